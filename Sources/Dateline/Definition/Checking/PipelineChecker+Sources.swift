import DatelineIngest
import DatelineText

extension PipelineChecker {
  /// Reads `ingest`.
  mutating func readSources(_ node: YAMLNode?) -> [SourceDefinition] {
    guard let items = items(of: node, "ingest", of: "sources") else { return [] }
    var firstPlaces: [String: SourcePosition] = [:]
    var standardInput: SourcePosition?
    var sources: [SourceDefinition] = []
    for item in items {
      guard case .mapping(let pairs) = item.content else {
        report(item, "a source is made of keys and values such as 'name: wire' and 'path: in/*.txt', not \(item.kind)")
        continue
      }
      guard let source = readSource(pairs, item) else { continue }
      let place = settingPlace(pairs, "name", item)
      if let first = firstPlaces[source.name] {
        report(
          at: place, length: source.name.unicodeScalars.count, "two sources are named \(Quoted(source.name)); the first is at \(first)")
      } else {
        firstPlaces[source.name] = self.source.position(at: place)
      }
      if source.path.written == "-" {
        if let first = standardInput {
          report(at: settingPlace(pairs, "path", item), "two sources read standard input; the first is at \(first)")
        }
        standardInput = standardInput ?? self.source.position(at: settingPlace(pairs, "path", item))
      }
      sources.append(source)
    }
    return sources
  }

  /// Offset of the value of a key; of the whole when the key is not there.
  private func settingPlace(_ pairs: [YAMLNode.Pair], _ name: String, _ item: YAMLNode) -> Int {
    pairs.first { $0.name == name }?.value.start ?? item.start
  }

  private mutating func readSource(_ pairs: [YAMLNode.Pair], _ item: YAMLNode) -> SourceDefinition? {
    let name = pairs.first { $0.name == "name" }?.value.text
    let label = name.map { $0.contains("$") ? "a source" : "source \(Quoted($0))" } ?? "a source"
    let section = readSection(pairs, of: Section(label: label, noun: "key", options: SourceDefinition.options), at: item.start)
    let settings = section.settings
    let format = readFormat(section, item)
    checkFormatOptions(section, format)
    let fields = readFields(section.nodes["fields"], format, label)
    let date = readDocumentDate(section.nodes["document_date"])
    guard let path = settings[SourceDefinition.path] else { return nil }
    var all = settings
    if let format {
      all.set(Setting(name: "format", value: .text(format.rawValue), origin: all.setting(named: "format")?.origin ?? .formatDefault))
    }
    for setting in structureSettings(section, fields, date) { all.set(setting) }
    if format != .csv { all.remove("separator") }
    if format?.hasFields == false { all.remove("fields") }
    return SourceDefinition(
      name: settings[SourceDefinition.name], path: path, format: format ?? .text, fields: fields, documentDate: date,
      encoding: settings[SourceDefinition.encoding], separator: settings[SourceDefinition.separator], settings: all,
      position: source.position(at: item.start))
  }

  /// `fields` and `document_date` in the form of settings, for `explain`.
  private mutating func structureSettings(_ section: SectionContent, _ fields: [FieldMapping], _ date: DocumentDateRule) -> [Setting] {
    let dateValue: OptionValue =
      switch date {
      case .fixed(let day): .text(day.description)
      case .from(let evidence): .list(evidence.map { .text($0.rawValue) })
      }
    let mapping = fields.map { OptionValue.text("\($0.column.rawValue): \($0.field)") }
    return [
      Setting(name: "fields", value: mapping.isEmpty ? .none : .list(mapping), origin: origin(of: section.nodes["fields"])),
      Setting(name: "document_date", value: dateValue, origin: origin(of: section.nodes["document_date"])),
    ]
  }

  private mutating func origin(of node: YAMLNode?) -> Origin {
    guard let node else { return .formatDefault }
    let substitutions = node.text.map { variables.interpolate($0).substitutions } ?? []
    return Origin(.file(source.position(at: node.start)), substitutions: substitutions)
  }

  /// The format as written or as the path tells; reports one that nothing tells.
  private mutating func readFormat(_ section: SectionContent, _ item: YAMLNode) -> InputFormat? {
    if section.nodes["format"] != nil { return section.settings[SourceDefinition.format] }
    guard let path = section.settings[SourceDefinition.path] else { return nil }
    if let format = InputFormat(path: path.written) { return format }
    if let unread = InputFormat.unread(path: path.written), let node = section.nodes["path"] {
      report(
        node,
        "input format '\(unread)' is not available in this version; take the text out first, a document a file or a line of JSON Lines")
      return nil
    }
    let words = ValueType.alternatives(InputFormat.allCases.map(\.rawValue))
    report(item, "missing key 'format': the path does not tell whether the input is \(words)")
    return nil
  }

  private mutating func checkFormatOptions(_ section: SectionContent, _ format: InputFormat?) {
    guard let format else { return }
    if let node = section.nodes["separator"], format != .csv {
      report(node, "'separator' is for format csv; this source has format \(format.rawValue)")
    }
    if let node = section.nodes["fields"], !format.hasFields {
      report(node, "'fields' is for formats with named fields (jsonl, csv, tsv); this source has format \(format.rawValue)")
    }
  }

