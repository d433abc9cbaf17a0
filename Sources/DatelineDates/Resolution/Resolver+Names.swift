import DatelineText

/// Months, seasons, quarters, weeks, weekdays and days of the month by name.
extension Resolver {
  func named(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    switch term.unit {
    case .decade, .century: return .known(Period(term.unit, index: Int(term.number)))
    case .month: return namedMonth(term, terms, tense, depth)
    case .season, .quarter, .half: return partOfYear(term, terms, tense, depth)
    case .week: return weekNumber(term, terms, tense, depth)
    default: return term.weekday > 0 ? weekday(term, terms, tense, depth) : dayOfMonth(term, terms, tense, depth)
    }
  }

  func namedMonth(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let month = Int(term.number)
    func finish(_ year: Int, _ anchor: Day?, _ basis: DateMention.AnchorBasis) -> Resolution {
      if term.day > 0 {
        guard let date = Day(validYear: year, month: month, day: Int(term.day)) else {
          var unknown = Resolution.unknown(.day)
          unknown.year = year
          unknown.month = month
          unknown.day = Int(term.day)
          return unknown
        }
        return Resolution.known(Period(day: date)).relative(to: anchor, basis)
      }
      return Resolution.known(Period(year: year, month: month)).relative(to: anchor, basis)
    }
    if let year = term.statedYear {
      var result = finish(year, nil, .none)
      result.isRelative = false
      return result
    }
    if term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      if let year = inner.period?.start.year ?? inner.year { return finish(year, inner.anchor, inner.basis) }
    }
    var unknown = Resolution.unknown(term.day > 0 ? .day : .month)
    unknown.month = month
    unknown.day = Int(term.day)
    let usesMention = term.relation == .previous || term.relation == .following || term.relation == .same
    guard let (base, basis) = usesMention ? state.mentionBase : state.base else { return unknown }
    let anchor = base.start
    let current = Period(.month, containing: anchor).index
    let year = anchor.year
    let sameYear = year * 12 + month - 1
    let chosen: Int
    switch term.relation {
    case .last, .previous, .nearestPast: chosen = sameYear < current ? year : year - 1
    case .next, .following, .nearestFuture: chosen = sameYear > current ? year : year + 1
    case .this, .same: chosen = year
    case .open, .nearest:
      if basis == .mention {
        chosen = narrativeYear(month, 0, base) ?? year
      } else {
        let back = (current - sameYear + 12) % 12
        let (latest, coming) = (sameYear <= current ? year : year - 1, sameYear >= current ? year : year + 1)
        switch tense {
        // The coming month is not meant for that of a year ago: "He stayed away until January", said in December.
        case .past: chosen = back < (isPost ? 10 : 11) ? latest : coming
        case .future: chosen = back <= 1 && !isPhrase ? year : coming
        default: chosen = back <= 8 ? latest : coming
        }
      }
    }
    var result = finish(chosen, anchor, basis)
    result.isGuess = term.relation == .open
    return result
  }

  private func partOfYear(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let per = term.unit == .half ? 2 : 4
    // The winter of a year is the one that its January lies in.
    let offset = term.unit == .season ? (Int(term.number) + 1) % 4 : Int(term.number) - 1
    var year = term.statedYear
    var anchor: Day?
    var basis = DateMention.AnchorBasis.none
    if year == nil, term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      year = inner.period?.start.year ?? inner.year
      anchor = inner.anchor
      basis = inner.basis
    }
    if let year {
      let result = Resolution.known(Period(term.unit, index: year * per + offset))
      return basis == .none ? result : result.relative(to: anchor, basis)
    }
    var unknown = Resolution.unknown(term.unit)
    unknown.number = Int(term.number)
    let usesMention = term.relation == .previous || term.relation == .following || term.relation == .same
    guard let (base, ground) = usesMention ? state.mentionBase : state.base else { return unknown }
    let current = Period(term.unit, containing: base.start)
    let currentYear = current.year
    var index = currentYear * per + offset
    if base.unit >= .year {
      index = base.start.year * per + offset
    } else {
      switch term.relation {
      case .last, .previous, .nearestPast: if index >= current.index { index -= per }
      case .next, .following, .nearestFuture: if index <= current.index { index += per }
      case .this, .same: if index < current.index - 1, term.unit == .season, tense != .past { index += per }
      case .open, .nearest:
        if ground == .mention {
          if index < current.index - 1 { index += per }
        } else if term.unit == .quarter {
          if tense == .past, index > current.index { index -= per }
        } else if tense == .future {
          if index < current.index { index += per }
        } else if index > current.index {
          index -= index - current.index == 1 && tense != .past ? 0 : per
        }
      }
    }
    var result = Resolution.known(Period(term.unit, index: index)).relative(to: base.start, ground)
    result.isGuess = term.relation == .open
    return result
  }

  private func weekNumber(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    var year = term.statedYear
    if year == nil, term.child >= 0 { year = resolve(term.child, in: terms, tense: tense, depth: depth + 1).period?.start.year }
    let anchor = state.base?.period.start
    guard let known = year ?? anchor?.year else { return .unknown(.week) }
    let result = Resolution.known(Period(.week, containing: Day.monday(ofISOWeek: Int(term.number), year: known)))
    return year == nil ? result.relative(to: anchor, state.base?.basis ?? .none) : result
  }

  private func weekday(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let target = Int(term.weekday)
    var unknown = Resolution.unknown(.day)
    unknown.weekday = target
    if term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      guard let period = inner.period else { return unknown }
      if term.relation == .nearest {
        let days = (-7 * Int(term.rank)...7 * Int(term.rank)).map { period.start.adding(days: $0) }.filter { $0.weekday == target }
        guard let day = Resolver.nearest(days, to: period.start, rank: Int(term.rank)) else { return unknown }
        let result = Resolution.known(Period(day: day))
        return inner.isRelative ? result.relative(to: inner.anchor, inner.basis) : result
      }
      let monday = Period(.week, containing: period.start).start
      return Resolution.known(Period(day: monday.adding(days: target - 1))).relative(to: inner.anchor, inner.basis)
    }
    let mentionDay = state.mode == .narrative ? state.mentionDay.map { ($0, DateMention.AnchorBasis.mention) } : nil
    guard let (base, basis) = mentionDay ?? state.base, base.unit == .day else { return unknown }
    let anchor = base.start
    if term.number > 0, term.relation == .open { return weekdayAndDay(term, anchor, basis, tense) ?? unknown }
    let forward = (target - anchor.weekday + 7) % 7
    let back = (anchor.weekday - target + 7) % 7
    let monday = anchor.adding(days: 1 - anchor.weekday)
    let day: Day
    switch term.relation {
    case .last, .nearestPast: day = anchor.adding(days: back == 0 ? -7 : -back)
    case .previous: day = basis == .document ? monday.adding(days: target - 8) : anchor.adding(days: back == 0 ? -7 : -back)
    case .next: day = monday.adding(days: target + 6)
    case .nearestFuture: day = anchor.adding(days: (forward == 0 ? 7 : forward) + 7 * Int(term.number))
    case .following: day = basis == .document ? monday.adding(days: target + 6) : anchor.adding(days: forward == 0 ? 7 : forward)
    case .this: day = tense == .past || target >= anchor.weekday ? monday.adding(days: target - 1) : anchor.adding(days: forward)
    case .same: day = monday.adding(days: target - 1)
    case .open, .nearest:
      day =
        basis == .mention
        ? anchor.adding(days: forward)
        : (tense == .future && !(isFragment && back == 1) ? anchor.adding(days: forward) : anchor.adding(days: -back))
    }
    var result = Resolution.known(Period(day: day)).relative(to: anchor, basis)
    result.isGuess = term.relation == .open
    return result
  }

  /// The day at a place by distance from another; of two as far away the earlier one.
  static func nearest(_ days: [Day], to anchor: Day, rank: Int) -> Day? {
    let sorted = days.sorted { (abs($0.number - anchor.number), $0) < (abs($1.number - anchor.number), $1) }
    return sorted.indices.contains(rank - 1) ? sorted[rank - 1] : nil
  }

  /// "Friday the 22nd": the nearest month in which that day is that weekday.
  private func weekdayAndDay(_ term: Term, _ anchor: Day, _ basis: DateMention.AnchorBasis, _ tense: Tense) -> Resolution? {
    let month = Period(.month, containing: anchor).index
    var best: (Day, Int)?
    for offset in -14...14 {
      let period = Period(.month, index: month + offset)
      let first = period.start
      guard let date = Day(validYear: first.year, month: first.month, day: Int(term.number)), date.weekday == Int(term.weekday) else {
        continue
      }
      let distance = Int(date.number - anchor.number)
      let cost = abs(distance) + (tense == .past && distance > 0 || tense == .future && distance < 0 ? 500 : 0)
      if best.map({ cost < $0.1 }) ?? true { best = (date, cost) }
    }
    return best.map { Resolution.known(Period(day: $0.0)).relative(to: anchor, basis) }
  }

  func dayOfMonth(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    let day = Int(term.number)
    var unknown = Resolution.unknown(.day)
    unknown.day = day
    if term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      guard let start = inner.period?.start, let date = Day(validYear: start.year, month: start.month, day: day) else { return unknown }
      return Resolution.known(Period(day: date)).relative(to: inner.anchor, inner.basis)
    }
    guard let (base, basis) = state.base, base.unit <= .month else { return unknown }
    let anchor = base.start
    var best: (Day, Int)?
    for offset in -2...2 {
      let first = Period(.month, containing: anchor).adding(offset).start
      guard let date = Day(validYear: first.year, month: first.month, day: day) else { continue }
      let distance = Int(date.number - anchor.number)
      var cost = abs(distance)
      if basis == .mention {
        if offset != 0 { cost += offset == 1 && distance < 25 ? 12 : 60 }
      } else if tense == .past && distance > 0 || tense == .future && distance < 0 {
        cost += 100
      } else if tense == .none, distance > 0 {
        cost += 4
      }
      if best.map({ cost < $0.1 }) ?? true { best = (date, cost) }
    }
    guard let best else { return unknown }
    return Resolution.known(Period(day: best.0)).relative(to: anchor, basis)
  }
}
