import DatelineText

/// A token, or half of one (`5pm` gives `5` and `pm`), with what the lexicon knows of it.
struct Lexeme: Sendable {
  var start: UInt32 = 0
  var end: UInt32 = 0
  var hash: UInt64 = 0
  var classes: LexicalClass = []
  var number: Int32 = 0
  var secondNumber: Int32 = 0
  /// Thousandths after the decimal point.
  var fraction: Int16 = 0
  /// Digits of a number.
  var width: UInt8 = 0
  var keyword: Keyword = .none
  var unit: CalendarUnit = .none
  var kind: Token.Kind = .symbol
  var flags: Token.Flags = []
  /// First byte, for marks.
  var mark: UInt8 = 0

  @inline(__always) func isA(_ other: LexicalClass) -> Bool { !classes.isDisjoint(with: other) }
  @inline(__always) func isKeyword(_ word: Keyword) -> Bool { keyword == word }
  /// Whether no blank stands before it.
  var isGlued: Bool { !flags.contains(.spaceBefore) }
  var isCapitalized: Bool { flags.contains(.capitalized) }
  var isDash: Bool { kind == .dash }
  var isComma: Bool { mark == UInt8(ascii: ",") && kind == .separator }
  var isColon: Bool { mark == UInt8(ascii: ":") && kind == .separator }
  var isSlash: Bool { mark == UInt8(ascii: "/") }
  var isPlainDigits: Bool { isA(.digits) && fraction == 0 && !isA(.decimal) }
}
