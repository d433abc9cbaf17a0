import DatelineText

/// "last week", "the previous day", "next Friday", "this morning", "the following October", "the past 12 months".
extension Grammar {
  mutating func relativePhrase(at start: Int) -> Parsed? {
    var position = start
    let hasArticle = at(start).isKeyword(.the)
    if hasArticle || at(start).keyword == .possessive { position += 1 }
    var isThisPast = false
    if at(position).isA(.relative), at(position).number == 0, !at(position).isA(.mention), at(position + 1).isA(.relative),
      at(position + 1).number != 0
    {
      isThisPast = true  // "this past Wednesday", "this coming Sunday"
      position += 1
    } else if at(position).isKeyword(.that) || at(position).isA(.mention), at(position + 1).isA(.relative), at(position + 1).isA(.mention) {
      position += 1  // "that same day"
    }
    let word = at(position)
    if word.isA(.finalWord) { return spunLast(position, hasArticle: hasArticle) }
    // "the earlier 12 months", spun from "the past"
    if word.isKeyword(.earlier), hasArticle, let number = wholeNumber(at: position + 1), at(number.end).isA(.unitPlural) {
      pendingSpun = true
      return stretch(number.value, at(number.end).unit, -1, number.end + 1)
    }
    if at(start).keyword == .possessive, word.isA(.unit), word.unit == .weekend {
      return Parsed(position + 1, add(Term(.relative, unit: .weekend)), .sameUnit)
    }
    guard word.isA(.relative) else {
      return hasArticle ? countFirst(at: position) : countFirst(at: start)
    }
    let direction = Int(word.number)
    var next = position + 1
    if let parsed = relativeCount(direction, next, start) { return parsed }
    while at(next).isA(.filler), at(next + 1).isA(.unit) { next += 1 }
    if at(next).keyword == .calendar || at(next).keyword == .fiscal { next += 1 }
    let relation = relation(of: word, isThisPast: isThisPast)
    let head = at(next)
    if head.isA(.month), !head.isA(.guarded) || head.isCapitalized, !at(position).isKeyword(.past) || isThisPast || head.isCapitalized {
      return relativeMonth(head, relation, next)
    }
    if head.isA(.weekday) {
      var term = Term(.named, unit: .day, relation: relation)
      term.weekday = Int8(head.number)
      return weekdayTail(term, next + 1, .relativeName)
    }
    if head.isA(.season), !(head.isA(.guarded) && word.isKeyword(.that)) {
      return Parsed(next + 1, add(Term(.named, unit: .season, number: Int(head.number), relation: relation)), .relativeName)
    }
    if head.isA(.dayPart), !head.isA(.deictic), head.number > 0 { return relativeDayPart(word, head, next) }
    if head.isA(.phraseStart), let match = phrases.match(lexemes, at: next, in: bytes), case .holiday(let index) = match.meaning {
      var term = Term(.holiday, number: index)
      term.relation = relation
      return Parsed(next + match.count, add(term), .holiday)
    }
    if head.isPlainDigits { return relativeNumeric(relation, next) }
    if let ordinal = ordinal(at: next), head.isA(.anyOrdinal), at(ordinal.end).unit == .quarter { return nil }
    guard head.isA(.unit), head.unit != .second, !(head.unit == .minute) else { return nil }
    return relativeUnit(word, head.unit, next, start, hasArticle: hasArticle, isThisPast: isThisPast)
  }

  private func relation(of word: Lexeme, isThisPast: Bool) -> Term.Relation {
    if isThisPast { return word.number < 0 ? .nearestPast : .nearestFuture }
    if word.isA(.mention) { return word.number < 0 ? .previous : (word.number > 0 ? .following : .same) }
    if word.number == 0 { return .this }
    if word.isKeyword(.past) { return .nearestPast }
    if word.number < 0 { return .last }
    return word.hash == Grammar.nextHash || word.hash == Grammar.shortNextHash ? .next : .nearestFuture
  }

  static let shortNextHash = WordHash.hash("nxt")
  static let nextHash = WordHash.hash("next")

  /// "next 5/12".
  private mutating func relativeNumeric(_ relation: Term.Relation, _ position: Int) -> Parsed? {
    guard at(position + 1).isSlash, let parsed = numberDate(at: position) else { return nil }
    let date = terms[Int(parsed.term)]
    guard date.operation == .calendar, date.day > 0, date.statedYear == nil else { return nil }
    var term = namedMonth(Int(date.month))
    term.day = date.day
    term.relation = relation
    return Parsed(parsed.end, add(term), .relativeName)
  }

