import DatelineText

/// Hand-written recursive descent over the lexemes of one sentence: longest match, left to right, from trigger words only.
///
/// `expression(at:)` says whether one starts at a lexeme. Nesting is bounded (`depthLimit`), every function looks a fixed number of lexemes ahead, so a
/// sentence costs time linear in its length.
struct Grammar {
  var lexemes: [Lexeme] = []
  var terms: [Term] = []
  var found: [Expression] = []
  var order: DateResolver.Options.Order = .mdy
  /// The text that the lexemes point into.
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  let phrases = PhraseTable.shared
  /// Depth of containers ("the first week of the last month of ...").
  var nesting = 0
  /// Position whose number may be glued to a dash, because it is the second end of a range.
  var rangeEnd = -1

  /// The lexeme at a position, or an empty one outside of the sentence.
  @inline(__always)
  func at(_ position: Int) -> Lexeme { position >= 0 && position < lexemes.count ? lexemes[position] : Lexeme() }

  mutating func add(_ term: Term) -> Int32 {
    terms.append(term)
    return Int32(terms.count - 1)
  }

  /// Finds the expressions of the sentence in `lexemes` and appends them to `found`.
  mutating func parseSentence(_ sentence: UInt32) {
    var position = 0
    let count = lexemes.count
    while position < count {
      let lexeme = lexemes[position]
      guard canStart(lexeme, position) else {
        position += 1
        continue
      }
      let before = found.count
      if let end = expressions(at: position), end > position {
        for index in before..<found.count { finish(index, sentence) }
        position = end
      } else {
        found.removeLast(found.count - before)
        position += 1
      }
    }
  }

  /// Whether it is worth trying to read an expression here.
  @inline(__always)
  private func canStart(_ lexeme: Lexeme, _ position: Int) -> Bool {
    if lexeme.isA(.starter) {
      switch lexeme.keyword {
      case .the, .a, .an, .this, .that, .possessive, .another, .every, .each, .per, .all, .whole, .up, .at, .not, .very:
        return position + 1 < lexemes.count && !lexemes[position + 1].classes.isEmpty
      default: return true
      }
    }
    return lexeme.classes.isEmpty && lexeme.end - lexeme.start <= 3 && isApostrophe(lexeme) && at(position + 1).isPlainDigits
  }

  mutating func finish(_ index: Int, _ sentence: UInt32) {
    let expression = found[index]
    found[index].sentence = sentence
    found[index].startByte = at(expression.start).start
    found[index].endByte = at(expression.end - 1).end
    if expression.preposition == .none { found[index].preposition = preposition(before: expression.start) }
    let word = found[index].preposition
    found[index].isBound = word == .since || word == .until || word == .before || word == .by || word == .after
    if isSeptember11(expression) { terms[Int(expression.term)].year = 2001 }
  }

  /// A month and day that name an event more than a day: "the Sept. 11 attacks", "the 9/11 hijackers".
  private func isSeptember11(_ expression: Expression) -> Bool {
    let term = terms[Int(expression.term)]
    return term.operation == .calendar && term.month == 9 && term.day == 11 && term.statedYear == nil
      && Grammar.attackWords.contains(at(expression.end).hash)
  }

  private static let attackWords = ["attack", "attacks", "terrorist", "terror", "hijackers", "hijackings", "commission"].map {
    WordHash.hash($0)
  }

  /// The function word that governs an expression, a determiner apart.
  func preposition(before start: Int) -> Keyword {
    var position = start - 1
    var word = at(position).keyword
    if word == .the || word == .a { position -= 1 }
    word = at(position).keyword
    return word
  }

  /// Expressions that start at a lexeme (two for a range); returns where they end.
  mutating func expressions(at start: Int) -> Int? {
    if at(start).isA(.phraseStart), let skipped = phrases.skippedEnd(lexemes, at: start, in: bytes) { return skipped }
    if let end = range(at: start) ?? daysBeforeMonth(at: start) { return end }
    guard let first = expression(at: start) else { return nil }
    if at(first.end).isKeyword(.starting), let end = startedDuration(first, start) { return end }
    append(first, start)
    return listTail(rangeTail(after: found.count - 1, end: first.end) ?? first.end)
  }

  mutating func append(_ parsed: Parsed, _ start: Int) {
    var expression = Expression(start: start, end: parsed.end, term: parsed.term, rule: parsed.rule)
    expression.time = parsed.time
    expression.edge = parsed.edge
    expression.isEdgeNoun = parsed.isEdgeNoun
    expression.register = parsed.register
    expression.approximation = pendingApproximation
    expression.isSpun = pendingSpun
    pendingApproximation = 0
    pendingSpun = false
    found.append(expression)
  }

  /// Set by `expression(at:)` for the expression that it returns.
  var pendingApproximation: UInt8 = 0
  var pendingSpun = false

  /// One expression with its modifiers.
  mutating func expression(at start: Int) -> Parsed? {
    pendingApproximation = 0
    pendingSpun = false
    if let (kind, next) = approximation(at: start), var parsed = core(at: next, isModified: true) {
      if terms[Int(parsed.term)].operation != .reference {
        if kind == 0 { return nil }
        pendingApproximation = kind
        parsed.end = max(parsed.end, next)
        return parsed
      }
    }
    return core(at: start, isModified: false)
  }

  /// "How about Friday?", "What about June 6?"
  private static let questionHashes = [WordHash.hash("how"), WordHash.hash("what")]

  /// About, nearly, more than ...: its kind and where it ends.
  private func approximation(at start: Int) -> (UInt8, Int)? {
    let lexeme = at(start)
    if lexeme.isA(.approximate), lexeme.number > 0 {
      let kind = UInt8(lexeme.number)
      // "over the weekend" and "under" before a date are prepositions; so is "around" before a place.
      let next = at(start + 1)
      if kind == 10, Grammar.questionHashes.contains(at(start - 1).hash),
        next.isA([.month, .weekday, .digits, .relative]) || next.keyword == .the
      {
        return nil
      }
      if kind == 2 || kind == 1,
        !(next.isA([.cardinal, .digits, .decimal, .grouped, .vagueCount]) || next.keyword == .a || next.keyword == .an
          || next.keyword == .half || next.keyword == .the && kind == 1)
      {
        return nil
      }
      return (kind, start + 1)
    }
    switch lexeme.keyword {
    case .more where at(start + 1).isKeyword(.than): return (2, start + 2)
    case .less where at(start + 1).isKeyword(.than): return (1, start + 2)
    case .at where at(start + 1).isKeyword(.least): return (3, start + 2)
    case .at where at(start + 1).isKeyword(.most): return (4, start + 2)
    case .up where at(start + 1).isKeyword(.to): return (4, start + 2)
    case .not where at(start + 1).isKeyword(.less) && at(start + 2).isKeyword(.than): return (3, start + 3)
    case .not where at(start + 1).isKeyword(.more) && at(start + 2).isKeyword(.than): return (4, start + 3)
    default: return nil
    }
  }
}
