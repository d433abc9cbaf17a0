import DatelineText

/// Weekdays, with a date or a week, and counted ones; days of the month without its name.
extension Grammar {
  /// `Thursday`, `Thursday, October 24`, `Thursday the 24th`, `Sunday of next week`, `Tuesday next week`.
  mutating func weekdayDate(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.isA(.weekday) else { return nil }
    let isInformal = isInformalWeekday(at: start)
    if lexeme.isA(.guarded), !isInformal {
      let isFull = lexeme.kind == .abbreviation && lexeme.isCapitalized
      let next = at(start + 1)
      let hasDate =
        next.isA([.month, .digitOrdinal]) || next.isComma && at(start + 2).isA([.month, .digits])
        || next.isA(.digits) && next.width <= 2 && !at(start + 2).isA(.anyUnit)
        || next.isDash && at(start + 2).isA(.weekday) || at(start - 1).isDash && at(start - 2).isA(.weekday)
      let alone = lexemes.count <= 4
      guard
        lexeme.isCapitalized
          && (isFull || hasDate || alone
            || isDatePreposition(start) && !at(start - 1).isKeyword(.of) && lexeme.number != 7 && lexeme.number != 6
              && at(start - 1).isKeyword(.the) == false)
          || alone && lexemes.count <= 2
      else { return nil }
    } else if !lexeme.isCapitalized, lexeme.kind == .word, lexeme.end - lexeme.start < 6, !isInformal {
      return nil
    }
    var term = Term(.named, unit: .day)
    term.weekday = Int8(lexeme.number)
    var parsed = weekdayTail(term, start + 1, .weekday)
    if isInformal { parsed?.register = .post }
    return parsed
  }

  /// "monday or sat?", "on thurs": short and small, which only posts write; "sat", "sun" and "wed" need a date-like neighbour.
  private func isInformalWeekday(at start: Int) -> Bool {
    let lexeme = at(start)
    guard !lexeme.isCapitalized, lexeme.kind == .word, lexeme.end - lexeme.start < 6 else { return false }
    let (previous, next) = (at(start - 1), at(start + 1))
    return isDatePreposition(start) && !previous.isKeyword(.the) || previous.isKeyword(.or) || previous.isA([.relative, .weekday])
      || next.isA(.dayPart) || next.isDash && !next.isGlued
  }

  mutating func weekdayTail(_ weekday: Term, _ end: Int, _ rule: Rule) -> Parsed? {
    var term = weekday
    var next = end
    if at(next).kind == .open, at(next + 1).isA([.month]) { next += 1 }
    if at(next).isComma || at(next).isDash && at(next + 1).isA(.month) { next += 1 }
    if at(next).isKeyword(.the), at(next + 1).isA([.digitOrdinal, .ordinal, .cardinal]) { next += 1 }
    if at(next).isA([.month, .digits, .digitOrdinal, .ordinal, .cardinal]),
      let date = monthDate(at: next) ?? (dayMonth(at: next) ?? fullNumeric(at: next))
    {
      let inner = terms[Int(date.term)]
      if inner.operation == .calendar || inner.operation == .named && inner.day > 0 {
        if inner.day > 0 {
          terms[Int(date.term)].weekday = weekday.weekday
          var result = Parsed(date.end, date.term, .weekdayDate)
          if at(next - 1).kind == .open, at(result.end).kind == .close { result.end += 1 }
          return result
        }
      }
    }
    if next == end || at(end).isKeyword(.the) || at(next - 1).isKeyword(.the), let day = dayNumberAfterWeekday(at: next) {
      var dated = Term(.named, unit: .day, number: day.value)
      dated.weekday = weekday.weekday
      return Parsed(day.end, add(dated), .weekdayDate)
    }
    if at(end).isKeyword(.of) || at(end).isKeyword(.in) || at(end).isKeyword(.from), let week = unitPhrase(.week, at: end + 1) {
      term.child = week.term
      return Parsed(week.end, add(term), .relativeName)
    }
    if at(end).isA(.dayPart), !at(end).isA(.deictic), at(end).number > 0, at(end + 1).isA(.relative),
      let week = unitPhrase(.week, at: end + 1)
    {
      term.child = week.term
      var parsed = Parsed(week.end, add(term), .relativeName)
      parsed.time = TimeOfDay(part: UInt8(at(end).number))
      return parsed
    }
    if at(end).isA(.relative), at(end + 1).isA(.unit), at(end + 1).unit == .week, let week = unitPhrase(.week, at: end) {
      term.child = week.term
      return Parsed(week.end, add(term), .relativeName)
    }
    if at(end).isKeyword(.after), at(end + 1).hash == Grammar.nextHash {
      term.relation = .nearestFuture
      term.number = 1
      return Parsed(end + 2, add(term), .relativeName)
    }
    return weekdayNearest(term, end) ?? Parsed(end, add(term), rule)
  }

