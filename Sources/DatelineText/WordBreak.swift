/// Word break class of a scalar (UAX 29, table 3), in the order of the data file.
public enum WordBreak: UInt8, Sendable, CaseIterable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  case other, cr, lf, newline, extend, zwj, format, regionalIndicator, katakana, hebrewLetter, aLetter, singleQuote, doubleQuote,
    midNumLet, midLetter, midNum, numeric, extendNumLet, wSegSpace

  /// The classes as the data file spells them.
  static var names: [String: WordBreak] {
    [
      "Other": .other, "CR": .cr, "LF": .lf, "Newline": .newline, "Extend": .extend, "ZWJ": .zwj, "Format": .format,
      "Regional_Indicator": .regionalIndicator, "Katakana": .katakana, "Hebrew_Letter": .hebrewLetter, "ALetter": .aLetter,
      "Single_Quote": .singleQuote, "Double_Quote": .doubleQuote, "MidNumLet": .midNumLet, "MidLetter": .midLetter, "MidNum": .midNum,
      "Numeric": .numeric, "ExtendNumLet": .extendNumLet, "WSegSpace": .wSegSpace,
    ]
  }
}
