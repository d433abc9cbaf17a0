/// `datapackage.json`: Frictionless Data Package v2 with Table Schemas. Own keys begin with `dateline:`.
///
/// It promises only what holds in the files: a foreign key is there if the referenced table is in the package under its own name and
/// unfiltered, and if both sides have the columns; the order of rows is cut where a column of it is missing.
struct DataPackage {
  let outputs: [TableOutput]
  let files: [WrittenFile]
  /// Whether rows name documents of earlier runs.
  var namesEarlierRuns = false

  /// The descriptor as JSON.
  func json(name: String, description: String?) -> JSONValue {
    let isSafe = outputs.contains(where: \.isSpreadsheetSafe)
    return .members([
      ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      ("name", .string(name)),
      ("description", description.map(JSONValue.string)),
      ("dateline:spreadsheetSafe", isSafe ? "'" : .null),
      ("dateline:offsets", "unicode code points, end excluded"),
      ("dateline:containers", containers(name).isEmpty ? nil : .strings(containers(name).map(\.path))),
      ("resources", .array(outputs.indices.compactMap { resource(outputs[$0]) ?? containedResource($0, name) })),
    ])
  }

  /// The containers with their paths.
  private func containers(_ name: String) -> [(format: ContainerFormat, path: String)] {
    ContainerFormat.allCases.filter { format in outputs.contains { $0.containers.contains(format) } }.map { ($0, $0.path(of: name)) }
  }

  /// The part of a container that stands for an output without files of its own: a sheet of the workbook or else a table of the database.
  private func containedResource(_ index: Int, _ name: String) -> JSONValue? {
    let output = outputs[index]
    guard let (format, path) = containers(name).first(where: { output.containers.contains($0.format) }),
      let file = files.first(where: { $0.path == path })
    else { return nil }
    let place = format == .xlsx ? SheetNames.first(of: outputs.map { $0.containers.contains(.xlsx) ? $0.name : nil })[index] : output.name
    return .members([
      ("name", .string(output.name)),
      ("type", "table"),
      ("path", .string(path)),
      ("description", .string(output.table.description)),
      ("scheme", "file"),
      ("format", .string(format.rawValue)),
      ("mediatype", .string(format.mediaType)),
      ("encoding", "utf-8"),
      ("bytes", .integer(file.bytes)),
      ("hash", .string("sha256:" + file.sha256)),
      // Table Dialect knows `sheetName` and `table`; `excel` is what frictionless-py goes by.
      (
        "dialect",
        format == .xlsx ? ["header": true, "sheetName": .string(place), "excel": ["sheet": .string(place)]] : ["table": .string(place)]
      ),
      ("schema", schema(output)),
      ("dateline:table", output.name == output.table.name ? nil : .string(output.table.name)),
      ("dateline:where", output.filter.map { .string($0.text) }),
      ("dateline:rows", .integer(index < file.tableRows.count ? file.tableRows[index] : 0)),
      ("dateline:sortedBy", .strings(sortedBy(output))),
    ])
  }

  /// The file that stands for an output: CSV if there is one.
  private func resource(_ output: TableOutput) -> JSONValue? {
    guard let format = output.formats.first(where: \.isCSV) ?? output.formats.first,
      let file = files.first(where: { $0.path == output.path(format) })
    else { return nil }
    let twin = format.isCSV ? output.formats.first { !$0.isCSV } : nil
    let copies = output.formats.filter { $0 != format && $0 != twin }
    return .members([
      ("name", .string(output.name)),
      ("type", "table"),
      ("path", .string(file.path)),
      ("description", .string(output.table.description)),
      ("scheme", "file"),
      ("format", format.isCSV ? "csv" : "jsonl"),
      ("mediatype", format.isCSV ? "text/csv" : "application/jsonl"),
      ("compression", format.isCompressed ? "gz" : nil),
      ("encoding", "utf-8"),
      ("bytes", .integer(file.bytes)),
      ("hash", .string("sha256:" + file.sha256)),
      ("dialect", format.isCSV ? dialect(output) : nil),
      ("schema", schema(output)),
      ("dateline:table", output.name == output.table.name ? nil : .string(output.table.name)),
      ("dateline:where", output.filter.map { .string($0.text) }),
      ("dateline:rows", .integer(file.rows ?? 0)),
      ("dateline:sortedBy", .strings(sortedBy(output))),
      ("dateline:jsonl", twin.map { .string(output.path($0)) }),
      ("dateline:copies", copies.isEmpty ? nil : .strings(copies.map(output.path))),
    ])
  }

  private func dialect(_ output: TableOutput) -> JSONValue {
    [
      "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": output.newline == .crlf ? "\r\n" : "\n", "header": true,
    ]
  }

  private func schema(_ output: TableOutput) -> JSONValue {
    let names = Set(output.columns.map { output.table.columns[$0].name })
    let hasKey = output.table.primaryKey.allSatisfy(names.contains)
    let foreignKeys = foreignKeys(output)
    return .members([
      ("fields", .array(output.columns.map { field(output.table.columns[$0]) })),
      ("primaryKey", hasKey ? .strings(output.table.primaryKey) : nil),
      ("missingValues", [""]),
      ("foreignKeys", foreignKeys.isEmpty ? nil : .array(foreignKeys.map(json))),
    ])
  }

  private func field(_ column: ColumnSchema) -> JSONValue {
    let constraints: [(String, JSONValue?)] = [
      ("required", column.required ? true : nil),
      ("unique", column.unique ? true : nil),
      ("minimum", column.minimum.map(JSONValue.integer)),
      ("maximum", column.maximum.map(JSONValue.integer)),
      ("enum", column.allowed.isEmpty ? nil : .strings(column.allowed)),
    ]
    return .members([
      ("name", .string(column.name)),
      ("type", .string(column.type.rawValue)),
      ("description", .string(column.description)),
      ("constraints", constraints.allSatisfy { $0.1 == nil } ? nil : .members(constraints)),
    ])
  }

  private func json(_ key: ForeignKey) -> JSONValue {
    [
      "fields": .strings(key.columns),
      "reference": ["resource": .string(key.table), "fields": .strings(key.referencedColumns)],
    ]
  }

  /// The foreign keys that hold.
  func foreignKeys(_ output: TableOutput) -> [ForeignKey] {
    let names = Set(output.columns.map { output.table.columns[$0].name })
    return output.table.foreignKeys.filter { key in
      key.columns.allSatisfy(names.contains) && !(namesEarlierRuns && key.reachesEarlierRuns)
        && isComplete(key.table, columns: key.referencedColumns)
    }
  }

  /// Whether the package holds all rows of a table, with some columns, under the table's own name.
  func isComplete(_ table: String, columns: [String]) -> Bool {
    outputs.contains { output in
      output.name == table && output.table.name == table && output.filter == nil && output.isWritten
        && columns.allSatisfy { name in output.columns.contains { output.table.columns[$0].name == name } }
    }
  }

  /// The columns that the rows of the file are ordered by, as far as the package can show it.
  private func sortedBy(_ output: TableOutput) -> [String] {
    let names = output.columns.map { output.table.columns[$0].name }
    return Array(
      output.table.sortedBy.prefix { column in
        column == "documents"
          ? names.contains("document_id") && isComplete("documents", columns: ["document_id"]) : names.contains(column)
      })
  }
}
