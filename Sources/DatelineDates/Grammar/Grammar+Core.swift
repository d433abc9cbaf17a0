import DatelineText

/// The dispatcher: which rule can begin at a lexeme, and what may follow what it finds.
extension Grammar {
  /// One expression without "about" and the like, with edges ("early", "the end of") and times of day.
  mutating func core(at start: Int, isModified: Bool) -> Parsed? {
    if let parsed = edged(at: start) { return withTime(parsed, start) }
    guard let parsed = plain(at: start, isModified: isModified) else { return nil }
    return withTime(withWeekday(parsed), start)
  }

  /// One expression that begins with no modifier.
  mutating func plain(at start: Int, isModified: Bool = false) -> Parsed? {
    let lexeme = at(start)
    if lexeme.isA(.phraseStart), let parsed = phrase(at: start) { return parsed }
    if let parsed = clockTime(at: start) { return parsed }
    if let parsed = repeated(at: start) { return parsed }
    if let parsed = nth(at: start) ?? nearest(at: start) { return parsed }
    if let parsed = countedWeekdays(at: start) ?? quantity(at: start, isModified: isModified) { return parsed }
    if let parsed = relativePhrase(at: start) { return parsed }
    if lexeme.isA(.weekday), let parsed = weekdayDate(at: start) { return parsed }
    if lexeme.isA(.month), let parsed = monthDate(at: start) { return parsed }
    if lexeme.isA([.digits, .digitOrdinal, .digitDecade, .dotted, .ordinal, .cardinal, .decadeWord]) || isApostrophe(lexeme) {
      if let parsed = numberDate(at: start) { return parsed }
    }
    if lexeme.isKeyword(.the) || lexeme.isKeyword(.this), let parsed = determined(at: start) { return parsed }
    if lexeme.isKeyword(.rest), let parsed = rest(at: start) { return parsed }
    if let parsed = dayOfMonth(at: start) { return parsed }
    if lexeme.isA(.season), let parsed = season(at: start) { return parsed }
    if lexeme.isA(.unit), lexeme.unit == .weekend || lexeme.unit == .week, at(start + 1).isKeyword(.of),
      let parsed = unitBeside(lexeme, start - 1, start + 1)
    {
      return parsed
    }
    if let parsed = single(at: start) { return parsed }
    return nil
  }

  /// Phrases and holidays of the table.
  private mutating func phrase(at start: Int) -> Parsed? {
    guard let match = phrases.match(lexemes, at: start, in: bytes) else { return nil }
    let end = start + match.count
    switch match.meaning {
    case .skip: return nil
    case .day(let days): return Parsed(end, add(Term(.deictic, unit: .day, number: days)), .deictic)
    case .reference(let number):
      if match.count == 1, number == 2, at(start).isCapitalized, at(start + 1).isCapitalized || at(start - 1).isCapitalized { return nil }
      if match.count <= 2, at(end).isDash, at(end).isGlued { return nil }
      // "equal to date 1"
      if at(start).isKeyword(.to), at(end).isA(.digits) { return nil }
      if number == 1,
        at(end).isA([.digits, .cardinal, .unit, .unitPlural, .vagueCount, .month, .weekday, .season, .weekdayPlural, .pairCount])
      {
        return nil
      }
      if number == 0, match.count == 2, at(start).isKeyword(.the), at(end).kind == .word, !at(end).isA([.presentVerb, .pastVerb]),
        at(end).keyword == .none
      {
        return nil
      }
      return Parsed(end, add(Term(.reference, number: number)), [Rule.presentRef, .pastRef, .futureRef][min(2, max(0, number))])
    case .holiday(let index): return holiday(index, start, end)
    }
  }

