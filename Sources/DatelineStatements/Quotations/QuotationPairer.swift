import DatelineText

/// Pairs quotation marks: `"`, U+201C U+201D, `''`, ``` `` ```, « ».
///
/// A straight mark opens when a blank or a bracket stands before it and closes otherwise; a curly one says itself what it does. A quotation that is not
/// closed ends with its paragraph; when the next paragraph opens one again, it goes on there (the newspapers' rule for several paragraphs). Single marks
/// are left alone: inside a quotation they nest, outside they mostly are apostrophes.
enum QuotationPairer {
  private enum Side {
    case opens, closes, none
  }

  /// Appends the document's quotations in text order and marks their tokens in `words`.
  ///
  /// - Complexity: O(tokens).
  static func pair(
    _ tokens: UnsafeBufferPointer<Token>, _ base: UnsafePointer<UInt8>, _ sentences: UnsafeBufferPointer<Sentence>,
    _ words: UnsafeMutableBufferPointer<Word>, into quotations: inout [Quotation]
  ) {
    var open: Int?
    var paragraph: UInt32 = 0
    for (number, sentence) in sentences.enumerated() {
      if number > 0, sentence.paragraph != paragraph, let start = open {
        let first = Int(sentence.firstToken)
        let goesOn = first < tokens.count && side(tokens, base, first, isOpen: false) == .opens
        close(start, first, goesOn, words, &quotations)
        open = nil
      }
      paragraph = sentence.paragraph
      for index in sentence.tokens where index < tokens.count && tokens[index].kind == .quote {
        switch side(tokens, base, index, isOpen: open != nil) {
        case .opens:
          if let start = open { close(start, index, false, words, &quotations) }
          open = index
        case .closes:
          if let start = open { close(start, index + 1, false, words, &quotations) }
          open = nil
        case .none: break
        }
      }
    }
    if let start = open { close(start, tokens.count, false, words, &quotations) }
  }

  private static func close(
    _ start: Int, _ end: Int, _ continues: Bool, _ words: UnsafeMutableBufferPointer<Word>, _ quotations: inout [Quotation]
  ) {
    guard end > start + 1 else { return }
    for index in start..<end { words[index].quotation = Int32(truncatingIfNeeded: quotations.count) }
    quotations.append(Quotation(open: start, end: end, continues: continues))
  }

  private static func side(_ tokens: UnsafeBufferPointer<Token>, _ base: UnsafePointer<UInt8>, _ index: Int, isOpen: Bool) -> Side {
    let token = tokens[index]
    let first = base[Int(token.start)]
    switch token.span.count {
    case 1 where first == UInt8(ascii: "\""), 2 where first == UInt8(ascii: "'") || first == UInt8(ascii: "`"):
      if first == UInt8(ascii: "`") { return .opens }
      let standsFree =
        token.flags.contains(.spaceBefore) || index == 0 || tokens[index - 1].end != token.start
        || tokens[index - 1].kind == .open || tokens[index - 1].kind == .dash || tokens[index - 1].kind == .quote && !isOpen
      let touchesNext =
        index + 1 < tokens.count && tokens[index + 1].start == token.end && tokens[index + 1].kind != .separator
        && tokens[index + 1].kind != .terminator && tokens[index + 1].kind != .close
      if isOpen { return standsFree && touchesNext && !isLone(tokens, index) ? .opens : .closes }
      return standsFree || touchesNext ? .opens : .closes
    case 2 where first == 0xC2: return base[Int(token.start) + 1] == 0xAB ? .opens : base[Int(token.start) + 1] == 0xBB ? .closes : .none
    case 3 where first == 0xE2 && base[Int(token.start) + 1] == 0x80:
      switch base[Int(token.start) + 2] {
      case 0x9C, 0x9E, 0x9F: return .opens
      // Some writers open with the closing mark.
      case 0x9D: return isOpen || index > 0 && tokens[index - 1].end == token.start ? .closes : .opens
      default: return .none
      }
    default: return .none
    }
  }

  /// A mark with blank on both sides.
  private static func isLone(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].start != tokens[index].end
  }
}
