/// A table of the data dictionary: columns, keys and order of rows. The eleven tables are static members; `all` lists them.
public struct TableSchema: Sendable, Hashable {
  /// Name, `snake_case`.
  public let name: String
  /// What one row is.
  public let description: String
  /// Columns in the order in which files hold them.
  public let columns: [ColumnSchema]
  /// Names of the columns whose values together name a row; never null.
  public let primaryKey: [String]
  /// References to other tables.
  public let foreignKeys: [ForeignKey]
  /// Columns that rows are ordered by; `documents` stands for the order of the documents table.
  public let sortedBy: [String]

  /// Makes a table.
  public init(
    name: String, description: String, columns: [ColumnSchema], primaryKey: [String], foreignKeys: [ForeignKey] = [], sortedBy: [String]
  ) {
    self.name = name
    self.description = description
    self.columns = columns
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
    self.sortedBy = sortedBy
  }

  /// Every table, in the order of the data dictionary.
  public static let all: [TableSchema] = [
    documents, sentences, dates, entities, entityAliases, entityMentions, roles, statements, duplicates, timeline, rejects,
  ]

  /// The table of a name, or nil if there is none.
  public static func named(_ name: String) -> TableSchema? { all.first { $0.name == name } }

  /// Index of a column, or nil if the table has none of that name.
  ///
  /// - Complexity: O(columns); look indices up once, not per row.
  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  /// Whether each row belongs to one document, so that filters may read that document's columns.
  public var hasDocument: Bool {
    name != "documents" && foreignKeys.contains { $0.table == "documents" && $0.columns == ["document_id"] }
  }
}
