import DatelineText

extension RowBuffer {
  /// Sets a text; nil and empty text are null. The old text stays in the arena until `removeAll`.
  public mutating func set(row: Int, column: Int, to string: String?) {
    let cell = text(string)
    set(row, column, cell)
  }

  /// Sets a text in UTF-8; empty text is null.
  public mutating func set(row: Int, column: Int, bytes: UnsafeBufferPointer<UInt8>) {
    let cell = text(bytes)
    set(row, column, cell)
  }

  /// Sets an integer, or null.
  public mutating func set(row: Int, column: Int, integer: Int?) { set(row, column, integer.map(Cell.integer) ?? .null) }

  /// Sets a number, or null.
  public mutating func set(row: Int, column: Int, number: Double?) { set(row, column, number.map(Cell.number) ?? .null) }

  /// Sets a truth value, or null.
  public mutating func set(row: Int, column: Int, boolean: Bool?) { set(row, column, boolean.map(Cell.boolean) ?? .null) }

  /// Sets a day, or null.
  public mutating func set(row: Int, column: Int, day: Day?) { set(row, column, Self.cell(day)) }

  private mutating func set(_ row: Int, _ column: Int, _ cell: Cell) {
    guard row >= 0, row < count, column >= 0, column < columnCount else {
      assertionFailure("\(table.name): no cell at row \(row), column \(column)")
      return
    }
    cells[row * columnCount + column] = cell
  }

  /// Whether a cell is null; a place outside the rows counts as null.
  public func isNull(row: Int, column: Int) -> Bool { cell(row, column).kind == .null }

  /// The text of a cell; nil if it is null or no text.
  public func string(row: Int, column: Int) -> String? {
    let cell = cell(row, column)
    guard cell.kind == .text else { return nil }
    return String(decoding: arena[cell.offset..<cell.offset + Int(cell.length)], as: UTF8.self)
  }

  /// Calls `body` with the bytes of a text cell, which are none if it is null or no text.
  public func withBytes<Result>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let cell = cell(row, column)
    let range = cell.kind == .text ? cell.offset..<cell.offset + Int(cell.length) : 0..<0
    return try arena.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The integer of a cell; nil if it is null or no integer.
  public func integer(row: Int, column: Int) -> Int? {
    let cell = cell(row, column)
    return cell.kind == .integer ? cell.integer : nil
  }

  /// The number of a cell; nil if it is null or no number.
  public func number(row: Int, column: Int) -> Double? {
    let cell = cell(row, column)
    return cell.kind == .number ? cell.number : nil
  }

  /// The truth value of a cell; nil if it is null or none.
  public func boolean(row: Int, column: Int) -> Bool? {
    let cell = cell(row, column)
    return cell.kind == .boolean ? cell.boolean : nil
  }

  /// The day of a cell; nil if it is null or no day.
  public func day(row: Int, column: Int) -> Day? {
    let cell = cell(row, column)
    return cell.kind == .day ? Day(number: cell.dayNumber) : nil
  }

  private func cell(_ row: Int, _ column: Int) -> Cell {
    guard row >= 0, row < count, column >= 0, column < columnCount else { return .null }
    return cells[row * columnCount + column]
  }

  /// Calls `body` with the cells and the arena; both pointers are valid only inside.
  func withCells<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Cell>, UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try cells.withUnsafeBufferPointer { cells throws(Failure) in
      try arena.withUnsafeBufferPointer { arena throws(Failure) in try body(cells, arena) }
    }
  }
}
