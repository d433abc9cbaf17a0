import DatelineDatasets

extension Explanation {
  /// The explanation for programs. Members keep their order; every setting has `value` and `origin`.
  public var json: JSONValue {
    let outputs = definition.outputs
    return .members([
      ("file", .string(definition.file)), ("dateline", .integer(definition.version)), ("name", .string(definition.name)),
      ("description", .string(definition.description)),
      (
        "vars",
        .object(definition.variables.map { JSONValue.Member($0.name, Self.sourced(.string($0.value), $0.origin)) })
      ),
      (
        "ingest",
        .array(
          definition.sources.map {
            .members([("name", .string($0.name)), ("reads", .string($0.path.resolved)), ("options", Self.object($0.settings))])
          })
      ),
      ("stages", .array(definition.stages.map(stage))), ("outputs", Self.object(outputs.settings)),
      ("tables", .array(outputs.tables.map(table))), ("directory", .string(outputs.directory.resolved)), ("files", .strings(files)),
      ("limits", Self.object(definition.limits.settings)),
      (
        "tests", .array(definition.tests.map { .members([("name", .string($0.name)), ("line", .integer($0.position.line))]) })
      ),
    ])
  }

  private func stage(_ use: StageUse) -> JSONValue {
    let description = StageCatalogue.description(of: use.definition.name)
    return .members([
      ("name", .string(description.name.rawValue)), ("needs", .strings(description.needs.map(\.rawValue))),
      ("reads", .strings(predecessors(of: description.name).map(\.rawValue))), ("options", Self.object(use.settings)),
    ])
  }

  private func table(_ table: TableDefinition) -> JSONValue {
    .members([
      ("name", .string(table.name)), ("table", .string(table.schema.name)),
      ("stage", StageCatalogue.stage(ofTable: table.schema.name).map { .string($0.rawValue) } ?? .null),
      ("columns", .strings(table.columns)), ("where", table.filter.map { .string($0.text) } ?? .null),
      ("origin", .string(table.origin.summary)),
    ])
  }

  private static func object(_ settings: Settings) -> JSONValue {
    .object(settings.all.map { JSONValue.Member($0.name, sourced($0.value.json, $0.origin)) })
  }

  private static func sourced(_ value: JSONValue, _ origin: Origin) -> JSONValue {
    .members([("value", value), ("origin", .string(origin.summary))])
  }
}

extension OptionValue {
  /// The value as JSON: sizes in bytes, shares as fractions.
  var json: JSONValue {
    switch self {
    case .none: .null
    case .text(let text): .string(text)
    case .path(let path): .string(path.written)
    case .boolean(let value): .boolean(value)
    case .integer(let value), .size(let value): .integer(value)
    case .number(let value), .share(let value): .number(value)
    case .list(let values): .array(values.map(\.json))
    }
  }
}
