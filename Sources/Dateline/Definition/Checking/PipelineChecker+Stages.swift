extension PipelineChecker {
  /// An entry of `stages` or `outputs.tables`: a name alone, or a name with options.
  struct NamedEntry {
    var name: String
    var node: YAMLNode
    var options: [YAMLNode.Pair]
  }

  /// Reads `- name` or `- name: {options}`; nil, and an error, for anything else.
  mutating func namedEntry(_ item: YAMLNode, kind: String, isKnown: (String) -> Bool) -> NamedEntry? {
    switch item.content {
    case .scalar:
      guard let scalar = resolve(item, name: "\(kind)s", expected: "the name of a \(kind)") else { return nil }
      return NamedEntry(name: scalar.text, node: item, options: [])
    case .sequence, .invalid:
      report(item, "a \(kind) is a name, or a name with options; this is a list")
      return nil
    case .mapping(let pairs):
      guard let head = pairs.first(where: { isKnown($0.name) }) ?? pairs.first else {
        report(item, "a \(kind) is a name, or a name with options; this is empty")
        return nil
      }
      var entry = NamedEntry(name: head.name, node: head.key, options: [])
      if isKnown(head.name) || pairs.count == 1 { entry.options = self.pairs(of: head.value, head.name) }
      for pair in pairs where pair.key.start != head.key.start {
        if isKnown(pair.name) {
          report(pair.key, "the \(kind) '\(pair.name)' must be a list item of its own: begin it with '- '")
        } else {
          report(
            pair.key, "\(Quoted(pair.name)) stands beside the \(kind) \(Quoted(head.name)); indent it further to make it one of its options"
          )
        }
      }
      return entry
    }
  }

  /// Reads `stages`; nil when there is no list, so that nothing more is said of stages that do not run.
  mutating func readStages(_ node: YAMLNode?) -> [StageUse]? {
    guard let items = items(of: node, "stages", of: "stages") else { return nil }
    var uses: [(use: StageUse, node: YAMLNode)] = []
    for item in items {
      guard let entry = namedEntry(item, kind: "stage", isKnown: { StageName(rawValue: $0) != nil }) else { continue }
      guard let name = stageName(entry) else { continue }
      let use = readStage(name, entry)
      if let first = uses.first(where: { $0.use.definition.name == name }) {
        report(entry.node, "stage '\(name.rawValue)' is listed twice; the first is at \(first.use.position)")
      } else {
        uses.append((use, entry.node))
      }
    }
    checkOrder(uses)
    return uses.map(\.use)
  }

  /// The stage that an entry names; after a misspelling the one that was meant, so that its options and needs are checked all the same.
  private mutating func stageName(_ entry: NamedEntry) -> StageName? {
    if let name = StageName(rawValue: entry.name) { return name }
    let names = StageName.allCases.map(\.rawValue)
    let suggestion = WordSuggestion.closest(to: entry.name, in: names)
    report(
      entry.node, "unknown stage \(Quoted(entry.name))" + (suggestion == nil ? "; stages: \(names.joined(separator: ", "))" : ""),
      suggestion: suggestion)
    return suggestion.flatMap(StageName.init(rawValue:))
  }

  private mutating func readStage(_ name: StageName, _ entry: NamedEntry) -> StageUse {
    let description = StageCatalogue.description(of: name)
    let section = Section(label: "stage '\(name.rawValue)'", noun: "option", options: description.options)
    let content = readSection(entry.options, of: section, at: entry.node.start)
    return StageUse(
      definition: StageDefinition(name, content.settings), settings: content.settings, position: source.position(at: entry.node.start))
  }

  private mutating func checkOrder(_ uses: [(use: StageUse, node: YAMLNode)]) {
    let places = Dictionary(uses.enumerated().map { ($1.use.definition.name, $0) }) { first, _ in first }
    for (index, use) in uses.enumerated() {
      let description = StageCatalogue.description(of: use.use.definition.name)
      let name = description.name.rawValue
      for need in description.needs {
        guard let place = places[need] else {
          report(use.node, "stage '\(name)' needs '\(need.rawValue)' before it")
          continue
        }
        if place > index {
          report(
            use.node,
            "stage '\(name)' needs '\(need.rawValue)' before it; move '\(need.rawValue)' up from line \(uses[place].use.position.line)")
        }
      }
      for earlier in description.after where !description.needs.contains(earlier) {
        guard let place = places[earlier], place > index else { continue }
        report(uses[place].node, "stage '\(earlier.rawValue)' must come before '\(name)'")
      }
    }
  }
}
