import DatelineDatasets
import DatelineIngest

/// The tables of a finished run, as its `datapackage.json` tells where they are, in any of the forms that hold one table a file.
struct PublishedTables {
  /// A row by the names of its columns; what the table leaves empty is nil.
  struct Row {
    let values: [String: String]
    subscript(column: String) -> String? { values[column] }
  }

  /// A table as one file holds it.
  struct Table {
    let path: String
    let form: TableFileReader.Form
    /// Columns of text in a CSV file whose values may begin with the mark that keeps spreadsheets from running them; none if there is no such mark.
    let markedColumns: Set<String>
    let columns: Set<String>
    let isFiltered: Bool
  }

  /// The output folder.
  let folder: String
  private let resources: [JSONValue]
  private let mark: String?

  /// Opens an output folder.
  ///
  /// - Throws: `RunError` if it is none.
  init(_ folder: String) throws(RunError) {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    guard let package = JSONValue(contentsOfFile: folder + "/datapackage.json"), let resources = package[key: "resources"]?.arrayValue
    else {
      throw RunError(
        .missingInput,
        "'\(folder)' is no output folder of a run: it holds no datapackage.json; give the folder that 'dateline run' wrote (outputs.directory, --output)"
      )
    }
    self.resources = resources
    mark = package[key: "dateline:spreadsheetSafe"]?.stringValue
  }

  /// The fullest file of a table: not filtered rather than filtered, JSON Lines rather than CSV; nil if there is none with all of `columns`.
  func table(_ name: String, columns: [String]) -> Table? {
    let all = resources.flatMap { files(of: $0, name) }.filter { $0.columns.isSuperset(of: columns) }
    return all.first { !$0.isFiltered && $0.form == .jsonLines } ?? all.first { !$0.isFiltered } ?? all.first
  }

  /// The same, or an error that says what to add to the pipeline.
  func required(_ name: String, columns: [String]) throws(RunError) -> Table {
    if let table = table(name, columns: columns) { return table }
    guard let present = table(name, columns: []) else {
      throw RunError(
        .badDefinition,
        "'\(folder)' has no table '\(name)' as csv or jsonl; add '\(name)' to outputs.tables of its pipeline, and csv.gz to outputs.formats, and run it again"
      )
    }
    let missing = columns.filter { !present.columns.contains($0) }
    throw RunError(
      .badDefinition,
      "table '\(name)' of '\(folder)' has no column \(missing.map { "'\($0)'" }.joined(separator: ", ")); list it in the columns of that table in its pipeline, "
        + "and run it again")
  }

  /// The files of one resource, if it is of a table.
  private func files(of resource: JSONValue, _ name: String) -> [Table] {
    guard let own = resource[key: "name"]?.stringValue, (resource[key: "dateline:table"]?.stringValue ?? own) == name else { return [] }
    let paths =
      [resource[key: "path"], resource[key: "dateline:jsonl"]].compactMap { $0?.stringValue }
      + (resource[key: "dateline:copies"]?.arrayValue ?? []).compactMap(\.stringValue)
    let fields = resource[key: "schema"]?[key: "fields"]?.arrayValue ?? []
    let names = fields.compactMap { $0[key: "name"]?.stringValue }
    let texts = fields.filter { $0[key: "type"]?.stringValue == "string" }.compactMap { $0[key: "name"]?.stringValue }
    return paths.compactMap { path in
      let form: TableFileReader.Form? =
        if path.hasSuffix(".jsonl") || path.hasSuffix(".jsonl.gz") {
          .jsonLines
        } else if path.hasSuffix(".csv") || path.hasSuffix(".csv.gz") {
          .csv
        } else {
          nil
        }
      guard let form, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else { return nil }
      return Table(
        path: folder + "/" + path, form: form, markedColumns: mark == nil || form == .jsonLines ? [] : Set(texts), columns: Set(names),
        isFiltered: resource[key: "dateline:where"]?.stringValue != nil)
    }
  }

  /// The rows of a table in which one of `words` occurs anywhere, in the order of the file.
  func rows(of table: Table, holding words: Set<String>) throws(RunError) -> [Row] {
    let wanted = words.sorted().map { Array($0.utf8) }
    var rows: [Row] = []
    do {
      let reader = try TableFileReader(path: table.path, form: table.form)
      while let record = try reader.next(holding: wanted) {
        switch record {
        case .fields(let fields): rows.append(row(fields, reader.header, table))
        case .line(let line): rows.append(try row(line, table))
        }
      }
    } catch let error as IngestError {
      throw RunError(.failed, "\(error.file): \(error.problem); \(error.remedy)")
    } catch {
      throw RunError(error)
    }
    return rows
  }

  private func row(_ fields: [String], _ header: [String], _ table: Table) -> Row {
    var values: [String: String] = [:]
    for (name, field) in zip(header, fields) where !field.isEmpty {
      let isMarked = mark.map { table.markedColumns.contains(name) && field.hasPrefix($0) } ?? false
      values[name] = isMarked ? String(field.unicodeScalars.dropFirst()) : field
    }
    return Row(values: values)
  }

  private func row(_ line: [UInt8], _ table: Table) throws(RunError) -> Row {
    guard case .object(let members)? = JSONValue(parsing: line) else {
      throw RunError(.failed, "\(table.path): a line is no JSON object; run the pipeline again")
    }
    var values: [String: String] = [:]
    for member in members {
      switch member.value {
      case .string(let text): values[member.key] = text
      case .integer(let number): values[member.key] = String(number)
      case .number(let number): values[member.key] = "\(number)"
      case .boolean(let value): values[member.key] = value ? "true" : "false"
      case .null, .array, .object: continue
      }
    }
    return Row(values: values)
  }
}
