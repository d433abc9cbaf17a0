/// Rows of a table with the choice of those that an output keeps.
public struct SelectedRows: Sendable {
  /// Rows of the table, kept or not.
  public let rows: RowBuffer
  /// Indices of those that are kept, ascending; nil if all are.
  public let indices: [UInt32]?

  /// Makes a choice; nil keeps all rows.
  public init(_ rows: RowBuffer, indices: [UInt32]? = nil) {
    self.rows = rows
    self.indices = indices
  }

  /// Number of rows that are kept.
  public var count: Int { indices?.count ?? rows.count }

  /// Calls `body` for each row that is kept, with its cells and the arena of their texts; both pointers are valid only inside.
  func forEach(
    _ body: (UnsafeBufferPointer<Cell>, UnsafeBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let width = rows.columnCount
    try rows.withCells { cells, arena throws(DatasetError) in
      for position in 0..<count {
        let row = indices.map { Int($0[position]) } ?? position
        guard row < rows.count else { continue }
        try body(UnsafeBufferPointer(rebasing: cells[row * width..<(row + 1) * width]), arena)
      }
    }
  }
}

extension Cell {
  /// Calls `body` with the text of a text cell as files may hold it (see `TextSanitizer`); other cells have none.
  func withText<Result>(
    _ arena: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) throws(DatasetError) -> Result
  ) throws(DatasetError) -> Result {
    let text = UnsafeBufferPointer(rebasing: arena[kind == .text ? offset..<offset + Int(length) : 0..<0])
    let classes = TextClass.table.withUnsafeBufferPointer { table in table.baseAddress.map { TextClass.of(text, $0) } ?? [] }
    guard TextSanitizer.isNeeded(text, classes) else { return try body(text) }
    return try TextSanitizer.sanitized(text).withUnsafeBufferPointer(body)
  }
}