  /// "last October", "this October 24".
  private mutating func relativeMonth(_ head: Lexeme, _ relation: Term.Relation, _ position: Int) -> Parsed? {
    var term = namedMonth(Int(head.number))
    term.relation = relation
    if at(position + 1).isA([.digits, .digitOrdinal]), let day = dayNumber(at: position + 1), !isCount(after: day.end, from: position + 1) {
      term.day = Int8(day.value)
      return Parsed(day.end, add(term), .relativeName)
    }
    return Parsed(position + 1, add(term), .relativeName)
  }

  /// "last night", "this morning", "that evening", "the next morning".
  private mutating func relativeDayPart(_ word: Lexeme, _ head: Lexeme, _ position: Int) -> Parsed? {
    if head.isA(.guarded) { return nil }
    var term = Term(.relative, unit: .day, number: Int(word.number))
    term.isMention = word.isA(.mention) || (word.number > 0 && at(position - 2).isKeyword(.the))
    if word.number == 0, word.hash != Grammar.thisHash, !word.isA(.mention) { return nil }
    var parsed = Parsed(position + 1, add(term), .dayPart)
    parsed.time = TimeOfDay(part: UInt8(head.number))
    return parsed
  }

  static let thisHash = WordHash.hash("this")

  /// "the past 12 months", "next few days", "the last two weeks of March".
  private mutating func relativeCount(_ direction: Int, _ position: Int, _ start: Int) -> Parsed? {
    var next = position
    var count = 0
    var isVague = false
    var thousandths = 0
    if at(position).isA(.anyNumber), let number = self.count(at: position), number.whole < 10_000 {
      count = number.whole
      thousandths = number.thousandths
      next = number.end
    } else if at(position).isA([.vagueCount, .pairCount]) {
      isVague = at(position).isA(.vagueCount)
      count = isVague ? 0 : 2
      next = position + 1
      if at(next).isKeyword(.of) { next += 1 }
    } else if at(position).isA(.unitPlural), direction != 0, at(position).unit >= .hour {
      var term = Term(.duration, unit: at(position).unit)
      term.isVague = true
      return Parsed(position + 1, add(term), .vagueDuration)
    } else {
      return nil
    }
    if at(next).isDash { next += 1 }
    if at(next).isA([.filler]) { next += 1 }
    if at(next).isKeyword(.fiscal) || at(next).isKeyword(.calendar) { next += 1 }
    guard at(next).isA(.anyUnit) || (at(next).isA(.dayPart) && at(next).isA(.plural)) else { return nil }
    let unit = at(next).isA(.anyUnit) ? at(next).unit : .day
    guard direction != 0 else { return nil }
    if isVague {
      var term = Term(.stretch, unit: unit, number: direction)
      term.isVague = true
      return Parsed(next + 1, add(term), .stretch)
    }
    if at(next + 1).isKeyword(.of) || at(next + 1).isKeyword(.in), let container = container(at: next + 2) {
      var term = Term(.part, unit: unit, number: direction < 0 ? -count : count)
      term.child = container.term
      return Parsed(container.end, add(term), .nth)
    }
    var term = Term(.stretch, unit: unit, number: count)
    term.thousandths = Int32(thousandths)
    if direction > 0, preposition(before: start) == .within { term.relation = .nearestFuture }
    var end = next + 1
    // "the past two years and three months", but not "... and three months ago he left".
    if at(end).isKeyword(.and) || at(end).isA(.anyNumber) {
      var long = term
      let stop = compound(&long, end, depth: 0)
      if !at(stop).isKeyword(.ago), !at(stop).isKeyword(.later), !at(stop).isKeyword(.earlier) { (term, end) = (long, stop) }
    }
    term.number *= Int32(direction)
    term.thousandths *= Int32(direction)
    return Parsed(end, add(term), .stretch)
  }

  mutating func stretch(_ count: Int, _ unit: CalendarUnit, _ direction: Int, _ end: Int) -> Parsed {
    Parsed(end, add(Term(.stretch, unit: unit, number: direction * min(count, 100_000))), .stretch)
  }

  /// "2 upcoming quarters", "5 past years".
  private mutating func countFirst(at start: Int) -> Parsed? {
    guard let number = wholeNumber(at: start), number.value > 0, number.value < 1000, at(number.end).isA(.relative),
      at(number.end).number != 0,
      !at(number.end).isA(.mention), at(number.end + 1).isA(.anyUnit)
    else { return nil }
    return stretch(number.value, at(number.end + 1).unit, Int(at(number.end).number), number.end + 2)
  }

