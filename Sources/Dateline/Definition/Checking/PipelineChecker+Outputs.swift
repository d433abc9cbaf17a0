import DatelineDatasets

extension PipelineChecker {
  /// Reads `outputs`; nil when there is nothing to write to.
  mutating func readOutputs(_ node: YAMLNode?, running: Set<StageName>?) -> OutputDefinition? {
    let pairs = pairs(of: node, "outputs")
    let section: SectionContent
    if node == nil {
      section = SectionContent(settings: Settings(), nodes: [:])
    } else {
      section = readSection(pairs, of: Section(label: "outputs", noun: "key", options: OutputDefinition.options), at: node?.start ?? 0)
    }
    if let node = section.nodes["formats"] { checkWritable(node) }
    let tables = readTables(section.nodes["tables"], running: running)
    var settings = section.settings
    if let output {
      settings.set(
        Setting(name: "directory", value: .path(PipelinePath(output, relativeTo: ".")), origin: Origin(.commandLine("--output"))))
    }
    guard let directory = settings[OutputDefinition.directory] else { return nil }
    return OutputDefinition(
      directory: directory, formats: settings[OutputDefinition.formats], spreadsheetSafe: settings[OutputDefinition.spreadsheetSafe],
      newline: settings[OutputDefinition.newline], compressionLevel: settings[OutputDefinition.compression],
      report: settings[OutputDefinition.report], tables: tables, settings: settings)
  }

  /// Reports formats whose library this build does not have.
  private mutating func checkWritable(_ node: YAMLNode) {
    guard case .sequence(let items) = node.content else { return }
    let writable = DatasetFormat.allCases.filter { format in ContainerFormat(format).map(containers.contains) ?? true }
    for item in items {
      guard let text = item.text, let format = DatasetFormat(rawValue: variables.interpolate(text).text),
        let container = ContainerFormat(format), !containers.contains(container)
      else { continue }
      let remedy = "install \(container.systemPackage) and build with --traits \(container.trait)"
      let others = writable.map(\.rawValue).joined(separator: ", ")
      report(item, "this build cannot write '\(format.rawValue)': \(remedy); this build writes \(others)")
    }
  }

  private mutating func readTables(_ node: YAMLNode?, running: Set<StageName>?) -> [TableDefinition] {
    var tables: [TableDefinition] = []
    var firstPlaces: [String: SourcePosition] = [:]
    if node == nil {
      tables = TableSchema.all.filter { isPossible($0, running ?? []) }.map(defaultTable)
    } else {
      for item in items(of: node, "tables", of: "tables") ?? [] {
        guard let entry = namedEntry(item, kind: "table", isKnown: { TableSchema.named($0) != nil }) else { continue }
        guard let table = readTable(entry, running) else { continue }
        checkUnique(table.definition.name, at: table.nameOffset, &firstPlaces)
        tables.append(table.definition)
      }
    }
    if !tables.contains(where: { $0.schema.name == TableSchema.rejects.name }) { tables.append(defaultTable(.rejects)) }
    return tables
  }

  private func defaultTable(_ schema: TableSchema) -> TableDefinition {
    TableDefinition(
      name: schema.name, schema: schema, columns: schema.columns.map(\.name), filter: nil, origin: .formatDefault)
  }

  private func isPossible(_ schema: TableSchema, _ running: Set<StageName>) -> Bool {
    StageCatalogue.stage(ofTable: schema.name).map(running.contains) ?? true
  }

  private mutating func checkUnique(_ name: String, at offset: Int, _ firstPlaces: inout [String: SourcePosition]) {
    if let first = firstPlaces[name] {
      let message = "two tables are named '\(name)'; the first is at \(first); give one of them another 'name'"
      report(at: offset, length: name.unicodeScalars.count, message)
    } else {
      firstPlaces[name] = source.position(at: offset)
    }
  }

  /// The schema of a table, checked for being known and possible.
  /// After a misspelling it is that of the table that was meant, so that columns and filter are checked all the same.
  mutating func schema(named name: String, at node: YAMLNode, _ running: Set<StageName>?) -> TableSchema? {
    guard let schema = TableSchema.named(name) else {
      let names = TableSchema.all.map(\.name)
      let suggestion = WordSuggestion.closest(to: name, in: names)
      report(
        node, "unknown table \(Quoted(name))" + (suggestion == nil ? "; tables: \(names.joined(separator: ", "))" : ""),
        suggestion: suggestion)
      return suggestion.flatMap(TableSchema.named)
    }
    if let stage = StageCatalogue.stage(ofTable: name), let running, !running.contains(stage) {
      report(node, "table '\(name)' needs stage '\(stage.rawValue)', which does not run; add it to 'stages' or remove the table")
    }
    return schema
  }

  private mutating func readTable(
    _ entry: NamedEntry, _ running: Set<StageName>?
  ) -> (definition: TableDefinition, nameOffset: Int)? {
    guard let schema = schema(named: entry.name, at: entry.node, running) else { return nil }
    let section = Section(label: "table '\(schema.name)'", noun: "option", options: TableDefinition.options)
    let content = readSection(entry.options, of: section, at: entry.node.start)
    var table = defaultTable(schema)
    table.origin = Origin(.file(source.position(at: entry.node.start)))
    if case .text(let name)? = content.settings.setting(named: "name")?.value, let node = content.nodes["name"] {
      if let problem = TableOutput.nameProblem(name) { report(node, problem) }
      if name == TableSchema.rejects.name, schema != .rejects {
        report(node, "the name 'rejects' is kept for the table of rejected inputs")
      }
      table.name = name
    }
    if case .list(let values)? = content.settings.setting(named: "columns")?.value, let node = content.nodes["columns"] {
      table.columns = values.map(\.description)
      checkColumns(table.columns, node, schema)
    }
    if let node = content.nodes["where"] { readFilter(node, into: &table) }
    return (table, (content.nodes["name"] ?? entry.node).start)
  }

  private mutating func checkColumns(_ columns: [String], _ node: YAMLNode, _ schema: TableSchema) {
    guard case .sequence(let items) = node.content else { return }
    for problem in TableOutput.columnProblems(columns, table: schema) {
      let name = problem.entry.map { columns[$0] }
      let item = items.first { item in item.text.map { variables.interpolate($0).text == name } ?? false }
      report(item ?? node, problem.message, suggestion: item == nil ? nil : problem.suggestion)
    }
  }

  /// Parses `where`; each problem is reported at its own place inside the value.
  private mutating func readFilter(_ node: YAMLNode, into table: inout TableDefinition) {
    guard let text = node.text, !node.isNull else { return }
    let interpolation = variables.interpolate(text)
    guard interpolation.problems.isEmpty, !interpolation.isPoisoned else { return }
    switch Filter.parse(interpolation.text, table: table.schema) {
    case .success(let filter): table.filter = filter
    case .failure(let failure):
      let places = ScalarMap(node, in: source).byteOffsets(of: interpolation)
      for problem in failure {
        let start = places[min(max(0, problem.offset), places.count - 1)]
        let end = places[min(max(0, problem.offset + problem.length), places.count - 1)]
        report(
          at: start, length: end - start, "in 'where' of table '\(table.schema.name)': \(problem.message)", suggestion: problem.suggestion)
      }
    }
  }
}
