import DatelineText

/// What follows a length and makes a date of it: "ago", "later", "before Christmas", "in ... time".
extension Grammar {
  /// What a length means by what stands after it or, failing that, before it.
  mutating func durationSuffix(_ length: Term, _ start: Int, _ durationEnd: Int) -> Parsed? {
    let end = at(durationEnd).kind == .clitic ? durationEnd + 1 : durationEnd
    if let parsed = span(length, start, end) ?? movedFromDate(length, end) ?? movedByWord(length, end) { return parsed }
    switch at(end).keyword {
    case .before, .after, .from, .since: return nil
    default: return governed(length, start, durationEnd)
    }
  }

  /// The length as a move from the document's day, from the text's last date or from `child`.
  private func moved(_ length: Term, _ direction: Int32, fromMention: Bool = false, child: Int32 = -1) -> Term {
    var result = length
    result.operation = .shift
    result.number = direction * max(length.number, 0)
    result.thousandths = direction * length.thousandths
    result.relation = direction < 0 ? .previous : .following
    result.isMention = fromMention
    result.child = child
    return result
  }

  /// "two days before Christmas", "a week after May 13".
  private mutating func movedFromDate(_ length: Term, _ end: Int) -> Parsed? {
    let word = at(end).keyword
    guard word == .before || word == .after || word == .from || word == .since, let date = container(at: end + 1) else { return nil }
    // "17 days from March 4 to March 21" is a length.
    if word == .from, isRangeConnector(date.end) { return nil }
    if word == .since, terms[Int(date.term)].operation == .calendar, length.unit >= .year { return nil }
    return Parsed(date.end, add(moved(length, word == .before ? -1 : 1, child: date.term)), .fromDate)
  }

  /// "ago", "later", "from now", "two years' time", "three days previously", "year-earlier".
  private mutating func movedByWord(_ length: Term, _ end: Int) -> Parsed? {
    let (word, next) = (at(end), at(end + 1))
    switch word.keyword {
    case .ago: return Parsed(end + 1, add(moved(length, -1)), .ago)
    case .back where next.kind != .word: return Parsed(end + 1, add(moved(length, -1)), .ago)
    case .hence: return Parsed(end + 1, add(moved(length, 1)), .later)
    case .time where at(end - 1).kind == .clitic: return Parsed(end + 1, add(moved(length, 1)), .later)
    case .from where next.isA(.present): return Parsed(end + 2, add(moved(length, 1)), .later)
    case .from where next.isKeyword(.right) && at(end + 2).isA(.present): return Parsed(end + 3, add(moved(length, 1)), .later)
    case .later, .afterwards: return Parsed(end + 1, add(moved(length, 1, fromMention: true)), .later)
    case .earlier where !next.isKeyword(.than): return Parsed(end + 1, add(moved(length, -1, fromMention: true)), .later)
    case .before where next.kind != .word || next.isA([.presentVerb, .pastVerb]):
      return Parsed(end + 1, add(moved(length, -1, fromMention: true)), .later)
    default: break
    }
    // "two days prior", "three days previously"
    if word.isA(.relative) && word.isA(.mention) && word.number == -1 || word.hash == Grammar.previouslyHash, !next.isKeyword(.to) {
      return Parsed(end + 1, add(moved(length, -1, fromMention: true)), .later)
    }
    if word.isDash, word.isGlued, next.isKeyword(.ago) || next.isKeyword(.earlier) {
      return Parsed(end + 2, add(moved(length, -1)), .ago)
    }
    return nil
  }

  /// "within eight months", "in three years".
  private mutating func governed(_ length: Term, _ start: Int, _ end: Int) -> Parsed? {
    guard !length.isVague, length.unit < .decade else { return nil }
    var term = length
    let previous = at(start - 1)
    if previous.isKeyword(.within), length.unit >= .day, !at(end).isKeyword(.of) {
      term.relation = .nearestFuture
      return Parsed(end, add(term), .duration)
    }
    guard previous.isKeyword(.in) || previous.isA(.approximate) && at(start - 2).isKeyword(.in),
      !isSuperlative(previous.isKeyword(.in) ? start - 2 : start - 3), !isNumbered(start - 2)
    else { return nil }
    term.relation = .next
    return Parsed(end, add(term), .inUnits)
  }

  /// Everything up to the moved date: "within two weeks of May 3", "less than ten days after Easter", "for a week from Monday".
  private mutating func span(_ length: Term, _ start: Int, _ end: Int) -> Parsed? {
    guard !length.isVague, length.unit >= .day else { return nil }
    let (word, previous) = (at(end).keyword, at(start - 1))
    let isWithin = previous.isKeyword(.within) && (word == .of || word == .after || word == .from)
    let isLess = previous.isKeyword(.than) && at(start - 2).isKeyword(.less) && !at(start - 3).isKeyword(.not)
    let isFor = previous.isKeyword(.for) && word == .from
    guard isWithin || isFor || isLess && (word == .after || word == .from), let date = container(at: end + 1), !isRangeConnector(date.end)
    else { return nil }
    var term = length
    term.relation = isFor ? .open : .nearestFuture
    term.child = date.term
    return Parsed(date.end, add(term), .fromDate)
  }

  private func isRangeConnector(_ position: Int) -> Bool {
    at(position).isKeyword(.to) || at(position).isKeyword(.until) || at(position).isKeyword(.through)
  }

  /// "the worst in two years", "for the first time in ten months": a length and no point in time.
  private func isSuperlative(_ position: Int) -> Bool {
    let lexeme = at(position)
    if lexeme.isA([.ordinal]) || lexeme.isKeyword(.time) || lexeme.isKeyword(.least) || lexeme.isKeyword(.most) || lexeme.isKeyword(.once) {
      return true
    }
    guard lexeme.kind == .word, lexeme.end - lexeme.start > 4 else { return false }
    let end = Int(lexeme.end)
    return bytes[end - 1] == UInt8(ascii: "t") && bytes[end - 2] == UInt8(ascii: "s")
      && (bytes[end - 3] == UInt8(ascii: "e") || bytes[end - 3] == UInt8(ascii: "r"))
  }

  /// "the third attack in two weeks", "a fourth strike in ten days".
  private func isNumbered(_ position: Int) -> Bool {
    for before in 1...5 {
      let lexeme = at(position - before)
      if lexeme.isA(.anyOrdinal), !lexeme.isA(.unit) || !at(position - before - 1).isA(.anyNumber) { return true }
      if lexeme.kind != .word || lexeme.isA([.futureVerb, .presentVerb, .pastVerb]) { return false }
    }
    return false
  }

  static let previouslyHash = WordHash.hash("previously")
}
