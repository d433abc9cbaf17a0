import DatelineText

/// Repetition, and edges of dates.
extension Grammar {
  /// "every Friday", "each week", "every two days", "per day", "twice a week", "daily".
  mutating func repeated(at start: Int) -> Parsed? {
    let lexeme = at(start)
    if lexeme.isA(.setAdverb) {
      if lexeme.isCapitalized, !lexeme.flags.contains(.sentenceStart), at(start - 1).isCapitalized || at(start + 1).isCapitalized {
        return nil
      }
      return Parsed(start + 1, add(Term(.set, unit: lexeme.unit, number: Int(lexeme.number))), .setAdverb)
    }
    switch lexeme.keyword {
    case .once, .twice, .thrice:
      guard
        at(start + 1).isKeyword(.a) || at(start + 1).isKeyword(.per) || at(start + 1).isKeyword(.each) || at(start + 1).isKeyword(.every),
        at(start + 2).isA(.unit), at(start + 2).unit >= .hour
      else { return nil }
      return Parsed(start + 3, add(Term(.set, unit: at(start + 2).unit, number: 1)), .setUnit)
    case .per:
      guard at(start + 1).isA(.unit), at(start + 1).unit >= .day else { return nil }
      return Parsed(start + 2, add(Term(.set, unit: at(start + 1).unit, number: 1)), .setUnit)
    case .every, .each: return every(at: start)
    default: break
    }
    if let number = wholeNumber(at: start), at(number.end).isKeyword(.times) {
      let next = at(number.end + 1)
      guard next.isKeyword(.a) || next.isKeyword(.per) || next.isKeyword(.each) || next.isKeyword(.every), at(number.end + 2).isA(.unit),
        at(number.end + 2).unit >= .day
      else { return nil }
      return Parsed(number.end + 3, add(Term(.set, unit: at(number.end + 2).unit, number: 1)), .setUnit)
    }
    if lexeme.isKeyword(.all) || lexeme.isKeyword(.whole), at(start + 1).isA(.unit), at(start + 1).unit >= .day {
      return Parsed(start + 2, add(Term(.duration, unit: at(start + 1).unit, number: 1)), .duration)
    }
    return nil
  }

  private mutating func every(at start: Int) -> Parsed? {
    var position = start + 1
    if at(start - 1).isKeyword(.of) { return nil }
    var number = 1
    if at(position).isKeyword(.other) {
      number = 2
      position += 1
    } else if let count = wholeNumber(at: position), (1...999).contains(count.value), at(count.end).isA(.anyUnit) {
      number = count.value
      position = count.end
    } else if at(position).isA(.ordinal), at(position).isA(.unit) == false, at(position + 1).isA([.unit, .weekday]) {
      number = Int(at(position).number)
      position += 1
    }
    let head = at(position)
    if head.isA(.weekday) {
      var term = Term(.set, unit: .day, number: number)
      term.weekday = Int8(head.number)
      return withPart(Parsed(position + 1, add(term), .setWeekday))
    }
    if head.isA(.month), head.isCapitalized {
      var term = Term(.set, unit: .month, number: 1)
      term.month = Int8(head.number)
      return Parsed(position + 1, add(term), .setUnit)
    }
    if head.isA(.season), !head.isA(.guarded) || position == start + 1 {
      var term = Term(.set, unit: .season, number: 1)
      term.month = Int8(head.number)
      return Parsed(position + 1, add(term), .setUnit)
    }
    if head.isA(.dayPart), !head.isA(.deictic), head.number > 0 {
      var parsed = Parsed(position + 1, add(Term(.set, unit: .day, number: 1)), .setUnit)
      parsed.time = TimeOfDay(part: UInt8(head.number))
      return parsed
    }
    guard head.isA(.anyUnit), head.unit != .second || number > 1 else { return nil }
    return Parsed(position + 1, add(Term(.set, unit: head.unit, number: number)), .setUnit)
  }

  private func withPart(_ parsed: Parsed) -> Parsed {
    guard at(parsed.end).isA(.dayPart), at(parsed.end).number > 0 else { return parsed }
    var result = parsed
    result.time = TimeOfDay(part: UInt8(at(parsed.end).number))
    result.end += 1
    return result
  }

