import DatelineText

/// Makes the output row of an expression from its term and resolution.
struct MentionBuilder {
  let weekStart: DateResolver.Options.WeekStart
  let isInferred: Bool
  let isPost: Bool
  private let rules = RuleTable.shared

  init(weekStart: DateResolver.Options.WeekStart, isInferred: Bool, isPost: Bool) {
    self.weekStart = weekStart
    self.isInferred = isInferred
    self.isPost = isPost
  }

  func mention(_ expression: Expression, _ terms: [Term], _ resolution: Resolution, _ value: inout TimexValue) -> DateMention {
    let term = terms[Int(expression.term)]
    value.reset()
    let kind = write(expression, term, terms, resolution, &value)
    var mention = DateMention(
      span: ByteSpan(expression.startByte, expression.endByte), sentence: expression.sentence, kind: kind, value: value.string,
      granularity: granularity(expression, term, resolution), rule: rule(expression, resolution),
      confidence: confidence(expression, term, resolution))
    mention.modifier = modifier(expression, term, kind)
    mention.isRelative = resolution.isRelative
    mention.anchorOn = resolution.isRelative ? resolution.anchor : nil
    mention.anchorBasis = resolution.isRelative && resolution.anchor != nil ? resolution.basis : .none
    bounds(expression, resolution, kind, &mention)
    return mention
  }

  // MARK: - Value

  private func write(_ expression: Expression, _ term: Term, _ terms: [Term], _ resolution: Resolution, _ value: inout TimexValue)
    -> DateMention.Kind
  {
    switch term.operation {
    case .reference:
      switch term.number {
      case 0: value.append("PRESENT_REF")
      case 1: value.append("PAST_REF")
      default: value.append("FUTURE_REF")
      }
      return .date
    case .duration where resolution.period == nil, .stretch, .part: return duration(term, terms, &value)
    case .set: return set(expression, term, &value)
    case .shift where resolution.period == nil && term.isVague && !term.isMention:
      value.append(term.number < 0 || term.relation == .previous ? "PAST_REF" : "FUTURE_REF")
      return .date
    default: break
    }
    writeDate(resolution, &value)
    if let time = expression.time, time.part != TimeOfDay.sun {
      value.append(time)
      return .time
    }
    if term.unit < .day, term.unit != .none, term.operation == .shift || term.operation == .duration {
      value.append("TXX")
      return .time
    }
    return .date
  }

  private func writeDate(_ resolution: Resolution, _ value: inout TimexValue) {
    if let period = resolution.period, period.isRepresentable {
      value.append(period)
      return
    }
    let isImpossible = resolution.month > 0 && resolution.day > 0
    if let year = resolution.year, !isImpossible { value.append(year: year) } else { value.append("XXXX") }
    switch resolution.unit {
    case .week, .fortnight: value.append("-WXX")
    case .weekend: value.append("-WXX-WE")
    case .month:
      value.append("-")
      number(resolution.month, &value)
    case .quarter:
      value.append("-Q")
      if resolution.number > 0 { value.append(digits: resolution.number, width: 1) } else { value.append("X") }
    case .half:
      value.append("-H")
      if resolution.number > 0 { value.append(digits: resolution.number, width: 1) } else { value.append("X") }
    case .season: value.append(season: resolution.number)
    case .year, .decade, .century, .millennium: break
    default:
      if resolution.weekday > 0 {
        value.append("-WXX-")
        value.append(digits: resolution.weekday, width: 1)
      } else {
        value.append("-")
        number(resolution.month, &value)
        value.append("-")
        number(resolution.day, &value)
      }
    }
  }

  private func number(_ number: Int, _ value: inout TimexValue) {
    if number > 0 { value.append(digits: number, width: 2) } else { value.append("XX") }
  }

  private func duration(_ term: Term, _ terms: [Term], _ value: inout TimexValue) -> DateMention.Kind {
    var isTime = term.unit < .day && term.unit != .none
    value.appendDuration(abs(Int(term.number)), abs(Int(term.thousandths)), term.unit, isVague: term.isVague, isAll: term.nextPart < 0)
    var part = term.nextPart
    var steps = 0
    while part >= 0, steps < 8 {
      let next = terms[Int(part)]
      if next.unit < .day, !isTime {
        value.append("T")
        isTime = true
      }
      value.appendAmount(Int(next.number), Int(next.thousandths), next.unit, isVague: false)
      part = next.nextPart
      steps += 1
    }
    return .duration
  }

