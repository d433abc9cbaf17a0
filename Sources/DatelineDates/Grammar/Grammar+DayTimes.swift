import DatelineText

/// A time of day beside a date: "Thursday at 5 p.m.", "8 p.m. on Friday", "tomorrow morning".
extension Grammar {
  /// A time of day right after a date, or a date right after a time of day.
  mutating func withTime(_ parsed: Parsed, _ start: Int) -> Parsed {
    var result = parsed
    let operation = terms[Int(parsed.term)].operation
    if operation == .timeOfDay { return withDate(parsed) }
    guard isDayLike(parsed) else { return result }
    if let (time, end) = timeAfter(parsed.end) {
      if let own = result.time, own.part > 0, time.hour >= 0 {
        result.time = Grammar.inPart(time, own.part)
      } else if result.time == nil {
        result.time = time
      } else {
        return result
      }
      result.end = end
      result.rule = result.rule == .holiday ? .holiday : (time.hour < 0 ? .dayPart : .clock)
      if time.part > 0, let (clock, stop) = timeAfter(end), clock.hour >= 0 {
        result.time = Grammar.inPart(clock, time.part)
        result.end = stop
        result.rule = .clock
      }
    }
    return result
  }

  /// The hour that a part of the day makes of a bare one: 7 in the evening is 19.
  static func inPart(_ time: TimeOfDay, _ part: UInt8) -> TimeOfDay {
    guard time.isAmbiguous, time.hour >= 1, time.hour <= 12 else { return time }
    var result = time
    switch part {
    case 1: result.hour = time.hour == 12 ? 0 : time.hour
    case 2: result.hour = time.hour == 12 ? 12 : time.hour + 12
    case 3: result.hour = time.hour == 12 ? 0 : time.hour + 12
    case 4: result.hour = time.hour == 12 ? 0 : (time.hour <= 4 ? time.hour : time.hour + 12)
    default: break
    }
    result.endsDay = time.hour == 12 && (part == 3 || part == 4)
    result.isAmbiguous = false
    return result
  }

  private func isDayLike(_ parsed: Parsed) -> Bool {
    let term = terms[Int(parsed.term)]
    switch term.operation {
    case .calendar: return term.day > 0
    case .named: return term.unit == .day || term.day > 0
    case .relative: return term.unit == .day
    case .deictic: return true
    case .shift: return term.unit == .day
    case .nth: return term.unit == .day
    case .holiday: return true
    default: return false
    }
  }

  /// "[,] [at|around] 5 p.m.", "morning", "at 7", after a date.
  private func timeAfter(_ position: Int) -> (TimeOfDay, Int)? {
    var next = position
    if at(next).isComma { next += 1 }
    if at(next).isA(.dayPart), !at(next).isA(.deictic), at(next).number > 0, next == position, !at(next).isA(.guarded) {
      let lexeme = at(next)
      if lexeme.isCapitalized, !at(position - 1).isCapitalized { return nil }
      return (TimeOfDay(part: UInt8(lexeme.number)), next + 1)
    }
    if at(next).isA(.meridiem), next == position { return (TimeOfDay(part: at(next).number == 12 ? 2 : 1), next + 1) }
    if at(next).isKeyword(.in), at(next + 1).isKeyword(.the), at(next + 2).isA(.dayPart), at(next + 2).number > 0, at(next + 2).number < 4 {
      return (TimeOfDay(part: UInt8(at(next + 2).number)), next + 3)
    }
    var isAt = false
    if at(next).isKeyword(.at) || at(next).isA(.approximate) && at(next).number == 10 {
      isAt = true
      next += 1
      if at(next).isA(.approximate), at(next).number == 10 { next += 1 }
    }
    if at(next).isA(.hourClock), at(next).fraction == 0 { return zoned(TimeOfDay(hour: Int8(at(next).number)), next + 1) }
    if let (time, end) = clock(at: next, needsMark: !isAt) {
      if time.hour >= 0, at(next).isA(.clockWord), !isAt, next > position { return nil }
      return partAfter(time, end)
    }
    return nil
  }

  /// "3:20 in the afternoon", "eight tonight".
  private func partAfter(_ time: TimeOfDay, _ end: Int) -> (TimeOfDay, Int) {
    var next = end
    guard at(next).isKeyword(.in) || at(next).isKeyword(.at) else { return (time, end) }
    next += 1
    if at(next).isKeyword(.the) { next += 1 }
    guard at(next).isA(.dayPart), at(next).number > 0, !at(next).isA(.deictic) else { return (time, end) }
    return (Grammar.inPart(time, UInt8(at(next).number)), next + 1)
  }

  /// A clock time with the date that follows it: "8 p.m. on Friday", "7:00 tomorrow", "8am this morning".
  private mutating func withDate(_ parsed: Parsed) -> Parsed {
    guard let own = parsed.time else { return parsed }
    let (time, end) = partAfter(own, parsed.end)
    var result = parsed
    result.time = time
    result.end = end
    var next = end
    if at(next).isKeyword(.on) || at(next).isComma || at(next).isKeyword(.of) { next += 1 }
    guard at(next).isA([.month, .weekday, .deictic, .relative, .digits, .digitOrdinal, .edge]) || at(next).isKeyword(.the) else {
      return result
    }
    nesting += 1
    defer { nesting -= 1 }
    let approximation = pendingApproximation
    defer { pendingApproximation = approximation }
    guard nesting < 3, let date = plain(at: next), isDayLike(date) else { return result }
    let operation = terms[Int(date.term)].operation
    if operation == .named, at(next).isA(.digits), next == end { return result }
    result.end = date.end
    result.term = date.term
    // "sunset" alone is none in news, "sunset on Friday" is.
    result.register = .any
    if let part = date.time {
      result.time = part.hour >= 0 ? part : Grammar.inPart(time, part.part)
    } else if let (part, stop) = timeAfter(date.end), part.hour < 0 {
      result.time = Grammar.inPart(time, part.part)
      result.end = stop
    }
    return result
  }
}
