import DatelineText

/// What the text says about its own day, gathered sentence by sentence for `DateInference`.
struct EvidenceCollector: Sendable {
  /// A month and day without a year.
  struct BareDay: Sendable {
    var month: Int
    var day: Int
    /// ISO weekday written beside it, or 0.
    var weekday: Int
    var tense: Tense
    /// A verb of reporting in its clause: "stated on October 24".
    var isReported: Bool
    /// "today", "at the moment" in its clause.
    var isNow: Bool
    /// "last week" in its sentence: it lies in an earlier week than the document's day.
    var isLastWeek = false
    var sentence: UInt32
  }

  /// "nearly 32 months after Moscow's full-scale invasion".
  struct Elapsed: Sendable {
    var count: Int
    var unit: CalendarUnit
    var approximation: UInt8
    /// The event's words, as a range of `words`.
    var words: Range<Int>
    /// An explicit date in the same phrase, which is then the event's.
    var date: Period?
    var sentence: UInt32
  }

  /// "full-scale invasion of its neighbor in February 2022".
  struct DatedEvent: Sendable {
    var period: Period
    var words: Range<Int>
    var tense: Tense
    var isBound: Bool
  }

  var days: [BareDay] = []
  var elapsed: [Elapsed] = []
  var events: [DatedEvent] = []
  /// Offices of people named with their titles, one list a person.
  var tenures: [[TenureTable.Tenure]] = []
  /// Hashes of content words.
  var words: [UInt64] = []

  mutating func reset() {
    days.removeAll(keepingCapacity: true)
    elapsed.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    tenures.removeAll(keepingCapacity: true)
  }

  /// Most items of one kind that are kept; a text with more is history or a table, and no news.
  static let limit = 200

  mutating func look(_ grammar: Grammar, _ range: Range<Int>) {
    lookForTenures(grammar.lexemes)
    let firstDay = days.count
    defer { if firstDay < days.count, range.contains(where: { isLastWeek(grammar, $0) }) { markLastWeek(from: firstDay) } }
    for index in range {
      guard days.count < EvidenceCollector.limit, events.count < EvidenceCollector.limit, elapsed.count < EvidenceCollector.limit else {
        return
      }
      let expression = grammar.found[index]
      let term = grammar.terms[Int(expression.term)]
      switch term.operation {
      case .calendar:
        if let period = EvidenceCollector.period(of: term) {
          let isBound =
            expression.preposition == .since || expression.preposition == .until || expression.preposition == .by
            || expression.preposition == .to
          events.append(DatedEvent(period: period, words: wordsBefore(expression, grammar), tense: expression.tense, isBound: isBound))
        } else if term.day > 0, term.month > 0, term.statedYear == nil, term.child < 0 {
          addDay(expression, term, grammar)
        }
      case .duration: addElapsed(expression, term, grammar, range)
      case .shift where expression.rule == .ago && term.nextPart < 0 && !term.isVague: addAgo(expression, term, grammar, range)
      default: break
      }
    }
  }

  /// The stretch that a calendar term with a year names.
  static func period(of term: Term) -> Period? {
    guard term.operation == .calendar, let year = term.statedYear, year > 0 else { return nil }
    if term.month == 0 { return Period(year: year) }
    if term.day == 0 { return Period(year: year, month: Int(term.month)) }
    return Day(validYear: year, month: Int(term.month), day: Int(term.day)).map { Period(day: $0) }
  }

