import DatelineText

/// Fills the words of a document: lexicon, shapes, mentions and dates.
enum WordReader {
  /// - Complexity: O(tokens + mentions + dates).
  static func read(
    _ tokens: UnsafeBufferPointer<Token>, _ base: UnsafePointer<UInt8>, _ mentions: UnsafeBufferPointer<EntityMention>,
    _ dates: UnsafeBufferPointer<DateMention>, _ lexicon: StatementLexicon, into words: inout [Word]
  ) {
    words.removeAll(keepingCapacity: true)
    words.reserveCapacity(tokens.count)
    let empty = lexicon.empty
    var mention = 0
    var date = 0
    for index in tokens.indices {
      let token = tokens[index]
      var word = Word(classes: [], entry: empty)
      switch token.kind {
      case .word, .abbreviation, .alphanumeric, .clitic:
        word.entry = lexicon.entry(of: token, in: base)
        word.classes = word.entry.pointee.classes.union(shape(token, base))
        // "during" is no participle.
        if word.classes.has(.place) { word.classes.remove(.endsInIng) }
      case .number: word.classes = .number
      case .dash: word.classes = isLong(tokens, index) ? .dash : .hyphen
      case .quote: word.classes = .quote
      case .open: word.classes = .open
      case .close: word.classes = .close
      case .terminator: word.classes = .terminator
      case .separator:
        switch base[Int(token.start)] {
        case UInt8(ascii: ":"): word.classes = .colon
        case UInt8(ascii: ";"): word.classes = .semicolon
        default: word.classes = .comma
        }
      case .address: word.classes = .name
      case .symbol: word.classes = base[Int(token.start)] == UInt8(ascii: "%") ? [.plural, .quantity] : []
      }
      while mention < mentions.count, mentions[mention].span.end <= token.start { mention += 1 }
      if mention < mentions.count, mentions[mention].span.start <= token.start { word.mention = Int32(truncatingIfNeeded: mention) }
      while date < dates.count, dates[date].span.end <= token.start { date += 1 }
      if date < dates.count, dates[date].span.start <= token.start { word.date = Int32(truncatingIfNeeded: date) }
      words.append(word)
    }
  }

  private static func shape(_ token: Token, _ base: UnsafePointer<UInt8>) -> WordClasses {
    guard token.kind != .clitic else { return [] }
    if token.isCapitalized { return base[Int(token.end) - 1] == UInt8(ascii: "s") && token.span.count > 3 ? [.name, .endsInS] : .name }
    guard token.kind == .word else { return token.kind == .abbreviation ? .name : .number }
    let count = token.span.count
    guard count > 3 else { return .plain }
    let last = base[Int(token.end) - 1]
    let before = base[Int(token.end) - 2]
    if last == UInt8(ascii: "y"), before == UInt8(ascii: "l") { return [.plain, .endsInLy] }
    if last == UInt8(ascii: "d"), before == UInt8(ascii: "e") { return [.plain, .endsInEd] }
    if last == UInt8(ascii: "g"), before == UInt8(ascii: "n"), base[Int(token.end) - 3] == UInt8(ascii: "i") {
      return [.plain, .endsInIng]
    }
    if last == UInt8(ascii: "s"), before != UInt8(ascii: "s") { return [.plain, .endsInS] }
    return .plain
  }

  private static func isLong(_ tokens: UnsafeBufferPointer<Token>, _ index: Int) -> Bool {
    let token = tokens[index]
    if token.span.count > 1 { return true }
    if token.flags.contains(.spaceBefore) { return true }
    // `--`
    if index + 1 < tokens.count, tokens[index + 1].kind == .dash, tokens[index + 1].start == token.end { return true }
    return index > 0 && tokens[index - 1].kind == .dash && tokens[index - 1].end == token.start
  }
}
