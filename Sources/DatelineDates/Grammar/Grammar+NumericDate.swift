import DatelineText

/// Dates that start with a number: ISO, slashes, `24 October 2024`, years, decades, centuries.
extension Grammar {
  mutating func numberDate(at start: Int) -> Parsed? {
    let first = at(start)
    if first.isA(.dotted), let parsed = dottedDate(at: start) { return parsed }
    if first.isPlainDigits {
      if let parsed = compactDate(at: start) { return parsed }
      if let parsed = separatedDate(at: start) { return parsed }
    }
    if let parsed = dayMonth(at: start) { return parsed }
    if let parsed = decadeOrCentury(at: start) { return parsed }
    if let parsed = bareYear(at: start) { return parsed }
    return nil
  }

  /// `24.10.2024`, `2024.10.24`.
  private mutating func dottedDate(at start: Int) -> Parsed? {
    let lexeme = at(start)
    var fields: [Int] = []
    var widths: [Int] = []
    for part in bytes[Int(lexeme.start)..<Int(lexeme.end)].split(separator: UInt8(ascii: "."), maxSplits: 4) {
      guard part.count <= 4, fields.count < 4 else { return nil }
      widths.append(part.count)
      fields.append(part.reduce(0) { $0 * 10 + Int($1 &- 48) })
    }
    guard fields.count == 3 else { return nil }
    return date(fields, widths, start + 1, isDotted: true)
  }