  /// "October 24 (Thursday)".
  mutating func withWeekday(_ parsed: Parsed) -> Parsed {
    let day = at(parsed.end + 1)
    guard at(parsed.end).kind == .open, day.isA(.weekday), at(parsed.end + 2).kind == .close,
      terms[Int(parsed.term)].operation == .calendar, terms[Int(parsed.term)].day > 0
    else { return parsed }
    terms[Int(parsed.term)].weekday = Int8(day.number)
    return Parsed(parsed.end + 3, parsed.term, .weekdayDate)
  }

  private mutating func fullNumeric(at start: Int) -> Parsed? {
    guard at(start).isPlainDigits, let parsed = numberDate(at: start), parsed.rule == .numeric || parsed.rule == .iso else { return nil }
    return parsed
  }

  private func dayNumberAfterWeekday(at start: Int) -> (value: Int, end: Int)? {
    let lexeme = at(start)
    if lexeme.isA(.digitOrdinal), (1...31).contains(lexeme.number) { return (Int(lexeme.number), start + 1) }
    if at(start - 1).isKeyword(.the), let ordinal = ordinal(at: start) ?? cardinal(at: start), (1...31).contains(ordinal.value),
      !at(ordinal.end).isA(.anyUnit)
    {
      return ordinal
    }
    if lexeme.isPlainDigits, lexeme.width <= 2, (1...31).contains(lexeme.number), lexemes.count <= 16, !isClock(at: start),
      !at(start + 1).isA([.meridiem, .meridiemShort, .anyUnit, .countNoun]), !at(start + 1).isDash, !at(start + 1).isWordOrNumber
    {
      return (Int(lexeme.number), start + 1)
    }
    return nil
  }

  /// "the 24th", "the 20th of next month", "20 of this month".
  mutating func dayOfMonth(at start: Int) -> Parsed? {
    var position = start
    let hasArticle = at(start).isKeyword(.the)
    if hasArticle { position += 1 }
    guard at(position).isA([.digitOrdinal, .digits, .ordinal, .cardinal]), let day = ordinal(at: position) ?? wholeNumber(at: position),
      (1...31).contains(day.value)
    else { return nil }
    let isDigitOrdinal = at(position).isA(.digitOrdinal)
    var end = day.end
    if at(end).isA(.unit), at(end).unit == .day, isDigitOrdinal || at(end - 1).isA(.anyOrdinal) { end += 1 }
    if at(end).isKeyword(.of) || at(end).isKeyword(.in), let month = unitPhrase(.month, at: end + 1) {
      var term = Term(.named, unit: .day, number: day.value)
      term.child = month.term
      return Parsed(month.end, add(term), .dayOfMonth)
    }
    if isDigitOrdinal, let month = unitPhrase(.month, at: end), at(end).isA(.relative) {
      var term = Term(.named, unit: .day, number: day.value)
      term.child = month.term
      return Parsed(month.end, add(term), .dayOfMonth)
    }
    guard hasArticle, isDigitOrdinal, end == day.end else { return nil }
    let next = at(end)
    // "the 38th Parallel", "the 8th Army", "the 11th day", "the 3rd most".
    if next.kind == .word || next.kind == .alphanumeric {
      guard next.isA([.pastVerb, .presentVerb, .futureVerb, .edVerb, .present]) || next.keyword != .none, !next.isKeyword(.of),
        !next.isKeyword(.most), !next.isKeyword(.time), !next.isA(.anyUnit)
      else { return nil }
    }
    if next.isDash, next.isGlued { return nil }
    guard isDatePreposition(start) || start == 0 || next.kind != .word else { return nil }
    if at(start - 1).isKeyword(.in) || at(start - 1).isKeyword(.of) && !at(start - 2).isA(.dayPart) { return nil }
    return Parsed(end, add(Term(.named, unit: .day, number: day.value)), .dayOfMonth)
  }

  /// "two sundays from now", "two Mondays later", "three Fridays ago".
  mutating func countedWeekdays(at start: Int) -> Parsed? {
    guard at(start).isA([.cardinal, .digits]), let number = wholeNumber(at: start), (1...60).contains(number.value),
      at(number.end).isA([.weekday, .weekdayPlural])
    else { return nil }
    let next = at(number.end + 1)
    let isFromNow = next.isKeyword(.from) && at(number.end + 2).isA(.present)
    guard isFromNow || next.isKeyword(.later) || next.isKeyword(.ago) else { return nil }
    var term = Term(.countedWeekdays, unit: .day, number: next.isKeyword(.ago) ? -number.value : number.value)
    term.weekday = Int8(at(number.end).number)
    return Parsed(number.end + (isFromNow ? 3 : 2), add(term), .relativeName)
  }
}
