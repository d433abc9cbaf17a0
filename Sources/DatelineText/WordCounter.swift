/// Counts words as UAX 29 does: the segments between word boundaries that hold a letter or a digit.
///
/// Rules WB3 to WB16 without a dictionary; text in scripts without blanks (Chinese, Thai) counts a word for each letter that no rule joins. Emoji joiners
/// (WB3c) are left out: they join nothing that holds a letter.
public struct WordCounter: Sendable {
  private let scalars: ScalarTable
  private let classes: ASCIIWordClasses

  /// Makes a counter; the tables are read once a process.
  public init() {
    scalars = ScalarTable.shared
    classes = ASCIIWordClasses.shared
  }

  /// The number of words in a UTF-8 text; bytes that are not UTF-8 are no letters.
  ///
  /// - Complexity: O(bytes).
  public func count(_ text: [UInt8]) -> Int { text.withUnsafeBufferPointer { count($0) } }

  /// The number of words in a UTF-8 text; bytes that are not UTF-8 are no letters.
  ///
  /// - Complexity: O(bytes).
  public func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var words = 0
    var index = 0
    while index < text.count {
      let byte = base[index]
      if byte < 0x80 {
        let first = classes[byte]
        if first != .word {
          index &+= 1
          // What may stand inside a word or number and does not is a segment of its own, unless marks extend it: both hold no letter.
          continue
        }
        // Most words are ASCII letters and digits before a byte that ends a word at once.
        let start = index
        var hasLetter = false
        while index < text.count, base[index] < 0x80, classes[base[index]] == .word {
          if base[index] != UInt8(ascii: "_") { hasLetter = true }
          index &+= 1
        }
        // A mark joins only with a letter or digit right behind it.
        if index >= text.count || endsWord(base, at: index, end: text.count) {
          if hasLetter { words &+= 1 }
          continue
        }
        index = start
      }
      let segment = segmentEnd(base, from: index, end: text.count)
      if segment.hasLetter { words &+= 1 }
      index = segment.end
    }
    return words
  }

  /// Whether the byte after ASCII letters or digits ends the word whatever comes: a blank, or a mark with an ASCII byte behind it that is neither letter nor
  /// digit.
  @inline(__always)
  private func endsWord(_ base: UnsafePointer<UInt8>, at offset: Int, end: Int) -> Bool {
    let byte = base[offset]
    guard byte < 0x80 else { return false }
    if classes[byte] == .other { return true }
    guard offset + 1 < end else { return true }
    return base[offset + 1] < 0x80 && classes[base[offset + 1]] != .word
  }

  /// A scalar with its class; extending scalars have been skipped (WB4).
  private struct Item {
    var wordBreak: WordBreak
    var letter: LetterClass
    /// One past the scalar and what extends it.
    var end: Int
  }

  private func item(_ base: UnsafePointer<UInt8>, at offset: Int, end: Int) -> Item? {
    guard offset < end else { return nil }
    let (scalar, count) = ScalarTable.decode(base, at: offset, end: end)
    let wordBreak = scalars.wordBreak(scalar)
    var index = offset + count
    // WB3a, WB3b: nothing extends a line break.
    if wordBreak != .cr, wordBreak != .lf, wordBreak != .newline {
      while index < end, base[index] >= 0x80 {
        let (next, length) = ScalarTable.decode(base, at: index, end: end)
        let extending = scalars.wordBreak(next)
        guard extending == .extend || extending == .format || extending == .zwj else { break }
        index += length
      }
    }
    return Item(wordBreak: wordBreak, letter: scalars.letter(scalar), end: index)
  }

  /// The end of the segment that starts at `offset`, and whether a letter or digit is in it.
  private func segmentEnd(_ base: UnsafePointer<UInt8>, from offset: Int, end: Int) -> (end: Int, hasLetter: Bool) {
    guard var left = item(base, at: offset, end: end) else { return (end, false) }
    var hasLetter = left.letter == .letter || left.letter == .upper || left.letter == .number
    while let right = item(base, at: left.end, end: end) {
      var next = right
      if !joins(left.wordBreak, right.wordBreak) {
        // WB6, WB7, WB7b, WB7c, WB11, WB12: a mark inside a word or number.
        guard let after = item(base, at: right.end, end: end), bridges(left.wordBreak, right.wordBreak, after.wordBreak) else { break }
        next = after
      }
      if next.letter == .letter || next.letter == .upper || next.letter == .number { hasLetter = true }
      left = next
    }
    return (left.end, hasLetter)
  }

  /// WB5, WB8, WB9, WB10, WB13, WB13a, WB13b, and WB7a without its look ahead.
  private func joins(_ left: WordBreak, _ right: WordBreak) -> Bool {
    switch (left, right) {
    case (.aLetter, .aLetter), (.aLetter, .hebrewLetter), (.hebrewLetter, .aLetter), (.hebrewLetter, .hebrewLetter): true
    case (.numeric, .numeric), (.aLetter, .numeric), (.hebrewLetter, .numeric), (.numeric, .aLetter), (.numeric, .hebrewLetter): true
    case (.katakana, .katakana), (.hebrewLetter, .singleQuote): true
    case (.aLetter, .extendNumLet), (.hebrewLetter, .extendNumLet), (.numeric, .extendNumLet), (.katakana, .extendNumLet),
      (.extendNumLet, .extendNumLet), (.extendNumLet, .aLetter), (.extendNumLet, .hebrewLetter), (.extendNumLet, .numeric),
      (.extendNumLet, .katakana):
      true
    default: false
    }
  }

  private func bridges(_ left: WordBreak, _ mark: WordBreak, _ right: WordBreak) -> Bool {
    let betweenLetters = (left == .aLetter || left == .hebrewLetter) && (right == .aLetter || right == .hebrewLetter)
    switch mark {
    case .midLetter: return betweenLetters
    case .midNumLet, .singleQuote: return betweenLetters || left == .numeric && right == .numeric
    case .midNum: return left == .numeric && right == .numeric
    case .doubleQuote: return left == .hebrewLetter && right == .hebrewLetter
    default: return false
    }
  }
}

/// What an ASCII byte does to words.
struct ASCIIWordClasses: @unchecked Sendable {  // the memory is never written after init
  enum Class: UInt8 {
    /// Breaks words on both sides.
    case other
    /// Letters, digits, the underscore.
    case word
    /// May stand inside a word or number: `'` `.` `:` `,` `;`
    case inner
  }

  private let classes: UnsafePointer<Class>
  static let shared = ASCIIWordClasses()

  private init() {
    let classes = UnsafeMutablePointer<Class>.allocate(capacity: 128)
    for byte in 0..<128 {
      let wordBreak = ScalarTable.shared.wordBreak(UInt32(byte))
      let value: Class =
        switch wordBreak {
        case .aLetter, .numeric, .extendNumLet: .word
        case .midLetter, .midNum, .midNumLet, .singleQuote: .inner
        default: .other
        }
      (classes + byte).initialize(to: value)
    }
    self.classes = UnsafePointer(classes)
  }

  subscript(byte: UInt8) -> Class { classes[Int(byte)] }
}
