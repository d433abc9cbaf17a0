import DatelineDatasets

/// How one table differs between two output folders.
public struct TableDiff: Sendable {
  /// What happened to a row.
  public enum Kind: String, Sendable, Hashable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case added, removed, changed
  }

  /// A column whose values differ, as CSV shows them; nil is null.
  public struct Value: Sendable, Hashable {
    /// The column.
    public let column: String
    /// Value in the first folder; nil also for rows that were added.
    public let old: String?
    /// Value in the second folder; nil also for rows that were removed.
    public let new: String?
  }

  /// A row that differs.
  public struct Row: Sendable, Hashable {
    /// What happened to it.
    public let kind: Kind
    /// Its key, in the order of the key's columns.
    public let key: [String]
    /// For changed rows the columns that differ, else those that are not null.
    public let values: [Value]
  }

  /// Name of the table's files.
  public let name: String
  /// The table of the data dictionary.
  public let schema: TableSchema
  /// The columns by which rows of both folders are matched.
  public internal(set) var keyColumns: [String]
  /// Rows in the first and in the second folder; nil if the folder does not have the table.
  public var rows: (old: Int?, new: Int?) = (nil, nil)
  /// Rows only in the second folder.
  public var added = 0
  /// Rows only in the first folder.
  public var removed = 0
  /// Rows whose key is in both, with other values.
  public var changed = 0
  /// Columns that only the first folder has, and those that only the second has.
  public var columns: (removed: [String], added: [String]) = ([], [])
  /// The first differing rows, up to the limit: changed ones as long as both files run in step, then all kinds by key.
  public var examples: [Row] = []

  init(name: String, schema: TableSchema) {
    self.name = name
    self.schema = schema
    keyColumns = schema.primaryKey
  }

  /// Whether nothing differs.
  public var isEqual: Bool {
    added + removed + changed == 0 && columns.removed.isEmpty && columns.added.isEmpty && (rows.old == nil) == (rows.new == nil)
  }
}
