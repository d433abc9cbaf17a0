import DatelineText

/// Rows of one table as flat typed cells, made to be filled and emptied again and again without new memory.
///
/// A row is `beginRow()`, one append per column in the table's order, `endRow()`. Cells that are known later (a document's cluster) are
/// appended as null and set afterwards. An empty text is null: the formats cannot tell the two apart, so nothing else may.
///
/// The leaf calls are inlinable; each costs a few nanoseconds and, for text, one copy into the arena.
public struct RowBuffer: Sendable {
  /// The table that the rows belong to.
  public let table: TableSchema
  @usableFromInline var cells: [Cell] = []
  @usableFromInline var arena: [UInt8] = []
  @usableFromInline let columnCount: Int
  @usableFromInline var rowStart = 0

  /// Makes an empty buffer for rows of a table.
  public init(table: TableSchema) {
    self.table = table
    columnCount = table.columns.count
  }

  /// Number of complete rows.
  @inlinable public var count: Int { columnCount == 0 ? 0 : cells.count / columnCount }
  /// Whether there is no row.
  @inlinable public var isEmpty: Bool { cells.isEmpty }
  /// Bytes of text that the rows hold, a measure of their size.
  @inlinable public var byteCount: Int { arena.count + cells.count * 16 }

  /// Removes all rows and keeps their memory.
  @inlinable
  public mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
    rowStart = 0
  }

  /// Starts a row.
  @inlinable
  public mutating func beginRow() { rowStart = cells.count }

  /// Ends a row. Debug builds check the number and the types of its cells; in release builds missing cells are null and extra ones dropped.
  @inlinable
  public mutating func endRow() {
    let added = cells.count - rowStart
    assert(added == columnCount, "\(table.name): \(added) cells for \(columnCount) columns")
    assert(typesMatch(fromCell: rowStart), "\(table.name): a cell is not of its column's type")
    if added != columnCount { completeRow(added) }
  }

  /// Appends text in UTF-8; empty text is null.
  ///
  /// - Complexity: O(bytes).
  @inlinable
  public mutating func append(bytes: UnsafeBufferPointer<UInt8>) { cells.append(text(bytes)) }

  /// Appends a slice of a text in UTF-8; empty text is null. The range must lie inside the text.
  ///
  /// - Complexity: O(length of the range).
  @inlinable
  public mutating func append(_ text: [UInt8], _ range: Range<Int>) {
    text.withUnsafeBufferPointer { append(bytes: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Appends text; nil and empty text are null.
  ///
  /// - Complexity: O(bytes).
  @inlinable
  public mutating func append(_ string: String?) { cells.append(text(string)) }

  /// Appends an integer, or null.
  @inlinable
  public mutating func append(integer: Int?) { cells.append(integer.map(Cell.integer) ?? .null) }

  /// Appends a number, or null; infinite ones and NaN are null.
  @inlinable
  public mutating func append(number: Double?) { cells.append(number.map(Cell.number) ?? .null) }

  /// Appends a truth value, or null.
  @inlinable
  public mutating func append(boolean: Bool?) { cells.append(boolean.map(Cell.boolean) ?? .null) }

  /// Appends a day, or null; days outside the years 1 to 9999 are null, because `YYYY-MM-DD` cannot write them.
  @inlinable
  public mutating func append(day: Day?) { cells.append(Self.cell(day)) }

  /// Appends a null.
  @inlinable
  public mutating func appendNull() { cells.append(.null) }

  /// First and last day that `YYYY-MM-DD` can write, as `Day.number`: 0001-01-01 and 9999-12-31.
  @usableFromInline static let writableDays: ClosedRange<Int32> = -719_162...2_932_896

  @inlinable
  static func cell(_ day: Day?) -> Cell {
    guard let day, writableDays.contains(day.number) else { return .null }
    return .day(day.number)
  }

  @inlinable
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
    guard bytes.count > 0, let length = UInt32(exactly: bytes.count) else { return .null }
    let offset = arena.count
    arena.append(contentsOf: bytes)
    return Cell(.text, bits: UInt64(offset), length: length)
  }

  @inlinable
  mutating func text(_ string: String?) -> Cell {
    guard var string else { return .null }
    return string.withUTF8 { text($0) }
  }

  @usableFromInline
  mutating func completeRow(_ added: Int) {
    if added > columnCount { cells.removeLast(added - columnCount) }
    for _ in 0..<max(0, columnCount - added) { cells.append(.null) }
  }

  @usableFromInline
  func typesMatch(fromCell start: Int) -> Bool {
    zip(cells[start...], table.columns).allSatisfy { cell, column in
      switch cell.kind {
      case .null: true
      case .text: column.type == .string
      case .integer: column.type == .integer
      case .number: column.type == .number
      case .boolean: column.type == .boolean
      case .day: column.type == .date
      }
    }
  }
}
