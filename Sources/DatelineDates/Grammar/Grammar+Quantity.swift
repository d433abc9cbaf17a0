import DatelineText

/// "32 months", "two and a half years", "a few days", "ten-day", "18 years old", and what follows: "ago", "later", "before Christmas".
extension Grammar {
  /// A count with a fraction in thousandths.
  struct Count {
    var whole = 0
    var thousandths = 0
    var isVague = false
    var end: Int
  }

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

  /// A count before a unit.
  func count(at start: Int) -> Count? {
    let lexeme = at(start)
    var result = Count(end: start + 1)
    switch lexeme.keyword {
    case .a, .an:
      let next = at(start + 1)
      if next.isA(.pairCount) {
        result.whole = 2
        result.end = start + 2
        if at(result.end).isKeyword(.of) { result.end += 1 }
        return result
      }
      if next.isA(.vagueCount) {
        result.isVague = true
        result.end = start + 2
        return result
      }
      if next.isKeyword(.half), at(start + 2).isA(.unit) || at(start + 2).isDash {
        return Count(whole: 0, thousandths: 500, end: start + 2)
      }
      if next.isA(.cardinal) || next.isA(.digits), let number = wholeNumber(at: start + 1),
        at(number.end).isDash || at(number.end).isA(.unit) || at(number.end).isA(.scale)
      {
        return Count(whole: number.value, end: number.end)
      }
      if next.isA(.scale) {
        result.whole = Int(next.number)
        result.end = start + 2
        return result
      }
      if next.hash == Grammar.mereHash, let number = wholeNumber(at: start + 2) { return Count(whole: number.value, end: number.end) }
      result.whole = 1
      return result
    case .another:
      if let number = wholeNumber(at: start + 1) { return Count(whole: number.value, end: number.end) }
      if at(start + 1).isA(.vagueCount) { return Count(isVague: true, end: start + 2) }
      result.whole = 1
      return result
    case .half:
      var end = start + 1
      if at(end).isKeyword(.a) || at(end).isKeyword(.an) || at(end).isDash { end += 1 }
      return at(end).isA(.unit) ? Count(whole: 0, thousandths: 500, end: end) : nil
    default: break
    }
    if lexeme.isA(.vagueCount) {
      if lexeme.isA(.approximate), !at(start + 1).isA(.anyUnit) { return nil }
      return Count(isVague: true, end: start + 1)
    }
    if lexeme.isA(.pairCount), at(start + 1).isKeyword(.of) { return Count(whole: 2, end: start + 2) }
    if lexeme.isA(.decimal) { return Count(whole: Int(lexeme.number), thousandths: Int(lexeme.fraction), end: start + 1) }
    if lexeme.isA(.scale), at(start + 1).isKeyword(.of) || at(start + 1).isA(.unitPlural) { return nil }
    guard let number = wholeNumber(at: start) else { return nil }
    result.whole = number.value
    result.end = number.end
    if at(result.end).isPlainDigits, at(result.end + 1).isSlash, at(result.end + 2).isPlainDigits, at(result.end + 2).number > 0 {
      result.thousandths = Int(at(result.end).number) * 1000 / Int(at(result.end + 2).number)
      result.end += 3
    } else if at(result.end).isSlash, at(result.end).isGlued, at(result.end + 1).isPlainDigits,
      (2...10).contains(at(result.end + 1).number), at(result.end + 1).isGlued, number.value < Int(at(result.end + 1).number)
    {
      result.thousandths = number.value * 1000 / Int(at(result.end + 1).number)
      result.whole = 0
      result.end += 2
    } else if at(result.end).isKeyword(.and) {
      if let (thousandths, stop) = fraction(at: result.end + 1),
        at(stop).isA(.anyUnit) || at(stop).isKeyword(.of) && at(stop + 1).isA(.anyUnit)
      {
        result.thousandths = thousandths
        result.end = at(stop).isKeyword(.of) ? stop + 1 : stop
      } else if at(result.end + 1).isA([.cardinal, .digits]), let other = wholeNumber(at: result.end + 1), at(other.end).isA(.unitPlural),
        number.value == 20 || number.value == 30
      {
        result.whole += other.value
        result.end = other.end
      }
    } else if at(result.end).isKeyword(.of), at(result.end + 1).isA(.anyUnit), at(start).isA(.scale) {
      result.end += 1
    }
    return result
  }

  static let mereHash = WordHash.hash("mere")

