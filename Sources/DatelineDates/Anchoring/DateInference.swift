import DatelineText

/// Works out the document's day from its text alone, or abstains.
///
/// A constraint problem over days: explicit past dates and "last week" bound it from below; elapsed time ("nearly 32 months after ... in February 2022")
/// fixes the year, and so do weekdays beside dates together with the terms of office of two people or a past date not long before; the latest day that
/// reports are dated by fixes the day. An answer needs both kinds and exactly one day that satisfies everything; otherwise there is none. The day on
/// which the program runs is no evidence.
struct DateInference {
  private let evidence: EvidenceCollector
  private let dateline: (month: Int, day: Int)?

  init(_ evidence: EvidenceCollector, dateline: (month: Int, day: Int)?) {
    self.evidence = evidence
    self.dateline = dateline
  }

  /// A span of days that the document's day lies in.
  private struct Window {
    var first: Day
    var last: Day
    var note: String
  }

  /// The anchor, or nil to abstain.
  ///
  /// - Complexity: O(items squared), with at most `EvidenceCollector.limit` items of a kind.
  func infer(collectsEvidence: Bool) -> DocumentAnchor? {
    guard let day = reportDay() else { return nil }
    let windows = elapsedWindows()
    let weekdays = evidence.days.filter { $0.weekday > 0 }
    let bound = latestExplicit()
    var answers: [Day] = []
    for year in 1900...2100 {
      guard let date = Day(validYear: year, month: day.month, day: day.day), let anchorSupport = support(date, windows, weekdays, bound),
        anchorSupport
      else { continue }
      answers.append(date)
    }
    guard answers.count == 1, let answer = answers.first, isFixedPoint(answer) else { return nil }
    var anchor = DocumentAnchor(on: answer, basis: .inferred)
    anchor.earliestOn = answer
    anchor.latestOn = answer.adding(days: day.isStrong ? 1 : 2)
    if collectsEvidence {
      anchor.evidence = [day.note] + windows.map(\.note)
      for item in weekdays where items(item, match: answer) {
        anchor.evidence.append("weekday \(item.weekday) fits \(item.month)/\(item.day)")
      }
      for item in evidence.days where item.isLastWeek { anchor.evidence.append("\(item.month)/\(item.day) was last week or before") }
      if windows.isEmpty {
        for person in evidence.tenures.compactMap(\.first) {
          anchor.evidence.append("an office held from \(person.from)\(person.to.map { " to \($0)" } ?? "")")
        }
      }
      if let bound { anchor.evidence.append("not before \(bound.period.start), an explicit past date") }
    }
    return anchor
  }

  // MARK: - The day

  /// The latest month and day by which reports are dated, with how sure it is.
  private func reportDay() -> (month: Int, day: Int, isStrong: Bool, note: String)? {
    if let dateline { return (dateline.month, dateline.day, true, "dateline: \(dateline.month)/\(dateline.day) without a year") }
    let reported = evidence.days.filter { $0.isReported && $0.tense != .future }
    guard !reported.isEmpty else { return nil }
    // The one that all others precede by the least; a year is 366 days here, the order is cyclic.
    func ordinal(_ item: EvidenceCollector.BareDay) -> Int {
      Int(Day(year: 2024, month: item.month, day: item.day).number - Day(year: 2024, month: 1, day: 1).number)
    }
    let past = evidence.days.filter { $0.tense != .future }
    var best: (EvidenceCollector.BareDay, Int)?
    for item in reported {
      let spread = past.map { (ordinal(item) - ordinal($0) + 366) % 366 }.max() ?? 0
      if best.map({ spread < $0.1 }) ?? true { best = (item, spread) }
    }
    guard let (latest, spread) = best, spread <= 200 else { return nil }
    let same = reported.filter { $0.month == latest.month && $0.day == latest.day }
    let sentences = Set(same.map(\.sentence)).count
    let isNow = same.contains(where: \.isNow)
    guard sentences >= 2 || isNow else { return nil }
    return (
      latest.month, latest.day, sentences >= 3 || isNow,
      "reports dated \(latest.month)/\(latest.day) in \(sentences) sentences\(isNow ? ", one of them about now" : "")"
    )
  }

  // MARK: - The year

  private func elapsedWindows() -> [Window] {
    evidence.elapsed.compactMap { item in
      guard let event = item.date ?? matchingEvent(item) else { return nil }
      let (low, high) = DateInference.bounds(item.count, item.approximation)
      let first = DateInference.shift(event.start, low, item.unit)
      let last = DateInference.shift(event.end, high, item.unit)
      return Window(first: first, last: last, note: "\(item.count) \(item.unit)s after \(event.start) .. \(event.end): \(first) .. \(last)")
    }
  }

