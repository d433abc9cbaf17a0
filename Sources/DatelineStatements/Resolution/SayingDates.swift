import DatelineText

/// When a statement was made.
struct SayingDates {
  struct Saying {
    var date: UInt32?
    var on: Day?
    var basis: StatementMention.SaidBasis = .none
  }

  private struct Earlier {
    var speaker: UInt64
    var on: Day
    var sentence: Int
  }

  /// How many sentences a day is good for.
  private static let reach = 12
  private static let memory = 16
  private let view: TextView
  private let published: Day?
  private var earlier: [Earlier] = []
  /// Date and cue of the sentence's last statement that named its day.
  private var last: (sentence: Int, saying: Saying, isVague: Bool)?

  init(_ view: TextView, published: Day?) {
    self.view = view
    self.published = published
  }

  /// The day of a finding whose speaker has this key; call in text order.
  ///
  /// - Complexity: O(1).
  mutating func saying(of finding: Finding, speaker: UInt64?, pieces: ArraySlice<Finding>) -> Saying {
    var saying = Saying()
    // The first day of a month or year is no day for later statements to take over.
    var isVague = false
    if finding.rule != .noun, let date = dateOfClause(finding, pieces) {
      let mention = view.dates[date]
      if let day = mention.startOn, mention.kind == .date || mention.kind == .time {
        saying = Saying(date: UInt32(date), on: day, basis: .sentence)
        isVague = (mention.endOn ?? day).number - day.number > 6
        last = (finding.sentence, saying, isVague)
      } else if mention.kind == .date {
        return saying
      }
    }
    if saying.basis == .none, finding.source?.range.upperBound ?? .max <= finding.cueRange.lowerBound, isParticiple(finding),
      let last, last.sentence == finding.sentence
    {
      (saying, isVague) = (last.saying, last.isVague)
    }
    guard finding.isOccasion else { return saying }
    if saying.basis == .none, let speaker, let known = earlier.last(where: { $0.speaker == speaker }),
      finding.sentence - known.sentence <= SayingDates.reach
    {
      saying = Saying(date: nil, on: known.on, basis: .speaker)
    }
    if let speaker, let day = saying.on, saying.basis != .none, !isVague {
      earlier.removeAll { $0.speaker == speaker }
      if earlier.count >= SayingDates.memory { earlier.removeFirst() }
      earlier.append(Earlier(speaker: speaker, on: day, sentence: finding.sentence))
    }
    if saying.basis == .none, let published { saying = Saying(date: nil, on: published, basis: .anchor) }
    return saying
  }

  private func isParticiple(_ finding: Finding) -> Bool {
    view.words[finding.cueRange.upperBound - 1].entry.pointee.shapes.contains(.gerund)
  }

  /// The temporal expression of the cue's own clause: between speaker and cue, after the cue, or before the speaker.
  private func dateOfClause(_ finding: Finding, _ pieces: ArraySlice<Finding>) -> Int? {
    let sentence = view.sentences[finding.sentence].tokens
    func isFree(_ index: Int) -> Bool {
      sentence.contains(index) && view.words[index].quotation < 0 && !finding.content.contains(index)
        && !pieces.contains { $0.content.contains(index) }
    }
    func date(at index: Int) -> Int? { view.words[index].date >= 0 ? Int(view.words[index].date) : nil }
    let sourceRange = finding.source?.range ?? finding.cueRange
    var index = finding.cueRange.lowerBound - 1
    while isFree(index), finding.cueRange.lowerBound - index < 14, index >= sourceRange.upperBound || sourceRange.lowerBound > index {
      if let found = date(at: index) { return found }
      index -= 1
    }
    index = finding.cueRange.upperBound
    while isFree(index), index - finding.cueRange.upperBound < 30 {
      if !sourceRange.contains(index) {
        if let found = date(at: index) { return found }
        if view.isIn(index, [.that, .semicolon, .dash]) || view.isIn(index, .comma) && index > sourceRange.upperBound { break }
        if view.isCertainVerb(index) || view.isIn(index, .auxiliary) { break }
      }
      index += 1
    }
    index = sourceRange.lowerBound - 1
    var commas = 0
    while isFree(index), sourceRange.lowerBound - index < 12 {
      if let found = date(at: index) { return found }
      if view.isIn(index, .comma) { commas += 1 }
      if commas > 1 || view.isIn(index, [.auxiliary, .that, .relative, .dash, .semicolon]) || view.isCertainVerb(index) { break }
      index -= 1
    }
    return nil
  }
}
