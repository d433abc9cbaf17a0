extension RowBuffer {
  /// Bytes before the cells: number of rows, number of columns (32 bits each), bytes of text (64 bits).
  private static let headerSize = 16

  /// Appends all rows in a form that only this build reads back: for spool files.
  ///
  /// - Complexity: O(bytes), three copies.
  public func serialize(into output: inout [UInt8]) { serialize(rows: 0..<count, into: &output) }

  /// Appends some rows, with no other text than theirs. The range must lie inside the rows.
  ///
  /// - Complexity: O(bytes of those rows).
  public func serialize(rows: Range<Int>, into output: inout [UInt8]) {
    let range = rows.clamped(to: 0..<count)
    let isWhole = range == 0..<count
    var chosen = Array(cells[range.lowerBound * columnCount..<range.upperBound * columnCount])
    var texts: [UInt8] = []
    if !isWhole {
      for index in chosen.indices where chosen[index].kind == .text {
        let offset = chosen[index].offset
        chosen[index].bits = UInt64(texts.count)
        texts.append(contentsOf: arena[offset..<offset + Int(chosen[index].length)])
      }
    }
    let textCount = isWhole ? arena.count : texts.count
    output.reserveCapacity(output.count + Self.headerSize + chosen.count * MemoryLayout<Cell>.stride + textCount)
    withUnsafeBytes(of: UInt32(range.count)) { output.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(columnCount)) { output.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt64(textCount)) { output.append(contentsOf: $0) }
    chosen.withUnsafeBytes { output.append(contentsOf: $0) }
    output.append(contentsOf: isWhole ? arena : texts)
  }

  /// Appends rows that `serialize` wrote. Bytes that it did not write, or wrote for a table of other width, add nothing.
  ///
  /// - Returns: Whether the rows were added.
  /// - Complexity: O(bytes).
  @discardableResult
  public mutating func deserialize(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= Self.headerSize else { return false }
    let rows = Int(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
    let columns = Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    let textCount = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let cellBytes = rows.multipliedReportingOverflow(by: columns * MemoryLayout<Cell>.stride)
    guard columns == columnCount, !cellBytes.overflow, let textBytes = Int(exactly: textCount),
      bytes.count - Self.headerSize - cellBytes.partialValue == textBytes
    else { return false }

    let base = arena.count
    let textStart = Self.headerSize + cellBytes.partialValue
    let oldCount = cells.count
    cells.reserveCapacity(oldCount + rows * columns)
    for index in 0..<rows * columns {
      var cell = bytes.loadUnaligned(fromByteOffset: Self.headerSize + index * MemoryLayout<Cell>.stride, as: Cell.self)
      if cell.kind == .text {
        guard cell.bits <= textCount, UInt64(cell.length) <= textCount - cell.bits else {
          cells.removeLast(cells.count - oldCount)
          return false
        }
        cell.bits += UInt64(base)
      }
      cells.append(cell)
    }
    arena.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[textStart...]))
    return true
  }

  /// Appends rows that `serialize` wrote.
  ///
  /// - Returns: Whether the rows were added.
  @discardableResult
  public mutating func deserialize(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { deserialize($0) } }
}
