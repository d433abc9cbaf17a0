import DatelineText

/// What "the" begins: "the year", "the night of 9 May", "the day before", "the week of March 4", "the rest of the month".
extension Grammar {
  /// "the year", "the quarter", "the week", "the weekend", "the summer", "the night of 9 May", "the month of April", "the day before yesterday".
  mutating func determined(at start: Int) -> Parsed? {
    let head = at(start + 1)
    let end = start + 2
    if head.isKeyword(.whole) || head.isA(.filler), at(end).isA(.unit), at(end).unit >= .day {
      return Parsed(end + 1, add(Term(.duration, unit: at(end).unit, number: 1)), .duration)
    }
    if head.isKeyword(.whole), at(end).isA(.dayPart), !at(end).isA(.deictic), at(end).number > 0 {
      var parsed = Parsed(end + 1, add(Term(.timeOfDay)), .dayPart)
      parsed.time = TimeOfDay(part: UInt8(at(end).number))
      parsed.register = .post
      return parsed
    }
    if head.isKeyword(.rest), let parsed = rest(at: start + 1) { return parsed }
    if head.isA(.month), let parsed = monthDate(at: start + 1), parsed.rule != .month { return parsed }
    if head.isA(.anyOrdinal), let parsed = dayMonth(at: start + 1) { return parsed }
    if head.isA(.dayPart), !head.isA(.deictic), head.number > 0, !head.isA(.guarded) { return determinedDayPart(at: start) }
    if head.isA(.phraseStart), let parsed = phraseHoliday(at: start + 1) { return parsed }
    if head.isA(.season), !head.isA(.guarded) || at(end).isKeyword(.of) || isDatePreposition(start) || head.isCapitalized,
      let parsed = season(at: start + 1)
    {
      return parsed
    }
    if head.isA(.clockWord), let parsed = clockTime(at: start + 1) { return parsed }
    if head.isKeyword(.fiscal) || head.isKeyword(.calendar), at(end).isA(.unit) {
      return Parsed(end + 1, add(Term(.relative, unit: at(end).unit)), .fiscal)
    }
    if head.isA(.weekday), !head.isA(.guarded), let parsed = weekdayDate(at: start + 1) { return parsed }
    if let parsed = decadeOrCentury(at: start + 1) { return parsed }
    if isApostrophe(head), let parsed = decadeOrCentury(at: start + 2) { return parsed }
    guard head.isA(.unit), head.unit >= .day else { return nil }
    if head.unit == .week, at(end).isPlainDigits { return nth(at: start + 1) }
    return determinedUnit(head, start, end)
  }

  /// "rest of the year", "remainder of the week".
  mutating func rest(at start: Int) -> Parsed? {
    guard at(start + 1).isKeyword(.of), let inner = container(at: start + 2) else { return nil }
    var parsed = Parsed(inner.end, inner.term, .sameUnit)
    parsed.edge = EdgeSpan.rest
    return parsed
  }

  private mutating func phraseHoliday(at start: Int) -> Parsed? {
    guard let match = phrases.match(lexemes, at: start, in: bytes), case .holiday(let index) = match.meaning,
      !(at(start + match.count).kind == .word && at(start + match.count).isCapitalized)
    else { return nil }
    return holiday(index, start, start + match.count)
  }