  private func set(_ expression: Expression, _ term: Term, _ value: inout TimexValue) -> DateMention.Kind {
    if term.weekday > 0, term.number == 1 {
      value.append("XXXX-WXX-")
      value.append(digits: Int(term.weekday), width: 1)
    } else if term.unit == .weekend, term.number == 1 {
      value.append("XXXX-WXX-WE")
      return .set
    } else if term.unit == .season {
      value.append("XXXX")
      value.append(season: Int(term.month))
    } else if term.month > 0 {
      value.append("XXXX-")
      value.append(digits: Int(term.month), width: 2)
    } else if expression.time != nil {
      value.append("XXXX-XX-XX")
    } else {
      let months = term.unit == .quarter ? 3 : (term.unit == .half ? 6 : 1)
      value.appendDuration(Int(term.number) * months, 0, months > 1 ? .month : term.unit, isVague: false)
      return .set
    }
    if let time = expression.time { value.append(time) }
    return .set
  }

  // MARK: - Other columns

  private func granularity(_ expression: Expression, _ term: Term, _ resolution: Resolution) -> DateMention.Granularity {
    if let time = expression.time { return time.hour < 0 ? .partOfDay : (time.minute > 0 || time.second >= 0 ? .minute : .hour) }
    switch term.operation {
    case .reference: return .none
    case .duration, .stretch, .set, .shift: return resolution.period?.unit.granularity ?? term.unit.granularity
    default: return resolution.period?.unit.granularity ?? resolution.unit.granularity
    }
  }

  private func modifier(_ expression: Expression, _ term: Term, _ kind: DateMention.Kind) -> DateMention.Modifier? {
    switch expression.edge {
    case 1: return .start
    case 2: return .mid
    case 3: return .end
    default: break
    }
    switch expression.approximation {
    case 10: return .approx
    case 1: return kind == .duration ? .lessThan : .approx
    case 2: return kind == .duration ? .moreThan : .after
    case 3: return .equalOrMore
    case 4: return .equalOrLess
    default: return nil
    }
  }

  private func rule(_ expression: Expression, _ resolution: Resolution) -> String {
    if resolution.period == nil, resolution.year != nil, resolution.day > 0 { return rules.names[Int(Rule.impossible.rawValue)] }
    return expression.isSpun ? rules.spunNames[Int(expression.rule.rawValue)] : rules.names[Int(expression.rule.rawValue)]
  }

  private func confidence(_ expression: Expression, _ term: Term, _ resolution: Resolution) -> Double {
    var confidence = rules.confidences[Int(expression.rule.rawValue)]
    if resolution.isGuess, resolution.basis == .mention { confidence *= 0.8 }
    if expression.isSpun { confidence *= 0.9 }
    if isInferred, resolution.isRelative { confidence *= 0.95 }
    // Posts name weekdays of any week.
    if isPost, expression.rule == .weekday { confidence *= 0.72 }
    let isDated = term.operation != .reference && term.operation != .duration && term.operation != .set && term.operation != .stretch
    if isDated, resolution.period == nil, expression.rule != .namedDay { confidence *= 0.65 }
    return (confidence * 100).rounded() / 100
  }

  private func bounds(_ expression: Expression, _ resolution: Resolution, _ kind: DateMention.Kind, _ mention: inout DateMention) {
    guard kind != .set else { return }
    if let start = resolution.start, let end = resolution.end {
      mention.startOn = start
      mention.endOn = end
      return
    }
    guard let period = resolution.period, period.isRepresentable else { return }
    var (start, end) = (period.start, period.end)
    if expression.edge == EdgeSpan.rest {
      if let anchor = resolution.anchor, anchor > start, anchor <= end { start = anchor }
    } else if expression.edge == EdgeSpan.soFar {
      if let anchor = resolution.anchor, anchor >= start, anchor < end { end = anchor }
    } else if expression.edge > 0 {
      (start, end) = EdgeSpan.narrow(period, expression.edge)
      // "from May to the start of July" ends when July starts.
      if expression.rangeBack > 0, expression.isEdgeNoun, expression.edge == 1 { end = start }
    }
    if weekStart == .sunday, period.unit == .week, expression.edge == 0 {
      start = start.adding(days: -1)
      end = end.adding(days: -1)
    }
    mention.startOn = start
    mention.endOn = end
    if kind == .time, let time = expression.time { clock(start, time, &mention) }
  }

  private func clock(_ day: Day, _ time: TimeOfDay, _ mention: inout DateMention) {
    func text(_ hour: Int, _ minute: Int) -> String {
      var value = TimexValue()
      value.append(Period(day: day))
      value.append(TimeOfDay(hour: Int8(hour), minute: Int8(minute)))
      return value.string
    }
    if time.hour >= 0 {
      let minute = max(0, Int(time.minute))
      mention.startAt = text(Int(time.hour), minute)
      mention.endAt = mention.startAt
      return
    }
    let (from, to): (Int, Int)
    switch time.part {
    case 1: (from, to) = (6, 11)
    case 2: (from, to) = (12, 17)
    case 3: (from, to) = (18, 21)
    case 4: (from, to) = (22, 23)
    default: (from, to) = (6, 17)
    }
    mention.startAt = text(from, 0)
    mention.endAt = text(to, 59)
  }
}
