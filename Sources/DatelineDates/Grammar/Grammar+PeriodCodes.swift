import DatelineText

/// Codes and numbers of periods: `Q3 2016`, `2016 Q3`, `H1`, `FY2013`, "fiscal 2013", `2018-W31`, "week 31", "year 2015".
extension Grammar {
  mutating func periodCode(at start: Int) -> Parsed? {
    let lexeme = at(start)
    if lexeme.isA(.periodCode), at(start + 1).isPlainDigits, at(start + 1).isGlued, let parsed = letterCode(at: start) { return parsed }
    if lexeme.isPlainDigits, let year = fullYear(lexeme), lexeme.width == 4 || at(start + 1).isA(.periodCode) && at(start + 1).isGlued,
      let parsed = partAfterYear(year, at: start)
    {
      return parsed
    }
    if lexeme.isPlainDigits, lexeme.width == 1, at(start + 1).isA(.periodCode), at(start + 1).number == 1, at(start + 1).isGlued {
      return quarterCode(at: start)
    }
    if lexeme.isKeyword(.fiscal) || lexeme.isKeyword(.calendar), let parsed = fiscalYear(at: start) { return parsed }
    return numberedUnit(at: start)
  }

  /// `Q3`, `H1`, `FY2013`.
  private mutating func letterCode(at start: Int) -> Parsed? {
    let code = at(start).isA(.unitShort) ? 2 : Int(at(start).number)
    let n = Int(at(start + 1).number)
    switch code {
    case 1 where (1...4).contains(n): return periodOfYear(n, .quarter, start + 2)
    case 2 where (1...2).contains(n): return periodOfYear(n, .half, start + 2)
    case 3:
      guard let year = fullYear(at(start + 1)) else { return nil }
      return Parsed(start + 2, add(.calendar(year: year)), .fiscal)
    default: return nil
    }
  }

  /// `3Q19`, `3Q 2019`, `3Q`.
  private mutating func quarterCode(at start: Int) -> Parsed? {
    let number = Int(at(start).number)
    guard (1...4).contains(number), !at(start).isGlued else { return nil }
    guard at(start + 2).isGlued, let year = fullYear(at(start + 2)) else { return periodOfYear(number, .quarter, start + 2) }
    var term = Term(.named, unit: .quarter, number: number)
    term.year = Int32(year)
    return Parsed(start + 3, add(term), .quarter)
  }

  /// `2016 Q3`, `18q4`, `2018-W31`, "2016 the third quarter", "2010 summer", "2011 May".
  private mutating func partAfterYear(_ year: Int, at start: Int) -> Parsed? {
    let lexeme = at(start)
    func part(_ unit: CalendarUnit, _ number: Int) -> Term {
      var term = Term(.named, unit: unit, number: number)
      term.year = Int32(year)
      return term
    }
    var next = start + 1
    if at(next).isDash, at(next).isGlued { next += 1 }
    let code = at(next)
    if code.isA(.periodCode), code.number != 3, at(next + 1).isPlainDigits, at(next + 1).isGlued,
      at(next + 1).width == (code.number == 4 ? 2 : 1)
    {
      let isHalf = code.isA(.unitShort)
      let n = Int(at(next + 1).number)
      if !isHalf, code.number == 4, (1...53).contains(n) { return Parsed(next + 2, add(part(.week, n)), .weekNumber) }
      guard (1...(isHalf ? 2 : 4)).contains(n) else { return nil }
      return Parsed(next + 2, add(part(isHalf ? .half : .quarter, n)), isHalf ? .half : .quarter)
    }
    if at(next).isKeyword(.the), let ordinal = ordinal(at: next + 1), at(ordinal.end).unit == .quarter, (1...4).contains(ordinal.value) {
      return Parsed(ordinal.end + 1, add(part(.quarter, ordinal.value)), .quarter)
    }
    if at(next).isA(.season), next == start + 1, !at(next).isA(.guarded), lexeme.width == 4, !at(next + 1).isCapitalized {
      return Parsed(next + 1, add(part(.season, Int(at(next).number))), .season)
    }
    guard next == start + 1 || at(start + 1).isComma, lexeme.width == 4 else { return nil }
    let month = at(start + 1).isComma ? start + 2 : start + 1
    let isEnd = at(start - 1).isKeyword(.between) || at(start - 1).isKeyword(.from) || start == rangeEnd
    guard at(month).isA(.month), !at(month + 1).isPlainDigits, !at(month).isA(.guarded) || isEnd && at(month).isCapitalized,
      lexemes.count <= 12 || isEnd, !at(start - 1).isA(.month), at(start - 1).kind != .number
    else { return nil }
    return Parsed(month + 1, add(.calendar(year: year, month: Int(at(month).number))), .monthYear)
  }

  /// "fiscal 2013", "calendar year 2015".
  private mutating func fiscalYear(at start: Int) -> Parsed? {
    var next = start + 1
    if at(next).isA(.unit), at(next).unit == .year { next += 1 }
    guard let year = year(at: next), at(next).isPlainDigits else { return nil }
    return Parsed(year.end, add(.calendar(year: year.value)), .fiscal)
  }

  /// "week 31 [of 2024]", "year 2015".
  private mutating func numberedUnit(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.isA(.unit), at(start + 1).isPlainDigits else { return nil }
    if lexeme.unit == .week, (1...53).contains(at(start + 1).number), at(start + 1).width <= 2, !at(start + 2).isA(.anyUnit),
      !at(start + 2).isDash
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
    guard lexeme.unit == .year, let number = wholeNumber(at: start + 1), (1...2999).contains(number.value), at(start + 1).width >= 3 else {
      return nil
    }
    return Parsed(number.end, add(.calendar(year: number.value)), .year)
  }
}
