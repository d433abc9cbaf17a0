import DatelineText

/// Numbers in digits and words.
extension Grammar {
  /// A cardinal in words ("twenty-five", "two thousand and fifteen", "nineteen ninety six" is left to `yearInWords`).
  func cardinal(at start: Int) -> (value: Int, end: Int)? {
    guard at(start).isA(.cardinal) else { return nil }
    var position = start
    var total = 0
    var current = 0
    var sawNumber = false
    while position < start + 12 {
      let lexeme = at(position)
      if lexeme.isA(.cardinal) {
        let n = Int(lexeme.number)
        // Tens take a unit; two numbers side by side are two numbers.
        if sawNumber, !(current % 100 == 0 || (current % 10 == 0 && current % 100 >= 20 && n < 10)) { break }
        if sawNumber, current == 0, total == 0 { break }
        current += n
        sawNumber = true
        position += 1
      } else if lexeme.isA(.scale), sawNumber || position == start {
        if !sawNumber, !lexeme.isA(.scale) { break }
        if !sawNumber { return nil }
        let scale = Int(lexeme.number)
        if scale >= 1000 {
          total += max(current, 1) * scale
          current = 0
        } else {
          current = max(current, 1) * scale
        }
        position += 1
      } else if sawNumber, lexeme.isDash, lexeme.isGlued, at(position + 1).isA(.cardinal), at(position + 1).isGlued, current % 10 == 0,
        current % 100 >= 20, at(position + 1).number < 10
      {
        position += 1
      } else if sawNumber, lexeme.keyword == .and, at(position + 1).isA(.cardinal), current % 100 == 0, current + total >= 100 {
        position += 1
      } else {
        break
      }
      if total + current > 100_000_000 { break }
    }
    return sawNumber ? (total + current, position) : nil
  }

  /// A whole number in digits or words.
  func wholeNumber(at start: Int) -> (value: Int, end: Int)? {
    let lexeme = at(start)
    if lexeme.isA([.digits, .grouped]), !lexeme.isA(.hourClock) { return (Int(lexeme.number), start + 1) }
    return cardinal(at: start)
  }

  /// An ordinal: `24th`, `third`, `twenty-first`.
  func ordinal(at start: Int) -> (value: Int, end: Int)? {
    let lexeme = at(start)
    if lexeme.isA(.digitOrdinal) { return (Int(lexeme.number), start + 1) }
    if lexeme.isA(.ordinal) {
      let value = lexeme.isA(.unit) && lexeme.secondNumber != 0 ? Int(lexeme.secondNumber) : Int(lexeme.number)
      return (max(value, Int(lexeme.number)), start + 1)
    }
    if lexeme.isA(.cardinal), lexeme.number >= 20, lexeme.number % 10 == 0 {
      var next = start + 1
      if at(next).isDash { next += 1 }
      if at(next).isA(.ordinal), at(next).number < 10 { return (Int(lexeme.number + at(next).number), next + 1) }
    }
    return nil
  }

  /// A year after a month or a preposition: four digits, `'68`, or words.
  func year(at start: Int) -> (value: Int, end: Int, isShort: Bool)? {
    let lexeme = at(start)
    if lexeme.isPlainDigits, lexeme.width == 4, (1000...2999).contains(lexeme.number), !isClock(at: start) {
      let (value, end) = withEra(Int(lexeme.number), start + 1)
      return (value, end, false)
    }
    if lexeme.isPlainDigits, (1...4).contains(lexeme.width), at(start + 1).isA(.era), lexeme.number > 0 {
      let (value, end) = withEra(Int(lexeme.number), start + 1)
      return (value, end, false)
    }
    if isApostrophe(lexeme), at(start + 1).isPlainDigits, at(start + 1).width == 2, at(start + 1).isGlued {
      return (Grammar.century(ofShortYear: Int(at(start + 1).number)), start + 2, true)
    }
    if let words = yearInWords(at: start) { return (words.value, words.end, false) }
    return nil
  }

  func isApostrophe(_ lexeme: Lexeme) -> Bool {
    lexeme.mark == UInt8(ascii: "'") || (lexeme.mark == 0xE2 && (lexeme.kind == .quote || lexeme.kind == .clitic))
  }

  /// 70 ... 99 are of the twentieth century, the others of this one.
  static func century(ofShortYear year: Int) -> Int { year >= 50 ? 1900 + year : 2000 + year }

  func withEra(_ value: Int, _ end: Int) -> (Int, Int) {
    let era = at(end)
    guard era.isA(.era) else { return (value, end) }
    return era.number < 0 ? (1 - value, end + 1) : (value, end + 1)
  }

  /// "nineteen ninety-six", "seventeen hundred thirty three", "two thousand and fifteen".
  func yearInWords(at start: Int) -> (value: Int, end: Int)? {
    let lexeme = at(start)
    guard lexeme.isA(.cardinal) else { return nil }
    if (11...20).contains(lexeme.number) {
      var next = start + 1
      if at(next).isDash { next += 1 }
      if at(next).isA(.cardinal), at(next).number >= 10, let tail = cardinal(at: next), (10...99).contains(tail.value) {
        return (Int(lexeme.number) * 100 + tail.value, tail.end)
      }
    }
    if let whole = cardinal(at: start), (1000...2999).contains(whole.value) { return (whole.value, whole.end) }
    return nil
  }

  /// A day of the month after a month name: `24`, `24th`, `the 24th`, `twenty nine`.
  func dayNumber(at start: Int) -> (value: Int, end: Int)? {
    var position = start
    if at(position).isKeyword(.the), at(position + 1).isA(.anyOrdinal) || at(position + 1).isPlainDigits { position += 1 }
    let lexeme = at(position)
    if lexeme.isPlainDigits, lexeme.width <= 2, !isClock(at: position), !lexeme.isA(.hourClock) {
      let next = at(position + 1)
      if next.mark == UInt8(ascii: "%") || next.isA([.meridiem]) || (next.isA(.meridiemShort) && next.isGlued) { return nil }
      return (1...31).contains(lexeme.number) ? (Int(lexeme.number), position + 1) : nil
    }
    if let ordinal = ordinal(at: position), (1...31).contains(ordinal.value) { return ordinal }
    if position == start, lexeme.isA(.cardinal), let number = cardinal(at: position), (1...31).contains(number.value) { return number }
    return nil
  }

  /// `10:30`.
  func isClock(at start: Int) -> Bool {
    at(start + 1).isColon && at(start + 1).isGlued && at(start + 2).isA(.digits) && at(start + 2).isGlued && at(start + 2).width == 2
      && at(start).width <= 2
  }
}
