import DatelineDatasets

/// A mapping with known keys.
struct Section {
  /// What it is, as in "unknown key 'x' of LABEL"; empty for the top level.
  var label: String
  /// What its keys are called.
  var noun: String
  /// Its keys.
  var options: [OptionDescription]
}

/// A value after `${...}` has been replaced.
struct ResolvedScalar {
  var text: String
  var node: YAMLNode
  var interpolation: Interpolation
}

extension PipelineChecker {
  /// Items that the list of an option may have.
  static let longestList = 256

  /// The keys of a section that were read.
  struct SectionContent {
    /// Checked scalars and lists, with defaults where nothing was written.
    var settings: Settings
    /// The node of every key that was written, structures included.
    var nodes: [String: YAMLNode]
  }

  /// Reads a section: unknown and missing keys, types, ranges and words are reported, structures are left to the caller.
  mutating func readSection(_ pairs: [YAMLNode.Pair], of section: Section, at offset: Int) -> SectionContent {
    var content = SectionContent(settings: Settings(), nodes: [:])
    var written: [String: Setting] = [:]
    for pair in pairs {
      // What a misspelled key holds is checked as if the key were right, so that no problem waits behind another.
      let name = section.options.contains { $0.name == pair.name } ? pair.name : reportUnknown(pair, in: section)
      guard let option = section.options.first(where: { $0.name == name }) else { continue }
      if name != pair.name, content.nodes[option.name] != nil || pairs.contains(where: { $0.name == name }) { continue }
      content.nodes[option.name] = pair.value
      if case .structure = option.type { continue }
      if let setting = setting(option, pair.value) { written[option.name] = setting }
    }
    for option in section.options {
      if option.isRequired, content.nodes[option.name] == nil { reportMissing(option, in: section, at: offset) }
      if case .structure = option.type { continue }
      content.settings.set(written[option.name] ?? Setting(name: option.name, value: option.fallback, origin: .formatDefault))
    }
    return content
  }

  private mutating func reportMissing(_ option: OptionDescription, in section: Section, at offset: Int) {
    if section.label.isEmpty, option.name == "dateline" {
      report(at: offset, "missing key 'dateline'; begin the file with 'dateline: 1', the version of the format")
    } else if section.label == "outputs", option.name == "directory", output != nil {
      return
    } else {
      let owner = section.label.isEmpty ? "" : " of \(section.label)"
      let example = option.example.isEmpty ? "" : ", such as '\(option.name): \(option.example)'"
      report(at: offset, "missing key '\(option.name)'\(owner)\(example)")
    }
  }

  /// Reports a key that the section does not have; gives the key that was meant, where that is clear.
  private mutating func reportUnknown(_ pair: YAMLNode.Pair, in section: Section) -> String? {
    let owner = section.label.isEmpty ? "" : " of \(section.label)"
    let message = "unknown \(section.noun) \(Quoted(pair.name))\(owner)"
    let names = section.options.map(\.name)
    let length = pair.key.end - pair.key.start
    if let suggestion = WordSuggestion.closest(to: pair.name, in: names) {
      report(at: pair.key.start, length: length, message, suggestion: suggestion)
      return suggestion
    }
    if let home = PipelineFormat.homes(of: pair.name) {
      report(at: pair.key.start, length: length, "\(message); '\(pair.name)' belongs under \(home)")
    } else {
      let known = names.isEmpty ? "; it has no options" : "; known: \(names.joined(separator: ", "))"
      report(at: pair.key.start, length: length, message + known)
    }
    return nil
  }

  /// Checks one key; nil when it is wrong and reported.
  private mutating func setting(_ option: OptionDescription, _ node: YAMLNode) -> Setting? {
    var substitutions: [Origin.Substitution] = []
    guard let value = value(of: node, option.type, name: option.name, &substitutions) else { return nil }
    let origin = Origin(.file(source.position(at: node.start)), substitutions: substitutions)
    return Setting(name: option.name, value: value, origin: origin)
  }

  private mutating func value(
    of node: YAMLNode, _ type: ValueType, name: String, _ substitutions: inout [Origin.Substitution]
  ) -> OptionValue? {
    if case .list(let element) = type { return list(of: node, element, name: name, &substitutions) }
    guard let scalar = resolve(node, name: name, expected: type.description) else { return nil }
    substitutions += scalar.interpolation.substitutions
    switch ValueChecker(folder: folder).check(scalar.text, type) {
    case .success(let value): return value
    case .failure(let fault):
      report(node, "'\(name)' \(fault.message)", suggestion: fault.suggestion)
      return nil
    }
  }

  private mutating func list(
    of node: YAMLNode, _ element: ValueType, name: String, _ substitutions: inout [Origin.Substitution]
  ) -> OptionValue? {
    let type = ValueType.list(element)
    guard case .sequence(let items) = node.content else {
      let hint = node.isNull ? "" : node.text.map { "; write [\($0.unicodeScalars.count > 40 ? "..." : $0)]" } ?? ""
      report(node, "'\(name)' must be \(type), not \(node.kind)\(hint)")
      return nil
    }
    if items.isEmpty || items.count > Self.longestList {
      let size = items.isEmpty ? "is an empty list; leave the key out for its default" : "has more than \(Self.longestList) items"
      report(node, "'\(name)' \(size)")
      return nil
    }
    var values: [OptionValue] = []
    for item in items {
      guard let value = value(of: item, element, name: name, &substitutions) else { continue }
      if values.contains(value) {
        report(item, "\(Quoted(value.description)) is listed twice in '\(name)'")
      } else {
        values.append(value)
      }
    }
    return .list(values)
  }

  /// The text of a scalar with its variables replaced; nil, and an error, when it is none.
  mutating func resolve(_ node: YAMLNode, name: String, expected: String) -> ResolvedScalar? {
    guard let text = node.text, !node.isNull else {
      let found = node.isNull ? "has no value; expected \(expected)" : "must be \(expected), not \(node.kind)"
      let comment = node.isNull ? commentHint(node) : ""
      report(node, "'\(name)' \(found)\(comment)")
      return nil
    }
    let interpolation = variables.interpolate(text)
    report(interpolation, in: node)
    guard interpolation.problems.isEmpty, !interpolation.isPoisoned else { return nil }
    return ResolvedScalar(text: interpolation.text, node: node, interpolation: interpolation)
  }

  /// `text: #3` is a comment to YAML; whoever writes it means the third column.
  private func commentHint(_ node: YAMLNode) -> String {
    var offset = node.end
    while let scalar = source[offset], scalar == " " { offset += 1 }
    guard source[offset] == "#", let next = source[offset + 1], next.properties.numericType != nil else { return "" }
    return "; '#' begins a comment, so put '#\(next)' in quotes"
  }
}