  /// Thousandths of a unit: nearly N is N-1 to N, more than N is N to N+1, about N is within 15 %.
  private static func bounds(_ count: Int, _ approximation: UInt8) -> (Int, Int) {
    switch approximation {
    case 1: ((count - 1) * 1000, count * 1000)
    case 2, 3: (count * 1000, (count + 1) * 1000)
    case 10: (count * 850, count * 1150)
    default: (count * 1000 - 250, count * 1000 + 999)
    }
  }

  private static func shift(_ day: Day, _ thousandths: Int, _ unit: CalendarUnit) -> Day {
    let whole = Period.floorDivide(thousandths, 1000)
    return Period.shift(day, by: whole, unit).adding(days: unit.approximateDays * (thousandths - whole * 1000) / 1000)
  }

  /// The explicit date whose event shares two words with the phrase; nil if two events with different dates do.
  private func matchingEvent(_ item: EvidenceCollector.Elapsed) -> Period? {
    let wanted = evidence.words[item.words]
    guard wanted.count >= 2 else { return nil }
    var best: (Period, Int)?
    for event in evidence.events where !event.isBound {
      let shared = Set(evidence.words[event.words]).intersection(wanted).count
      guard shared >= 2 else { continue }
      if let current = best {
        if shared == current.1, current.0 != event.period { return nil }
        if shared > current.1 { best = (event.period, shared) }
      } else {
        best = (event.period, shared)
      }
    }
    return best?.0
  }

  /// The latest explicit date that the text tells in the past.
  private func latestExplicit() -> EvidenceCollector.DatedEvent? {
    evidence.events.filter { $0.tense != .future && !$0.isBound }.max { $0.period.start < $1.period.start }
  }

  /// Whether a day satisfies all constraints and something fixes its year; nil if it breaks one.
  private func support(_ day: Day, _ windows: [Window], _ weekdays: [EvidenceCollector.BareDay], _ bound: EvidenceCollector.DatedEvent?)
    -> Bool?
  {
    if let bound, day < bound.period.start { return nil }
    for window in windows where day < window.first || day > window.last { return nil }
    for item in weekdays where !items(item, match: day) { return nil }
    for item in evidence.days where item.isLastWeek && !isBeforeWeek(of: day, item) { return nil }
    if !windows.isEmpty { return true }
    for person in evidence.tenures where !person.contains(where: { $0.from <= day && $0.to.map { day <= $0 } ?? true }) { return nil }
    // Two people in office at once leave a few years, of which a weekday picks one; a single name may be a namesake's.
    if evidence.tenures.count >= 2, !weekdays.isEmpty { return true }
    guard let bound, bound.period.unit <= .month else { return false }
    let gap = Int(day.number - bound.period.start.number)
    // A weekday leaves one year in five or six; a past date shortly before picks it. Without one it must lie within 60 days.
    return !weekdays.isEmpty && gap <= 400 || gap <= 60 && bound.period.unit == .day
  }

  /// Whether a bare day lies in an earlier week than the document's day.
  private func isBeforeWeek(of day: Day, _ item: EvidenceCollector.BareDay) -> Bool {
    placed(item, day).map { Period(.week, containing: $0).index < Period(.week, containing: day).index } ?? false
  }

  /// Whether the weekday beside a bare date fits its place near the document's day.
  private func items(_ item: EvidenceCollector.BareDay, match day: Day) -> Bool {
    placed(item, day).map { $0.weekday == item.weekday } ?? false
  }

  /// A bare date by its tense: the last one not after the document's day, or the next.
  private func placed(_ item: EvidenceCollector.BareDay, _ day: Day) -> Day? {
    let years = item.tense == .future ? [day.year, day.year + 1] : [day.year, day.year - 1]
    return years.compactMap { Day(validYear: $0, month: item.month, day: item.day) }.first {
      item.tense == .future ? $0 >= day : $0 <= day.adding(days: 1)
    }
  }

  /// Read again with the answer, the text must not contradict it: past days lie before it, future ones after it.
  private func isFixedPoint(_ answer: Day) -> Bool {
    evidence.days.allSatisfy { item in
      guard let date = placed(item, answer) else { return false }
      let gap = Int(date.number - answer.number)
      return item.tense == .future ? gap <= 330 : gap >= -200
    }
  }
}
