import DatelineDatasets
import DatelineText

/// How two output folders differ, table by table.
public struct DatasetDiff: Sendable {
  /// The folders.
  public let paths: (old: String, new: String)
  /// Every table that either folder has, in the order of the data dictionary.
  public let tables: [TableDiff]

  /// Whether nothing differs.
  public var isEqual: Bool { tables.allSatisfy(\.isEqual) }

  /// Compares the tables of two output folders by their keys. The forms of the files (CSV, JSON Lines, gzip) do not matter, nor does the order of rows.
  ///
  /// Rows are read in step as long as their keys are the same, which costs no memory; from the first difference in keys on both files are sorted by key,
  /// on disk if they are large, and merged.
  ///
  /// - Parameters:
  ///   - old: The first folder.
  ///   - new: The second folder.
  ///   - names: The tables to compare; empty for all.
  ///   - matching: Which rows are the same row.
  ///   - limit: Differing rows of each table that are kept as examples; all are counted.
  /// - Throws: `TableReadError` if a folder or table cannot be read, or if no folder has a table of the names given.
  /// - Complexity: O(bytes) for equal tables, else O(rows * log rows).
  public init(_ old: DatasetFolder, _ new: DatasetFolder, tables names: [String] = [], matching: RowMatching = .key, limit: Int = 20)
    throws(TableReadError)
  {
    paths = (old.path, new.path)
    let known = old.tables.map(\.name) + new.tables.map(\.name).filter { name in !old.tables.contains { $0.name == name } }
    for name in names where !known.contains(name) {
      let hint = Suggestion.closest(to: name, in: known).map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))"
      throw TableReadError(.lacking, path: old.path, message: "neither folder has a table '\(name)'; \(hint)")
    }
    var diffs: [TableDiff] = []
    for name in known where names.isEmpty || names.contains(name) {
      let first = old.tables.first { $0.name == name }
      let second = new.tables.first { $0.name == name }
      guard let schema = (first ?? second)?.schema else { continue }
      if let first, let second, first.schema != second.schema {
        let message = "holds rows of '\(second.schema.name)', but \(first.path) holds rows of '\(first.schema.name)'; name another --table"
        throw TableReadError(path: second.path, message: message)
      }
      var comparison = TableComparison(name: name, schema: schema, matching: matching, limit: limit)
      diffs.append(try comparison.run(first, second))
    }
    tables = diffs
  }
}
