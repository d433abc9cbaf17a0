extension RowBuffer {
  /// Kinds of rows whose id is made from their document's id; the raw value is the letter in the id.
  public enum RowKind: UInt8, Sendable {
    /// `-s00001`
    case sentence = 0x73
    /// `-t00001`
    case date = 0x74
    /// `-m00001`
    case mention = 0x6D
    /// `-r00001`
    case role = 0x72
    /// `-q00001`
    case statement = 0x71
  }

  /// Appends the id of a row: the document's id, `-`, the kind's letter and the number with at least five digits.
  ///
  /// - Parameters:
  ///   - document: The document's id.
  ///   - kind: What the row is.
  ///   - number: Its number in the document, from 1.
  public mutating func append(id document: [UInt8], _ kind: RowKind, _ number: Int) {
    let offset = arena.count
    arena.append(contentsOf: document)
    arena.append(UInt8(ascii: "-"))
    arena.append(kind.rawValue)
    var divisor = 10_000
    while divisor <= number / 10 { divisor *= 10 }
    while divisor > 0 {
      arena.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: max(0, number) / divisor % 10))
      divisor /= 10
    }
    cells.append(Cell(.text, bits: UInt64(offset), length: UInt32(arena.count - offset)))
  }
}
