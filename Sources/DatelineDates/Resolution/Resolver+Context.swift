import DatelineText

/// What earlier expressions and the kind of text decide about one.
extension Resolver {
  /// Makes the expression the one that later ones count from, if it may be.
  mutating func remember(_ expression: Expression, _ term: Term, _ resolution: Resolution) {
    guard let period = resolution.period, period.unit >= .day, period.unit <= .year,
      !expression.isBound || state.mode == .narrative && expression.preposition == .after || term.day > 0 && expression.preposition == .by,
      expression.rangeBack <= 0 || term.day > 0 || state.mode == .narrative
    else { return }
    switch term.operation {
    case .calendar, .named, .relative, .deictic, .shift, .nth, .holiday: break
    default: return
    }
    if expression.rule == .age { return }
    state.mention = period
    if period.unit == .day {
      state.mentionDay = period
    } else if let day = state.mentionDay, period.start > day.start || period.end < day.start {
      state.mentionDay = nil
    }
  }

  /// "tonight at 12" and "will begin at midnight" are the first moment of the next day: that of the document's day is over.
  func carryMidnight(_ expression: Expression, _ resolution: inout Resolution, isTimeAlone: Bool) {
    guard let time = expression.time, let period = resolution.period, period.unit == .day, time.hour == 0, time.minute <= 0 else { return }
    if time.endsDay || isTimeAlone && expression.tense == .future && (!isFragment || isPhrase) { resolution.period = period.adding(1) }
  }

  /// An hour between one and five without "a.m.", in a text that is nothing but a phrase: "at 3:30" is in the afternoon.
  func daytime(_ time: TimeOfDay?) -> TimeOfDay? {
    guard isPhrase, var time, time.isAmbiguous, (1...5).contains(time.hour) else { return time }
    time.hour += 12
    return time
  }

  /// The second end of a range is not before the first: "December 28 to January 3", "Saturday to Monday".
  func orderRange(_ expression: Expression, _ resolution: inout Resolution, _ grammar: Grammar) {
    guard expression.rangeBack > 0, resolution.isGuess, let period = resolution.period, let mention = state.mention,
      period.unit == .day || period.unit == .month,
      mention.unit == period.unit, period.start < mention.start
    else { return }
    let term = grammar.terms[Int(expression.term)]
    if period.unit == .month {
      resolution.period = period.adding(12)
    } else if term.operation == .named, term.weekday > 0 {
      resolution.period = period.adding(7)
    } else {
      resolution.period = Period(day: Period.addMonths(period.start, 12))
    }
  }
}
