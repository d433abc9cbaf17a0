import DatelineText

/// Dates that start with a month: `October 24, 2024`, `Oct. 24`, `October 2024`, `October of that year`, `October`.
extension Grammar {
  mutating func monthDate(at start: Int) -> Parsed? {
    let month = at(start)
    guard month.isA(.month) else { return nil }
    let number = Int(month.number)
    let next = start + 1
    // "Sep-2020-23", "Dec-2018", "Dec/2018", "Oct/2", "Jun-15"
    if at(next).isGlued, at(next).isDash || at(next).isSlash, at(next + 1).isPlainDigits, at(next + 1).isGlued,
      let parsed = monthWithSeparator(number, next + 1)
    {
      return parsed
    }
    if at(next).isA([.digits, .digitOrdinal, .cardinal, .ordinal]) || at(next).keyword == .the, let day = dayNumber(at: next),
      !isCount(after: day.end, from: next),
      month.isCapitalized || at(next).isA([.digits, .digitOrdinal]) || at(next).keyword == .the
        || !month.isA(.guarded) || at(day.end).isComma
    {
      if month.isA(.guarded), !month.isCapitalized, !isDatePreposition(start), !at(next).isA(.digitOrdinal), month.number != 4,
        month.number != 6, month.number != 8, !at(day.end).isComma, !at(next).isGlued
      {
        return nil
      }
      return monthDay(number, day.value, day.end)
    }
    if at(next).isComma, let year = year(at: next + 1), at(next + 1).isPlainDigits { return monthYear(number, year) }
    if let year = year(at: next), !isCount(after: year.end, from: next) { return monthYear(number, year) }
    if let parsed = monthOfYear(number, next) { return parsed }
    if at(next).isKeyword(.after), at(next + 1).hash == Grammar.nextHash {
      var month = namedMonth(number)
      month.relation = .nearestFuture
      var later = Term(.shift, unit: .year, number: 1)
      later.child = add(month)
      return Parsed(next + 2, add(later), .relativeName)
    }
    guard isBareMonth(start) else { return nil }
    // "in February and March 1947": the year serves both.
    if at(next).isKeyword(.and) || at(next).isKeyword(.or), at(next + 1).isA(.month), at(next + 1).isCapitalized,
      at(next + 2).isPlainDigits, let year = year(at: next + 2), !isCount(after: year.end, from: next + 2)
    {
      let isSameYear = number <= Int(at(next + 1).number)
      return Parsed(next, add(.calendar(year: isSameYear ? year.value : year.value - 1, month: number)), .month)
    }
    return Parsed(next, add(namedMonth(number)), .month)
  }

  func namedMonth(_ number: Int) -> Term { Term(.named, unit: .month, number: number) }

  private mutating func monthYear(_ month: Int, _ year: (value: Int, end: Int, isShort: Bool)) -> Parsed {
    var term = Term.calendar(year: year.value, month: month)
    term.hasShortYear = year.isShort
    return Parsed(year.end, add(term), .monthYear)
  }

  /// After month and day: the year, if one follows.
  mutating func monthDay(_ month: Int, _ day: Int, _ end: Int) -> Parsed {
    var next = end
    if at(next).isComma { next += 1 }
    if at(next).isKeyword(.of), at(next - 1).isComma == false { next += 1 }
    if let year = year(at: next), next == end || at(next).isPlainDigits || isApostrophe(at(next)) || at(next).isA(.cardinal) {
      let isPlain = at(next).isPlainDigits
      let isCounted = isPlain && isCount(after: year.end, from: next)
      if !isCounted || at(end).isComma {
        var term = Term.calendar(year: year.value, month: month, day: day)
        term.hasShortYear = year.isShort
        return Parsed(year.end, add(term), .monthDayYear)
      }
    }
    if at(end).isComma, at(end + 1).isPlainDigits, at(end + 1).width == 2, at(end + 1).isGlued, !at(end + 2).isA(.anyUnit) {
      var term = Term.calendar(year: Grammar.century(ofShortYear: Int(at(end + 1).number)), month: month, day: day)
      term.hasShortYear = true
      return Parsed(end + 2, add(term), .monthDayYear)
    }
    var term = Term.calendar(month: month, day: day)
    var stop = end
    if at(end).isKeyword(.of) || at(end).isComma, let child = yearPhrase(at: end + 1) {
      term.child = child.term
      stop = child.end
    } else if let child = yearPhrase(at: end) {
      term.child = child.term
      stop = child.end
    }
    return Parsed(stop, add(term), .monthDay)
  }

  /// "October of that year", "October last year".
  private mutating func monthOfYear(_ month: Int, _ next: Int) -> Parsed? {
    var position = next
    if at(position).isKeyword(.of) || at(position).isComma { position += 1 }
    if at(next).isKeyword(.of), let year = year(at: position) { return monthYear(month, year) }
    guard let child = yearPhrase(at: position) else { return nil }
    var term = namedMonth(month)
    term.child = child.term
    return Parsed(child.end, add(term), .monthYear)
  }

  /// "that year", "the same year", "last year", "next year", "this year", "the following year".
  ///
  /// After a month or a holiday also "in three years".
  mutating func yearPhrase(at start: Int) -> (term: Int32, end: Int)? {
    if at(start).isKeyword(.in), let count = count(at: start + 1), !count.isVague, count.thousandths == 0, count.whole < 100,
      at(count.end).unit == .year, at(count.end).isA(.anyUnit), at(count.end + 1).kind != .word, !at(count.end + 1).isDash
    {
      return (add(Term(.relative, unit: .year, number: count.whole)), count.end + 1)
    }
    return unitPhrase(.year, at: start)
  }

