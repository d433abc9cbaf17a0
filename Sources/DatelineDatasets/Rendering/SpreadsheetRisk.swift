/// Which text cells a spreadsheet would run as a formula or turn into a number, a date, a time, a truth value or an error.
///
/// Formulas: OWASP's list of first characters (`= + - @`, tab, carriage return, and their full-width forms). The rest is what the import of
/// LibreOffice and Excel recognises in English locales, taken generously: a cell shielded without need still reads back as it was.
enum SpreadsheetRisk {
  /// The character put before such cells; every text cell that starts with it, shielded or not, has got one more.
  static let shield = UInt8(ascii: "'")

  /// Whether a text cell needs the shield. The text must have been sanitised.
  ///
  /// - Complexity: O(1) for prose, which gives itself away by its first words; O(bytes) for figures.
  static func isRisky(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case shield, UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      return true
    case UInt8(ascii: "#"):
      return errors.contains { text.elementsEqual($0.utf8) }
    case 0xEF where text.count >= 3 && text[1] == 0xBC:
      // Full-width + is EF BC 8B, - EF BC 8D, = EF BC 9D, @ EF BC A0.
      if [0x8B, 0x8D, 0x9D, 0xA0].contains(text[2]) { return true }
    default: break
    }
    return looksLikeValue(text)
  }

  private static let errors = ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"]

  /// Whether digits, signs, blanks and at most the words of figures, dates and times make up the text, or it is a truth value.
  private static func looksLikeValue(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var hasDigit = false
    var hasTruthValue = false
    var words = 0
    var names = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigit = true
        index += 1
      case _ where isLetter(byte):
        let start = index
        while index < text.count, isLetter(text[index]) { index += 1 }
        words += 1
        switch kind(of: UnsafeBufferPointer(rebasing: text[start..<index])) {
        case .exponent: if start == 0 { return false }
        case .marker: if !hasDigit { return false }
        case .name:
          names += 1
          if names > 2 { return false }
        case .truthValue: hasTruthValue = true
        case .other: return false
        }
      case 0x09...0x0D, UInt8(ascii: " "), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "+")...UInt8(ascii: "/"), UInt8(ascii: ":"):
        index += 1
      case 0x80...:
        switch kind(ofCharacterAt: &index, in: text) {
        case .digit: hasDigit = true
        case .blank, .currency: break
        case .foldedLetter:
          // Pattern matchers that ignore case take these for s, k and i, so they may stand in the name of a month.
          while index < text.count, isLetter(text[index]) { index += 1 }
        case .other: return false
        }
      default: return false
      }
    }
    return hasDigit || (hasTruthValue && words == 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  private enum WordKind { case exponent, marker, name, truthValue, other }

  /// The words of values: names of months and weekdays however continued, the e of exponents; behind a digit a.m. and p.m., the T and Z of
  /// ISO 8601.
  private static func kind(of word: UnsafeBufferPointer<UInt8>) -> WordKind {
    func folded(_ index: Int) -> UInt32 { index < word.count ? UInt32(word[index] | 0x20) : 0 }
    if word.count <= 2 {
      switch (folded(0), folded(1)) {
      case (0x65, 0): return .exponent
      case (0x61, 0), (0x6D, 0), (0x70, 0), (0x74, 0), (0x7A, 0), (0x61, 0x6D), (0x70, 0x6D): return .marker
      default: return .other
      }
    }
    if word.count <= 5, word.lowercasedEquals("true") || word.lowercasedEquals("false") { return .truthValue }
    let prefix = folded(0) << 16 | folded(1) << 8 | folded(2)
    return namePrefixes.contains(prefix) ? .name : .other
  }

  /// First three letters of months and weekdays, small, as numbers.
  private static let namePrefixes: Set<UInt32> = Set(
    [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
    ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } })

  private enum CharacterKind { case digit, blank, currency, foldedLetter, other }

  /// Classes the character at `index` and moves past it.
  private static func kind(ofCharacterAt index: inout Int, in text: UnsafeBufferPointer<UInt8>) -> CharacterKind {
    var decoder = UTF8()
    var bytes = text[index...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
      index += 1
      return .other
    }
    index += UTF8.width(scalar)
    switch scalar.properties.generalCategory {
    case .decimalNumber: return .digit
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: return .blank
    case .currencySymbol: return .currency
    default:
      switch scalar {
      case "\u{130}", "\u{131}", "\u{17F}", "\u{212A}": return .foldedLetter
      case "\u{2212}": return .blank  // minus sign
      default: return .other
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are a small ASCII word, letter case aside.
  fileprivate func lowercasedEquals(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] | 0x20 != word.utf8Start[index] { return false }
    return true
  }
}
