import DatelineDatasets
import DatelineIngest
import DatelineText

extension PipelineChecker {
  /// Reads `tests`.
  mutating func readTests(_ node: YAMLNode?, running: Set<StageName>?) -> [TestDefinition] {
    guard let node, !node.isNull else { return [] }
    guard let items = items(of: node, "tests", of: "tests") else { return [] }
    var tests: [TestDefinition] = []
    var firstPlaces: [String: SourcePosition] = [:]
    for item in items {
      guard case .mapping(let pairs) = item.content else {
        report(item, "a test is made of 'name', 'document' and 'expect', not \(item.kind)")
        continue
      }
      let test = readTest(pairs, item, running)
      if let first = firstPlaces[test.name] {
        report(item, "two tests are named \(Quoted(test.name)); the first is at \(first)")
      } else if !test.name.isEmpty {
        firstPlaces[test.name] = test.position
      }
      tests.append(test)
    }
    return tests
  }

  private mutating func readTest(_ pairs: [YAMLNode.Pair], _ item: YAMLNode, _ running: Set<StageName>?) -> TestDefinition {
    let section = Section(label: "a test", noun: "key", options: TestDefinition.options)
    let content = readSection(pairs, of: section, at: item.start)
    let name = content.settings.setting(named: "name")?.value.description ?? ""
    return TestDefinition(
      name: name, document: readDocument(content.nodes["document"]), expectations: readExpectations(content.nodes["expect"], running),
      position: source.position(at: item.start))
  }

  private mutating func readDocument(_ node: YAMLNode?) -> [TestDefinition.Field] {
    guard let node else { return [] }
    let pairs = pairs(of: node, "document")
    var fields: [TestDefinition.Field] = []
    let names = DocumentField.allCases.map(\.rawValue)
    for pair in pairs {
      guard let column = DocumentField(rawValue: pair.name) else {
        let suggestion = WordSuggestion.closest(to: pair.name, in: names)
        report(
          pair.key, "unknown key \(Quoted(pair.name)) of document" + (suggestion == nil ? "; known: \(names.joined(separator: ", "))" : ""),
          suggestion: suggestion)
        continue
      }
      if let scalar = resolve(pair.value, name: pair.name, expected: "text") {
        if column == .publishedOn, Day(iso: scalar.text) == nil {
          report(pair.value, "'published_on' must be a day such as 2024-10-24, not \(Quoted(scalar.text))")
        }
        fields.append(TestDefinition.Field(column: column, value: scalar.text))
      }
    }
    if !pairs.contains(where: { $0.name == DocumentField.text.rawValue }) { report(node, "missing key 'text' of document") }
    return fields
  }

  private mutating func readExpectations(_ node: YAMLNode?, _ running: Set<StageName>?) -> [TestDefinition.Expectation] {
    guard let node else { return [] }
    let pairs = pairs(of: node, "expect")
    if pairs.isEmpty, node.isNull || node.text == nil { report(node, "'expect' names no table") }
    var expectations: [TestDefinition.Expectation] = []
    for pair in pairs {
      guard let schema = schema(named: pair.name, at: pair.key, running) else { continue }
      guard case .sequence(let items) = pair.value.content else {
        report(pair.value, "'\(schema.name)' must be a list of rows such as [{text: Final week}], not \(pair.value.kind)")
        continue
      }
      let rows = items.compactMap { readRow($0, schema) }
      expectations.append(
        TestDefinition.Expectation(table: schema, rows: rows, position: source.position(at: pair.key.start)))
    }
    return expectations
  }

  private mutating func readRow(_ item: YAMLNode, _ schema: TableSchema) -> TestDefinition.Row? {
    guard case .mapping(let pairs) = item.content, !pairs.isEmpty else {
      report(item, "a row is made of columns with their values such as {text: Final week}, not \(item.kind)")
      return nil
    }
    var cells: [TestDefinition.Cell] = []
    for pair in pairs {
      guard let index = schema.index(of: pair.name) else {
        report(
          pair.key, "table '\(schema.name)' has no column \(Quoted(pair.name))",
          suggestion: Suggestion.closest(to: pair.name, in: schema.columns.map(\.name)))
        continue
      }
      let position = source.position(at: pair.value.start)
      if pair.value.isNull {
        if schema.columns[index].required { report(pair.value, "column '\(pair.name)' of '\(schema.name)' is never null") }
        cells.append(TestDefinition.Cell(column: pair.name, text: nil, position: position))
      } else if let scalar = resolve(pair.value, name: pair.name, expected: "a value") {
        checkCell(scalar.text, schema.columns[index], schema, at: pair.value)
        cells.append(TestDefinition.Cell(column: pair.name, text: scalar.text, position: position))
      }
    }
    return TestDefinition.Row(cells: cells, position: source.position(at: item.start))
  }

  /// Reports a value that no cell of the column can have, so that a test cannot wait in vain.
  private mutating func checkCell(_ text: String, _ column: ColumnSchema, _ schema: TableSchema, at node: YAMLNode) {
    let fits: Bool
    let wanted: String
    switch column.type {
    case .string:
      if text.isEmpty { report(node, "an empty cell is null; write '\(column.name): null'") }
      guard !column.allowed.isEmpty else { return }
      (fits, wanted) = (text.isEmpty || column.allowed.contains(text), ValueType.alternatives(column.allowed))
    case .integer: (fits, wanted) = (ValueChecker.integer(text) != nil, "a whole number")
    case .number: (fits, wanted) = (ValueChecker.number(text) != nil, "a number")
    case .boolean: (fits, wanted) = (text == "true" || text == "false", "true or false")
    case .date: (fits, wanted) = (Day(iso: text) != nil, "a day such as 2024-10-24")
    }
    if fits { return }
    let words = column.type == .boolean ? ["true", "false"] : column.allowed
    report(
      node, "'\(column.name)' of '\(schema.name)' is \(wanted), never \(Quoted(text))",
      suggestion: WordSuggestion.closest(to: text, in: words))
  }
}