  private mutating func addDay(_ expression: Expression, _ term: Term, _ grammar: Grammar) {
    var item = BareDay(
      month: Int(term.month), day: Int(term.day), weekday: Int(term.weekday), tense: expression.tense, isReported: false, isNow: false,
      sentence: expression.sentence)
    // "moved the March 7 vote" dates the vote and no report.
    let isInside = grammar.at(expression.start).keyword == .the && grammar.at(expression.start + 1).isA(.month)
    let determiner = grammar.at(isInside ? expression.start : expression.start - 1).keyword
    let isAttribute = determiner == .the || determiner == .a || determiner == .possessive || determiner == .possessiveClitic
    let isGoverned = !isAttribute && (expression.preposition == .on || expression.preposition == .none)
    guard expression.rangeBack < 0 else {
      days.append(item)
      return
    }
    for position in max(0, expression.start - 8)..<min(grammar.lexemes.count, expression.end + 12) {
      let lexeme = grammar.lexemes[position]
      let isNear = position < expression.end + 6
      if lexeme.isA(.reporting), isGoverned, isNear { item.isReported = true }
      if lexeme.isA(.deictic) && lexeme.number == 0 || lexeme.isA(.present) || lexeme.hash == EvidenceCollector.momentHash {
        item.isNow = item.isNow || isGoverned
      }
    }
    if !item.isReported, isGoverned, expression.tense == .past { item.isReported = hasNearVerb(expression, grammar) }
    days.append(item)
  }

  /// A past verb right beside the date: "on October 24 didn't deny", "on October 14 warned".
  private func hasNearVerb(_ expression: Expression, _ grammar: Grammar) -> Bool {
    for position in expression.end..<min(grammar.lexemes.count, expression.end + 3)
    where grammar.lexemes[position].isA([.pastVerb, .edVerb]) { return true }
    for position in max(0, expression.start - 3)..<expression.start where grammar.lexemes[position].isA([.reporting]) { return true }
    return false
  }

  static let momentHash = WordHash.hash("moment")

  private mutating func addElapsed(_ expression: Expression, _ term: Term, _ grammar: Grammar, _ range: Range<Int>) {
    guard !term.isVague, term.nextPart < 0, term.unit >= .day, term.number > 0, term.number < 1000 else { return }
    let word = grammar.at(expression.end).keyword
    guard word == .after || word == .since else { return }
    let first = words.count
    var date: Period?
    for position in (expression.end + 1)..<min(grammar.lexemes.count, expression.end + 14) {
      let lexeme = grammar.lexemes[position]
      if lexeme.kind == .terminator || lexeme.kind == .quote || lexeme.isComma { break }
      if isContent(lexeme) { words.append(lexeme.hash) }
    }
    for other in range where grammar.found[other].start > expression.end && grammar.found[other].start <= expression.end + 14 {
      if date == nil { date = EvidenceCollector.period(of: grammar.terms[Int(grammar.found[other].term)]) }
    }
    elapsed.append(
      Elapsed(
        count: Int(term.number), unit: term.unit, approximation: expression.approximation, words: first..<words.count, date: date,
        sentence: expression.sentence))
  }

  /// "ten years ago, in 2014".
  private mutating func addAgo(_ expression: Expression, _ term: Term, _ grammar: Grammar, _ range: Range<Int>) {
    guard term.unit >= .month, term.number < 0 else { return }
    for other in range {
      let found = grammar.found[other]
      guard
        found.start >= expression.end && found.start <= expression.end + 3
          || found.end <= expression.start && found.end >= expression.start - 1,
        let period = EvidenceCollector.period(of: grammar.terms[Int(found.term)]), !found.isBound
      else { continue }
      elapsed.append(
        Elapsed(
          count: Int(-term.number), unit: term.unit, approximation: expression.approximation, words: words.count..<words.count,
          date: period,
          sentence: expression.sentence))
    }
  }

  private mutating func wordsBefore(_ expression: Expression, _ grammar: Grammar) -> Range<Int> {
    let first = words.count
    var position = expression.start - 1
    var limit = 12
    while position >= 0, limit > 0 {
      let lexeme = grammar.lexemes[position]
      if lexeme.kind == .terminator || lexeme.kind == .quote { break }
      if isContent(lexeme) { words.append(lexeme.hash) }
      position -= 1
      limit -= 1
    }
    return first..<words.count
  }

  private func isContent(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .word && lexeme.keyword == .none && lexeme.end - lexeme.start > 2
      && !lexeme.isA([.pastVerb, .presentVerb, .futureVerb, .relative])
  }
}
