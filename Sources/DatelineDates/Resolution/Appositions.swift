import DatelineText

/// Second look at expressions that say the same day twice: "two days later, on October 10".
enum Appositions {
  /// A relative day right before an explicit one takes over its day.
  static func share(_ dates: inout [DateMention], _ found: [Expression]) {
    guard dates.count > 1 else { return }
    for index in 0..<(dates.count - 1) {
      let (first, second) = (dates[index], dates[index + 1])
      guard first.sentence == second.sentence, first.kind == .date, second.kind == .date, second.granularity == .day,
        first.granularity == .day,
        first.rule == "later" || first.anchorBasis == .mention || first.startOn == nil, first.isRelative, first.rangeFirst == nil,
        second.startOn != nil,
        second.span.start >= first.span.end, second.span.start - first.span.end <= 5, first.rule == "later" || first.rule == "relativeUnit"
      else { continue }
      dates[index].value = second.value
      dates[index].startOn = second.startOn
      dates[index].endOn = second.endOn
    }
  }
}