  /// "early 2016", "late last July", "mid-October", "early to mid-October", "the end of next week", "month's end", "earlier this month".
  mutating func edged(at start: Int) -> Parsed? {
    guard nesting < 2 else { return nil }
    var position = start
    if at(position).isKeyword(.very), at(position + 1).isA(.edge) { position += 1 }
    if at(position).isKeyword(.the) || at(position).isKeyword(.a) { position += 1 }
    let lexeme = at(position)
    // The Mid-Autumn Festival is no part of autumn.
    if lexeme.isA(.edge), lexeme.isA(.phraseStart), phrases.match(lexemes, at: position, in: bytes) != nil { return nil }
    if lexeme.isA(.unit), let parsed = unitEnd(at: position) { return parsed }
    if lexeme.isA(.edgeNoun), let parsed = edgeNoun(at: position, start: start) { return parsed }
    guard lexeme.isA(.edge) else { return nil }
    var edge = UInt8(lexeme.number)
    var next = position + 1
    // "early to mid-October", "mid to late 2016", "early or mid-October"
    if at(next).isKeyword(.to) || at(next).isKeyword(.or) || at(next).isDash && at(next + 1).isKeyword(.to) {
      let second = at(next).isDash ? next + 2 : next + 1
      if at(second).isA(.edge), at(second).number > lexeme.number {
        edge = at(second).number == 2 ? 4 : (lexeme.number == 2 ? 5 : 0)
        if edge == 0 { return nil }
        next = second + 1
      }
    }
    if at(next).isDash, at(next).isGlued || at(next - 1).isGlued || lexeme.number == 2 { next += 1 }
    if at(next).isKeyword(.in) || at(next).isKeyword(.on) {
      if lexeme.isKeyword(.earlier) || lexeme.isKeyword(.later), at(next).isKeyword(.on) { return nil }
      next += 1
    }
    if at(next).isKeyword(.part), at(next + 1).isKeyword(.of) { next += 2 }
    if at(next).isKeyword(.of), lexeme.number == 2 || position > start { next += 1 }
    return withEdge(edge, next, isNoun: false, edgeWord: lexeme, start)
  }

  private mutating func edgeNoun(at position: Int, start: Int) -> Parsed? {
    let lexeme = at(position)
    guard position > start || lexeme.hash != Grammar.closeHash else { return nil }
    if lexeme.hash == Grammar.startHash, position == start, at(position + 1).isKeyword(.of) == false { return nil }
    guard at(position + 1).isKeyword(.of) else { return nil }
    return withEdge(UInt8(lexeme.number), position + 2, isNoun: true, edgeWord: lexeme, start)
  }

  static let closeHash = WordHash.hash("close")
  static let startHash = WordHash.hash("start")

  /// "month's end", "year-end".
  private mutating func unitEnd(at position: Int) -> Parsed? {
    let unit = at(position).unit
    guard unit >= .week, at(position + 1).kind == .clitic || at(position + 1).isDash && at(position + 1).isGlued,
      at(position + 2).isA(.edgeNoun), at(position + 2).number == 3
    else { return nil }
    var parsed = Parsed(position + 3, add(Term(.relative, unit: unit)), .sameUnit)
    parsed.edge = 3
    parsed.isEdgeNoun = true
    return parsed
  }

  private mutating func withEdge(_ edge: UInt8, _ position: Int, isNoun: Bool, edgeWord: Lexeme, _ start: Int) -> Parsed? {
    nesting += 1
    defer { nesting -= 1 }
    let approximation = pendingApproximation
    defer { pendingApproximation = approximation }
    var inner: Parsed?
    if isNoun, at(position).isA(.unit), at(position).unit >= .week {
      inner = Parsed(position + 1, add(Term(.relative, unit: at(position).unit)), .sameUnit)
    } else if isNoun, at(position).isKeyword(.the), at(position + 1).isA(.unit), at(position + 1).unit == .day,
      !at(position + 2).isKeyword(.before), !at(position + 2).isKeyword(.after)
    {
      inner = Parsed(position + 2, add(Term(.deictic, unit: .day)), .deictic)
    } else if at(position).isA(.dayPart), position > 0, !at(position).isA(.deictic), at(position).number > 0 {
      inner = determined(at: position - 1)
    } else {
      inner = plain(at: position)
    }
    guard var parsed = inner else { return nil }
    let term = terms[Int(parsed.term)]
    if term.operation == .timeOfDay || term.operation == .calendar && term.day > 0 && parsed.time == nil, edgeWord.number != 2, !isNoun {
      guard parsed.time != nil || position > start + 1 else { return nil }
      return parsed
    }
    switch term.operation {
    case .calendar, .named, .relative, .nth, .deictic: break
    default: return nil
    }
    // "later this year" says a place in the year, but no third of it.
    let isComparative = edgeWord.isKeyword(.earlier) || edgeWord.isKeyword(.later)
    if isComparative, term.operation == .calendar, position == start + 1 { return nil }
    if !isComparative || term.number != 0, parsed.edge == 0 { parsed.edge = edge }
    parsed.isEdgeNoun = isNoun
    return parsed
  }
}