  /// A holiday with its year, if that follows.
  mutating func holiday(_ index: Int, _ start: Int, _ end: Int) -> Parsed? {
    let name = Holiday.all[index]
    guard !name.needsCapital || at(start).isCapitalized || lexemes.count < 12 || at(start).isKeyword(.the),
      !name.isNational || !isForeign(start, end)
    else { return nil }
    var term = Term(.holiday, number: index)
    var stop = end
    if at(stop).isA(.unit), at(stop).unit == .weekend {
      term.unit = .weekend
      stop += 1
    }
    var next = stop
    if at(next).isKeyword(.of) || at(next).isKeyword(.in) || at(next).isComma { next += 1 }
    if let year = year(at: next), !at(next).isA(.cardinal) || !at(stop).isComma {
      term.year = Int32(clamping: year.value)
      stop = year.end
      if at(stop).isA(.unit), at(stop).unit == .weekend {
        term.unit = .weekend
        stop += 1
      }
    } else if let child = yearPhrase(at: next) ?? yearPhrase(at: stop), !at(stop).isComma {
      term.child = child.term
      stop = child.end
    }
    return Parsed(stop, add(term), .holiday)
  }

  /// "Ukraine's Independence Day", "the Norwegian Flag Day", "Election Day in Ghana".
  private func isForeign(_ start: Int, _ end: Int) -> Bool {
    func isCountry(_ lexeme: Lexeme) -> Bool {
      lexeme.kind == .word && lexeme.isCapitalized && lexeme.classes.isEmpty && !lexeme.flags.contains(.sentenceStart)
        && !Grammar.americanHashes.contains(lexeme.hash)
    }
    if isCountry(at(at(start - 1).isKeyword(.possessiveClitic) ? start - 2 : start - 1)) { return true }
    return (at(end).isKeyword(.of) || at(end).isKeyword(.in)) && isCountry(at(end + 1))
  }

  private static let americanHashes = ["america", "american", "us", "usa"].map { WordHash.hash($0) }

  /// "year to date", "month-to-date", `YTD`.
  private mutating func periodToDate(at start: Int) -> Parsed? {
    let lexeme = at(start)
    var end = start + 1
    if at(end).isDash, at(end).isGlued { end += 1 }
    guard lexeme.isA(.unit), lexeme.unit >= .week, lexeme.unit <= .year, at(end).isKeyword(.to) else { return nil }
    end += 1
    if at(end).isDash, at(end).isGlued { end += 1 }
    guard at(end).isKeyword(.date), !at(end + 1).isA(.digits) else { return nil }
    var parsed = Parsed(end + 1, add(Term(.relative, unit: lexeme.unit)), .sameUnit)
    parsed.edge = EdgeSpan.soFar
    return parsed
  }

  /// Words that are expressions by themselves.
  private mutating func single(at start: Int) -> Parsed? {
    let lexeme = at(start)
    let end = start + 1
    if let parsed = periodToDate(at: start) { return parsed }
    if lexeme.isA(.deictic) { return deictic(at: start) }
    if lexeme.isA([.present, .past, .former, .future]) { return reference(at: start) }
    if lexeme.isA(.edgeCode) {
      var parsed = Parsed(end, add(Term(.relative, unit: lexeme.unit)), .sameUnit)
      parsed.edge = UInt8(lexeme.number)
      parsed.isEdgeNoun = parsed.edge != EdgeSpan.soFar
      return lexeme.flags.contains(.allCapitals) || at(start - 1).isKeyword(.the) && lexeme.number == 3 ? parsed : nil
    }
    if lexeme.isA(.dayPart), !lexeme.isA(.deictic) { return bareDayPart(at: start) }
    if lexeme.isA(.weekdayPlural) {
      var term = Term(.set, unit: .day, number: 1)
      term.weekday = Int8(lexeme.number)
      return Parsed(end, add(term), .setWeekday)
    }
    if lexeme.isA(.unitPlural), lexeme.unit == .weekend { return Parsed(end, add(Term(.set, unit: .weekend, number: 1)), .setUnit) }
    if lexeme.isA(.unitPlural), let parsed = bareUnits(at: start) { return parsed }
    if lexeme.isA(.unit), lexeme.unit >= .hour, lexeme.unit <= .year, lexeme.end - lexeme.start > 2 { return bareUnit(lexeme, end) }
    return nil
  }

  /// "today", "yesterday", "tonight".
  private mutating func deictic(at start: Int) -> Parsed? {
    let (lexeme, previous) = (at(start), at(start - 1))
    var parsed = Parsed(start + 1, add(Term(.deictic, unit: .day, number: Int(lexeme.number))), .deictic)
    if lexeme.isA(.dayPart) {
      parsed.time = TimeOfDay(part: 4)
      return parsed
    }
    // "Russia Today", "USA TODAY"; a headline in capitals has other words before it.
    let isName =
      lexeme.isCapitalized && !lexeme.flags.contains(.sentenceStart) && previous.isCapitalized && previous.classes.isEmpty
      && previous.kind == .word && (!lexeme.flags.contains(.allCapitals) || previous.hash == Grammar.usaHash)
    return isName ? nil : parsed
  }

