import DatelineDatasets

/// Reads a table row by row, some hundred rows at once.
final class RowCursor {
  private static let rowsAPiece = 256
  private let reader: TableReader
  /// Rows in memory.
  private(set) var rows: RowBuffer
  /// The current row of them.
  private(set) var row = -1
  /// Rows passed so far, the current one included.
  private(set) var count = 0

  init(_ reader: TableReader) {
    self.reader = reader
    rows = RowBuffer(table: reader.table)
  }

  /// Columns that the file has.
  var columns: [Int] { reader.columns }

  /// Goes to the next row; false at the end.
  func advance() throws(TableReadError) -> Bool {
    row += 1
    if row >= rows.count {
      rows.removeAll()
      row = 0
      guard try reader.read(Self.rowsAPiece, into: &rows) > 0 else { return false }
    }
    count += 1
    return true
  }
}
