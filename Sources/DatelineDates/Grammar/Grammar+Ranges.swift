import DatelineText

/// Two ends with shared fields: "October 8 to 13", "8-13 October 2024", "between 1914 and 1918", "1914-18", "12 to 18 months".
extension Grammar {
  /// Ranges whose first end is a bare number, and so is read only because of the second.
  mutating func range(at start: Int) -> Int? {
    guard let first = rangeNumber(at: start) else { return nil }
    var position = first.end
    let isBetween = at(start - 1).isKeyword(.between)
    guard isConnector(position, isBetween: isBetween) else { return nil }
    position += 1
    if at(position).isKeyword(.the) { position += 1 }
    // "8-13 October 2024", "from the 13th to the 15th of July"
    if (1...31).contains(first.value), at(position).isA([.digits, .digitOrdinal, .ordinal]), let second = dayMonth(at: position),
      terms[Int(second.term)].operation == .calendar
    {
      var term = terms[Int(second.term)]
      guard Int(term.day) > first.value || at(start).isA(.digitOrdinal) else { return nil }
      term.day = Int8(first.value)
      return pair(Parsed(first.end, add(term), .monthDay), start, second, position)
    }
    // "6 till 17 of next month"
    if (1...31).contains(first.value), let second = dayOfMonth(at: position), terms[Int(second.term)].child >= 0,
      Int(terms[Int(second.term)].number) > first.value
    {
      var term = terms[Int(second.term)]
      term.number = Int32(first.value)
      return pair(Parsed(first.end, add(term), .dayOfMonth), start, second, position)
    }
    // "499 to 493 BC"
    if at(start).isPlainDigits, let year = year(at: position), year.value <= 0, first.value > 1 - year.value, at(position).isPlainDigits {
      let second = Parsed(year.end, add(.calendar(year: year.value)), .era)
      return pair(Parsed(first.end, add(.calendar(year: 1 - first.value)), .era), start, second, position)
    }
    // "4 to January 22, 1995"
    if (1...31).contains(first.value), at(start - 1).isKeyword(.from), at(position).isA(.month), let second = monthDate(at: position),
      terms[Int(second.term)].day > 0
    {
      var term = terms[Int(second.term)]
      term.day = Int8(first.value)
      return pair(Parsed(first.end, add(term), .monthDay), start, second, position)
    }
    // "between 2 and 4 p.m.", "9 to 5 p.m."
    let outer = rangeEnd
    rangeEnd = position
    defer { rangeEnd = outer }
    if (1...12).contains(first.value), !at(start).isA(.digitOrdinal), at(position).isA([.digits, .cardinal]),
      let (end, _) = clock(at: position, needsMark: true), !end.isAmbiguous
    {
      var time = TimeOfDay(hour: Int8(first.value))
      time.isAmbiguous = true
      var parsed = Parsed(first.end, add(Term(.timeOfDay)), .clock)
      parsed.time = time
      append(parsed, start)
      return rangeTail(after: found.count - 1, end: first.end)
    }
    // "between 12 and 18 months"
    if let count = count(at: position), !count.isVague, at(position).isA(.anyNumber), count.whole > first.value,
      at(count.end).isA(.unitPlural), isBetween || !at(position - 1).isKeyword(.and),
      !at(start).isA(.digitOrdinal)
    {
      let unit = at(count.end).unit
      let second = quantity(at: position, isModified: true)
      guard let second, terms[Int(second.term)].operation == .duration || terms[Int(second.term)].operation == .shift else { return nil }
      var term = terms[Int(second.term)]
      term.number = term.number < 0 ? -Int32(first.value) : Int32(first.value)
      term.unit = unit
      return pair(Parsed(first.end, add(term), second.rule), start, second, position)
    }
    return nil
  }

  /// A small whole number that may be a range's first end.
  private func rangeNumber(at start: Int) -> (value: Int, end: Int)? {
    var position = start
    let lexeme = at(position)
    if lexeme.isKeyword(.the), at(position + 1).isA([.digitOrdinal, .digits]) { position += 1 }
    let head = at(position)
    guard head.isA([.digits, .digitOrdinal, .cardinal]), !isPartOfCode(position) else { return nil }
    guard head.isA(.cardinal) || head.width <= 3 || at(position + 3).isA(.era), !isClock(at: position) else { return nil }
    return head.isA(.digitOrdinal) ? (Int(head.number), position + 1) : wholeNumber(at: position)
  }

  private func isConnector(_ position: Int, isBetween: Bool) -> Bool {
    let lexeme = at(position)
    return lexeme.isDash || lexeme.isKeyword(.to) || lexeme.isKeyword(.through) || lexeme.isKeyword(.until)
      || isBetween && lexeme.isKeyword(.and) || lexeme.isKeyword(.and) && at(position - 2).isKeyword(.from)
  }