  private static let usaHash = WordHash.hash("usa")

  /// "now", "recently", "former", "soon".
  private mutating func reference(at start: Int) -> Parsed? {
    let (lexeme, next) = (at(start), at(start + 1))
    func row(_ number: Int, _ rule: Rule, _ register: Register) -> Parsed {
      var parsed = Parsed(start + 1, add(Term(.reference, number: number)), rule)
      parsed.register = register
      return parsed
    }
    if lexeme.isA(.present) { return next.isKeyword(.that) ? nil : row(0, .presentRef, .any) }
    if lexeme.isA(.former) { return row(1, .former, .narrative) }
    if lexeme.isA(.future) {
      return next.isKeyword(.after) || next.isKeyword(.as) || at(start - 1).isKeyword(.as) ? nil : row(2, .futureRef, .news)
    }
    pendingSpun = Grammar.spunHashes.contains(lexeme.hash)
    if lexeme.hash == Grammar.recentHash, next.isA(.unitPlural) {
      var term = Term(.duration, unit: next.unit)
      term.isVague = true
      return Parsed(start + 2, add(term), .vagueDuration)
    }
    return row(1, .pastRef, lexeme.hash == Grammar.previouslyHash ? .news : .any)
  }

  /// "have a nice day", "weekend" in a post.
  private mutating func bareUnit(_ lexeme: Lexeme, _ end: Int) -> Parsed {
    let isWeekend = lexeme.unit == .weekend
    let term = isWeekend ? Term(.relative, unit: .weekend) : Term(.duration, unit: lexeme.unit, number: 1)
    var parsed = Parsed(end, add(term), isWeekend ? .weekend : .duration)
    parsed.register = .post
    return parsed
  }

  static let recentHash = WordHash.hash("recent")
  private static let spunHashes = [WordHash.hash("lately"), WordHash.hash("beforehand")]

  /// "at night", "overnight", "in the morning" without a day.
  private mutating func bareDayPart(at start: Int) -> Parsed? {
    let lexeme = at(start)
    let previous = at(start - 1)
    guard lexeme.number > 0, !lexeme.isA(.guarded) else { return nil }
    let isNight = lexeme.number == 4
    let governed = previous.isKeyword(.at) || previous.isKeyword(.by) || (previous.isKeyword(.in) && !isNight)
    let isGoverned = governed && lexeme.number != 2 && lexeme.number != 5
    var parsed = Parsed(start + 1, add(Term(.timeOfDay)), .dayPart)
    parsed.time = TimeOfDay(part: UInt8(lexeme.number))
    if !isGoverned {
      let next = at(start + 1)
      let isAdjective = next.isDash && next.isGlued || next.kind == .word && next.classes.isEmpty && !next.isCapitalized
      let isPlain = lexeme.end - lexeme.start <= 9 && !lexeme.isCapitalized && (isNight || lexeme.number == 5)
      parsed.register = isAdjective && isPlain && !previous.isDash ? .narrative : .post
    }
    return parsed
  }

  /// "weeks", "months" without a number; with "later", "earlier", "ago" a shift.
  private mutating func bareUnits(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.unit != .second, lexeme.unit != .weekend, lexeme.unit != .quarter else { return nil }
    var term = Term(.duration, unit: lexeme.unit)
    term.isVague = true
    if let parsed = durationSuffix(term, start, start + 1) { return parsed }
    let previous = at(start - 1)
    if previous.isKeyword(.of), at(start - 2).kind == .word, !at(start - 2).isA(.scale), at(start - 2).keyword == .none,
      lexeme.unit != .week, lexeme.unit != .month, lexeme.unit != .year
    {
      return nil
    }
    if lexeme.isCapitalized, !lexeme.flags.contains(.sentenceStart) { return nil }
    return Parsed(start + 1, add(term), .vagueDuration)
  }
}
