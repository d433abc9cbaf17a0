import DatelineText

/// Gives terms their meaning, one expression after the other; holds nothing but the document's state.
struct Resolver {
  var state = ResolutionState()
  /// No verb of a short text gives the tense of the expression: there "Friday" said on a Saturday is yesterday.
  var isFragment = false
  /// A short text with handles, tags or links: it announces more than it reports.
  var isPost = false
  /// The text is nothing but a phrase, as a filter or a query has it.
  var isPhrase = false
  var weekStart: DateResolver.Options.WeekStart = .monday

  /// The meaning of a term; `depth` bounds nesting.
  func resolve(_ index: Int32, in terms: [Term], tense: Tense, depth: Int = 0) -> Resolution {
    guard index >= 0, depth < 6 else { return .unknown(.day) }
    let term = terms[Int(index)]
    switch term.operation {
    case .calendar: return calendar(term, terms, tense, depth)
    case .named: return named(term, terms, tense, depth)
    case .relative: return relative(term)
    case .deictic:
      guard state.mode == .news, let (period, basis) = state.base, period.unit == .day else {
        return Resolution.unknown(.day).relative(to: nil, .none)
      }
      return Resolution.known(period.adding(Int(term.number))).relative(to: period.start, basis)
    case .shift: return shift(term, terms, tense, depth)
    case .stretch: return stretch(term, terms)
    case .nth: return nth(term, terms, tense, depth)
    case .part: return part(term, terms, tense, depth)
    case .holiday: return holiday(term, terms, tense, depth)
    case .timeOfDay: return timeOnly()
    case .countedWeekdays: return countedWeekdays(term)
    case .duration where term.child >= 0:
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      var result = Resolution.unknown(term.unit)
      guard let first = inner.period?.start else { return result }
      result.start = first
      // "within two weeks of May 3" ends two weeks later, "two weeks starting May 3" the day before.
      result.end = Resolver.moved(first, by: term, terms).adding(days: term.relation == .nearestFuture ? 0 : -1)
      return inner.isRelative ? result.relative(to: inner.anchor, inner.basis) : result
    case .duration:
      if term.relation == .next, tense == .future, let document = state.document, state.mode == .news {
        return inUnits(term, document, terms)
      }
      return term.relation == .nearestFuture && tense != .past ? within(term, terms) : .unknown(term.unit)
    case .reference, .set, .unknownDay: return .unknown(.day)
    }
  }

  private func timeOnly() -> Resolution {
    guard state.mode == .news, let (period, basis) = state.base, period.unit == .day else { return .unknown(.day) }
    return Resolution.known(period).relative(to: period.start, basis)
  }

  func countedWeekdays(_ term: Term) -> Resolution {
    guard let (period, basis) = state.base, period.unit == .day else { return .unknown(.day) }
    let anchor = period.start
    let forward = (Int(term.weekday) - anchor.weekday + 7) % 7
    let back = (anchor.weekday - Int(term.weekday) + 7) % 7
    let count = Int(term.number)
    let days = count > 0 ? (forward == 0 ? 7 : forward) + (count - 1) * 7 : (back == 0 ? -7 : -back) + (count + 1) * 7
    return Resolution.known(Period(day: anchor.adding(days: days))).relative(to: anchor, basis)
  }

  private func inUnits(_ term: Term, _ document: Day, _ terms: [Term]) -> Resolution {
    guard term.unit >= .day else { return Resolution.known(Period(day: document)).relative(to: document, .document) }
    let day = Resolver.moved(document, by: term, terms)
    let unit = term.nextPart >= 0 || term.thousandths != 0 ? CalendarUnit.day : term.unit
    return Resolution.known(Period(unit, containing: day)).relative(to: document, .document)
  }

  /// "within eight months": a length that begins on the document's day.
  private func within(_ term: Term, _ terms: [Term]) -> Resolution {
    var result = Resolution.unknown(term.unit)
    guard let document = state.document, state.mode == .news else { return result }
    result.start = document
    result.end = Resolver.moved(document, by: term, terms)
    return result.relative(to: document, .document)
  }

  func calendar(_ term: Term, _ terms: [Term], _ tense: Tense, _ depth: Int) -> Resolution {
    var year = term.statedYear
    var outer: Resolution?
    if year == nil, term.child >= 0 {
      let inner = resolve(term.child, in: terms, tense: tense, depth: depth + 1)
      outer = inner
      year = inner.period.map { $0.start.year } ?? inner.year
    }
    let month = Int(term.month)
    let day = Int(term.day)
    if let year {
      var result: Resolution
      if month == 0 {
        result = .known(Period(year: year))
      } else if day == 0 {
        result = .known(Period(year: year, month: month))
      } else if let date = Day(validYear: year, month: month, day: day) {
        result = .known(Period(day: date))
      } else {
        result = .unknown(.day)
        result.year = year
        result.month = month
        result.day = day
      }
      return outer.map { result.relative(to: $0.anchor, $0.basis) } ?? result
    }
    return monthDay(month, day, Int(term.weekday), tense)
  }

  /// A month and day whose year the anchor, the tense or the weekday decides.
  ///
  /// News gives a day of another year its year, so that one without is rather of the next seven weeks than of the year before, whatever the verb ("It invited
  /// them to its party on July 19").
  func monthDay(_ month: Int, _ day: Int, _ weekday: Int, _ tense: Tense) -> Resolution {
    var unknown = Resolution.unknown(.day)
    unknown.month = month
    unknown.day = day
    guard let (base, basis) = state.base else { return unknown }
    let anchorYear = base.start.year
    if basis == .mention {
      guard let year = narrativeYear(month, day, base), let date = Day(validYear: year, month: month, day: day) else { return unknown }
      return Resolution.known(Period(day: date)).relative(to: base.start, basis)
    }
    let anchor = base.start
    var best: (Day, Int)?
    let reach = month == 2 && day == 29 ? 4 : (weekday > 0 ? 3 : 1)
    for year in (anchorYear - reach)...(anchorYear + reach) {
      guard let date = Day(validYear: year, month: month, day: day) else { continue }
      let distance = Int(date.number - anchor.number)
      var cost = abs(distance)
      switch tense {
      case .past: if distance > 0 { cost += isPost ? 100 : 260 }
      case .future: if distance < 0 { cost += distance < (isFragment ? -21 : -60) ? 700 : 200 }
      case .present, .none: if distance > 0 { cost += 60 }
      }
      if weekday > 0, date.weekday != weekday { cost += 3000 }
      if best.map({ cost < $0.1 }) ?? true { best = (date, cost) }
    }
    guard let best else { return unknown }
    var result = Resolution.known(Period(day: best.0)).relative(to: anchor, basis)
    result.isGuess = true
    return result
  }

  /// The year of a bare month or month and day in a narrative: that of the last date, or the next one when the months have run over.
  func narrativeYear(_ month: Int, _ day: Int, _ base: Period) -> Int? {
    let year = base.start.year
    guard base.unit < .year else { return year }
    let anchorMonth = base.start.month
    let difference = month - anchorMonth
    if difference <= -8 { return year + 1 }
    if difference >= 10 { return year - 1 }
    return year
  }
}
