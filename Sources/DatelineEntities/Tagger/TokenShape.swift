import DatelineText

/// The form of a token in one byte: kind, use of capitals or number of digits, and whether it goes beyond ASCII.
enum TokenShape {
  /// Bits 0-3 hold the kind, 4-6 the case or length, 7 whether a byte of 0x80 or more occurs.
  @inline(__always)
  static func of(_ token: Token) -> UInt8 {
    let length = token.end &- token.start
    var detail: UInt8 = 0
    switch token.kind {
    case .word, .abbreviation, .alphanumeric:
      let flags = token.flags
      if flags.contains(.allCapitals) {
        detail = 3
      } else if flags.contains(.capitalized) {
        detail = length == 1 ? 2 : (flags.contains(.mixedCase) ? 4 : 1)
      } else {
        detail = flags.contains(.mixedCase) ? 5 : 0
      }
    case .number:
      detail = length < 6 ? UInt8(truncatingIfNeeded: length) : 6
    default:
      break
    }
    return token.kind.rawValue | detail << 4 | (token.flags.contains(.nonASCII) ? 0x80 : 0)
  }
}
