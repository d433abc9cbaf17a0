/// Type of a column, as Table Schema names it.
public enum ColumnType: String, Sendable, CaseIterable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case string, integer, number, boolean, date
}

/// A column of a table: its name, type, meaning and what its values may be.
public struct ColumnSchema: Sendable, Hashable {
  /// Name, `snake_case`.
  public let name: String
  /// Type of its values.
  public let type: ColumnType
  /// What it means, for people.
  public let description: String
  /// Whether every row has a value.
  public let required: Bool
  /// Whether no two rows have the same value.
  public let unique: Bool
  /// Least value, for integers and numbers.
  public let minimum: Int?
  /// Greatest value, for integers and numbers.
  public let maximum: Int?
  /// The only values that there are; empty if any value may occur.
  public let allowed: [String]

  /// Makes a column.
  public init(
    _ name: String, _ type: ColumnType, required: Bool = false, unique: Bool = false, minimum: Int? = nil, maximum: Int? = nil,
    allowed: [String] = [], description: String
  ) {
    self.name = name
    self.type = type
    self.description = description
    self.required = required
    self.unique = unique
    self.minimum = minimum
    self.maximum = maximum
    self.allowed = allowed
  }
}

/// Columns whose values are the key of a row in another table.
public struct ForeignKey: Sendable, Hashable {
  /// Columns of this table.
  public let columns: [String]
  /// The table that they refer to.
  public let table: String
  /// Columns of that table, in the same order.
  public let referencedColumns: [String]
  /// Whether the row referred to may be one of an earlier run, when the run continues earlier ones.
  public let reachesEarlierRuns: Bool

  /// Makes a foreign key.
  public init(columns: [String], table: String, referencedColumns: [String], reachesEarlierRuns: Bool = false) {
    self.columns = columns
    self.table = table
    self.referencedColumns = referencedColumns
    self.reachesEarlierRuns = reachesEarlierRuns
  }
}

extension ColumnSchema {
  /// What it means, with the values that it can have.
  var meaning: String { allowed.isEmpty ? description : "\(description) One of: \(allowed.joined(separator: ", "))." }
}
