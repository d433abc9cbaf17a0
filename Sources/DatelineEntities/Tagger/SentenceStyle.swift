import DatelineText

/// How a sentence uses capitals, which decides what a capital says about a token.
enum SentenceStyle: UInt8, Sendable {
  /// Running text.
  case normal = 0
  /// A headline in capitals.
  case allCapitals = 1
  /// A headline with a capital on every long word.
  case title = 2
  /// A text without capitals.
  case lower = 3
}

extension SentenceStyle {
  /// Works out the style of a sentence of a text that does use capitals.
  ///
  /// - Complexity: O(tokens).
  static func of(_ tokens: UnsafeBufferPointer<Token>) -> SentenceStyle {
    var words = 0
    var capitals = 0
    var longWords = 0
    var longCapitalized = 0
    for token in tokens where token.kind == .word || token.kind == .alphanumeric {
      let length = token.end &- token.start
      if length >= 2 {
        words &+= 1
        if token.flags.contains(.allCapitals) { capitals &+= 1 }
      }
      if length >= 4 && token.kind == .word {
        longWords &+= 1
        if token.isCapitalized { longCapitalized &+= 1 }
      }
    }
    if words >= 3 && capitals * 10 >= words * 7 { return .allCapitals }
    if longWords >= 4 && longCapitalized * 5 >= longWords * 4 { return .title }
    return .normal
  }

  /// Whether a whole document does without capitals, as some feeds do: below one capitalised word in 50.
  ///
  /// - Complexity: O(tokens).
  static func isLowerCased(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
    var words = 0
    var capitalized = 0
    for token in tokens where token.isWordlike {
      words &+= 1
      if token.isCapitalized { capitalized &+= 1 }
    }
    return words >= 5 && capitalized * 50 < words
  }
}
