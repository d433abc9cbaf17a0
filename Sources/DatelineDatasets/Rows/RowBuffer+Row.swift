import DatelineText

extension RowBuffer {
  /// One row, its cells by the names of their columns: for few rows, as each cell costs O(columns). Columns that the table does not have are null.
  public struct Row: Sendable {
    private let rows: RowBuffer
    private let index: Int

    fileprivate init(_ rows: RowBuffer, _ index: Int) {
      self.rows = rows
      self.index = index
    }

    /// The cell as CSV shows it, without quotation marks; nil if it is null.
    public subscript(column: String) -> String? { rows.table.index(of: column).flatMap { rows.text(row: index, column: $0) } }

    /// The integer of a cell; nil if it is null or no integer.
    public func integer(_ column: String) -> Int? { rows.table.index(of: column).flatMap { rows.integer(row: index, column: $0) } }

    /// The truth value of a cell; nil if it is null or none.
    public func boolean(_ column: String) -> Bool? { rows.table.index(of: column).flatMap { rows.boolean(row: index, column: $0) } }

    /// The day of a cell; nil if it is null or no day.
    public func day(_ column: String) -> Day? { rows.table.index(of: column).flatMap { rows.day(row: index, column: $0) } }

    /// The cells that are not null, as CSV shows them, by column.
    public var texts: [String: String] {
      var texts: [String: String] = [:]
      for (column, schema) in rows.table.columns.enumerated() { texts[schema.name] = rows.text(row: index, column: column) }
      return texts
    }
  }

  /// The rows one by one.
  public var all: [Row] { (0..<count).map { Row(self, $0) } }

  /// Removes the last row, whose cells were appended and none of which was set since.
  mutating func removeLast() {
    guard !isEmpty else { return }
    if let first = cells.suffix(columnCount).first(where: { $0.kind == .text }) { arena.removeLast(arena.count - first.offset) }
    cells.removeLast(columnCount)
  }
}
