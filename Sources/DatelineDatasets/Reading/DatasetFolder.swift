import Glibc

/// The output folder of a run, to be read: which tables it holds, and in which files.
///
/// ```swift
/// let folder = try DatasetFolder("out")
/// if let dates = try folder.table(.dates) { let reader = try dates.reader() }
/// ```
public struct DatasetFolder: Sendable {
  /// A table of the folder.
  public struct Table: Sendable, Hashable {
    /// Name of its files.
    public let name: String
    /// The table of the data dictionary.
    public let schema: TableSchema
    /// The file that is read: CSV if there is one.
    public let path: String
    /// Form of that file.
    public let format: OutputFormat
    /// Whether text in CSV that begins with `'` loses it.
    public let isSpreadsheetSafe: Bool
    /// Whether a filter of the pipeline left rows out.
    public let isFiltered: Bool

    /// Opens the file.
    ///
    /// - Parameter needed: Columns that it must have; nil for those of the key.
    /// - Returns: A reader at the first row.
    /// - Throws: `TableReadError` if it cannot be read, its columns are not those of the table, or one that is needed is missing.
    public func reader(columns needed: [String]? = nil) throws(TableReadError) -> TableReader {
      try TableReader(path: path, table: schema, format: format, isSpreadsheetSafe: isSpreadsheetSafe, columns: needed)
    }

    /// The rows that hold one of some words, whole, in one of some columns, in the order of the file.
    ///
    /// - Throws: `TableReadError` if the file cannot be read.
    /// - Complexity: O(bytes of the file); memory is that of the rows given.
    public func rows(where columns: [String], isOneOf words: Set<String>) throws(TableReadError) -> [RowBuffer.Row] {
      let reader = try reader(columns: [])
      reader.selection = RowSelection(schema, where: columns, isOneOf: words)
      var rows = RowBuffer(table: schema)
      while try reader.read(512, into: &rows) > 0 {}
      return rows.all
    }
  }

  /// The folder.
  public let path: String
  /// Its tables in the order of the data dictionary, those of one table by name.
  public let tables: [Table]

  /// Looks for tables in a folder. Only names are looked at, and `datapackage.json` for tables under other names; it may be missing.
  ///
  /// - Throws: `TableReadError` if there is no folder, or none that a run has made.
  public init(_ path: String) throws(TableReadError) {
    var path = path.isEmpty ? "." : path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    let wanted = "give the folder that 'dateline run' wrote (outputs.directory, or --output)"
    guard Folder.exists(path) else {
      throw TableReadError(.noDataset, path: path, message: "there is no such folder; \(wanted)")
    }
    guard Folder.isFolder(path) else {
      let isPipeline = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
      let hint = isPipeline ? "a pipeline file; run it first, then give its output folder" : "a file; give the output folder of a run"
      throw TableReadError(.noDataset, path: path, message: "this is \(hint)")
    }
    guard access(path, R_OK | X_OK) == 0 else {
      throw TableReadError(path: path, message: "this folder cannot be read: \(String(cString: strerror(errno)))")
    }
    guard Folder.isFolder(path + "/data") else {
      let below = (try? Folder.names(path))?.first { Folder.exists("\(path)/\($0)/manifest.json") }
      let hint = below.map { "did you mean '\(path)/\($0)'?" } ?? wanted
      throw TableReadError(.noDataset, path: path, message: "this is no output folder of a run: it has no folder 'data'; \(hint)")
    }
    let names: [String]
    do { names = try Folder.names(path + "/data") } catch { throw TableReadError(path: error.path, message: error.message) }
    let package = Folder.contents(path + "/datapackage.json").flatMap(JSONValue.init(parsing:))
    let isSafe = package?[key: "dateline:spreadsheetSafe"]?.stringValue != nil
    var found: [Table] = []
    for format in [OutputFormat.csv, .csvGz, .jsonl, .jsonlGz] {
      let suffix = "." + format.rawValue
      for file in names where file.hasSuffix(suffix) {
        let name = String(file.dropLast(suffix.count))
        let resource = package?[key: "resources"]?.arrayValue?.first { $0[key: "name"]?.stringValue == name }
        guard !found.contains(where: { $0.name == name }),
          let schema = TableSchema.named(resource?[key: "dateline:table"]?.stringValue ?? name)
        else { continue }
        found.append(
          Table(
            name: name, schema: schema, path: "\(path)/data/\(file)", format: format, isSpreadsheetSafe: isSafe,
            isFiltered: resource?[key: "dateline:where"]?.stringValue != nil))
      }
    }
    guard !found.isEmpty else {
      throw TableReadError(
        .lacking, path: path + "/data",
        message: "holds no table as CSV or JSON Lines; add csv.gz to outputs.formats of the pipeline and run it again")
    }
    let order = TableSchema.all.map(\.name)
    tables = found.sorted { a, b in
      let (first, second) = (order.firstIndex(of: a.schema.name) ?? 0, order.firstIndex(of: b.schema.name) ?? 0)
      return first != second ? first < second : a.name < b.name
    }
  }

  /// All tables that hold rows of one, the fullest first: those without a filter, and of these the one under its own name.
  public func candidates(_ schema: TableSchema) -> [Table] {
    func rank(_ table: Table) -> Int { (table.isFiltered ? 2 : 0) + (table.name == schema.name ? 0 : 1) }
    return tables.filter { $0.schema.name == schema.name }.sorted { (rank($0), $0.name) < (rank($1), $1.name) }
  }

  /// The fullest table with some columns.
  ///
  /// - Returns: The first of the candidates that has them all; nil if none has.
  /// - Throws: `TableReadError` if a table cannot be read.
  public func table(_ schema: TableSchema, columns: [String] = []) throws(TableReadError) -> Table? {
    for table in candidates(schema) {
      let held = try table.reader(columns: []).columns
      if columns.allSatisfy({ schema.index(of: $0).map(held.contains) ?? false }) { return table }
    }
    return nil
  }
}

extension DatasetFolder {
  /// Whether there is a folder of that name.
  package static func isFolder(_ path: String) -> Bool { Folder.isFolder(path) }

  /// Names in a folder, bytewise order.
  package static func names(_ path: String) throws(DatasetError) -> [String] { try Folder.names(path) }

  /// Removes a folder with all that is in it, as far as it can be; symbolic links are removed, not followed. For folders that the caller made.
  package static func remove(_ path: String) {
    try? Folder.empty(path)
    Folder.remove(path)
  }
}
