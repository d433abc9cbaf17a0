import DatelineText

/// Periods and days counted from an anchor.
extension Resolver {
  func relative(_ term: Term) -> Resolution {
    var unit = term.unit
    var count = Int(term.number)
    if unit == .fortnight {
      unit = .week
      count *= 2
    }
    guard let (base, basis) = term.isMention ? state.mentionBase : state.base else {
      return Resolution.unknown(unit).relative(to: nil, .none)
    }
    guard base.unit <= unit || unit == .weekend && base.unit == .week else {
      var result = Resolution.unknown(unit)
      result.year = base.unit <= .year ? base.start.year : nil
      if base.unit == .month { result.month = base.start.month }
      return result.relative(to: base.start, basis)
    }
    if unit == .weekend { return weekend(base.start, count, basis) }
    return Resolution.known(Period(unit, containing: base.start).adding(count)).relative(to: base.start, basis)
  }

  /// "this weekend" on a Monday is the one to come, "last weekend" the one before.
  private func weekend(_ anchor: Day, _ count: Int, _ basis: DateMention.AnchorBasis) -> Resolution {
    let week = Period(.week, containing: anchor).index
    return Resolution.known(Period(.weekend, index: week + count)).relative(to: anchor, basis)
  }

  func shift(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    if term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      guard let period = inner.period, !term.isVague else { return .unknown(term.unit) }
      if term.unit < .day { return inner }
      let day = Resolver.moved(period.start, by: term, terms, sign: 1)
      let unit = period.unit == .weekend ? .day : min(period.unit, term.unit == .fortnight ? .week : term.unit)
      let result = Resolution.known(Period(unit, containing: day))
      return inner.isRelative ? result.relative(to: inner.anchor, inner.basis) : result
    }
    guard let (base, basis) = term.isMention ? state.mentionBase : state.documentOrBase else {
      return Resolution.unknown(term.unit).relative(to: nil, .none)
    }
    guard !term.isVague, base.unit <= max(term.unit, .day) || term.unit >= .year else {
      var unknown = Resolution.unknown(term.unit)
      if !term.isVague, base.unit <= .year, basis == .mention { unknown.year = base.start.year }
      return unknown.relative(to: base.start, basis)
    }
    if term.unit < .day { return Resolution.known(Period(day: base.start)).relative(to: base.start, basis) }
    let day = Resolver.moved(base.start, by: term, terms, sign: 1)
    // "a fortnight ago" is fourteen days ago, as "two weeks ago" is a week.
    var unit = term.unit == .fortnight ? CalendarUnit.day : term.unit
    if term.nextPart >= 0 || term.thousandths != 0 { unit = min(unit, .day) }
    if unit == .quarter || unit == .half { unit = .month }
    if unit >= .decade { unit = .year }
    return Resolution.known(Period(unit, containing: day)).relative(to: base.start, basis)
  }

  /// A day moved by a duration term and its smaller parts.
  static func moved(_ day: Day, by term: Term, _ terms: [Term], sign: Int) -> Day {
    var result = Period.shift(day, by: Int(term.number) * sign, term.unit)
    if term.thousandths != 0 {
      result = result.adding(days: term.unit.approximateDays * Int(term.thousandths) * sign / 1000)
    }
    let direction = term.number < 0 ? -1 : 1
    var part = term.nextPart
    var steps = 0
    while part >= 0, steps < 8 {
      let next = terms[Int(part)]
      result = Period.shift(result, by: Int(next.number) * sign * direction, next.unit)
      part = next.nextPart
      steps += 1
    }
    return result
  }

  /// "the past 12 months", "next three days": a length with its place.
  func stretch(_ term: Term, _ terms: [Term]) -> Resolution {
    var result = Resolution.unknown(term.unit)
    guard let (base, basis) = state.base, base.unit == .day, !term.isVague, term.unit >= .day else {
      return result.relative(to: nil, .none)
    }
    let anchor = base.start
    let count = Int(term.number)
    // Quarters and decades are whole ones, the current one apart; so are all units where the text is nothing but the phrase ("last 2 months").
    if term.unit == .quarter || term.unit >= .decade || isPhrase {
      let current = Period(term.unit, containing: anchor)
      result.start = current.adding(count < 0 ? count : 1).start
      result.end = current.adding(count < 0 ? -1 : count).end
      return result.relative(to: anchor, basis)
    }
    let other = Resolver.moved(anchor, by: term, terms, sign: 1)
    result.start = count < 0 ? other : (term.relation == .nearestFuture ? anchor : anchor.adding(days: 1))
    result.end = count < 0 ? anchor : other
    if let start = result.start, let end = result.end, start > end { result.end = start }
    return result.relative(to: anchor, basis)
  }

  /// The n-th day, week, weekday, month ... of a period.
  func nth(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
    guard let period = inner.period else { return .unknown(term.weekday > 0 ? .day : term.unit) }
    let number = Int(term.number)
    let (start, end) = (period.start, period.end)
    if period.unit == .day, term.weekday == 0 {  // "the week of March 4"
      let result = Resolution.known(Period(term.unit, containing: start))
      return inner.isRelative ? result.relative(to: inner.anchor, inner.basis) : result
    }
    func finish(_ result: Resolution) -> Resolution { inner.isRelative ? result.relative(to: inner.anchor, inner.basis) : result }
    if term.isVague {  // "the first ten months of 1915": a length
      var result = Resolution.unknown(term.unit)
      if number > 0 {
        result.start = start
        result.end = Period.shift(start, by: number, term.unit).adding(days: -1)
      } else {
        result.start = Period.shift(end.adding(days: 1), by: number, term.unit)
        result.end = end
      }
      if let bound = result.end, bound > end { result.end = end }
      return finish(result)
    }
    if term.weekday > 0 {
      let target = Int(term.weekday)
      let day =
        number > 0
        ? start.adding(days: (target - start.weekday + 7) % 7 + (number - 1) * 7)
        : end.adding(days: -((end.weekday - target + 7) % 7) + (number + 1) * 7)
      guard day >= start, day <= end else { return .unknown(.day) }
      return finish(.known(Period(day: day)))
    }
    let result: Period
    switch term.unit {
    case .week:
      // The first week is the first with its Thursday inside, the last likewise (ISO).
      let thursday =
        number > 0
        ? start.adding(days: (4 - start.weekday + 7) % 7 + (number - 1) * 7)
        : end.adding(days: -((end.weekday - 4 + 7) % 7) + (number + 1) * 7)
      result = Period(.week, containing: thursday)
    case .half:
      let middle = start.adding(days: Int(end.number - start.number) / 2)
      var part = Resolution.unknown(.half)
      part.period = nil
      part.start = number == 1 ? start : middle.adding(days: 1)
      part.end = number == 1 ? middle : end
      var outer = Resolution.known(period)
      outer.start = part.start
      outer.end = part.end
      return finish(outer)
    default:
      let first = Period(term.unit, containing: number > 0 ? start : end)
      result = first.adding(number > 0 ? number - 1 : number + 1)
    }
    guard result.start >= start.adding(days: -6), result.end <= end.adding(days: 6) else { return .unknown(term.unit) }
    return finish(.known(result))
  }

  func holiday(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let rule = Holiday.all[Int(term.number)].rule
    func finish(_ occurrence: (start: Day, length: Int)) -> Resolution {
      if term.unit == .weekend {
        return .known(
          Period(.weekend, index: Period(.week, containing: occurrence.start.adding(days: occurrence.start.weekday == 1 ? -1 : 0)).index))
      }
      var result = Resolution.known(Period(day: occurrence.start))
      if occurrence.length > 1 {
        result.start = occurrence.start
        result.end = occurrence.start.adding(days: occurrence.length - 1)
      }
      return result
    }
    var unknown = Resolution.unknown(.day)
    if case .fixed(let month, let day) = rule {
      unknown.month = month
      unknown.day = day
    }
    if let year = term.statedYear { return rule.occurrence(in: year).map(finish) ?? unknown }
    if term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      if term.relation == .nearest, let anchor = inner.period?.start {
        let reach = Int(term.rank)
        let days = (anchor.year - reach...anchor.year + reach).compactMap { rule.occurrence(in: $0)?.start }
        guard let day = Resolver.nearest(days, to: anchor, rank: reach) else { return unknown }
        return inner.isRelative ? finish((day, 1)).relative(to: inner.anchor, inner.basis) : finish((day, 1))
      }
      guard let year = inner.period?.start.year, let occurrence = rule.occurrence(in: year) else { return unknown }
      return finish(occurrence).relative(to: inner.anchor, inner.basis)
    }
    guard let (base, basis) = state.base else { return unknown }
    let anchor = base.start
    if base.unit >= .year { return rule.occurrence(in: base.start.year).map { finish($0).relative(to: anchor, basis) } ?? unknown }
    var best: ((start: Day, length: Int), Int)?
    for year in (anchor.year - 1)...(anchor.year + 1) {
      guard let occurrence = rule.occurrence(in: year) else { continue }
      let distance = Int(occurrence.start.number - anchor.number)
      var cost = abs(distance)
      switch term.relation {
      case .last, .previous, .nearestPast: if distance >= 0 { cost += 2000 }
      case .next, .following, .nearestFuture: if distance <= 0 { cost += 2000 }
      case .this, .same:
        let isOver = tense == .future && term.relation == .this && distance < -21
        if isOver || year != anchor.year && tense != .future { cost += 2000 }
      case .open, .nearest:
        if basis == .mention {
          if year != anchor.year { cost += 120 }
        } else {
          if tense == .past, distance > 21 { cost += isPost ? 100 : 1000 }
          if tense == .future, distance < 0 { cost += 1000 }
        }
      }
      if best.map({ cost < $0.1 }) ?? true { best = (occurrence, cost) }
    }
    guard let best else { return unknown }
    var result = finish(best.0).relative(to: anchor, basis)
    result.isGuess = term.relation == .open
    return result
  }
}

extension ResolutionState {
  /// For "ago" and "from now": the document's day in news, the last date in narratives.
  var documentOrBase: (period: Period, basis: DateMention.AnchorBasis)? { base }
}
