import DatelineText

/// The order of day and month that a document's own dates show: with `24/10/2024` in it, its `3/4/2024` is the 3rd of April.
///
/// A writer keeps to one order, so one date that can be read in one way only decides for all of a document. Dates with full stops do not count: they have the
/// day first everywhere.
struct NumericOrder {
  /// The order that the document shows, or nil if its dates can be read either way or contradict one another.
  ///
  /// - Complexity: O(tokens).
  static func shown(by tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>) -> DateResolver.Options.Order? {
    var shown: DateResolver.Options.Order?
    var index = 0
    while index + 4 < tokens.count {
      defer { index += 1 }
      guard tokens[index].kind == .number, isMark(tokens[index + 1], bytes), let first = number(tokens[index], bytes),
        bytes[Int(tokens[index + 1].start)] == bytes[Int(tokens[index + 3].start)], isMark(tokens[index + 3], bytes),
        let second = number(tokens[index + 2], bytes), isYear(tokens[index + 4], bytes),
        tokens[index].end == tokens[index + 1].start, tokens[index + 3].end == tokens[index + 4].start
      else { continue }
      let order: DateResolver.Options.Order
      switch (first, second) {
      case (13...31, 1...12): order = .dmy
      case (1...12, 13...31): order = .mdy
      default: continue
      }
      if let shown, shown != order { return nil }
      shown = order
    }
    return shown
  }

  private static func isMark(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    token.end - token.start == 1 && (bytes[Int(token.start)] == UInt8(ascii: "/") || bytes[Int(token.start)] == UInt8(ascii: "-"))
  }

  /// The value of one or two digits.
  private static func number(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard token.kind == .number, token.end - token.start <= 2 else { return nil }
    return bytes[Int(token.start)..<Int(token.end)].reduce(0) { $0 * 10 + Int($1 &- 48) }
  }

  /// Four digits, the first of them 1 or 2.
  private static func isYear(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    token.kind == .number && token.end - token.start == 4 && (49...50).contains(bytes[Int(token.start)])
  }
}
