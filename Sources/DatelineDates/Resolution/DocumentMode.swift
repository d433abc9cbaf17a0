import DatelineText

/// Chooses news or narrative for a document: whether bare dates count from its day or from the last date of the text.
enum DocumentMode {
  static func choose(_ found: [Expression], _ terms: [Term], document: Day?) -> ResolutionState.Mode {
    var explicit = 0
    var old = 0
    var bare = 0
    var deictic = 0
    for expression in found {
      let term = terms[Int(expression.term)]
      switch term.operation {
      case .calendar:
        if let year = term.statedYear {
          if !expression.isBound || term.month > 0 { explicit += 1 }
          if let document, abs(document.year - year) > 1 { old += 1 }
        } else {
          bare += 1
        }
      case .named:
        if term.statedYear != nil {
          explicit += 1
        } else if term.weekday > 0 || term.relation == .last || term.relation == .next || term.relation == .this
          || term.relation == .nearestPast
        {
          deictic += 2
        } else {
          bare += 1
        }
      case .deictic: deictic += 2
      case .relative: if !term.isMention, expression.rule != .sameUnit { deictic += 2 }
      case .shift: if !term.isMention, term.child < 0 { deictic += 1 }
      default: break
      }
    }
    guard deictic * 3 < explicit + bare else { return .news }
    if document != nil { return explicit >= 8 && old * 4 >= explicit * 3 ? .narrative : .news }
    return explicit >= 4 && explicit * 2 >= bare ? .narrative : .news
  }
}

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
    state.mentionSentence = expression.sentence
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
