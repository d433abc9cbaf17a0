/// Makes text fit for the files: valid UTF-8 without control characters and noncharacters that readers choke on.
///
/// Replaced by U+FFFD: U+0000...0008, 000B, 000C, 000E...001F, 007F, FEFF, FFFE, FFFF, and what is not UTF-8.
enum TextSanitizer {
  /// Whether the text must be replaced by `sanitized`.
  ///
  /// - Complexity: O(1) for ASCII without control characters, else O(bytes).
  static func isNeeded(_ text: UnsafeBufferPointer<UInt8>, _ classes: TextClass) -> Bool {
    if classes.contains(.forbidden) { return true }
    guard classes.contains(.nonASCII) else { return false }
    if classes.contains(.mayBeNoncharacter), holdsNoncharacter(text) { return true }
    return (try? UTF8Span(validating: text.span)) == nil
  }

  /// The text with replacements.
  ///
  /// - Complexity: O(bytes).
  static func sanitized(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 16)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      result.append(contentsOf: UTF8.encode(isForbidden(scalar.value) ? "\u{FFFD}" : scalar) ?? .init())
    }
    return result
  }

  private static func isForbidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// U+FEFF is EF BB BF; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
  private static func holdsNoncharacter(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 3 else { return false }
    for index in 0..<text.count - 2 where text[index] == 0xEF {
      switch (text[index + 1], text[index + 2]) {
      case (0xBB, 0xBF), (0xBF, 0xBE), (0xBF, 0xBF): return true
      default: continue
      }
    }
    return false
  }
}