  private mutating func relativeUnit(
    _ word: Lexeme, _ unit: CalendarUnit, _ position: Int, _ start: Int, hasArticle: Bool, isThisPast: Bool
  ) -> Parsed? {
    let end = position + 1
    if unit == .hour, word.number != 0 || word.isA(.mention) {
      var term = Term(.duration, unit: .hour, number: 1)
      term.relation = word.number < 0 ? .last : .next
      return Parsed(end, add(term), .duration)
    }
    if unit == .hour { return nil }
    if word.number != 0, at(end).isKeyword(.and), let (thousandths, stop) = fraction(at: end + 1) {
      var term = Term(.stretch, unit: unit, number: Int(word.number))
      term.thousandths = word.number * Int32(thousandths)
      return Parsed(stop, add(term), .stretch)
    }
    // "the present day", "the current decade" are fine; "present" alone is not "this".
    if word.hash == Grammar.presentHash { return nil }
    if unit == .day, word.number == 0, !word.isA(.mention), word.hash == Grammar.thisHash, at(end).isKeyword(.and) { return nil }
    let governor = preposition(before: start)
    let isOver = governor == .during || governor == .within || governor == .for
    if word.isKeyword(.past), hasArticle, !isThisPast || unit != .week {
      if unit != .day || isOver { return stretch(1, unit, -1, end) }
    }
    if unit >= .decade, word.number != 0, !isThisPast, isOver || hasArticle && !word.isA(.mention) {
      return stretch(1, unit, Int(word.number), end)
    }
    // "for the coming year" is that year, "over the next year" a length.
    let isComing = word.hash == Grammar.comingHash || word.hash == Grammar.upcomingHash
    if isOver, !(isComing && governor == .for), hasArticle, word.number != 0, unit == .year, !word.isKeyword(.past), !word.isA(.mention) {
      return stretch(1, unit, Int(word.number), end)
    }
    var term = Term(.relative, unit: unit, number: Int(word.number))
    term.isMention = word.isA(.mention) || (word.hash == Grammar.nextHash && hasArticle)
    if isThisPast, term.number == 0 { term.number = word.number }
    return relativeTail(term, end)
  }

  private static let comingHash = WordHash.hash("coming")
  private static let upcomingHash = WordHash.hash("upcoming")
  static let presentHash = WordHash.hash("present")

  /// "next week on Friday", "last week Sunday", "the weekend after next".
  private mutating func relativeTail(_ term: Term, _ end: Int) -> Parsed {
    var next = end
    if at(next).isKeyword(.on) || at(next).isComma { next += 1 }
    if term.unit == .week, at(next).isA(.weekday), !at(next).isA(.guarded) || at(next).isCapitalized, next == end || at(end).isKeyword(.on)
    {
      var named = Term(.named, unit: .day)
      named.weekday = Int8(at(next).number)
      named.child = add(term)
      return Parsed(next + 1, add(named), .relativeName)
    }
    return Parsed(end, add(term), .relativeUnit)
  }

  /// "Final week" at the start of a sentence: a paraphrase of "last week".
  private mutating func spunLast(_ position: Int, hasArticle: Bool) -> Parsed? {
    guard !hasArticle, at(position).flags.contains(.sentenceStart) || position == 0 || at(position - 1).kind == .quote else { return nil }
    let head = at(position + 1)
    guard head.isA(.unit), head.unit >= .week || head.unit == .day else {
      guard head.isA([.month, .weekday, .season, .dayPart]), !head.isA(.guarded) || head.isCapitalized else { return nil }
      pendingSpun = true
      if head.isA(.dayPart) {
        var parsed = Parsed(position + 2, add(Term(.relative, unit: .day, number: -1)), .dayPart)
        parsed.time = TimeOfDay(part: UInt8(head.number))
        return parsed
      }
      var term = Term(
        .named, unit: head.isA(.month) ? .month : (head.isA(.season) ? .season : .day), number: Int(head.number), relation: .last)
      if head.isA(.weekday) {
        term.weekday = Int8(head.number)
        term.number = 0
      }
      return Parsed(position + 2, add(term), .relativeName)
    }
    pendingSpun = true
    return Parsed(position + 2, add(Term(.relative, unit: head.unit, number: -1)), .relativeUnit)
  }
}
