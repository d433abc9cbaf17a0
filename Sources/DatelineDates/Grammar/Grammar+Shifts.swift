import DatelineText

/// What follows a length and makes a date of it: "ago", "later", "before Christmas", "in ... time".
extension Grammar {
  /// "ago", "later", "earlier", "from now", "before Christmas", "after May 13".
  mutating func durationSuffix(_ term: Term, _ start: Int, _ durationEnd: Int) -> Parsed? {
    var end = durationEnd
    if at(end).kind == .clitic { end += 1 }
    let word = at(end)
    var shift = term
    shift.operation = .shift
    func moved(_ direction: Int32, _ term: Term) -> Term {
      var result = term
      result.number = direction * max(term.number, 0)
      result.thousandths = direction * term.thousandths
      result.relation = direction < 0 ? .previous : .following
      return result
    }
    if isSpan(term, start, word), let inner = container(at: end + 1), !isRangeConnector(inner.end) {
      var span = term
      span.relation = at(start - 1).isKeyword(.for) ? .open : .nearestFuture
      span.child = inner.term
      return Parsed(inner.end, add(span), .fromDate)
    }
    switch word.keyword {
    case .ago: return Parsed(end + 1, add(moved(-1, shift)), .ago)
    case .hence: return Parsed(end + 1, add(moved(1, shift)), .later)
    case .back where at(end + 1).kind != .word: return Parsed(end + 1, add(moved(-1, shift)), .ago)
    case .later, .afterwards:
      shift.isMention = true
      return Parsed(end + 1, add(moved(1, shift)), .later)
    case .earlier:
      shift.isMention = true
      if at(end + 1).isKeyword(.than) { return nil }
      return Parsed(end + 1, add(moved(-1, shift)), .later)
    case .from where at(end + 1).isKeyword(.right) && at(end + 2).isA(.present): return Parsed(end + 3, add(moved(1, shift)), .later)
    case .from where at(end + 1).isA(.present): return Parsed(end + 2, add(moved(1, shift)), .later)
    case .before, .after, .from, .since:
      let direction: Int32 = word.keyword == .before ? -1 : 1
      if let inner = container(at: end + 1) {
        // "17 days from March 4 to March 21" is a length.
        if word.keyword == .from, isRangeConnector(inner.end) { return nil }
        if word.keyword == .since, terms[Int(inner.term)].operation == .calendar, term.unit >= .year { return nil }
        shift.child = inner.term
        return Parsed(inner.end, add(moved(direction, shift)), .fromDate)
      }
      let next = at(end + 1)
      if word.keyword == .before, next.kind != .word || next.isA([.presentVerb, .pastVerb]) {
        shift.isMention = true
        return Parsed(end + 1, add(moved(-1, shift)), .later)
      }
      return nil
    default: break
    }
    if word.isA(.past), word.isA(.mention), word.number == -1 || word.hash == Grammar.previouslyHash {
      if word.isA(.relative), at(end + 1).isKeyword(.to) { return nil }
      shift.isMention = true
      return Parsed(end + 1, add(moved(-1, shift)), .later)
    }
    // "year-earlier", "year-ago"
    if word.isDash, word.isGlued, at(end + 1).isKeyword(.ago) || at(end + 1).isKeyword(.earlier) {
      return Parsed(end + 2, add(moved(-1, shift)), .ago)
    }
    // "in two years' time"
    if at(durationEnd).kind == .clitic, at(end).isKeyword(.time) { return Parsed(end + 1, add(moved(1, shift)), .later) }
    if at(start - 1).isKeyword(.within), !term.isVague, term.unit >= .day, term.unit < .decade, !at(durationEnd).isKeyword(.of),
      !at(durationEnd).isKeyword(.after)
    {
      var within = term
      within.relation = .nearestFuture
      return Parsed(durationEnd, add(within), .duration)
    }
    if at(start - 1).isKeyword(.in) || at(start - 2).isKeyword(.in) && at(start - 1).isA(.approximate), !term.isVague, term.unit < .decade,
      !isSuperlative(at(start - 1).isKeyword(.in) ? start - 2 : start - 3), !isNumbered(start - 2)
    {
      var inUnits = term
      inUnits.relation = .next
      return Parsed(durationEnd, add(inUnits), .inUnits)
    }
    return nil
  }

  private func isRangeConnector(_ position: Int) -> Bool {
    at(position).isKeyword(.to) || at(position).isKeyword(.until) || at(position).isKeyword(.through)
  }

  /// Everything up to the moved date, and not that date: "within two weeks of May 3", "less than ten days after Easter", "for a week from Monday".
  private func isSpan(_ term: Term, _ start: Int, _ word: Lexeme) -> Bool {
    guard !term.isVague, term.unit >= .day else { return false }
    let previous = at(start - 1)
    switch word.keyword {
    case .of: return previous.isKeyword(.within)
    case .from where previous.isKeyword(.for): return true
    case .after, .from:
      return previous.isKeyword(.within)
        || previous.isKeyword(.than) && at(start - 2).isKeyword(.less) && !at(start - 3).isKeyword(.not)
    default: return false
    }
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