  /// "ten days starting June 3", "a week beginning on Monday": a length and the day on which it begins.
  mutating func startedDuration(_ first: Parsed, _ start: Int) -> Int? {
    let term = terms[Int(first.term)]
    guard term.operation == .duration, term.unit >= .day, !term.isVague, term.child < 0, at(first.end).isKeyword(.starting) else {
      return nil
    }
    let position = at(first.end + 1).isKeyword(.on) || at(first.end + 1).isKeyword(.from) ? first.end + 2 : first.end + 1
    guard let second = expression(at: position) else { return nil }
    switch terms[Int(second.term)].operation {
    case .calendar, .named, .relative, .deictic, .nth, .holiday: break
    default: return nil
    }
    var length = term
    length.child = second.term
    var parsed = first
    parsed.term = add(length)
    return pair(parsed, start, second, position)
  }

  private mutating func pair(_ first: Parsed, _ start: Int, _ second: Parsed, _ position: Int) -> Int {
    append(first, start)
    append(second, position)
    found[found.count - 1].rangeBack = 1
    found[found.count - 2].rangeBack = 0
    return second.end
  }

  /// After an expression: a connector and a second end.
  mutating func rangeTail(after index: Int, end: Int) -> Int? {
    let first = found[index]
    let isBetween = at(first.start - 1).isKeyword(.between) || at(first.start - 2).isKeyword(.between)
    guard first.rangeBack < 0,
      isConnector(end, isBetween: isBetween) || at(end).isSlash && at(end).isGlued || at(end).isKeyword(.and) && isListOfDays(first, end)
    else { return nil }
    let term = terms[Int(first.term)]
    let isList = at(end).isKeyword(.and) && !isBetween
    var position = end + 1
    if at(position).isKeyword(.the), at(position + 1).isA(.digitOrdinal) { position += 1 }
    let next = at(position)
    if let second = sharedEnd(term, position, connector: end) {
      return join(second, position, isList: isList)
    }
    guard !isList, !at(end).isSlash, first.rule != .duration || at(end).isKeyword(.to) else { return nil }
    // "from April to date"
    if next.isKeyword(.date), at(end).isKeyword(.to), !at(position + 1).isWordOrNumber, isCompatible(term, Term(.deictic)) {
      return shareBackwards(Parsed(position + 1, add(Term(.deictic, unit: .day)), .deictic), position, index)
    }
    guard
      next.isA([
        .month, .weekday, .digits, .digitOrdinal, .deictic, .relative, .edge, .unit, .present, .season, .periodCode, .ordinal, .cardinal,
        .clockWord, .dotted,
      ]) || next.isKeyword(.the) || isApostrophe(next) || next.isA(.phraseStart)
    else { return nil }
    let approximation = pendingApproximation
    let outer = rangeEnd
    rangeEnd = position
    defer { rangeEnd = outer }
    guard let second = expression(at: position) else { return nil }
    pendingApproximation = approximation
    // "Sat 8:30 am - 6 pm, Sun 9 am": there the first time has its own day.
    if term.operation == .timeOfDay, let time = second.time, time.hour >= 0, !at(first.start - 1).isA(.weekday) {
      shareClock(time, second.term, index)
    } else if !isCompatible(term, terms[Int(second.term)]) {
      return nil
    }
    return shareBackwards(second, position, index)
  }

  private func isListOfDays(_ first: Expression, _ end: Int) -> Bool {
    let term = terms[Int(first.term)]
    return term.operation == .calendar && term.day > 0 && term.statedYear == nil && at(end + 1).isPlainDigits && at(end + 1).width <= 2
      && !at(end + 2).isWordOrNumber && Int(at(end + 1).number) > Int(term.day)
  }

  private mutating func join(_ second: Parsed, _ position: Int, isList: Bool) -> Int {
    append(second, position)
    if !isList {
      found[found.count - 1].rangeBack = 1
      found[found.count - 2].rangeBack = 0
    }
    if isList == false, terms[Int(second.term)].statedYear != nil, let year = terms[Int(second.term)].statedYear {
      let firstTerm = Int(found[found.count - 2].term)
      if terms[firstTerm].operation == .calendar, terms[firstTerm].statedYear == nil { terms[firstTerm].year = Int32(clamping: year) }
    }
    return second.end
  }

