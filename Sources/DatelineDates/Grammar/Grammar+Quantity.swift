import DatelineText

/// "32 months", "two and a half years", "a few days", "ten-day", "18 years old", and what follows: "ago", "later", "before Christmas".
extension Grammar {
  mutating func quantity(at start: Int, isModified: Bool) -> Parsed? {
    if let parsed = fractionOfHour(at: start) { return parsed }
    guard var count = count(at: start) else { return nil }
    var position = count.end
    var isHyphenated = false
    if at(position).isDash, at(position).isGlued, at(position + 1).isGlued {
      isHyphenated = true
      position += 1
    }
    if at(position).isKeyword(.more), at(position + 1).isA(.anyUnit) { position += 1 }
    if at(position).mark == UInt8(ascii: "+"), at(position).isGlued, at(position + 1).isA(.anyUnit) { position += 1 }
    if at(position).isA(.filler) || at(position).hash == Grammar.fewerHash, !isHyphenated {
      position += 1
      if at(position).isA(.filler) { position += 1 }
    }
    guard let unit = unit(at: position, after: count.end, start: start) else { return shortUnits(at: start, count) }
    let head = at(position)
    let isArticle = at(start).isKeyword(.a) || at(start).isKeyword(.an)
    if head.isA(.dayPart), !isArticle, count.whole > 0, head.number != 4 { return nil }
    if unit == .second, !isPluralOrOne(head, count) { return nil }
    if head.isA(.dayPart), isArticle, at(position + 1).isDash || at(position + 1).kind == .word && at(position + 1).classes.isEmpty {
      return nil
    }
    if isArticle, head.isA(.unitPlural), !count.isVague, count.whole == 1 { count.isVague = true }
    if isArticle, !count.isVague, unit == .second || unit == .half || unit == .quarter && count.thousandths == 0 { return nil }
    var end = position + 1
    // "a year and a half", "2 hours and 10"
    if at(end).isKeyword(.and) || isHyphenated && at(end).isDash && at(end + 1).isKeyword(.and) {
      let and = at(end).isKeyword(.and) ? end : end + 1
      if let (thousandths, stop) = fraction(at: and + 1) {
        count.thousandths += thousandths
        end = stop
      }
    } else if at(end).isDash, at(end).isGlued, at(end + 1).isKeyword(.and), let (thousandths, stop) = fraction(at: end + 2) {
      count.thousandths += thousandths
      end = stop
    }
    var term = Term(.duration, unit: unit, number: count.whole)
    term.thousandths = Int32(count.thousandths)
    term.isVague = count.isVague
    end = compound(&term, end, depth: 0)
    if let parsed = age(term, start, end) { return parsed }
    if at(end).isDash, at(end).isGlued, at(end + 1).isKeyword(.long) {
      end += 2
    } else if isHyphenated || at(end).isKeyword(.long), at(end).isKeyword(.long) {
      end += 1
    }
    if let parsed = durationSuffix(term, start, end) { return parsed }
    if isArticle, count.thousandths == 0, !count.isVague, isRate(start) {
      return Parsed(end, add(Term(.set, unit: unit, number: 1)), .setUnit)
    }
    if isArticle, !isModified, unit == .day, at(end).kind == .word, at(end).classes.isEmpty, !at(end).flags.contains(.capitalized),
      at(end).keyword == .none, isNounLike(end)
    {
      return nil
    }
    // "the past two years" is read elsewhere; "one day" in stories is no length.
    return Parsed(end, add(term), count.isVague ? .vagueDuration : .duration)
  }

  /// "1/2h", "3/4h": a fraction whose unit is glued to it.
  private mutating func fractionOfHour(at start: Int) -> Parsed? {
    let (first, second) = (at(start), at(start + 2))
    guard at(start + 1).isSlash, at(start + 1).isGlued, second.isGlued, second.isA(.hourClock), second.fraction == 0, first.isPlainDigits,
      first.number > 0, first.number < second.number, second.number <= 10
    else { return nil }
    var term = Term(.duration, unit: .hour)
    term.thousandths = first.number * 1000 / second.number
    return durationSuffix(term, start, start + 3) ?? Parsed(start + 3, add(term), .duration)
  }

  static let fewerHash = WordHash.hash("fewer")

  private func isPluralOrOne(_ head: Lexeme, _ count: Count) -> Bool {
    head.isA(.unitPlural) || count.whole <= 1 || head.end - head.start <= 4
  }

  /// "a day off" and the like.
  private func isNounLike(_ position: Int) -> Bool {
    at(position).end - at(position).start == 3 && bytes[Int(at(position).start)] == UInt8(ascii: "o")
  }

