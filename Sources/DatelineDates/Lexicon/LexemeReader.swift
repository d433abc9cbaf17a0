import DatelineText

/// Reads the tokens of one sentence as lexemes.
struct LexemeReader {
  private let lexicon = Lexicon.shared

  /// Puts the lexemes of `tokens[range]` in place of the old ones.
  ///
  /// - Complexity: O(bytes of the tokens).
  func read(_ tokens: [Token], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, into lexemes: inout [Lexeme]) {
    lexemes.removeAll(keepingCapacity: true)
    for index in range {
      let token = tokens[index]
      switch token.kind {
      case .word, .abbreviation, .clitic: lexemes.append(word(token, bytes))
      case .alphanumeric:
        // "2nite", "2moro"
        let lexeme = word(token, bytes)
        if lexeme.isA(.deictic) { lexemes.append(lexeme) } else { appendNumber(token, bytes, to: &lexemes) }
      case .number: appendNumber(token, bytes, to: &lexemes)
      default:
        var lexeme = plain(token, bytes)
        if lexeme.mark == UInt8(ascii: "@") || lexeme.mark == UInt8(ascii: "&") { lookUp(&lexeme, bytes) }
        lexemes.append(lexeme)
      }
    }
  }

  /// Whether any token of a sentence could begin a temporal expression.
  func hasTrigger(_ tokens: [Token], _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in range {
      let token = tokens[index]
      switch token.kind {
      case .word, .abbreviation, .symbol:
        if let entry = lexicon.entry(hash: token.hash, bytes: bytes, Int(token.start), Int(token.end)),
          !entry.classes.isDisjoint(with: LexemeReader.triggers) || entry.classes.contains(.cardinal) && entry.number >= 17
        {
          return true
        }
      case .number, .alphanumeric: return true
      default: break
      }
    }
    return false
  }

