import CDatelineData

/// Letter class and word break class of every Unicode scalar, in a table of two stages (128 scalars a block).
public struct ScalarTable: @unchecked Sendable {  // the memory is never written after init
  @usableFromInline let index: UnsafePointer<UInt16>
  @usableFromInline let blocks: UnsafePointer<UInt8>

  /// The one table, read from `data/text/scalars.tsv`.
  public static let shared = ScalarTable()

  private init() {
    let size = 0x11_0000
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    classes.initialize(repeating: 0, count: size)
    defer { classes.deallocate() }
    let breaks = WordBreak.names
    let letters: [String: LetterClass] = [
      "letter": .letter, "upper": .upper, "mark": .mark, "number": .number, "blank": .blank, "punctuation": .punctuation,
    ]
    TableFile.forEachRow(in: dateline_text_scalars()) { fields in
      guard fields.count >= 4, let first = ScalarTable.hexadecimal(fields[0]), let last = ScalarTable.hexadecimal(fields[1]),
        first <= last, last < size
      else { return }
      let value = (breaks[fields[2].text]?.rawValue ?? 0) | (letters[fields[3].text]?.rawValue ?? 0) << 5
      (classes + first).update(repeating: value, count: last - first + 1)
    }
    // Blocks of one value are shared; the others are stored as they come.
    var stored: [UInt8] = []
    var uniform = [UInt16?](repeating: nil, count: 256)
    let index = UnsafeMutablePointer<UInt16>.allocate(capacity: size / 128)
    for block in 0..<size / 128 {
      let values = UnsafeBufferPointer(start: classes + block * 128, count: 128)
      let isUniform = values.allSatisfy { $0 == values[0] }
      if isUniform, let known = uniform[Int(values[0])] {
        index[block] = known
        continue
      }
      let number = UInt16(stored.count / 128)
      if isUniform { uniform[Int(values[0])] = number }
      index[block] = number
      stored.append(contentsOf: values)
    }
    let blocks = UnsafeMutablePointer<UInt8>.allocate(capacity: stored.count)
    for (offset, byte) in stored.enumerated() { blocks[offset] = byte }
    self.index = UnsafePointer(index)
    self.blocks = UnsafePointer(blocks)
  }

  private static func hexadecimal(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
    var value = 0
    for digit in digits.prefix(6) { value = value << 4 | Int(digit < 58 ? digit &- 48 : (digit & 0xDF) &- 55) & 15 }
    return digits.isEmpty || digits.count > 6 ? nil : value
  }

  @inlinable
  func packed(_ scalar: UInt32) -> UInt8 {
    scalar < 0x11_0000 ? blocks[Int(index[Int(scalar >> 7)]) << 7 + Int(scalar & 127)] : 0
  }

  /// What kind of letter the scalar is.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func letter(_ scalar: UInt32) -> LetterClass { LetterClass(rawValue: packed(scalar) >> 5) ?? .other }

  /// The word break class of the scalar.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func wordBreak(_ scalar: UInt32) -> WordBreak { WordBreak(rawValue: packed(scalar) & 31) ?? .other }

  /// The scalar at `offset` and its length in bytes; U+FFFD and 1 where the bytes before `end` are not valid UTF-8.
  ///
  /// - Complexity: O(1).
  @inlinable
  public static func decode(_ bytes: UnsafePointer<UInt8>, at offset: Int, end: Int) -> (scalar: UInt32, count: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let count = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard count > 0, offset + count <= end, bytes[offset + 1] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    if count == 2 { return (UInt32(first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2) }
    guard bytes[offset + 2] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    if count == 3 {
      return (UInt32(first & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F), 3)
    }
    guard bytes[offset + 3] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    return (
      UInt32(first & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12 | UInt32(bytes[offset + 2] & 0x3F) << 6
        | UInt32(bytes[offset + 3] & 0x3F), 4
    )
  }
}
