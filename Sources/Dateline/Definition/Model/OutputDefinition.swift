import DatelineDatasets

/// A form of the datasets that a pipeline writes: table files, a database, a workbook.
public enum DatasetFormat: String, Sendable, Hashable, CaseIterable {
  /// Plain CSV.
  case csv
  /// CSV in one gzip member.
  case csvGzip = "csv.gz"
  /// Plain JSON Lines.
  case jsonl
  /// JSON Lines in one gzip member.
  case jsonlGzip = "jsonl.gz"
  /// One SQLite database.
  case sqlite
  /// One Excel workbook.
  case xlsx
}

/// What a pipeline writes.
public struct OutputDefinition: Sendable {
  /// Output folder.
  public var directory: PipelinePath
  /// Forms, each of all tables, without repetitions.
  public var formats: [DatasetFormat]
  /// Whether text cells that a spreadsheet would run or turn into numbers and dates get a leading apostrophe.
  public var spreadsheetSafe: Bool
  /// End of a line of CSV.
  public var newline: Newline
  /// gzip level, 1 ... 9.
  public var compressionLevel: Int
  /// Whether `report.html` is written.
  public var report: Bool
  /// Tables in the order of the file; `rejects` is always one of them.
  public var tables: [TableDefinition]
  /// All scalar keys with their origins.
  public var settings: Settings
}

/// A table that a pipeline writes.
public struct TableDefinition: Sendable {
  /// Name of the files, unique in the pipeline; the table's own name unless `name` says otherwise.
  public var name: String
  /// The table of the data dictionary.
  public var schema: TableSchema
  /// Columns that are written, in this order; all of the table in its own order if nothing is written.
  public var columns: [String]
  /// Rows that are written; nil for all.
  public var filter: Filter?
  /// Where the table comes from; a default when nobody asked for it.
  public var origin: Origin
}

extension OutputDefinition {
  static let directory = Option<PipelinePath?>.path(
    "directory", required: true, "Output folder; `--output` goes before it.", example: "out")
  static let formats = Option.choices(
    "formats", default: [DatasetFormat.csvGzip, .jsonlGzip], "Forms of the tables; every table is written in each.")
  static let spreadsheetSafe = Option<Bool>.boolean(
    "spreadsheet_safe", default: false,
    "Puts a reversible ' before text cells that a spreadsheet would run as a formula or turn into a number or date.")
  static let newline = Option.choice("newline", default: Newline.lf, "End of a line of CSV.")
  static let compression = Option<Int>.integer("compression", in: 1...9, default: 6, "gzip level: 1 is fast, 9 is small.")
  static let report = Option<Bool>.boolean("report", default: false, "Writes `report.html`, one static page on the run.")
  static let tables = OptionDescription(
    "tables", .structure("a list of tables, each a name or a name with its options"),
    "Tables that are written; all that the stages make possible when it is left out. `rejects` is always written.")

  /// The keys of `outputs`.
  static let options = [
    directory.description, formats.description, spreadsheetSafe.description, newline.description, compression.description,
    report.description, tables,
  ]
}

extension TableDefinition {
  static let name = OptionDescription(
    "name", .text, "Name of the files; needed to list the same table twice. Default: the table's name.")
  static let columns = OptionDescription(
    "columns", .list(.text), "Columns that are written, in this order; those of the table's key must be among them. Default: all.")
  static let filter = OptionDescription("where", .text, "Rows that are written. Default: all.")

  /// The options of a table.
  static let options = [name, columns, filter]
}