  private mutating func readFields(_ node: YAMLNode?, _ format: InputFormat?, _ label: String) -> [FieldMapping] {
    var mappings: [FieldMapping] = []
    for pair in pairs(of: node, "fields") {
      guard let column = DocumentField(rawValue: pair.name) else {
        let names = DocumentField.allCases.map(\.rawValue)
        let suggestion = FieldName.closest(to: pair.name, in: names)
        report(
          pair.key,
          "\(Quoted(pair.name)) is no column that 'fields' can fill"
            + (suggestion == nil ? "; columns: \(names.joined(separator: ", "))" : ""),
          suggestion: suggestion)
        continue
      }
      guard let scalar = resolve(pair.value, name: pair.name, expected: "the name of an input field") else { continue }
      if let problem = fieldProblem(scalar.text, format) {
        report(pair.value, "'\(pair.name)' \(problem)")
        continue
      }
      mappings.append(FieldMapping(column: column, field: scalar.text, position: source.position(at: pair.value.start)))
    }
    return mappings.sorted { ($0.column.order, $0.field) < ($1.column.order, $1.field) }
  }

  private func fieldProblem(_ field: String, _ format: InputFormat?) -> String? {
    if field.isEmpty { return "has an empty name of an input field" }
    guard format == .csv || format == .tsv, field.hasPrefix("#") else { return nil }
    let number = ValueChecker.integer(String(field.dropFirst()))
    return number.map { $0 > 0 } == true ? nil : "must name a header or a column number such as #1, not \(Quoted(field))"
  }

  private mutating func readDocumentDate(_ node: YAMLNode?) -> DocumentDateRule {
    guard let node else { return SourceDefinition.defaultDocumentDate }
    switch node.content {
    case .scalar: return dateRule(node, allowsDay: true) ?? SourceDefinition.defaultDocumentDate
    case .sequence, .invalid:
      report(node, "'document_date' must be a day, a kind of evidence, or {from: [...]}; write {from: ...} around the list")
    case .mapping(let pairs):
      let options = [
        OptionDescription("from", .structure("a list"), "Kinds of evidence, best first."),
        OptionDescription("fixed", .structure("a day"), "The day of all documents."),
      ]
      let section = readSection(pairs, of: Section(label: "document_date", noun: "key", options: options), at: node.start)
      if section.nodes.count > 1 { report(node, "'document_date' takes either 'from' or 'fixed', not both") }
      if pairs.isEmpty { report(node, "'document_date' is empty; write {from: [metadata, dateline, infer]}") }
      if let fixed = section.nodes["fixed"] { return day(fixed).map(DocumentDateRule.fixed) ?? SourceDefinition.defaultDocumentDate }
      if let from = section.nodes["from"] { return evidence(from) ?? SourceDefinition.defaultDocumentDate }
    }
    return SourceDefinition.defaultDocumentDate
  }

  private mutating func evidence(_ node: YAMLNode) -> DocumentDateRule? {
    guard case .sequence(let items) = node.content else { return dateRule(node, allowsDay: false) }
    var found: [DateEvidence] = []
    for item in items {
      guard case .from(let words)? = dateRule(item, allowsDay: false), let word = words.first else { continue }
      if found.contains(word) { report(item, "'\(word.rawValue)' is listed twice in 'from'") } else { found.append(word) }
    }
    if items.isEmpty { report(node, "'from' is an empty list") }
    return found.isEmpty ? nil : .from(found)
  }

  private mutating func day(_ node: YAMLNode) -> Day? {
    guard let scalar = resolve(node, name: "fixed", expected: "a day such as 2024-10-24") else { return nil }
    let day = Day(iso: scalar.text)
    if day == nil { report(node, "'fixed' must be a day such as 2024-10-24, not \(Quoted(scalar.text))") }
    return day
  }

  private mutating func dateRule(_ node: YAMLNode, allowsDay: Bool) -> DocumentDateRule? {
    let words = DateEvidence.allCases.map(\.rawValue)
    let expected = (allowsDay ? "a day such as 2024-10-24, or " : "") + ValueType.alternatives(words)
    guard let scalar = resolve(node, name: allowsDay ? "document_date" : "from", expected: expected) else { return nil }
    if let word = DateEvidence(rawValue: scalar.text) { return .from([word]) }
    if let day = Day(iso: scalar.text) {
      if allowsDay { return .fixed(day) }
      report(node, "'from' takes kinds of evidence; for one day write document_date: \(day)")
      return nil
    }
    let suggestion = WordSuggestion.closest(to: scalar.text, in: words)
    report(node, "'\(allowsDay ? "document_date" : "from")' must be \(expected), not \(Quoted(scalar.text))", suggestion: suggestion)
    return nil
  }
}

extension DocumentField {
  /// Place in the order of the data dictionary's input columns.
  fileprivate var order: Int { DocumentField.allCases.firstIndex(of: self) ?? 0 }
}

/// Guesses the column that a wrong key of `fields` means.
private enum FieldName {
  private static let meanings = [
    "id": "record_id", "body": "text", "content": "text", "headline": "title", "link": "url", "date": "published_on",
    "published": "published_on", "site": "publisher", "source": "publisher", "outlet": "publisher", "byline": "author", "lang": "language",
  ]

  static func closest(to name: String, in names: [String]) -> String? {
    meanings[name.lowercased()] ?? WordSuggestion.closest(to: name, in: names)
  }
}