  private mutating func determinedUnit(_ head: Lexeme, _ start: Int, _ end: Int) -> Parsed? {
    let next = at(end)
    if next.isKeyword(.before) || next.isKeyword(.after) || next.isKeyword(.of) && at(end + 1).isKeyword(.the) == false {
      if let parsed = unitBeside(head, start, end) { return parsed }
    }
    // "the week ending May 12"
    if head.unit == .week, next.isKeyword(.starting) || Grammar.endingHashes.contains(next.hash),
      let day = container(at: at(end + 1).isKeyword(.on) ? end + 2 : end + 1), isDay(day.term)
    {
      var week = Term(.nth, unit: .week, number: 1)
      week.child = day.term
      return Parsed(day.end, add(week), .nth)
    }
    if head.unit == .day { return nil }
    if next.isA(.digits), next.width == 4 || head.unit == .year, let year = year(at: end) {
      return Parsed(year.end, add(.calendar(year: year.value)), .year)
    }
    if head.unit == .weekend || head.unit == .week || head.unit == .month || head.unit == .quarter || head.unit == .year
      || head.unit == .decade
    {
      if next.isKeyword(.of), !(at(end + 1).isA([.month, .season])) { return nil }
      if next.isDash, next.isGlued { return nil }
      if next.isKeyword(.of), let inner = container(at: end + 1) { return Parsed(inner.end, inner.term, .monthYear) }
      if head.unit == .decade { return nil }
      return Parsed(end, add(Term(.relative, unit: head.unit)), .sameUnit)
    }
    return nil
  }

  private static let endingHashes = ["ending", "ended"].map { WordHash.hash($0) }

  /// A calendar day, with a year or without.
  private func isDay(_ term: Int32) -> Bool { terms[Int(term)].operation == .calendar && terms[Int(term)].day > 0 }

  /// "the day before", "the day after the battle", "the week after next", "the month of April", "two days before Christmas" without number.
  mutating func unitBeside(_ head: Lexeme, _ start: Int, _ end: Int) -> Parsed? {
    let next = at(end)
    if next.isKeyword(.of) {
      guard let inner = container(at: end + 1),
        at(end + 1).isA([.month, .digits, .season, .digitOrdinal]) || terms[Int(inner.term)].operation == .holiday
      else { return nil }
      let day = terms[Int(inner.term)]
      if head.unit == .week || head.unit == .weekend, day.operation == .holiday || day.operation == .calendar && day.day > 0 {
        var week = Term(.nth, unit: head.unit, number: 1)
        week.child = inner.term
        return Parsed(inner.end, add(week), .nth)
      }
      return Parsed(inner.end, inner.term, .monthYear)
    }
    let direction = next.isKeyword(.after) ? 1 : -1
    var position = end + 1
    if at(position).isKeyword(.the) { position += 1 }
    if at(position).hash == Grammar.nextHash, direction > 0 {
      return Parsed(position + 1, add(Term(.relative, unit: head.unit, number: 2)), .relativeUnit)
    }
    if at(position).isA(.relative), at(position).number == -1, direction < 0, !at(position + 1).isA(.anyUnit) {
      return Parsed(position + 1, add(Term(.relative, unit: head.unit, number: -2)), .relativeUnit)
    }
    var shift = Term(.shift, unit: head.unit, number: direction)
    if let inner = container(at: end + 1) {
      shift.child = inner.term
      return Parsed(inner.end, add(shift), .fromDate)
    }
    var term = Term(.relative, unit: head.unit, number: direction)
    term.isMention = true
    return Parsed(head.unit == .day ? end + 1 : end, add(term), .relativeUnit)
  }

  /// "the night of 9 May", "the evening", "the morning of the next day".
  private mutating func determinedDayPart(at start: Int) -> Parsed? {
    let head = at(start + 1)
    let end = start + 2
    let time = TimeOfDay(part: UInt8(head.number))
    var next = end
    if at(next).isA(.clockHours) || at(next).unit == .hour { next += 1 }
    if at(next).isKeyword(.of) || at(next).isKeyword(.on), at(next - 1).isA([.dayPart, .clockHours]) || at(next - 1).unit == .hour,
      let inner = container(at: next + 1)
    {
      var parsed = Parsed(inner.end, inner.term, .dayPart)
      parsed.time = time
      return parsed
    }
    if at(end).isKeyword(.of) || at(end).isKeyword(.before) || at(end).isKeyword(.after) { return nil }
    guard isDatePreposition(start) || at(start - 1).isKeyword(.in) else { return nil }
    var parsed = Parsed(end, add(Term(.timeOfDay)), .dayPart)
    parsed.time = time
    return parsed
  }
}