  /// After a number, "a day" is a rate: "3 million barrels a day", "$5 a year".
  private func isRate(_ start: Int) -> Bool {
    let previous = at(start - 1)
    if previous.isKeyword(.once) || previous.isKeyword(.twice) || previous.isKeyword(.times) || previous.isKeyword(.thrice) { return true }
    if previous.kind == .number || previous.mark == UInt8(ascii: "%") || previous.isA([.scale, .cardinal, .decimal, .grouped]) {
      return true
    }
    guard previous.isA(.countNoun) || previous.kind == .word && !previous.isCapitalized && previous.classes.isEmpty else { return false }
    let number = at(start - 2)
    return number.kind == .number || number.isA(.scale) || number.isA(.cardinal) && !number.isA(.unit)
  }

  /// The unit of a count, with guards for words that are other things too.
  private func unit(at position: Int, after end: Int, start: Int) -> CalendarUnit? {
    let head = at(position)
    if head.isKeyword(.of), at(position + 1).isA(.unit), at(position + 1).unit == .hour { return .hour }
    if head.isA(.anyUnit) {
      if head.isCapitalized, !at(start).isCapitalized, !head.flags.contains(.allCapitals), head.isA(.unit) { return nil }
      // "one second" is a length, "a second attempt" is not.
      if head.isA(.ordinal), at(position + 1).kind == .word, !at(position + 1).isKeyword(.ago), !at(position + 1).isKeyword(.later),
        at(position + 1).keyword == .none
      {
        return head.isA(.unitPlural) ? head.unit : nil
      }
      return head.unit
    }
    if head.isA(.dayPart), !head.isA(.deictic), head.number == 4 || head.isA(.plural) { return .day }
    if head.isA(.weekdayPlural) { return nil }
    return nil
  }

  /// `3h`, `5d`, `15'`, only right after digits.
  private mutating func shortUnits(at start: Int, _ count: Count) -> Parsed? {
    let lexeme = at(start)
    if lexeme.isA(.hourClock) { return nil }
    let head = at(count.end)
    guard lexeme.kind == .number, head.isA(.unitShort), head.unit == .hour || head.unit == .minute && head.end - head.start > 1 else {
      return nil
    }
    if head.unit == .hour, at(count.end - 1).isPlainDigits {
      var term = Term(.duration, unit: .hour, number: count.whole)
      term.thousandths = Int32(count.thousandths)
      if let parsed = durationSuffix(term, start, count.end + 1) { return parsed }
      return Parsed(count.end + 1, add(term), .duration)
    }
    return nil
  }

  /// "2 years, 3 months and 4 days": the smaller units after the first.
  mutating func compound(_ term: inout Term, _ end: Int, depth: Int) -> Int {
    guard depth < 5, !term.isVague else { return end }
    var next = end
    if at(next).isComma { next += 1 }
    if at(next).isKeyword(.and) { next += 1 }
    guard let more = count(at: next), !more.isVague, at(next).isA(.anyNumber) || next == end || at(next - 1).isKeyword(.and),
      at(more.end).isA(.anyUnit), at(more.end).unit < term.unit,
      at(next).isA(.anyNumber)
    else {
      // "2 hours and 10", "1 hour thirty"
      if term.unit == .hour, next == end || at(next - 1).isKeyword(.and), let minutes = wholeNumber(at: next),
        (1...59).contains(minutes.value), !at(minutes.end).isWordOrNumber, !at(minutes.end).isA(.anyUnit)
      {
        var part = Term(.duration, unit: .minute, number: minutes.value)
        part.nextPart = -1
        term.nextPart = add(part)
        return minutes.end
      }
      return end
    }
    var part = Term(.duration, unit: at(more.end).unit, number: more.whole)
    part.thousandths = Int32(more.thousandths)
    let stop = compound(&part, more.end + 1, depth: depth + 1)
    term.nextPart = add(part)
    return stop
  }

  /// "18 years old", "22-year-old", "aged 18 years".
  private mutating func age(_ term: Term, _ start: Int, _ end: Int) -> Parsed? {
    var position = end
    while at(position).isDash, at(position).isGlued { position += 1 }
    guard
      at(position).isKeyword(.old) || at(position).hash == Grammar.oldsHash
        || at(position).isKeyword(.of) && at(position + 1).isKeyword(.age)
    else { return nil }
    return Parsed(at(position).isKeyword(.of) ? position + 2 : position + 1, add(term), .age)
  }

  static let oldsHash = WordHash.hash("olds")
}
