/// Checks of whole records: UTF-8 (RFC 3629), NUL, blankness.
enum UTF8Check {
  /// Offset of the first byte that does not belong to valid UTF-8; nil if all is valid.
  ///
  /// - Complexity: O(bytes); ASCII goes 16 bytes at a time.
  static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var index = 0
    while index < count {
      while index + 16 <= count {
        let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD2<UInt64>.self)
        if (block[0] | block[1]) & 0x8080_8080_8080_8080 != 0 { break }
        index += 16
      }
      // A few characters one by one: after the block that holds a non-ASCII byte, or at the end.
      let stop = min(index + 16, count)
      while index < stop {
        let lead = base[index]
        if lead < 0x80 {
          index += 1
          continue
        }
        let length = sequenceLength(base + index, available: count - index)
        if length == 0 { return index }
        index += length
      }
    }
    return nil
  }

  /// Length 2...4 of the well-formed sequence that starts here with a byte of 0x80 or more; 0 if it is not well formed.
  @inline(__always)
  static func sequenceLength(_ at: UnsafePointer<UInt8>, available: Int) -> Int {
    let lead = at[0]
    if lead < 0xC2 || lead > 0xF4 || available < 2 { return 0 }
    let second = at[1]
    if second & 0xC0 != 0x80 { return 0 }
    if lead < 0xE0 { return 2 }
    if available < 3 || at[2] & 0xC0 != 0x80 { return 0 }
    if lead < 0xF0 {
      if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F { return 0 }
      return 3
    }
    if available < 4 || at[3] & 0xC0 != 0x80 { return 0 }
    if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
    return 4
  }

  /// Whether valid UTF-8 holds nothing but white space (Unicode White_Space), U+200B and U+FEFF.
  ///
  /// - Complexity: O(leading blank).
  static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        index += 1
        continue
      }
      guard byte >= 0xC2, index + 1 < bytes.count else { return false }
      let second = bytes[index + 1]
      if byte == 0xC2 {
        guard second == 0x85 || second == 0xA0 else { return false }
        index += 2
        continue
      }
      guard byte & 0xF0 == 0xE0, index + 2 < bytes.count else { return false }
      switch UInt32(byte) << 16 | UInt32(second) << 8 | UInt32(bytes[index + 2]) {
      case 0xE19A80, 0xE28080...0xE2808B, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080, 0xEFBBBF: index += 3
      default: return false
      }
    }
    return true
  }
}
