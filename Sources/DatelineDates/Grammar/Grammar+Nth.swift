import DatelineText

/// The n-th of something, and what it is the n-th of.
extension Grammar {
  /// "the first quarter of 2016", "third-quarter", "Q3 2016", "the first week of October", "last day of 2015", "the second half", "week 31".
  mutating func nth(at start: Int) -> Parsed? {
    if let parsed = periodCode(at: start) { return parsed }
    var position = start
    let hasArticle = at(start).isKeyword(.the)
    if hasArticle { position += 1 }
    var number = 0
    var end = position
    if let ordinal = ordinal(at: position) {
      number = ordinal.value
      end = ordinal.end
      if at(end).isA(.relative), at(end).number == -1, at(end).hash == Grammar.lastHash {
        number = -number
        end += 1
      }
    } else if at(position).hash == Grammar.lastHash || at(position).isA(.finalWord) {
      number = -1
      end = position + 1
    } else {
      return nil
    }
    if at(end).isDash, at(end).isGlued { end += 1 }
    if at(end).isKeyword(.fiscal) || at(end).isKeyword(.calendar) { end += 1 }
    let head = at(end)
    if head.isA(.unit), head.unit == .quarter || head.isKeyword(.half) {
      return periodOfYear(number, .quarter, end + 1)
    }
    if head.isKeyword(.half) { return periodOfYear(number, .half, end + 1) }
    if head.isA([.cardinal, .digits, .vagueCount]), hasArticle, number == 1 || number == -1 { return firstUnits(number, end) }
    if head.isA(.weekday), !head.isA(.guarded) || head.isCapitalized { return nthWeekday(number, head, end) }
    if head.isA(.unitPlural), hasArticle, number == -1 || number == 1, head.unit >= .day {
      var term = Term(.duration, unit: head.unit)
      term.isVague = true
      return Parsed(end + 1, add(term), .vagueDuration)
    }
    guard head.isA(.unit), head.unit >= .day, head.unit <= .month else { return nil }
    var next = end + 1
    if at(next).isKeyword(.of) || at(next).isKeyword(.in) || at(next).isKeyword(.for) { next += 1 }
    if let container = container(at: next), next > end + 1 || at(next).isA([.relative, .digits]) || at(next).isKeyword(.the) {
      var term = Term(.nth, unit: head.unit, number: number)
      term.child = container.term
      var stop = container.end
      if at(stop).isKeyword(.on), at(stop + 1).isA(.weekday), head.unit == .week {
        var day = Term(.named, unit: .day)
        day.weekday = Int8(at(stop + 1).number)
        day.child = add(term)
        stop += 2
        return Parsed(stop, add(day), .nth)
      }
      return Parsed(stop, add(term), .nth)
    }
    if hasArticle, head.unit == .day, number > 0 { return Parsed(end + 1, add(Term(.unknownDay)), .namedDay) }
    return nil
  }

  static let lastHash = WordHash.hash("last")

  /// A quarter or half with its year, if that follows.
  mutating func periodOfYear(_ number: Int, _ unit: CalendarUnit, _ end: Int) -> Parsed? {
    let limit = unit == .quarter ? 4 : 2
    var value = number
    if number < 0 {
      if unit == .quarter, !at(end).isKeyword(.of) { return nil }
      value = limit + 1 + number
    }
    guard (1...limit).contains(value) else { return nil }
    var next = end
    if at(next).isComma || at(next).isKeyword(.of) || at(next).isKeyword(.in) || at(next).isDash && at(next).isGlued { next += 1 }
    if at(next).isKeyword(.fiscal) { next += 1 }
    var term = Term(.named, unit: unit, number: value)
    let rule: Rule = unit == .quarter ? .quarter : .half
    if let year = year(at: next), at(next).isPlainDigits || at(next).isA(.cardinal) || isApostrophe(at(next)) {
      term.year = Int32(clamping: year.value)
      return Parsed(year.end, add(term), rule)
    }
    if let child = yearPhrase(at: next) {
      term.child = child.term
      return Parsed(child.end, add(term), rule)
    }
    if at(end).isKeyword(.of), let inner = container(at: end + 1) {
      var part = Term(.nth, unit: unit, number: value)
      part.child = inner.term
      return Parsed(inner.end, add(part), .nth)
    }
    // "the second half of the match", "a first quarter".
    if unit == .half { return nil }
    return Parsed(end, add(term), rule)
  }

  /// "the first ten months of 1915", "the last two weeks of March".
  private mutating func firstUnits(_ number: Int, _ position: Int) -> Parsed? {
    guard let count = count(at: position), at(count.end).isA(.unitPlural) else { return nil }
    let unit = at(count.end).unit
    let end = count.end + 1
    if count.isVague {
      var term = Term(.duration, unit: unit)
      term.isVague = true
      return Parsed(end, add(term), .vagueDuration)
    }
    if at(end).isKeyword(.of) || at(end).isKeyword(.in), let inner = container(at: end + 1) {
      var term = Term(.part, unit: unit, number: number < 0 ? -count.whole : count.whole)
      term.child = inner.term
      return Parsed(inner.end, add(term), .nth)
    }
    return number > 0 ? Parsed(end, add(Term(.duration, unit: unit, number: count.whole)), .duration) : nil
  }

  mutating func nthWeekday(_ number: Int, _ head: Lexeme, _ position: Int) -> Parsed? {
    var next = position + 1
    if at(next).isKeyword(.of) || at(next).isKeyword(.in) { next += 1 }
    var term = Term(.nth, unit: .day, number: number)
    term.weekday = Int8(head.number)
    if let inner = container(at: next), next > position + 1 || at(next).isA(.month) {
      term.child = inner.term
      return Parsed(inner.end, add(term), .nth)
    }
    guard number > 0, lexemes.count <= 12, at(position + 1).kind != .word else { return nil }
    term.child = add(Term(.relative, unit: .month))
    return Parsed(position + 1, add(term), .nth)
  }

  /// A date that something can be in, before or after: what follows "of" or "before". Not nested deeper than two.
  mutating func container(at start: Int) -> (term: Int32, end: Int)? {
    guard nesting < 2 else { return nil }
    nesting += 1
    defer { nesting -= 1 }
    let approximation = pendingApproximation
    let isSpun = pendingSpun
    defer {
      pendingApproximation = approximation
      pendingSpun = isSpun
    }
    guard let parsed = edged(at: start) ?? plain(at: start), parsed.time == nil else { return nil }
    let term = terms[Int(parsed.term)]
    switch term.operation {
    case .calendar, .named, .relative, .deictic, .nth, .holiday, .shift: break
    case .stretch where at(start).isKeyword(.the): return nil
    default: return nil
    }
    // "of last month" must not swallow "before now".
    return parsed.edge == 0 ? (parsed.term, parsed.end) : nil
  }
}
