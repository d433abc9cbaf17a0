import DatelineText

/// Times of day, alone and beside dates.
extension Grammar {
  /// `10:30`, `5 p.m.`, `5pm`, `13h30`, "noon", "half past three", "five o'clock", "quarter to seven".
  mutating func clockTime(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard
      lexeme.isA([.digits, .decimal, .cardinal, .clockWord, .hourClock, .edge]) || lexeme.unit == .quarter || lexeme.isKeyword(.half)
        || lexeme.isKeyword(.a)
    else { return nil }
    if let parsed = bareMilitaryTime(at: start) { return parsed }
    guard let (time, end) = clock(at: start, needsMark: true) ?? clockBeforeDay(at: start) ?? clockBeforePart(at: start) else { return nil }
    var parsed = Parsed(end, add(Term(.timeOfDay)), .clock)
    parsed.time = time
    return parsed
  }

  /// A clock time. With `needsMark` a bare number is none; after "at" or beside a date it may be one.
  func clock(at start: Int, needsMark: Bool) -> (TimeOfDay, Int)? {
    let lexeme = at(start)
    if lexeme.isA(.clockWord) {
      if lexeme.isCapitalized, !lexeme.flags.contains(.sentenceStart), at(start + 1).isCapitalized { return nil }
      return (TimeOfDay(hour: Int8(lexeme.number), minute: -1), start + 1)
    }
    if lexeme.hash == Grammar.midHash {
      let next = at(start + 1).isDash ? start + 2 : start + 1
      if at(next).unit == .day, at(next).isA(.unit) { return (TimeOfDay(hour: 12, minute: -1), next + 1) }
    }
    if let past = minutesPast(at: start) { return past }
    if lexeme.isA(.hourClock), lexeme.fraction > 0 || !needsMark || at(start - 1).isKeyword(.at) {
      return zoned(TimeOfDay(hour: Int8(clamping: lexeme.number), minute: Int8(clamping: lexeme.secondNumber)), start + 1)
    }
    if lexeme.isPlainDigits || lexeme.isA(.decimal), lexeme.width <= 2, lexeme.number <= 24,
      !(isPartOfCode(start) && !at(start - 1).isA(.month))
    {
      return digitalClock(at: start, needsMark: needsMark)
    }
    if lexeme.isPlainDigits, lexeme.width == 4 || lexeme.width == 3, lexeme.number % 100 < 60, lexeme.number / 100 < 24 {
      let next = at(start + 1)
      let isMilitary =
        lexeme.width == 4 && (next.isA(.clockHours) || next.isA(.zone) && next.flags.contains(.allCapitals) && !next.isGlued)
      if isMilitary || next.isA(.meridiem) {
        var time = TimeOfDay(hour: Int8(lexeme.number / 100), minute: Int8(lexeme.number % 100))
        if next.isA(.meridiem), time.hour <= 12 { time.hour = Grammar.hour(time.hour, Int(next.number)) }
        return zoned(time, next.isA(.zone) ? start + 1 : start + 2)
      }
    }
    return spokenClock(at: start, needsMark: needsMark)
  }

  /// "boarded at 0945", in posts.
  private mutating func bareMilitaryTime(at start: Int) -> Parsed? {
    let lexeme = at(start)
    guard lexeme.isPlainDigits, lexeme.width == 4, lexeme.number % 100 < 60, lexeme.number / 100 < 24, !at(start + 1).isWordOrNumber,
      !at(start + 1).isDash, at(start - 1).isKeyword(.at) || at(start - 1).isA(.approximate) && at(start - 2).isKeyword(.at)
    else { return nil }
    var parsed = Parsed(start + 1, add(Term(.timeOfDay)), .clock)
    parsed.time = TimeOfDay(hour: Int8(lexeme.number / 100), minute: Int8(lexeme.number % 100))
    parsed.register = .post
    return parsed
  }

