import DatelineText

/// Reads the day out of a metadata date such as an input's `published_on`.
///
/// Understood: ISO 8601 dates and date-times (the day as written, whatever the zone), `2024/10/24`, `20241024`, RFC 822/1123
/// (`Thu, 24 Oct 2024 10:00:00 GMT`), ctime (`Thu Oct 24 10:00:00 2024`), `October 24, 2024`, `24 October 2024`, `24-Oct-2024`, `24.10.2024`,
/// `10/24/2024`, seconds or milliseconds since 1970 (10 or 13 digits, UTC).
enum MetadataDate {
  /// The day, or nil if the text is no date of a form above.
  ///
  /// - Complexity: O(bytes), of which at most 100 are looked at.
  static func day(in text: String, order: SourceDescription.NumericDateOrder) -> Day? { reading(of: text, order: order)?.day }

  /// The day, and whether the text can only be read against `order` (`24/10/2024` where the month comes first).
  ///
  /// - Complexity: as `day(in:order:)`.
  static func reading(of text: String, order: SourceDescription.NumericDateOrder) -> (day: Day, isAgainstOrder: Bool)? {
    let parts = parse(Array(text.utf8.prefix(100)))
    guard let first = parts.first else { return nil }
    switch first {
    case .number(let value, let digits):
      if let day = fromDigits(value, digits, parts) { return (day, false) }
      if let reading = numeric(parts, order) { return reading }
      return named(parts).map { ($0, false) }
    case .word: return named(parts).map { ($0, false) }
    case .mark: return nil
    }
  }

  /// A piece of a date: digits, letters, or one other byte. Blank is left out.
  private enum Part {
    case number(Int, digits: Int)
    case word(ArraySlice<UInt8>)
    case mark(UInt8)

    var number: (value: Int, digits: Int)? {
      if case .number(let value, let digits) = self { (value, digits) } else { nil }
    }
    var mark: UInt8? {
      if case .mark(let byte) = self { byte } else { nil }
    }
    var word: ArraySlice<UInt8>? {
      if case .word(let bytes) = self { bytes } else { nil }
    }
  }

  private static func parse(_ bytes: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var index = 0
    while index < bytes.count {
      let start = index
      if isDigit(bytes[index]) {
        var value = 0
        while index < bytes.count, isDigit(bytes[index]) {
          if index - start < 17 { value = value * 10 + Int(bytes[index] - 48) }
          index += 1
        }
        parts.append(.number(value, digits: index - start))
      } else if isLetter(bytes[index]) {
        while index < bytes.count, isLetter(bytes[index]) { index += 1 }
        parts.append(.word(bytes[start..<index]))
      } else {
        if bytes[index] > 0x20 { parts.append(.mark(bytes[index])) }
        index += 1
      }
    }
    return parts
  }

  /// `20241024`, `20241024T1000Z`, `20241024100000`, seconds and milliseconds since 1970.
  private static func fromDigits(_ value: Int, _ digits: Int, _ parts: [Part]) -> Day? {
    switch digits {
    case 8:
      let rest = parts.dropFirst().first
      guard rest == nil || rest?.word != nil || rest?.number != nil else { return nil }
      return civil(value)
    case 12 where parts.count == 1: return civil(value / 10_000)
    case 14 where parts.count == 1: return civil(value / 1_000_000)
    case 10 where isWhole(parts): return Day(number: Int32(truncatingIfNeeded: value / 86_400))
    case 13 where isWhole(parts): return Day(number: Int32(truncatingIfNeeded: value / 86_400_000))
    default: return nil
    }
  }

  /// A number alone, or with decimals.
  private static func isWhole(_ parts: [Part]) -> Bool {
    parts.count == 1 || parts.count == 3 && parts[1].mark == UInt8(ascii: ".") && parts[2].number != nil
  }

  private static func civil(_ value: Int) -> Day? { Day(validYear: value / 10_000, month: value / 100 % 100, day: value % 100) }

  /// Three numbers with the same mark between them.
  private static func numeric(_ parts: [Part], _ order: SourceDescription.NumericDateOrder) -> (day: Day, isAgainstOrder: Bool)? {
    guard parts.count >= 5, let a = parts[0].number, let mark = parts[1].mark, let b = parts[2].number, parts[3].mark == mark,
      let c = parts[4].number, [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(mark), b.digits <= 2
    else { return nil }
    if a.digits == 4 {
      guard c.digits <= 2, let day = Day(validYear: a.value, month: b.value, day: c.value) else { return nil }
      return (day, false)
    }
    guard a.digits <= 2, c.digits == 4 || c.digits == 2 else { return nil }
    let year = c.digits == 4 ? c.value : fullYear(c.value)
    // With full stops the day stands first everywhere; a number over 12 is a day.
    let dayFirst = mark == UInt8(ascii: ".") || a.value > 12 || b.value <= 12 && order == .dmy
    guard let day = Day(validYear: year, month: dayFirst ? b.value : a.value, day: dayFirst ? a.value : b.value) else { return nil }
    return (day, mark != UInt8(ascii: ".") && dayFirst != (order == .dmy))
  }

  /// A date whose month is a word.
  private static func named(_ parts: [Part]) -> Day? {
    // Weekdays may stand before it, with a comma.
    var index = 0
    while let word = parts[safely: index]?.word, DateNames.month(word) == nil {
      guard DateNames.isWeekday(word) else { return nil }
      index += 1
      while let mark = parts[safely: index]?.mark, mark == UInt8(ascii: ",") || mark == UInt8(ascii: ".") { index += 1 }
    }
    var day = parts[safely: index]?.number
    if day != nil {
      index += 1
      while let part = parts[safely: index], part.mark == UInt8(ascii: "-") || part.mark == UInt8(ascii: "/") || isOrdinal(part.word) {
        index += 1
      }
    }
    guard let word = parts[safely: index]?.word, let month = DateNames.month(word) else { return nil }
    index += 1
    let dayCameFirst = day != nil
    if day == nil {
      if parts[safely: index]?.mark == UInt8(ascii: ".") { index += 1 }
      day = parts[safely: index]?.number
      index += 1
    }
    guard let day, day.digits <= 2, let year = self.year(parts, from: index, mayBeShort: dayCameFirst) else { return nil }
    return Day(validYear: year, month: month, day: day.value)
  }

  /// The first number of four digits that is no part of a zone or time; right after `24 Oct` also one of two digits (RFC 822).
  private static func year(_ parts: [Part], from start: Int, mayBeShort: Bool) -> Int? {
    var previous: UInt8?
    for (count, part) in parts.dropFirst(start).enumerated() {
      switch part {
      case .number(let value, let digits):
        let isZone = previous == UInt8(ascii: "+") || previous == UInt8(ascii: "-") && count > 1
        if digits == 4 && !isZone { return value }
        if digits == 2 && mayBeShort && count <= 1 { return fullYear(value) }
        previous = nil
      case .mark(let byte): previous = byte
      case .word: previous = nil
      }
    }
    return nil
  }

  private static func fullYear(_ short: Int) -> Int { short + (short < 69 ? 2000 : 1900) }

  private static func isOrdinal(_ word: ArraySlice<UInt8>?) -> Bool {
    guard let word else { return false }
    return ["st", "nd", "rd", "th", "of"].contains { $0.utf8.elementsEqual(word.lazy.map { $0 | 0x20 }) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
}

extension Array {
  /// The element, or nil past the end.
  fileprivate subscript(safely index: Int) -> Element? { index < count ? self[index] : nil }
}
