import DatelineText

extension TableOutput {
  /// What is wrong with an entry of `columns:` or with the list as a whole.
  public struct ColumnProblem: Sendable, Hashable {
    /// Index in the list of the entry that is wrong; nil if the list lacks something.
    public let entry: Int?
    /// What is wrong, for people.
    public let message: String
    /// What to write instead, if that is clear.
    public let suggestion: String?
  }

  /// Checks a list of column names: each must be a column of the table, none twice, and the table's key must be among them.
  ///
  /// - Returns: The problems in the order of the list; none means that `columnIndices` gives every column.
  public static func columnProblems(_ names: [String], table: TableSchema) -> [ColumnProblem] {
    var problems: [ColumnProblem] = []
    for (entry, name) in names.enumerated() {
      if table.index(of: name) == nil {
        problems.append(
          ColumnProblem(
            entry: entry, message: "table '\(table.name)' has no column '\(name)'",
            suggestion: Suggestion.closest(to: name, in: table.columns.map(\.name))))
      } else if names[..<entry].contains(name) {
        problems.append(ColumnProblem(entry: entry, message: "column '\(name)' is listed twice", suggestion: nil))
      }
    }
    for key in table.primaryKey where !names.contains(key) {
      let message = "columns of '\(table.name)' must include '\(key)', which is \(table.primaryKey.count > 1 ? "part of " : "")its key"
      problems.append(ColumnProblem(entry: nil, message: message, suggestion: key))
    }
    return problems
  }

  /// Indices of columns by name; names that the table does not have are left out.
  public static func columnIndices(_ names: [String], table: TableSchema) -> [Int] { names.compactMap(table.index(of:)) }

  /// What is wrong with the name of an output, or nil: it must be `snake_case`, because files and resources bear it.
  public static func nameProblem(_ name: String) -> String? {
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    let isSnakeCase = words.allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { ($0 &- UInt8(ascii: "a") < 26) || ($0 &- UInt8(ascii: "0") < 10) }
    }
    guard isSnakeCase, let first = name.utf8.first, first &- UInt8(ascii: "a") < 26, name.utf8.count <= 100 else {
      return "the name of an output must be small letters, digits and single underscores, from a letter on, at most 100 of them"
    }
    if let prefix = ["dateline_", "sqlite_"].first(where: name.hasPrefix) {
      return "names that begin with '\(prefix)' are kept for tables that a database holds of its own"
    }
    return nil
  }
}