  /// "at 4 in the afternoon", "around seven in the evening": the part of the day follows with the date.
  private func clockBeforePart(at start: Int) -> (TimeOfDay, Int)? {
    let previous = at(start - 1)
    guard at(start).isA([.digits, .cardinal]),
      start == 0 || previous.isKeyword(.at) || previous.isKeyword(.by) || previous.isA(.approximate),
      let number = wholeNumber(at: start), (1...12).contains(number.value), at(number.end).isKeyword(.in),
      at(number.end + 1).isKeyword(.the), at(number.end + 2).isA(.dayPart), (1...3).contains(at(number.end + 2).number)
    else { return nil }
    var time = TimeOfDay(hour: Int8(number.value))
    time.isAmbiguous = true
    return (time, number.end)
  }

  /// "eight tonight", "5 tomorrow afternoon", "five-thirty tomorrow evening", "10, tonight".
  private func clockBeforeDay(at start: Int) -> (TimeOfDay, Int)? {
    guard at(start).isA([.digits, .cardinal]), let (time, end) = clock(at: start, needsMark: false) else { return nil }
    let next = at(end).isComma ? end + 1 : end
    guard at(next).isA(.deictic), !at(start - 1).isA([.month, .digits]), at(next).number >= 0,
      at(next).isA(.dayPart) || at(next + 1).isA(.dayPart)
    else { return nil }
    return (time, end)
  }

  static let midHash = WordHash.hash("mid")

  static func hour(_ hour: Int8, _ meridiem: Int) -> Int8 { meridiem == 12 ? (hour < 12 ? hour + 12 : hour) : (hour == 12 ? 0 : hour) }

  private func digitalClock(at start: Int, needsMark: Bool) -> (TimeOfDay, Int)? {
    let lexeme = at(start)
    var time = TimeOfDay(hour: Int8(lexeme.number))
    var end = start + 1
    var hasMinutes = false
    if isClock(at: start), at(start + 2).number < 60 {
      time.minute = Int8(at(start + 2).number)
      end = start + 3
      hasMinutes = true
      if at(end).isColon, at(end).isGlued, at(end + 1).isA([.digits, .decimal]), at(end + 1).width == 2, at(end + 1).number < 60 {
        time.second = Int8(at(end + 1).number)
        end += 2
      }
    } else if lexeme.isA(.decimal) {
      guard lexeme.secondNumber == 2, lexeme.fraction < 600 else { return nil }
      time.minute = Int8(lexeme.fraction / 10)
    }
    if let (value, next) = meridiem(at: end) {
      guard lexeme.number <= 12 || value == 12, lexeme.number > 0 else { return nil }
      time.hour = Grammar.hour(time.hour, value)
      return zoned(time, next)
    }
    if at(end).isKeyword(.oclock) {
      time.isAmbiguous = true
      if let (value, next) = meridiem(at: end + 1) {
        time.hour = Grammar.hour(time.hour, value)
        time.isAmbiguous = false
        return zoned(time, next)
      }
      return zoned(time, end + 1)
    }
    // "at 3 15"
    if at(start - 1).isKeyword(.at), lexeme.isPlainDigits, at(end).isPlainDigits, at(end).width == 2, at(end).number < 60,
      !at(end + 1).isWordOrNumber, !at(end + 1).isDash
    {
      time.minute = Int8(at(end).number)
      time.isAmbiguous = time.hour >= 1 && time.hour <= 11
      return zoned(time, end + 1)
    }
    if hasMinutes {
      time.isAmbiguous = time.hour >= 1 && time.hour <= 11 && lexeme.width == 1
      if at(end).isA(.clockHours), at(end).isGlued || at(end).end - at(end).start == 3 { end += 1 }
      return zoned(time, end)
    }
    if !needsMark, lexeme.isPlainDigits, lexeme.number >= 1, lexeme.number <= 24, !at(end).isA(.anyUnit),
      !at(end).isA([.countNoun, .month, .scale]), !at(end).isWordOrNumber || at(end).keyword != .none || at(end).isA([.zone, .deictic]),
      at(end).mark != UInt8(ascii: "%"), at(end).mark != UInt8(ascii: "/"), !(at(end).isDash && at(end).isGlued)
    {
      time.isAmbiguous = lexeme.number <= 12
      return zoned(time, end)
    }
    if needsMark, at(end).isA(.zone), at(end).flags.contains(.allCapitals), at(start - 1).isKeyword(.at) { return zoned(time, end) }
    return nil
  }

