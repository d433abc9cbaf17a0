import Glibc

extension RowBuffer {
  /// Whether two cells of one column hold the same, nulls included.
  ///
  /// - Complexity: O(bytes of the cell).
  public func isEqual(row: Int, column: Int, to other: RowBuffer, row otherRow: Int) -> Bool {
    guard row < count, otherRow < other.count, column < columnCount, column < other.columnCount else { return false }
    let first = cells[row * columnCount + column]
    let second = other.cells[otherRow * other.columnCount + column]
    guard first.rawKind == second.rawKind else { return false }
    guard first.kind == .text else { return first.bits == second.bits }
    guard first.length == second.length else { return false }
    return arena.withUnsafeBufferPointer { a in
      other.arena.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return true }
        return memcmp(a + first.offset, b + second.offset, Int(first.length)) == 0
      }
    }
  }

  /// The cell as CSV shows it, without quotation marks; nil if it is null.
  public func text(row: Int, column: Int) -> String? {
    guard row >= 0, row < count, column >= 0, column < columnCount else { return nil }
    let cell = cells[row * columnCount + column]
    switch cell.kind {
    case .null: return nil
    case .text: return string(row: row, column: column)
    case .integer: return String(cell.integer)
    case .number:
      var sink = ByteSink(capacity: ByteSink.valueRoom)
      sink.put(number: cell.number)
      return String(decoding: sink.bytes, as: UTF8.self)
    case .boolean: return cell.boolean ? "true" : "false"
    case .day:
      var sink = ByteSink(capacity: ByteSink.valueRoom)
      sink.put(dayNumber: cell.dayNumber)
      return String(decoding: sink.bytes, as: UTF8.self)
    }
  }

  /// Appends what orders rows by some columns: their cells, one after the other, so that no two rows of other values give the same bytes.
  public func appendKey(row: Int, columns: [Int], to key: inout [UInt8]) {
    for column in columns where row < count && column < columnCount {
      let cell = cells[row * columnCount + column]
      if cell.kind == .text {
        key.append(contentsOf: arena[cell.offset..<cell.offset + Int(cell.length)])
        key.append(0)
      } else {
        key.append(contentsOf: ExternalSorter.key(Int64(bitPattern: cell.bits)))
      }
    }
  }
}
