import Glibc

/// The output folder of a run, to be read: which tables it holds, and in which files.
///
/// ```swift
/// let folder = try DatasetFolder("out")
/// if let dates = folder.table(.dates) { let reader = try dates.reader() }
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

    /// Opens the file.
    ///
    /// - Throws: `TableReadError` if it cannot be read or its columns are not those of the table.
    public func reader() throws(TableReadError) -> TableReader {
      try TableReader(path: path, table: schema, format: format, isSpreadsheetSafe: isSpreadsheetSafe)
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
    guard Folder.exists(path) else {
      throw TableReadError(path: path, message: "there is no such folder; give the output folder of a run (outputs.directory, or --output)")
    }
    guard Folder.isFolder(path) else {
      let isPipeline = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
      let hint = isPipeline ? "a pipeline file; run it first, then give its output folder" : "a file; give the output folder of a run"
      throw TableReadError(path: path, message: "this is \(hint)")
    }
    guard access(path, R_OK | X_OK) == 0 else {
      throw TableReadError(path: path, message: "this folder cannot be read: \(String(cString: strerror(errno)))")
    }
    guard Folder.isFolder(path + "/data") else {
      let below = (try? Folder.names(path))?.first { Folder.exists("\(path)/\($0)/manifest.json") }
      let hint = below.map { "; did you mean '\(path)/\($0)'?" } ?? ""
      throw TableReadError(path: path, message: "this is no output folder of a run: it has no folder 'data'\(hint)")
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
        guard !found.contains(where: { $0.name == name }), let schema = Self.schema(name, package) else { continue }
        found.append(Table(name: name, schema: schema, path: "\(path)/data/\(file)", format: format, isSpreadsheetSafe: isSafe))
      }
    }
    guard !found.isEmpty else {
      throw TableReadError(
        path: path + "/data", message: "holds no table as CSV or JSON Lines; add csv.gz to outputs.formats of the pipeline and run it again"
      )
    }
    let order = TableSchema.all.map(\.name)
    tables = found.sorted { a, b in
      let (first, second) = (order.firstIndex(of: a.schema.name) ?? 0, order.firstIndex(of: b.schema.name) ?? 0)
      return first != second ? first < second : a.name < b.name
    }
  }

  /// A table under its own name, else the first that holds rows of it under another.
  public func table(_ schema: TableSchema) -> Table? {
    tables.first { $0.name == schema.name } ?? tables.first { $0.schema.name == schema.name }
  }

  private static func schema(_ name: String, _ package: JSONValue?) -> TableSchema? {
    let resource = package?[key: "resources"]?.arrayValue?.first { $0[key: "name"]?.stringValue == name }
    return TableSchema.named(resource?[key: "dateline:table"]?.stringValue ?? name)
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
