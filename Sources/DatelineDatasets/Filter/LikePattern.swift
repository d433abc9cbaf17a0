/// Patterns of `like`: `%` is any run of characters, `_` is one code point, `\` takes the meaning from the next character. Letter case counts.
enum LikePattern {
  private static let any = UInt8(ascii: "%")
  private static let one = UInt8(ascii: "_")
  private static let escape = UInt8(ascii: "\\")

  /// Whether the whole text fits the pattern.
  ///
  /// - Complexity: O(text * pattern) at worst, O(text) for patterns with one `%`.
  static func matches(_ text: UnsafeBufferPointer<UInt8>, _ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
    var t = 0
    var p = 0
    // Where to go on when a match fails: behind the last %, which then takes one byte more.
    var retryPattern: Int?
    var retryText = 0
    while t < text.count {
      if p < pattern.count, pattern[p] == any {
        retryPattern = p + 1
        retryText = t
        p += 1
        continue
      }
      if p < pattern.count, pattern[p] == one {
        t += 1
        while t < text.count, text[t] & 0xC0 == 0x80 { t += 1 }
        p += 1
        continue
      }
      let literal = p + 1 < pattern.count && pattern[p] == escape ? p + 1 : p
      if literal < pattern.count, pattern[literal] == text[t] {
        t += 1
        p = literal + 1
        continue
      }
      guard let retry = retryPattern else { return false }
      retryText += 1
      while retryText < text.count, text[retryText] & 0xC0 == 0x80 { retryText += 1 }
      t = retryText
      p = retry
    }
    while p < pattern.count, pattern[p] == any { p += 1 }
    return p == pattern.count
  }
}