  /// "[the] last|next|this|that|same|following UNIT".
  mutating func unitPhrase(_ unit: CalendarUnit, at start: Int) -> (term: Int32, end: Int)? {
    var position = start
    if at(position).isKeyword(.the) { position += 1 }
    if at(position).isA(.relative), at(position + 1).isA(.unit), at(position + 1).unit == unit {
      var term = Term(.relative, unit: unit, number: Int(at(position).number))
      term.isMention = at(position).isA(.mention)
      return (add(term), position + 2)
    }
    if position > start, at(position).isA(.unit), at(position).unit == unit {
      return (add(Term(.relative, unit: unit, number: 0)), position + 1)
    }
    return nil
  }

  /// `Dec-2018`, `Oct/2`, `Sep-2020-23`: `position` is that of the number.
  private mutating func monthWithSeparator(_ month: Int, _ position: Int) -> Parsed? {
    let first = at(position)
    if first.width == 4 {
      guard (1000...2999).contains(first.number) else { return nil }
      if at(position + 1).isDash || at(position + 1).isSlash, at(position + 1).isGlued, at(position + 2).isPlainDigits,
        at(position + 2).isGlued, (1...31).contains(at(position + 2).number)
      {
        let term = Term.calendar(year: Int(first.number), month: month, day: Int(at(position + 2).number))
        return Parsed(position + 3, add(term), .numeric)
      }
      if at(position + 1).isDash, at(position + 1).isGlued, at(position + 2).isA(.month), at(position + 4).width != 4 { return nil }
      return Parsed(position + 1, add(.calendar(year: Int(first.number), month: month)), .monthYear)
    }
    guard first.width <= 2, (1...31).contains(first.number) else { return nil }
    if at(position + 1).isDash || at(position + 1).isSlash, at(position + 1).isGlued, at(position + 2).isPlainDigits,
      let year = fullYear(at(position + 2))
    {
      return Parsed(position + 3, add(.calendar(year: year, month: month, day: Int(first.number))), .numeric)
    }
    return monthDay(month, Int(first.number), position + 1)
  }

  /// The year of a numeral of two or four digits.
  func fullYear(_ lexeme: Lexeme) -> Int? {
    guard lexeme.isPlainDigits else { return nil }
    if lexeme.width == 4, (1000...2999).contains(lexeme.number) { return Int(lexeme.number) }
    return lexeme.width == 2 ? Grammar.century(ofShortYear: Int(lexeme.number)) : nil
  }

  /// Whether a month name without day or year is a month here and not a verb, a modal or a first name.
  func isBareMonth(_ start: Int) -> Bool {
    let month = at(start)
    let next = at(start + 1)
    let previous = at(start - 1)
    if !month.isA(.guarded) {
      // "November Smith" is rare; "the October Revolution" is a date (TimeML).
      return month.isCapitalized || isDatePreposition(start) || previous.isA([.relative, .edge, .edgeNoun]) || previous.isKeyword(.of)
        || lexemes.count <= 3
    }
    guard month.isCapitalized || lexemes.count <= 2 else { return false }
    if previous.isA([.relative, .edge]) || previous.isDash && at(start - 2).isA(.edge) { return true }
    let abbreviated = month.end - month.start <= 4 && month.number != 5 && month.number != 6 && month.number != 7
    if abbreviated, !isDatePreposition(start) { return false }
    if isDatePreposition(start) {
      // "by May Smith", "for April Jones"; "in May Lake" is rarer than "in May Israel".
      let isPersonal =
        previous.isKeyword(.by) || previous.isKeyword(.for) || previous.isKeyword(.to) || previous.isKeyword(.and)
        || previous.isKeyword(.of) || previous.isKeyword(.from)
      return !(isPersonal && next.isCapitalized && next.classes.isEmpty && next.kind == .word)
    }
    if previous.isComma || previous.kind == .open || start == 0 || previous.kind == .quote {
      return lexemes.count <= 2 || (previous.kind == .open && next.kind == .close)
    }
    if previous.keyword == .the || previous.kind == .clitic {
      return !next.isKeyword(.on) && next.kind == .word && month.number != 3 && month.number != 5
    }
    return false
  }

  /// Whether the word before is one that dates follow.
  func isDatePreposition(_ start: Int) -> Bool {
    switch at(start - 1).keyword {
    case .in, .of, .on, .since, .until, .by, .from, .to, .before, .after, .during, .between, .through, .each, .every, .for, .or: return true
    case .and: return at(start - 2).isA([.month, .digits]) || at(start - 2).isComma
    case .the: return isDatePreposition(start - 1)
    default: return at(start - 1).isDash && at(start - 2).isA(.month)
    }
  }

  /// Whether the number that ends here counts things: "2,000 troops", "1800 men", "5 percent".
  func isCount(after end: Int, from start: Int) -> Bool {
    let next = at(end)
    if next.isA(.countNoun) || next.mark == UInt8(ascii: "%") || next.isA(.scale) { return true }
    if next.isA(.anyUnit), !next.isA(.ordinal), next.unit != .day, next.unit != .weekend { return true }
    if next.isDash, next.isGlued, at(end + 1).isA(.unit), at(end + 1).isGlued { return true }
    return at(start - 1).mark == UInt8(ascii: "$") && at(start).isGlued
  }
}