  /// The second end that repeats fields of the first: a day, a year of two digits, a quarter's number.
  private mutating func sharedEnd(_ term: Term, _ position: Int, connector: Int) -> Parsed? {
    let next = at(position)
    if term.operation == .calendar || term.operation == .named && term.unit == .month, term.day > 0,
      next.isPlainDigits || next.isA(.digitOrdinal), next.width <= 2,
      (1...31).contains(next.number), !isClock(at: position)
    {
      let after = at(position + 1)
      if after.isA(.month) || after.isKeyword(.of) && at(position + 2).isA(.month) || after.isA([.anyUnit, .countNoun, .meridiem])
        || after.mark == UInt8(ascii: "%")
      {
        return nil
      }
      if after.isSlash
        || after.isDash && after.isGlued && at(position + 2).isPlainDigits && at(position + 2).isGlued
      {
        return nil
      }
      if at(connector).isKeyword(.to), after.kind == .word, after.keyword == .none,
        !after.isA([.pastVerb, .presentVerb, .futureVerb, .edVerb]), !next.isA(.digitOrdinal)
      {
        return nil
      }
      guard Int(next.number) > Int(term.day) else { return nil }
      var parsed = monthDay(Int(term.operation == .named ? term.number : Int32(term.month)), Int(next.number), position + 1)
      if terms[Int(parsed.term)].statedYear == nil { terms[Int(parsed.term)].year = term.year }
      if term.operation == .named, terms[Int(parsed.term)].statedYear == nil {
        var copy = term
        copy.day = Int8(next.number)
        parsed.term = add(copy)
      }
      return parsed
    }
    if term.operation == .calendar, term.month == 0, let year = term.statedYear, next.isPlainDigits || isApostrophe(next), year > 0 {
      let digits = isApostrophe(next) ? position + 1 : position
      let value = at(digits)
      if value.width == 2, value.isPlainDigits, Int(value.number) > year % 100 || Int(value.number) == 0 && year % 100 == 99,
        at(connector).isDash || at(connector).isSlash || isApostrophe(next), !at(digits + 1).isA([.anyUnit, .countNoun]),
        !(at(digits + 1).isDash && at(digits + 1).isGlued)
      {
        if at(connector).isGlued || at(connector).isDash {
          let full = year / 100 * 100 + Int(value.number) + (value.number == 0 ? 100 : 0)
          return Parsed(digits + 1, add(.calendar(year: full)), .year)
        }
      }
      if at(connector).isSlash { return nil }
    }
    return nil
  }

  private func isCompatible(_ a: Term, _ b: Term) -> Bool {
    func isDate(_ term: Term) -> Bool {
      switch term.operation {
      case .calendar, .named, .relative, .deictic, .nth, .holiday, .shift: return true
      case .reference: return term.number == 0
      default: return false
      }
    }
    if isDate(a) && isDate(b) { return true }
    return a.operation == b.operation && (a.operation == .duration || a.operation == .timeOfDay)
  }

  /// "2 to 4 p.m.", "9am-5pm on Friday": the half of the day and the date of the second time serve the first.
  private mutating func shareClock(_ second: TimeOfDay, _ date: Int32, _ index: Int) {
    found[index].term = date
    guard var time = found[index].time, time.isAmbiguous, !second.isAmbiguous else { return }
    if time.hour < 12, second.hour >= 12, (Int(time.hour) + 12, time.minute) < (Int(second.hour), second.minute) { time.hour += 12 }
    time.isAmbiguous = false
    found[index].time = time
  }

  /// "August 27 - September 2, 2013", "from May to Oct 2020", "480-479 BC": the year of the second end serves the first.
  private mutating func shareBackwards(_ second: Parsed, _ position: Int, _ index: Int) -> Int {
    append(second, position)
    found[index].rangeBack = 0
    found[found.count - 1].rangeBack = found.count - 1 - index
    let a = Int(found[index].term)
    let b = terms[Int(second.term)]
    // "from April to date", "between Monday and today": what lasts until now began before.
    if b.operation == .deictic && b.number <= 0, terms[a].operation == .named, terms[a].relation == .open {
      terms[a].relation = .nearestPast
    }
    if b.operation == .calendar, let year = b.statedYear {
      if terms[a].operation == .calendar, terms[a].statedYear == nil {
        let isBefore = terms[a].month < b.month || (terms[a].month == b.month && terms[a].day <= b.day) || b.month == 0
        terms[a].year = Int32(clamping: isBefore ? year : year - 1)
      } else if terms[a].operation == .named, terms[a].unit == .month, terms[a].relation == .open, terms[a].child < 0 {
        let isBefore = terms[a].number <= Int32(b.month) || b.month == 0
        terms[a].year = Int32(clamping: isBefore ? year : year - 1)
      }
    }
    return second.end
  }
}