  /// Whether a document is a post on social media: short, with a handle, tag, link or emoticon, or a word that only posts and chats have.
  func isPost(_ tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard tokens.count <= 120 else { return false }
    if let first = tokens.first, tokens.count > 5, first.kind == .word, bytes[Int(first.start)] &- UInt8(ascii: "a") < 26 { return true }
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .address: return true
      case .word:
        if !token.isCapitalized || token.end - token.start > 2,
          let entry = lexicon.entry(hash: token.hash, bytes: bytes, Int(token.start), Int(token.end)),
          entry.classes.contains(.informal)
        {
          return true
        }
      case .terminator:
        if token.end - token.start > 1 || index > 0 && tokens[index - 1].kind == .terminator, bytes[Int(token.start)] == UInt8(ascii: "!") {
          return true
        }
      case .separator:
        // ":)", ":-(", ";D"
        let eyes = bytes[Int(token.start)]
        guard eyes == UInt8(ascii: ":") || eyes == UInt8(ascii: ";"), index + 1 < tokens.count, tokens[index].flags.contains(.spaceBefore)
        else { continue }
        let mouth = Int(tokens[index + 1].end) - 1
        if !tokens[index + 1].flags.contains(.spaceBefore), ")(DPp-".utf8.contains(bytes[mouth]) { return true }
      default: break
      }
    }
    return false
  }

  private static let triggers: LexicalClass = [
    .month, .weekday, .weekdayPlural, .unit, .unitPlural, .decadeWord, .dayPart, .clockWord, .season, .deictic, .present, .past, .future,
    .former, .edgeCode, .setAdverb, .era, .phraseStart, .meridiem,
  ]

  private func plain(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Lexeme {
    var lexeme = Lexeme()
    lexeme.start = token.start
    lexeme.end = token.end
    lexeme.hash = token.hash
    lexeme.kind = token.kind
    lexeme.flags = token.flags
    lexeme.mark = bytes[Int(token.start)]
    return lexeme
  }

  private func word(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Lexeme {
    var lexeme = plain(token, bytes)
    lookUp(&lexeme, bytes)
    if lexeme.classes.isEmpty, token.end - token.start > 3, bytes[Int(token.end) - 1] == UInt8(ascii: "d"),
      bytes[Int(token.end) - 2] == UInt8(ascii: "e"), !token.isCapitalized || token.flags.contains(.sentenceStart)
    {
      lexeme.classes = .edVerb
    }
    return lexeme
  }

  @inline(__always)
  private func lookUp(_ lexeme: inout Lexeme, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard let entry = lexicon.entry(hash: lexeme.hash, bytes: bytes, Int(lexeme.start), Int(lexeme.end)) else { return }
    lexeme.classes = entry.classes
    lexeme.number = entry.number
    lexeme.secondNumber = entry.secondNumber
    lexeme.keyword = entry.keyword
    lexeme.unit = entry.unit
  }

  /// Digits, ordinals, decades, and numbers with letters at either side.
  private func appendNumber(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>, to lexemes: inout [Lexeme]) {
    var position = Int(token.start)
    let end = Int(token.end)
    var flags = token.flags
    while position < end {
      let isDigit = bytes[position] &- 48 < 10
      var next = position + 1
      if isDigit {
        next = numberEnd(bytes, position, end)
      } else {
        while next < end, bytes[next] &- 48 >= 10 { next += 1 }
      }
      var lexeme = plain(token, bytes)
      lexeme.start = UInt32(position)
      lexeme.end = UInt32(next)
      lexeme.flags = flags
      lexeme.mark = bytes[position]
      lexeme.kind = isDigit ? .number : .word
      if isDigit {
        readDigits(&lexeme, bytes)
        next = readSuffix(&lexeme, bytes, next, end)
        lexeme.end = UInt32(next)
        lexeme.classes.insert(.starter)
      } else if lexeme.mark == UInt8(ascii: ",") || lexeme.mark == UInt8(ascii: ":") || lexeme.mark == UInt8(ascii: ".") {
        lexeme.kind = .separator
        lexeme.end = UInt32(position + 1)
        next = position + 1
      } else {
        lexeme.hash = WordHash.hash(bytes[position..<next])
        lookUp(&lexeme, bytes)
      }
      lexemes.append(lexeme)
      flags.remove([.spaceBefore, .sentenceStart, .lineStart])
      position = next
    }
  }

  /// Where a number ends: digits with thousands groups, one decimal point, or several points (`24.10.2024`).
  private func numberEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var next = start
    while next < end, bytes[next] &- 48 < 10 { next += 1 }
    var groups = next
    while groups + 3 < end, bytes[groups] == UInt8(ascii: ","), (1...3).allSatisfy({ bytes[groups + $0] &- 48 < 10 }),
      groups + 4 >= end || bytes[groups + 4] &- 48 >= 10
    {
      groups += 4
    }
    next = groups
    while next + 1 < end, bytes[next] == UInt8(ascii: "."), bytes[next + 1] &- 48 < 10 {
      next += 1
      while next < end, bytes[next] &- 48 < 10 { next += 1 }
    }
    return next
  }

  private func readDigits(_ lexeme: inout Lexeme, _ bytes: UnsafeBufferPointer<UInt8>) {
    var value = 0
    var width = 0
    var points = 0
    var fraction = 0
    var fractionWidth = 0
    var isGrouped = false
    for byte in bytes[Int(lexeme.start)..<Int(lexeme.end)] {
      let digit = Int(byte &- 48)
      if byte == UInt8(ascii: ",") {
        isGrouped = true
      } else if byte == UInt8(ascii: ".") {
        points += 1
      } else if points == 0 {
        value = min(value * 10 + digit, 2_000_000_000)
        width += 1
      } else {
        if fractionWidth < 3 { fraction = fraction * 10 + digit }
        fractionWidth += 1
      }
    }
    lexeme.number = Int32(value)
    lexeme.width = UInt8(min(width, 255))
    lexeme.classes = points > 1 ? .dotted : (points == 1 ? .decimal : (isGrouped ? .grouped : .digits))
    lexeme.secondNumber = Int32(fractionWidth)
    for _ in min(fractionWidth, 3)..<3 { fraction *= 10 }
    lexeme.fraction = Int16(fraction)
  }

  /// `th`, `s`, `h30` right after the digits; returns where the lexeme ends.
  private func readSuffix(_ lexeme: inout Lexeme, _ bytes: UnsafeBufferPointer<UInt8>, _ next: Int, _ end: Int) -> Int {
    guard lexeme.isPlainDigits, next < end else { return next }
    let rest = end - next
    let first = WordHash.fold(bytes[next])
    if rest == 2 {
      let second = WordHash.fold(bytes[next + 1])
      let isOrdinal =
        (first == UInt8(ascii: "t") && second == UInt8(ascii: "h")) || (first == UInt8(ascii: "s") && second == UInt8(ascii: "t"))
        || (first == UInt8(ascii: "n") && second == UInt8(ascii: "d")) || (first == UInt8(ascii: "r") && second == UInt8(ascii: "d"))
      if isOrdinal {
        lexeme.classes = .digitOrdinal
        return end
      }
    }
    let isDecade = lexeme.number % 10 == 0 && (2...4).contains(lexeme.width)
    if rest == 1, first == UInt8(ascii: "s"), isDecade {
      lexeme.classes = .digitDecade
      return end
    }
    if first == UInt8(ascii: "h"), lexeme.width <= 2, lexeme.number <= 24 {
      var minutes = next + 1
      while minutes < end, bytes[minutes] &- 48 < 10 { minutes += 1 }
      if minutes == end, rest == 3 || rest == 1 {
        lexeme.classes.insert(.hourClock)
        lexeme.secondNumber = rest == 3 ? Int32(bytes[next + 1] &- 48) * 10 + Int32(bytes[next + 2] &- 48) : 0
        lexeme.fraction = rest == 3 ? 1 : 0
        return end
      }
    }
    return next
  }
}
