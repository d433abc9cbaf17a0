import DatelineText

/// Holidays, with a year, without one, and nearest to a date.
extension Resolver {
  func holiday(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let rule = Holiday.all[Int(term.number)].rule
    var unknown = Resolution.unknown(.day)
    if case .fixed(let month, let day) = rule {
      unknown.month = month
      unknown.day = day
    }
    if let year = term.statedYear { return rule.occurrence(in: year).map { days($0, term.unit) } ?? unknown }
    if term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      guard let anchor = inner.period?.start else { return unknown }
      if term.relation == .nearest {
        let rank = Int(term.rank)
        let candidates = (anchor.year - rank...anchor.year + rank).compactMap { rule.occurrence(in: $0)?.start }
        guard let day = Resolver.nearest(candidates, to: anchor, rank: rank) else { return unknown }
        let result = Resolution.known(Period(day: day))
        return inner.isRelative ? result.relative(to: inner.anchor, inner.basis) : result
      }
      return rule.occurrence(in: anchor.year).map { days($0, term.unit).relative(to: inner.anchor, inner.basis) } ?? unknown
    }
    guard let (base, basis) = state.base else { return unknown }
    let anchor = base.start
    if base.unit >= .year { return rule.occurrence(in: anchor.year).map { days($0, term.unit).relative(to: anchor, basis) } ?? unknown }
    var best: (occurrence: (start: Day, length: Int), cost: Int)?
    for year in (anchor.year - 1)...(anchor.year + 1) {
      guard let occurrence = rule.occurrence(in: year) else { continue }
      let cost = cost(occurrence.start, term, anchor, basis, tense)
      if best.map({ cost < $0.cost }) ?? true { best = (occurrence, cost) }
    }
    guard let best else { return unknown }
    var result = days(best.occurrence, term.unit).relative(to: anchor, basis)
    result.isGuess = term.relation == .open
    return result
  }

  /// The day, the days or the weekend of a holiday; a Monday has the weekend before it.
  private func days(_ occurrence: (start: Day, length: Int), _ unit: CalendarUnit) -> Resolution {
    let start = occurrence.start
    if unit == .weekend {
      return .known(Period(.weekend, index: Period(.week, containing: start.adding(days: start.weekday == 1 ? -1 : 0)).index))
    }
    var result = Resolution.known(Period(day: start))
    if occurrence.length > 1 {
      result.start = start
      result.end = start.adding(days: occurrence.length - 1)
    }
    return result
  }

  /// How ill an occurrence fits what is said: its distance in days, more where relation or tense point to the other side.
  private func cost(_ day: Day, _ term: Term, _ anchor: Day, _ basis: DateMention.AnchorBasis, _ tense: Tense) -> Int {
    let distance = Int(day.number - anchor.number)
    let isOtherYear = day.year != anchor.year
    let penalty: Int
    switch term.relation {
    case .last, .previous, .nearestPast: penalty = distance >= 0 ? 2000 : 0
    case .next, .following, .nearestFuture: penalty = distance <= 0 ? 2000 : 0
    case .this, .same:
      let isOver = tense == .future && term.relation == .this && distance < -21
      penalty = isOver || isOtherYear && tense != .future ? 2000 : 0
    case .open where basis == .mention: penalty = isOtherYear ? 120 : 0
    case .open where tense == .past: penalty = distance > 21 ? (isPost ? 100 : 1000) : 0
    case .open where tense == .future: penalty = distance < 0 ? 1000 : 0
    case .open, .nearest: penalty = 0
    }
    return abs(distance) + penalty
  }
}
