/// What the bytes of a text ask of a writer: the union of the classes of its bytes.
struct TextClass: OptionSet, Sendable {
  let rawValue: UInt8

  /// Comma, quotation mark or line break: the CSV field needs quotes.
  static let quotedInCSV = TextClass(rawValue: 1)
  /// Quotation mark, backslash, tab or line break: JSON needs an escape.
  static let escapedInJSON = TextClass(rawValue: 2)
  /// A control character that the files never hold.
  static let forbidden = TextClass(rawValue: 4)
  /// A byte of 0x80 or more.
  static let nonASCII = TextClass(rawValue: 8)
  /// The byte 0xEF, which U+FEFF, U+FFFE and U+FFFF begin with.
  static let mayBeNoncharacter = TextClass(rawValue: 16)

  /// The class of every byte.
  static let table: [UInt8] = (0..<256).map { value -> UInt8 in
    var classes: TextClass = []
    switch UInt8(value) {
    case UInt8(ascii: ","): classes = .quotedInCSV
    case UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): classes = [.quotedInCSV, .escapedInJSON]
    case UInt8(ascii: "\\"), UInt8(ascii: "\t"): classes = .escapedInJSON
    case 0..<0x20, 0x7F: classes = .forbidden
    case 0xEF: classes = [.nonASCII, .mayBeNoncharacter]
    case 0x80...: classes = .nonASCII
    default: break
    }
    return classes.rawValue
  }

  /// The union of the classes of some bytes.
  ///
  /// - Complexity: O(bytes), about a byte a cycle.
  static func of(_ text: UnsafeBufferPointer<UInt8>, _ table: UnsafePointer<UInt8>) -> TextClass {
    var union: UInt8 = 0
    for byte in text { union |= table[Int(byte)] }
    return TextClass(rawValue: union)
  }
}
