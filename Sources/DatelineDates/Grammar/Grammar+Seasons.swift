import DatelineText

/// Seasons, with a year or without.
extension Grammar {
  /// "summer", "summer 2024", "the winter of 1862", "2010 summer" is read from the number.
  mutating func season(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.isA(.season) else { return nil }
    let end = start + 1
    var term = Term(.named, unit: .season, number: Int(lexeme.number))
    var next = end
    if at(next).isKeyword(.of) || at(next).isKeyword(.in) || at(next).isComma { next += 1 }
    if let year = year(at: next), !isCount(after: year.end, from: next), !at(next).isA(.cardinal) || at(end).isKeyword(.of) {
      term.year = Int32(clamping: year.value)
      if at(year.end).isSlash || at(year.end).isDash, at(year.end).isGlued, at(year.end + 1).isPlainDigits, at(year.end + 1).width == 2,
        lexeme.number == 3
      {
        term.year += 1
        return Parsed(year.end + 2, add(term), .season)
      }
      return Parsed(year.end, add(term), .season)
    }
    if let child = yearPhrase(at: next) {
      term.child = child.term
      return Parsed(child.end, add(term), .season)
    }
    // "the Winter Games of 1936"
    if at(end).kind == .word, at(end).isCapitalized, at(end + 1).isKeyword(.of), at(end + 2).isPlainDigits, let year = year(at: end + 2) {
      term.year = Int32(clamping: year.value)
    }
    if at(end).isKeyword(.of), at(end + 1).isA(.relative) { return nil }
    if lexeme.isA(.guarded) {
      let isTemporal =
        isDatePreposition(start)
        && (at(start - 1).isKeyword(.in) || at(start - 1).isKeyword(.by) || at(start - 1).isKeyword(.since)
          || at(start - 1).isKeyword(.until) || at(start - 1).isKeyword(.during) || at(start - 1).isKeyword(.the) && lexeme.number == 0)
      if lexeme.isCapitalized, lexeme.number == 0, at(end).isCapitalized || lexemes.count < 40,
        !at(start - 1).isCapitalized || at(end).isCapitalized
      {
        var parsed = Parsed(end, add(term), .season)
        parsed.register = at(end).isCapitalized ? .narrative : .post
        if !isTemporal { return parsed }
      }
      guard
        isTemporal || at(start - 1).isA([.edge, .relative]) || at(start - 1).isDash && at(start - 2).isA(.edge)
          || at(start - 1).isKeyword(.of) && at(start - 2).isA([.edgeNoun, .edge])
      else { return nil }
      guard !(at(start - 1).isKeyword(.of) && !at(start - 2).isA([.edgeNoun, .edge])) else { return nil }
    }
    var parsed = Parsed(end, add(term), .season)
    if at(end).kind == .word, at(end).isCapitalized, lexeme.isCapitalized { parsed.register = .narrative }
    return parsed
  }
}
