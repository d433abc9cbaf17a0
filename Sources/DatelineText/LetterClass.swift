/// What kind of letter a Unicode scalar is.
public enum LetterClass: UInt8, Sendable {
  /// Symbols, controls, private use, unassigned.
  case other
  /// A letter that is not a capital: small letters, scripts without case, modifier letters.
  case letter
  /// A capital or title-case letter.
  case upper
  /// A combining mark or a format character: belongs to the letter before it.
  case mark
  /// A digit, a fraction, a Roman numeral of one scalar, a raised digit.
  case number
  /// White space, and what is invisible and separates.
  case blank
  /// Punctuation.
  case punctuation
}
