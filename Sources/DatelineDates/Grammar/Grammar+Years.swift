import DatelineText

/// Years by themselves, decades and centuries, and the numbers that only look like years.
extension Grammar {
  /// A year by itself.
  mutating func bareYear(at start: Int) -> Parsed? {
    guard let year = year(at: start), !isPartOfCode(start) else { return nil }
    let lexeme = at(start)
    let hasEra = at(year.end - 1).isA(.era)
    if lexeme.isPlainDigits, !hasEra {
      let value = Int(lexeme.number)
      let previous = at(start - 1)
      guard previous.mark != UInt8(ascii: "$"), previous.mark != UInt8(ascii: "#"), !isCurrency(previous),
        !previous.isA(.codeNoun) || previous.isCapitalized == false && previous.isA(.relative)
      else { return nil }
      // "In 1990 soldiers left" opens with a year; "in front of 1990 spectators" holds a count.
      let opens = isDatePreposition(start) && previous.isCapitalized && at(year.end).isA(.countNoun) && !at(year.end).isA(.scale)
      if !opens, isCount(after: year.end, from: start) || isCountedNoun(after: year.end, value) { return nil }
      let prepared = isDatePreposition(start) || previous.kind == .open || previous.isDash || previous.isA([.month, .edge, .season])
      guard (1700...2099).contains(value) || (prepared && value <= 2199) else { return nil }
      if previous.isKeyword(.at), at(year.end).kind != .word || at(year.end).isA(.clockHours) { return nil }
      if at(year.end).isA([.meridiem, .clockHours]) || isCode(from: start) { return nil }
    } else if year.isShort {
      guard
        isDatePreposition(start) || at(start - 1).isKeyword(.the) || at(start - 1).kind == .open || at(start - 1).isA([.month, .season])
      else { return nil }
    } else if lexeme.isA(.cardinal) {
      guard isDatePreposition(start) || at(start - 1).isComma else { return nil }
      if at(year.end).isA([.anyUnit, .countNoun]) { return nil }
    }
    var term = Term.calendar(year: year.value)
    term.hasShortYear = year.isShort
    return Parsed(year.end, add(term), hasEra ? .era : .year)
  }

  /// "2003-2011-47", "2011-4-41": numbers between dashes that are no date.
  private func isCode(from start: Int) -> Bool {
    (1...4).allSatisfy { at(start + $0).isGlued } && at(start + 1).isDash && at(start + 3).isDash && at(start + 2).isPlainDigits
      && at(start + 4).isPlainDigits
  }

  /// "1500 protesters", "a project of 1065 villas": a round number, or one that few texts name as a year, with a small plural noun after it.
  private func isCountedNoun(after end: Int, _ value: Int) -> Bool {
    let next = at(end)
    guard value % 50 == 0 || value < 1700, next.kind == .word, !next.isCapitalized, next.classes.isEmpty, next.end > next.start + 3 else {
      return false
    }
    return bytes[Int(next.end) - 1] == UInt8(ascii: "s")
  }

  func isCurrency(_ lexeme: Lexeme) -> Bool {
    // £ and € as UTF-8 lead bytes C2 A3 and E2 82 AC.
    guard lexeme.kind == .symbol, lexeme.end > lexeme.start + 1 else { return lexeme.mark == UInt8(ascii: "$") }
    return bytes[Int(lexeme.start) + 1] == 0xA3 || bytes[Int(lexeme.start) + 1] == 0x82
  }

  /// Digits glued to digits, letters or marks of codes: phone numbers, versions, coordinates.
  func isPartOfCode(_ start: Int) -> Bool {
    let previous = at(start - 1)
    guard at(start).isGlued, start > 0, start != rangeEnd else { return false }
    if previous.isDash || previous.isSlash || previous.mark == UInt8(ascii: "_") || previous.mark == UInt8(ascii: "=")
      || previous.isColon && at(start - 2).kind == .number || previous.mark == UInt8(ascii: "+") || previous.isComma
    {
      let beforeThat = at(start - 2)
      return previous.isGlued
        && (beforeThat.kind == .number || beforeThat.kind == .alphanumeric
          || beforeThat.isCapitalized && previous.isDash && previous.end - previous.start == 1 && !beforeThat.isA([.edge, .month]))
    }
    return previous.kind == .word || previous.kind == .number
  }

  /// `1990s`, `the '90s`, `nineties`, `the nineteen seventies`, `20th century`, `the 5th century BC`.
  mutating func decadeOrCentury(at start: Int) -> Parsed? {
    let lexeme = at(start)
    if lexeme.isA(.digitDecade) {
      if lexeme.width == 3 { return at(start + 1).isA(.era) ? decade(Int(lexeme.number), start + 1) : nil }
      let value = lexeme.width == 4 ? Int(lexeme.number) : 1900 + Int(lexeme.number)
      guard
        lexeme.width == 4
          ? (1000...2090).contains(value)
          : (at(start - 1).isKeyword(.the) || isApostrophe(at(start - 1)) || at(start - 1).isA(.edge)
            || at(start - 1).isDash && at(start - 2).isA(.edge))
      else { return nil }
      return decade(value, start + 1)
    }
    if lexeme.isPlainDigits, lexeme.number % 10 == 0,
      at(start + 1).isKeyword(.possessiveClitic) || at(start + 1).unit == .second && at(start + 1).isA(.unitShort),
      lexeme.width == 4, (1000...2090).contains(lexeme.number), at(start - 1).isKeyword(.the) || at(start - 1).isKeyword(.in)
    {
      return decade(Int(lexeme.number), start + 2)
    }
    if lexeme.isA(.decadeWord), at(start - 1).isKeyword(.the) || at(start - 1).isA(.edge) || at(start - 1).isDash {
      return decade(1900 + Int(lexeme.number), start + 1)
    }
    if lexeme.isA(.cardinal), (10...20).contains(lexeme.number), at(start + 1).isA(.decadeWord) {
      return decade(Int(lexeme.number) * 100 + Int(at(start + 1).number), start + 2)
    }
    // "the two thousand and tens"
    if lexeme.isA(.cardinal), let number = cardinal(at: start), number.value == 2000 {
      let next = at(number.end).isKeyword(.and) ? number.end + 1 : number.end
      if at(next).isA(.decadeWord) { return decade(2000 + Int(at(next).number), next + 1) }
    }
    if let ordinal = ordinal(at: start), ordinal.value <= 40 {
      var next = ordinal.end
      if at(next).isDash { next += 1 }
      if at(next).isA(.unit), at(next).unit == .century {
        let era = at(next + 1)
        let isBC = era.isA(.era) && era.number < 0
        var term = Term(.named, unit: .century, number: isBC ? -ordinal.value : ordinal.value - 1)
        term.year = 0
        return Parsed(era.isA(.era) ? next + 2 : next + 1, add(term), .century)
      }
    }
    return nil
  }

  mutating func decade(_ firstYear: Int, _ end: Int) -> Parsed {
    let era = at(end)
    if era.isA(.era), era.number < 0 {
      var term = Term(.named, unit: .decade, number: -(firstYear / 10) - 1)
      term.year = 0
      return Parsed(end + 1, add(term), .decade)
    }
    var term = Term(.named, unit: .decade, number: firstYear / 10)
    term.year = 0
    return Parsed(end, add(term), .decade)
  }
}
