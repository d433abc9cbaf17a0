import DatelineText

/// Writes TIMEX3 values.
struct TimexValue {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(32) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func reset() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(digits value: Int, width: Int) {
    var divisor = 1
    for _ in 1..<max(1, width) { divisor *= 10 }
    let bounded = max(0, value)
    while bounded / divisor >= 10, divisor < 1_000_000_000 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(truncatingIfNeeded: bounded / divisor % 10))
      divisor /= 10
    }
  }

  mutating func append(year: Int) {
    if year <= 0 {
      append("BC")
      append(digits: 1 - year, width: 4)
    } else {
      append(digits: year, width: 4)
    }
  }

  /// The value of a period: `2024-10-24`, `2024-W42`, `2024-10`, `2024-Q3`, `199`, `19`.
  mutating func append(_ period: Period) {
    switch period.unit {
    case .week, .fortnight, .weekend:
      let (year, week) = Period(.week, index: period.index).start.isoWeek
      append(year: year)
      append("-W")
      append(digits: week, width: 2)
      if period.unit == .weekend { append("-WE") }
    case .month:
      append(year: period.year)
      append("-")
      append(digits: period.index - period.year * 12 + 1, width: 2)
    case .quarter:
      append(year: period.year)
      append("-Q")
      append(digits: period.index - period.year * 4 + 1, width: 1)
    case .half:
      append(year: period.year)
      append("-H")
      append(digits: period.index - period.year * 2 + 1, width: 1)
    case .season:
      append(year: period.year)
      append(season: (period.index - period.year * 4 + 3) % 4)
    case .year: append(year: period.index)
    case .decade:
      if period.index < 0 { append("BC") }
      append(digits: period.index < 0 ? -period.index - 1 : period.index, width: 3)
    case .century:
      if period.index < 0 { append("BC") }
      append(digits: period.index < 0 ? -period.index - 1 : period.index, width: 2)
    case .millennium: append(digits: max(0, period.index), width: 1)
    default:
      let (year, month, day) = period.start.civil
      append(year: year)
      append("-")
      append(digits: month, width: 2)
      append("-")
      append(digits: day, width: 2)
    }
  }

  mutating func append(season: Int) {
    switch season {
    case 0: append("-SP")
    case 1: append("-SU")
    case 2: append("-FA")
    default: append("-WI")
    }
  }

  /// `P32M`, `PT2H`, `P2.5Y`, `PXD`. A part of an hour is given in minutes where they are whole: `PT1H30M`, `PT30M`,
  /// unless a smaller unit follows (`isAll` is false).
  mutating func appendDuration(_ count: Int, _ thousandths: Int, _ unit: CalendarUnit, isVague: Bool, isAll: Bool = true) {
    append(unit < .day && unit != .none ? "PT" : "P")
    guard isAll, unit == .hour, thousandths > 0, !isVague, thousandths * 60 % 1000 == 0 else {
      appendAmount(count, thousandths, unit, isVague: isVague)
      return
    }
    if count > 0 { appendAmount(count, 0, .hour, isVague: false) }
    appendAmount(thousandths * 60 / 1000, 0, .minute, isVague: false)
  }

  mutating func appendAmount(_ count: Int, _ thousandths: Int, _ unit: CalendarUnit, isVague: Bool) {
    var total = count * 1000 + thousandths
    if unit == .fortnight { total *= 2 }
    if isVague {
      append("X")
    } else {
      append(digits: total / 1000, width: 1)
      var rest = total % 1000
      if rest > 0 {
        append(".")
        var divisor = 100
        while rest > 0 {
          append(digits: rest / divisor, width: 1)
          rest %= divisor
          divisor /= 10
        }
      }
    }
    switch unit {
    case .second: append("S")
    case .minute: append("M")
    case .hour: append("H")
    case .week, .fortnight: append("W")
    case .weekend: append("WE")
    case .month: append("M")
    case .quarter: append("Q")
    case .half: append("H")
    case .season: append("SE")
    case .year: append("Y")
    case .decade: append("DE")
    case .century: append("CE")
    case .millennium: append("ML")
    default: append("D")
    }
  }

  /// `T14:05`, `TMO`; the date stands before it.
  mutating func append(_ time: TimeOfDay) {
    append("T")
    if time.hour < 0 {
      switch time.part {
      case 1: append("MO")
      case 2: append("AF")
      case 3: append("EV")
      case 4: append("NI")
      default: append("DT")
      }
      return
    }
    append(digits: Int(time.hour), width: 2)
    append(":")
    append(digits: max(0, Int(time.minute)), width: 2)
    if time.second >= 0 {
      append(":")
      append(digits: Int(time.second), width: 2)
    }
  }
}
