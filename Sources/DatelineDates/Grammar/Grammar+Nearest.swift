import DatelineText

/// The weekday or holiday nearest to a date, on whichever side: "the Sunday nearest to November 30", "the second closest Christmas to today".
extension Grammar {
  mutating func nearest(at start: Int) -> Parsed? {
    guard at(start).isKeyword(.the) || at(start).isKeyword(.closest) else { return nil }
    var position = at(start).isKeyword(.the) ? start + 1 : start
    var rank = 1
    if let ordinal = ordinal(at: position) {
      rank = ordinal.value
      position = ordinal.end
    }
    guard at(position).isKeyword(.closest), (1...10).contains(rank), let (name, end) = nearestName(at: position + 1),
      at(end).isKeyword(.to), let date = container(at: end + 1)
    else { return nil }
    var term = name
    term.rank = Int8(rank)
    term.child = date.term
    return Parsed(date.end, add(term), .nth)
  }

  /// "Sunday" before "closest [to] November 30": the weekday with the date that it is nearest to.
  mutating func weekdayNearest(_ weekday: Term, _ end: Int) -> Parsed? {
    guard at(end).isKeyword(.closest), let date = container(at: at(end + 1).isKeyword(.to) ? end + 2 : end + 1) else { return nil }
    var term = weekday
    term.relation = .nearest
    term.rank = 1
    term.child = date.term
    return Parsed(date.end, add(term), .nth)
  }

  private func nearestName(at position: Int) -> (Term, Int)? {
    let lexeme = at(position)
    if lexeme.isA(.weekday) {
      var term = Term(.named, unit: .day, relation: .nearest)
      term.weekday = Int8(lexeme.number)
      return (term, position + 1)
    }
    guard lexeme.isA(.phraseStart), let match = phrases.match(lexemes, at: position, in: bytes), case .holiday(let index) = match.meaning
    else { return nil }
    return (Term(.holiday, number: index, relation: .nearest), position + match.count)
  }
}