  /// "a half", "half", "a quarter", "three quarters" as thousandths.
  private func fraction(at start: Int) -> (Int, Int)? {
    var position = start
    var times = 1
    if at(position).isKeyword(.a) || at(position).isKeyword(.an) {
      position += 1
    } else if at(position).isDash, at(position + 1).isKeyword(.a) {
      position += 2
    } else if at(position).isA(.cardinal), at(position).number <= 3, at(position + 1).unit == .quarter {
      times = Int(at(position).number)
      position += 1
    }
    if at(position).isDash { position += 1 }
    if at(position).isKeyword(.half) { return (500, position + 1) }
    if at(position).unit == .quarter, at(position).isA(.anyUnit) { return (250 * times, position + 1) }
    return nil
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
  private mutating func compound(_ term: inout Term, _ end: Int, depth: Int) -> Int {
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

  /// "ago", "later", "earlier", "from now", "before Christmas", "after May 13".
  mutating func durationSuffix(_ term: Term, _ start: Int, _ durationEnd: Int) -> Parsed? {
    var end = durationEnd
    if at(end).kind == .clitic { end += 1 }
    let word = at(end)
    var shift = term
    shift.operation = .shift
    func moved(_ direction: Int32, _ term: Term) -> Term {
      var result = term
      result.number = direction * max(term.number, 0)
      result.thousandths = direction * term.thousandths
      result.relation = direction < 0 ? .previous : .following
      return result
    }
    switch word.keyword {
    case .ago: return Parsed(end + 1, add(moved(-1, shift)), .ago)
    case .hence: return Parsed(end + 1, add(moved(1, shift)), .later)
    case .back where at(end + 1).kind != .word: return Parsed(end + 1, add(moved(-1, shift)), .ago)
    case .later, .afterwards:
      shift.isMention = true
      return Parsed(end + 1, add(moved(1, shift)), .later)
    case .earlier:
      shift.isMention = true
      if at(end + 1).isKeyword(.than) { return nil }
      return Parsed(end + 1, add(moved(-1, shift)), .later)
    case .from where at(end + 1).isA(.present): return Parsed(end + 2, add(moved(1, shift)), .later)
    case .before, .after, .from, .since:
      let direction: Int32 = word.keyword == .before ? -1 : 1
      if let inner = container(at: end + 1) {
        if word.keyword == .since, terms[Int(inner.term)].operation == .calendar, term.unit >= .year { return nil }
        shift.child = inner.term
        return Parsed(inner.end, add(moved(direction, shift)), .fromDate)
      }
      let next = at(end + 1)
      if word.keyword == .before, next.kind != .word || next.isA([.presentVerb, .pastVerb]) {
        shift.isMention = true
        return Parsed(end + 1, add(moved(-1, shift)), .later)
      }
      return nil
    default: break
    }
    if word.isA(.past), word.isA(.mention), word.number == -1 || word.hash == Grammar.previouslyHash {
      if word.isA(.relative), at(end + 1).isKeyword(.to) { return nil }
      shift.isMention = true
      return Parsed(end + 1, add(moved(-1, shift)), .later)
    }
    // "year-earlier", "year-ago"
    if word.isDash, word.isGlued, at(end + 1).isKeyword(.ago) || at(end + 1).isKeyword(.earlier) {
      return Parsed(end + 2, add(moved(-1, shift)), .ago)
    }
    // "in two years' time"
    if at(durationEnd).kind == .clitic, at(end).isKeyword(.time) { return Parsed(end + 1, add(moved(1, shift)), .later) }
    if at(start - 1).isKeyword(.within), !term.isVague, term.unit >= .day, term.unit < .decade, !at(durationEnd).isKeyword(.of),
      !at(durationEnd).isKeyword(.after)
    {
      var within = term
      within.relation = .nearestFuture
      return Parsed(durationEnd, add(within), .duration)
    }
    if at(start - 1).isKeyword(.in) || at(start - 2).isKeyword(.in) && at(start - 1).isA(.approximate), !term.isVague, term.unit < .decade,
      !isSuperlative(at(start - 1).isKeyword(.in) ? start - 2 : start - 3)
    {
      var inUnits = term
      inUnits.relation = .next
      return Parsed(durationEnd, add(inUnits), .inUnits)
    }
    return nil
  }

  /// "the worst in two years", "for the first time in ten months": a length and no point in time.
  private func isSuperlative(_ position: Int) -> Bool {
    let lexeme = at(position)
    if lexeme.isA([.ordinal]) || lexeme.isKeyword(.time) || lexeme.isKeyword(.least) || lexeme.isKeyword(.most) || lexeme.isKeyword(.once) {
      return true
    }
    guard lexeme.kind == .word, lexeme.end - lexeme.start > 4 else { return false }
    let end = Int(lexeme.end)
    return bytes[end - 1] == UInt8(ascii: "t") && bytes[end - 2] == UInt8(ascii: "s")
      && (bytes[end - 3] == UInt8(ascii: "e") || bytes[end - 3] == UInt8(ascii: "r"))
  }

  static let nowHash = WordHash.hash("now")
  static let previouslyHash = WordHash.hash("previously")
}
