/// An ISO 3166-1 alpha-2 code in two bytes, in capitals; 0 is no country.
struct CountryCode: Sendable, Hashable {
  /// First letter in the high byte.
  var rawValue: UInt16

  /// No country.
  static let none = CountryCode(rawValue: 0)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Reads two ASCII letters; anything else, and `XX`, is no country.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 2 else {
      rawValue = 0
      return
    }
    let first = bytes[0] & 0xDF
    let second = bytes[1] & 0xDF
    guard first &- 65 < 26, second &- 65 < 26, !(first == 88 && second == 88) else {
      rawValue = 0
      return
    }
    rawValue = UInt16(first) << 8 | UInt16(second)
  }

  /// Whether it is no country.
  @inline(__always)
  var isNone: Bool { rawValue == 0 }

  /// A place in a table of 1024 for each code; 0 for none.
  @inline(__always)
  var index: Int { isNone ? 0 : (Int(rawValue >> 8) &- 64) << 5 | (Int(rawValue & 0xFF) &- 64) }

  /// Size of a table indexed by `index`.
  static let indexCount = 1024

  /// The code as text, in capitals; nil for no country.
  var text: String? {
    isNone ? nil : String(decoding: [UInt8(rawValue >> 8), UInt8(rawValue & 0xFF)], as: UTF8.self)
  }

  /// The code in small letters, as ids have it; empty for no country.
  var slug: String {
    isNone ? "" : String(decoding: [UInt8(rawValue >> 8) | 32, UInt8(rawValue & 0xFF) | 32], as: UTF8.self)
  }
}
