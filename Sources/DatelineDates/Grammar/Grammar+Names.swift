import DatelineText

/// Weekdays, seasons, days of the month, the n-th of something, edges, and containers.
extension Grammar {
  /// `Thursday`, `Thursday, October 24`, `Thursday the 24th`, `Sunday of next week`, `Tuesday next week`.
  mutating func weekdayDate(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.isA(.weekday) else { return nil }
    if lexeme.isA(.guarded) {
      let isFull = lexeme.kind == .abbreviation && lexeme.isCapitalized
      let next = at(start + 1)
      let hasDate =
        next.isA([.month, .digitOrdinal]) || next.isComma && at(start + 2).isA([.month, .digits])
        || next.isA(.digits) && next.width <= 2 && !at(start + 2).isA(.anyUnit)
      let alone = lexemes.count <= 4
      guard
        lexeme.isCapitalized
          && (isFull || hasDate || alone
            || isDatePreposition(start) && !at(start - 1).isKeyword(.of) && lexeme.number != 7 && lexeme.number != 6
              && at(start - 1).isKeyword(.the) == false)
          || alone && lexemes.count <= 2
      else { return nil }
    } else if !lexeme.isCapitalized, lexeme.kind == .word, lexeme.end - lexeme.start < 6 {
      return nil
    }
    var term = Term(.named, unit: .day)
    term.weekday = Int8(lexeme.number)
    return weekdayTail(term, start + 1, .weekday)
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
    return Parsed(end, add(term), rule)
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

  /// "summer", "summer 2024", "the winter of 1862", "2010 summer" is read from the number.
  mutating func season(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.isA(.season) else { return nil }
    let end = start + 1
    var term = Term(.named, unit: .season, number: Int(lexeme.number))
    var next = end
    if at(next).isKeyword(.of) || at(next).isKeyword(.in) || at(next).isComma { next += 1 }
    if let year = year(at: next), !isCount(after: year.end, from: next), !at(next).isA(.cardinal) || at(end).isKeyword(.of) {
      term.year = Int32(clamping: year.value)
      if at(year.end).isSlash || at(year.end).isDash, at(year.end).isGlued, at(year.end + 1).isPlainDigits, at(year.end + 1).width == 2,
        lexeme.number == 3
      {
        term.year += 1
        return Parsed(year.end + 2, add(term), .season)
      }
      return Parsed(year.end, add(term), .season)
    }
    if let child = yearPhrase(at: next) {
      term.child = child.term
      return Parsed(child.end, add(term), .season)
    }
    if at(end).isKeyword(.of), at(end + 1).isA(.relative) { return nil }
    if lexeme.isA(.guarded) {
      let isTemporal =
        isDatePreposition(start)
        && (at(start - 1).isKeyword(.in) || at(start - 1).isKeyword(.by) || at(start - 1).isKeyword(.since)
          || at(start - 1).isKeyword(.until) || at(start - 1).isKeyword(.during) || at(start - 1).isKeyword(.the) && lexeme.number == 0)
      if lexeme.isCapitalized, lexeme.number == 0, at(end).isCapitalized || lexemes.count < 40,
        !at(start - 1).isCapitalized || at(end).isCapitalized
      {
        var parsed = Parsed(end, add(term), .season)
        parsed.register = at(end).isCapitalized ? .narrative : .post
        if !isTemporal { return parsed }
      }
      guard
        isTemporal || at(start - 1).isA([.edge, .relative]) || at(start - 1).isDash && at(start - 2).isA(.edge)
          || at(start - 1).isKeyword(.of) && at(start - 2).isA([.edgeNoun, .edge])
      else { return nil }
      guard !(at(start - 1).isKeyword(.of) && !at(start - 2).isA([.edgeNoun, .edge])) else { return nil }
    }
    var parsed = Parsed(end, add(term), .season)
    if at(end).kind == .word, at(end).isCapitalized, lexeme.isCapitalized { parsed.register = .narrative }
    return parsed
  }

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
    let isFiscal = at(end - 1).isKeyword(.fiscal)
    let head = at(end)
    if head.isA(.unit), head.unit == .quarter || head.isKeyword(.half) {
      return periodOfYear(number, .quarter, end + 1, isFiscal: isFiscal, hasArticle: hasArticle)
    }
    if head.isKeyword(.half) { return periodOfYear(number, .half, end + 1, isFiscal: isFiscal, hasArticle: hasArticle) }
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

  /// "Q3 2016", "2016 Q3" (from the number), "H1", "FY2013", "week 31", "18q4".
  private mutating func periodCode(at start: Int) -> Parsed? {
    let lexeme = at(start)
    if lexeme.isA(.periodCode), at(start + 1).isPlainDigits, at(start + 1).isGlued {
      let code = lexeme.isA(.unitShort) ? 2 : Int(lexeme.number)
      let n = Int(at(start + 1).number)
      switch code {
      case 1 where (1...4).contains(n): return periodOfYear(n, .quarter, start + 2, isFiscal: false, hasArticle: true)
      case 2 where (1...2).contains(n): return periodOfYear(n, .half, start + 2, isFiscal: false, hasArticle: true)
      case 3:
        guard let year = fullYear(at(start + 1)) else { return nil }
        var term = Term.calendar(year: year)
        term.isFiscal = true
        return Parsed(start + 2, add(term), .fiscal)
      default: return nil
      }
    }
    if lexeme.isPlainDigits, let year = fullYear(lexeme), lexeme.width == 4 || at(start + 1).isA(.periodCode) && at(start + 1).isGlued {
      var next = start + 1
      if at(next).isDash, at(next).isGlued { next += 1 }
      let code = at(next)
      if code.isA(.periodCode), code.number != 3, at(next + 1).isPlainDigits, at(next + 1).isGlued,
        at(next + 1).width == (code.number == 4 ? 2 : 1)
      {
        let isHalf = code.isA(.unitShort)
        let n = Int(at(next + 1).number)
        if !isHalf, code.number == 4, (1...53).contains(n) {
          var term = Term(.named, unit: .week, number: n)
          term.year = Int32(year)
          return Parsed(next + 2, add(term), .weekNumber)
        }
        guard (1...(isHalf ? 2 : 4)).contains(n) else { return nil }
        var term = Term(.named, unit: isHalf ? .half : .quarter, number: n)
        term.year = Int32(year)
        return Parsed(next + 2, add(term), isHalf ? .half : .quarter)
      }
      if at(next).isKeyword(.the), let ordinal = ordinal(at: next + 1), at(ordinal.end).unit == .quarter, (1...4).contains(ordinal.value) {
        var term = Term(.named, unit: .quarter, number: ordinal.value)
        term.year = Int32(year)
        return Parsed(ordinal.end + 1, add(term), .quarter)
      }
      if at(next).isA(.season), next == start + 1, !at(next).isA(.guarded), lexeme.width == 4, !at(next + 1).isCapitalized {
        var term = Term(.named, unit: .season, number: Int(at(next).number))
        term.year = Int32(year)
        return Parsed(next + 1, add(term), .season)
      }
      if next == start + 1 || at(start + 1).isComma, lexeme.width == 4 {
        let month = at(start + 1).isComma ? start + 2 : start + 1
        let isEnd = at(start - 1).isKeyword(.between) || at(start - 1).isKeyword(.from) || start == rangeEnd
        if at(month).isA(.month), !at(month + 1).isPlainDigits, !at(month).isA(.guarded) || isEnd && at(month).isCapitalized,
          lexemes.count <= 12 || isEnd, !at(start - 1).isA(.month), at(start - 1).kind != .number
        {
          return Parsed(month + 1, add(.calendar(year: year, month: Int(at(month).number))), .monthYear)
        }
      }
    }
    if lexeme.isKeyword(.fiscal) || lexeme.isKeyword(.calendar) {
      var next = start + 1
      if at(next).isA(.unit), at(next).unit == .year { next += 1 }
      if let year = year(at: next), at(next).isPlainDigits {
        var term = Term.calendar(year: year.value)
        term.isFiscal = true
        return Parsed(year.end, add(term), .fiscal)
      }
      if next == start + 2, at(next).isPlainDigits, at(next).width == 2, at(next).isGlued == false { return nil }
    }
    if lexeme.isA(.unit), lexeme.unit == .week, at(start + 1).isPlainDigits, (1...53).contains(at(start + 1).number),
      at(start + 1).width <= 2, !at(start + 2).isA(.anyUnit), !at(start + 2).isDash
    {
      var term = Term(.named, unit: .week, number: Int(at(start + 1).number))
      var stop = start + 2
      if at(stop).isKeyword(.of), let child = yearPhrase(at: stop + 1) {
        term.child = child.term
        stop = child.end
      } else if at(stop).isKeyword(.of), let year = year(at: stop + 1) {
        term.year = Int32(clamping: year.value)
        stop = year.end
      }
      return Parsed(stop, add(term), .weekNumber)
    }
    if lexeme.isA(.unit), lexeme.unit == .year, let number = wholeNumber(at: start + 1), at(start + 1).isPlainDigits,
      (1...2999).contains(number.value), at(start + 1).width >= 3
    {
      return Parsed(number.end, add(.calendar(year: number.value)), .year)
    }
    return nil
  }

  /// A quarter or half with its year, if that follows.
  private mutating func periodOfYear(_ number: Int, _ unit: CalendarUnit, _ end: Int, isFiscal: Bool, hasArticle: Bool) -> Parsed? {
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
    term.isFiscal = isFiscal
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
      var term = Term(.nth, unit: unit, number: number < 0 ? -count.whole : count.whole)
      term.isVague = true
      term.child = inner.term
      return Parsed(inner.end, add(term), .nth)
    }
    return number > 0 ? Parsed(end, add(Term(.duration, unit: unit, number: count.whole)), .duration) : nil
  }

  private mutating func nthWeekday(_ number: Int, _ head: Lexeme, _ position: Int) -> Parsed? {
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