  /// `20241024`.
  private mutating func compactDate(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.width == 8 else { return nil }
    let value = Int(lexeme.number)
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    guard (1900...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    return Parsed(start + 1, add(.calendar(year: year, month: month, day: day)), .iso)
  }

  /// Numbers with `-`, `/`, or blanks between.
  private mutating func separatedDate(at start: Int) -> Parsed? {
    let first = at(start)
    let separator = at(start + 1)
    guard first.width <= 4, !isPartOfCode(start) else { return nil }
    let isSeparator = (separator.isDash && separator.end - separator.start == 1 || separator.isSlash) && separator.isGlued
    guard isSeparator else { return spacedDate(at: start) }
    let second = at(start + 2)
    guard second.isGlued else { return nil }
    if second.isA(.month), let parsed = dayMonthName(start, second) { return parsed }
    if first.width == 4, second.isA(.periodCode) || second.hash == first.hash { return nil }
    guard second.isPlainDigits, second.width <= 2 || (second.width == 4 && first.width <= 2) else { return nil }
    let third = at(start + 4)
    let hasThird = at(start + 3).mark == separator.mark && at(start + 3).isGlued && third.isGlued
    if hasThird, third.isPlainDigits, third.width <= 4 {
      guard
        !(at(start + 5).isGlued && (at(start + 5).isDash || at(start + 5).isSlash) && at(start + 6).isGlued && at(start + 6).isPlainDigits
          && at(start + 6).width != first.width)
      else { return nil }
      return date(
        [Int(first.number), Int(second.number), Int(third.number)], [Int(first.width), Int(second.width), Int(third.width)], start + 5)
    }
    if hasThird, third.isA(.month), first.width == 4, (1...31).contains(second.number) {
      return Parsed(start + 5, add(.calendar(year: Int(first.number), month: Int(third.number), day: Int(second.number))), .numeric)
    }
    return yearMonth(at: start, first, second, separator)
  }

  /// `2024-10`, `10-2024`, `10/2024`, `10/24`.
  private mutating func yearMonth(at start: Int, _ first: Lexeme, _ second: Lexeme, _ separator: Lexeme) -> Parsed? {
    if first.width == 4, second.width == 2, (1...12).contains(second.number), (1000...2999).contains(first.number) {
      // "2010-12" is a range of years when the second is the larger and a range word or bracket is near; ISO only where written alone.
      let isRange = Int(second.number) > Int(first.number) % 100 && Int(second.number) - Int(first.number) % 100 <= 12
      if isRange || separator.isSlash || separator.mark != UInt8(ascii: "-") { return nil }
      return Parsed(start + 3, add(.calendar(year: Int(first.number), month: Int(second.number))), .iso)
    }
    if first.width <= 2, second.width == 4, (1...12).contains(first.number), (1500...2099).contains(second.number) {
      return Parsed(start + 3, add(.calendar(year: Int(second.number), month: Int(first.number))), .numeric)
    }
    guard separator.isSlash, first.width <= 2, second.width <= 2, !second.isA(.hourClock), !at(start + 3).isSlash || !at(start + 3).isGlued
    else { return nil }
    let next = at(start + 3)
    if next.isA(.anyUnit) || next.isA(.unitShort) || next.isA(.countNoun) || next.mark == UInt8(ascii: "%") || next.isKeyword(.of)
      || next.isKeyword(.from)
    {
      return nil
    }
    if next.isGlued, next.isWordOrNumber { return nil }
    guard let (month, day) = monthAndDay(Int(first.number), Int(second.number)) else { return nil }
    let isDateLike =
      day > 12 || isDatePreposition(start) || at(start - 1).isA([.relative, .weekday])
      || at(start - 1).isComma && at(start - 2).isA(.weekday) || start == 0 || lexemes.count <= 8
      || next.isDash && next.isGlued && at(start + 4).isPlainDigits && at(start + 5).isSlash
      || next.isComma && at(start + 4).isPlainDigits && at(start + 4).isGlued
    guard isDateLike, !(first.number == 24 && second.number == 7), !(first.number == 9 && second.number == 11 && !isDatePreposition(start))
    else { return nil }
    if next.isComma, at(start + 4).isPlainDigits, at(start + 4).isGlued, let year = fullYear(at(start + 4)) {
      return Parsed(start + 5, add(.calendar(year: year, month: month, day: day)), .numeric)
    }
    return Parsed(start + 3, add(.calendar(month: month, day: day)), .numeric)
  }

  /// `2016 10 16`.
  private mutating func spacedDate(at start: Int) -> Parsed? {
    let (first, second, third) = (at(start), at(start + 1), at(start + 2))
    guard first.width == 4, second.isPlainDigits, second.width == 2, third.isPlainDigits, third.width == 2,
      (1900...2099).contains(first.number), (1...12).contains(second.number), (1...31).contains(third.number),
      !second.isGlued, !third.isGlued
    else { return nil }
    return Parsed(start + 3, add(.calendar(year: Int(first.number), month: Int(second.number), day: Int(third.number))), .numeric)
  }

  /// Three numbers in the order that their sizes or the option allow.
  private mutating func date(_ fields: [Int], _ widths: [Int], _ end: Int, isDotted: Bool = false) -> Parsed? {
    if widths[0] == 4, widths[1] <= 2, widths[2] <= 2 {
      guard (1...12).contains(fields[1]), (1...31).contains(fields[2]), fields[0] >= 1000 else { return nil }
      return Parsed(end, add(.calendar(year: fields[0], month: fields[1], day: fields[2])), .iso)
    }
    guard widths[0] <= 2, widths[1] <= 2, widths[2] == 4 || widths[2] == 2 else { return nil }
    if isDotted, widths[2] == 2, widths[0] == 1 { return nil }  // a version number
    let year = widths[2] == 4 ? fields[2] : Grammar.century(ofShortYear: fields[2])
    guard (1000...2999).contains(year) else { return nil }
    let pair: (Int, Int)?
    if order == .ymd, widths[0] == 2, widths[2] == 2, (1...12).contains(fields[1]), (1...31).contains(fields[2]) {
      return Parsed(end, add(.calendar(year: Grammar.century(ofShortYear: fields[0]), month: fields[1], day: fields[2])), .numeric)
    } else if isDotted, (1...12).contains(fields[1]), (1...31).contains(fields[0]) {
      pair = (fields[1], fields[0])
    } else {
      pair = monthAndDay(fields[0], fields[1])
    }
    guard let (month, day) = pair else { return nil }
    var term = Term.calendar(year: year, month: month, day: day)
    term.hasShortYear = widths[2] == 2
    return Parsed(end, add(term), .numeric)
  }

  /// Month and day of two numbers, by the option's order unless that is impossible.
  func monthAndDay(_ first: Int, _ second: Int) -> (month: Int, day: Int)? {
    let monthFirst = (1...12).contains(first) && (1...31).contains(second)
    let dayFirst = (1...12).contains(second) && (1...31).contains(first)
    if order == .dmy { return dayFirst ? (second, first) : (monthFirst ? (first, second) : nil) }
    return monthFirst ? (first, second) : (dayFirst ? (second, first) : nil)
  }

  /// `24-Oct-2024`, `24/Oct/2024`, `2024-Oct-24`, `2019/aug/01`.
  private mutating func dayMonthName(_ start: Int, _ month: Lexeme) -> Parsed? {
    let first = at(start)
    let hasMore =
      (at(start + 3).isDash || at(start + 3).isSlash) && at(start + 3).isGlued && at(start + 4).isPlainDigits && at(start + 4).isGlued
    if first.width == 4 {
      guard hasMore, (1...31).contains(at(start + 4).number) else {
        return Parsed(start + 3, add(.calendar(year: Int(first.number), month: Int(month.number))), .numeric)
      }
      return Parsed(
        start + 5, add(.calendar(year: Int(first.number), month: Int(month.number), day: Int(at(start + 4).number))), .numeric)
    }
    guard (1...31).contains(first.number) else { return nil }
    if hasMore, let year = fullYear(at(start + 4)) {
      return Parsed(start + 5, add(.calendar(year: year, month: Int(month.number), day: Int(first.number))), .numeric)
    }
    return Parsed(start + 3, add(.calendar(month: Int(month.number), day: Int(first.number))), .monthDay)
  }

  /// `24 October [2024]`, `24th of October`, `the 24th day of October` without the article.
  mutating func dayMonth(at start: Int) -> Parsed? {
    guard at(start).isA([.digits, .digitOrdinal, .ordinal, .cardinal]), let day = plainDay(at: start) else { return nil }
    var next = day.end
    let isOrdinal = at(start).isA(.anyOrdinal) || at(next - 1).isA(.anyOrdinal)
    if at(next).kind == .terminator, at(next).isGlued, at(next + 1).isA(.month) { next += 1 }
    if isOrdinal, at(next).isA(.unit), at(next).unit == .day { next += 1 }
    if at(next).isKeyword(.of), at(next + 1).isA(.month) || at(next + 1).isKeyword(.the) && at(next + 2).isA(.month) {
      next += at(next + 1).isA(.month) ? 1 : 2
    }
    guard at(next).isA(.month), at(start).isA([.digits, .digitOrdinal]) || isOrdinal else { return nil }
    let month = at(next)
    if month.isA(.guarded), !month.isCapitalized, at(next - 1).keyword != .of, !isOrdinal, month.number == 5 || month.number == 3 {
      return nil
    }
    // "2 March 5 protesters" does not occur; "March 2" after a number does: "100 March on".
    if month.isA(.guarded), month.number == 3, at(next + 1).isKeyword(.on) { return nil }
    return monthDay(Int(month.number), day.value, next + 1)
  }

  /// A day of the month that a month may follow.
  private func plainDay(at start: Int) -> (value: Int, end: Int)? {
    let lexeme = at(start)
    if lexeme.isPlainDigits, lexeme.width <= 2, (1...31).contains(lexeme.number), !isClock(at: start),
      !at(start - 1).isColon || !lexeme.isGlued || at(start - 2).kind != .number
    {
      return (Int(lexeme.number), start + 1)
    }
    if let ordinal = ordinal(at: start), (1...31).contains(ordinal.value) { return ordinal }
    return nil
  }
}

extension Lexeme {
  var isWordOrNumber: Bool { kind == .word || kind == .number || kind == .alphanumeric }
}