  private func meridiem(at position: Int) -> (Int, Int)? {
    let lexeme = at(position)
    if lexeme.isA(.meridiem) { return (Int(lexeme.number), position + 1) }
    if lexeme.isA(.meridiemShort), lexeme.isGlued { return (Int(lexeme.number), position + 1) }
    if lexeme.isA(.meridiemShort), at(position + 1).end - at(position + 1).start == 1, at(position + 1).mark | 32 == UInt8(ascii: "m") {
      return (Int(lexeme.number), position + 2)
    }
    return nil
  }

  func zoned(_ time: TimeOfDay, _ end: Int) -> (TimeOfDay, Int) {
    let zone = at(end)
    guard zone.isA(.zone), zone.flags.contains(.allCapitals) || zone.isGlued || lexemes.count < 10 else { return (time, end) }
    var result = time
    result.zone = Int8(clamping: zone.number)
    return (result, end + 1)
  }

  /// "half past three", "quarter to seven", "20 minutes past 3pm".
  private func minutesPast(at start: Int) -> (TimeOfDay, Int)? {
    var position = start
    if at(position).isKeyword(.a), at(position + 1).unit == .quarter { position += 1 }
    var minutes = 0
    if at(position).isKeyword(.half), at(position + 1).isKeyword(.past) {
      minutes = 30
      position += 1
    } else if at(position).unit == .quarter, at(position).isA(.unit) {
      minutes = 15
      position += 1
    } else if let number = wholeNumber(at: position), (1...59).contains(number.value), at(number.end).unit == .minute {
      minutes = number.value
      position = number.end + 1
    } else if let number = cardinal(at: position), [5, 10, 20, 25].contains(number.value),
      at(number.end).isKeyword(.past) || at(number.end).isKeyword(.to), at(start - 1).isKeyword(.at)
    {
      minutes = number.value
      position = number.end
    } else {
      return nil
    }
    // "ten minutes before noon", "20 minutes from 3pm": there the hour must look like one.
    let isShift = at(position).isKeyword(.before) || at(position).isKeyword(.after) || at(position).isKeyword(.from)
    let isPast = at(position).isKeyword(.past) || isShift && !at(position).isKeyword(.before)
    guard isPast || isShift || at(position).isKeyword(.to) else { return nil }
    guard let (base, end) = clock(at: position + 1, needsMark: isShift) ?? (isShift ? nil : spokenHour(at: position + 1)) else {
      return nil
    }
    var time = base
    let total = Int(base.hour) * 60 + Int(max(0, base.minute)) + (isPast ? minutes : -minutes)
    time.hour = Int8((total + 1440) / 60 % 24)
    time.minute = Int8((total + 1440) % 60)
    return (time, end)
  }

  private func spokenHour(at start: Int) -> (TimeOfDay, Int)? {
    guard let number = cardinal(at: start), (1...12).contains(number.value) else { return nil }
    var time = TimeOfDay(hour: Int8(number.value))
    time.isAmbiguous = true
    return (time, number.end)
  }

  /// "five o'clock", "ten thirty am", "seven p.m.", "five-thirty" beside a date.
  private func spokenClock(at start: Int, needsMark: Bool) -> (TimeOfDay, Int)? {
    let lexeme = at(start)
    guard lexeme.isA(.cardinal), (1...12).contains(lexeme.number), !lexeme.isA(.vagueCount) else { return nil }
    var time = TimeOfDay(hour: Int8(lexeme.number))
    var end = start + 1
    if at(end).isDash { end += 1 }
    if let minutes = cardinal(at: end), (10...59).contains(minutes.value) {
      time.minute = Int8(minutes.value)
      end = minutes.end
    } else {
      end = start + 1
    }
    if let (value, next) = meridiem(at: end) {
      time.hour = Grammar.hour(time.hour, value)
      return zoned(time, next)
    }
    if at(end).isKeyword(.oclock) {
      time.isAmbiguous = true
      return (time, end + 1)
    }
    // "at seven forty"
    let isMarked = !needsMark || time.minute >= 0 && at(start - 1).isKeyword(.at)
    guard isMarked, !at(end).isA(.anyUnit), !at(end).isWordOrNumber || at(end).keyword != .none || at(end).isA([.deictic, .weekday])
    else { return nil }
    time.isAmbiguous = true
    return (time, end)
  }
}
