import DatelineText

/// One stretch of the calendar that a unit names: a day, an ISO week, a month, a decade ...
///
/// The index counts units, so that the next one is `index + 1`: days since 1970-01-01, weeks since the Monday before it, months, quarters, halves and
/// seasons since year 0, years by astronomical number (0 is 1 BC). Seasons: 0 winter (December to February), 1 spring ... 3 autumn; winter goes under the year
/// that the January lies in). Decades and centuries before year 1 count years BC: -49 is the 480s BC.
struct Period: Sendable, Hashable {
  var unit: CalendarUnit
  var index: Int

  /// The period of `unit` that holds a day; weeks run from Monday.
  init(_ unit: CalendarUnit, containing day: Day) {
    self.unit = unit
    let (year, month, _) = day.civil
    switch unit {
    case .week, .weekend: index = Period.floorDivide(Int(day.number) + 3, 7)
    case .fortnight:
      self.unit = .week
      index = Period.floorDivide(Int(day.number) + 3, 7)
    case .month: index = year * 12 + month - 1
    case .quarter: index = year * 4 + (month - 1) / 3
    case .half: index = year * 2 + (month - 1) / 6
    case .season: index = year * 4 + month / 3
    case .year: index = year
    case .decade: index = Period.decade(ofYear: year)
    case .century: index = Period.century(ofYear: year)
    case .millennium: index = Period.floorDivide(year, 1000)
    case .none, .second, .minute, .hour, .day:
      self.unit = .day
      index = Int(day.number)
    }
  }

  init(_ unit: CalendarUnit, index: Int) {
    self.unit = unit
    self.index = index
  }

  init(day: Day) {
    unit = .day
    index = Int(day.number)
  }

  init(year: Int) {
    unit = .year
    index = year
  }

  init(year: Int, month: Int) {
    unit = .month
    index = year * 12 + month - 1
  }

  /// The first day.
  var start: Day {
    switch unit {
    case .week, .fortnight: return Day(number: Int32(clamping: index * 7 - 3))
    case .weekend: return Day(number: Int32(clamping: index * 7 + 2))
    case .month: return Period.firstOfMonth(index)
    case .quarter: return Period.firstOfMonth(index * 3)
    case .half: return Period.firstOfMonth(index * 6)
    case .season: return Period.firstOfMonth(index * 3 - 1)
    case .year: return Period.firstOfMonth(index * 12)
    case .decade: return Period.firstOfMonth((index < 0 ? 1 - (-index - 1) * 10 - 9 : index * 10) * 12)
    case .century: return Period.firstOfMonth((index < 0 ? 1 - (-index - 1) * 100 - 99 : index * 100) * 12)
    case .millennium: return Period.firstOfMonth(index * 12_000)
    default: return Day(number: Int32(clamping: index))
    }
  }

  /// The last day.
  var end: Day {
    switch unit {
    case .week, .fortnight, .weekend: return Day(number: Int32(clamping: index * 7 + 3))
    case .month: return Period.firstOfMonth(index + 1).adding(days: -1)
    case .quarter: return Period.firstOfMonth(index * 3 + 3).adding(days: -1)
    case .half: return Period.firstOfMonth(index * 6 + 6).adding(days: -1)
    case .season: return Period.firstOfMonth(index * 3 + 2).adding(days: -1)
    case .year: return Period.firstOfMonth(index * 12 + 12).adding(days: -1)
    case .decade: return Period.firstOfMonth((index < 0 ? 2 - (-index - 1) * 10 : index * 10 + 10) * 12).adding(days: -1)
    case .century: return Period.firstOfMonth((index < 0 ? 2 - (-index - 1) * 100 : index * 100 + 100) * 12).adding(days: -1)
    case .millennium: return Period.firstOfMonth(index * 12_000 + 12_000).adding(days: -1)
    default: return Day(number: Int32(clamping: index))
    }
  }

  /// Whether the years of the period are ones that a calendar day can be given for.
  var isRepresentable: Bool {
    let years: Int
    switch unit {
    case .week, .weekend, .fortnight: years = index / 52
    case .month: years = index / 12
    case .quarter, .season: years = index / 4
    case .half: years = index / 2
    case .year: years = index
    case .decade: years = index * 10
    case .century: years = index * 100
    case .millennium: years = index * 1000
    default: years = index / 365 + 1970
    }
    return (-9990...9990).contains(years)
  }

  /// The year in which it begins.
  var year: Int {
    switch unit {
    case .month: Period.floorDivide(index, 12)
    case .quarter, .season: Period.floorDivide(index, 4)
    case .half: Period.floorDivide(index, 2)
    case .year: index
    default: start.year
    }
  }

  /// The period `count` units later.
  func adding(_ count: Int) -> Period {
    let (sum, overflow) = index.addingReportingOverflow(unit == .fortnight ? count * 2 : count)
    return Period(unit == .fortnight ? .week : unit, index: overflow ? 0 : sum)
  }

  /// The first day moved by whole units of another size; months keep the day of the month where they can.
  static func shift(_ day: Day, by count: Int, _ unit: CalendarUnit) -> Day {
    let bounded = Swift.max(-100_000, Swift.min(100_000, count))
    switch unit {
    case .day: return day.adding(days: count)
    case .week, .weekend: return day.adding(days: bounded * 7)
    case .fortnight: return day.adding(days: bounded * 14)
    case .month: return addMonths(day, bounded)
    case .quarter, .season: return addMonths(day, bounded * 3)
    case .half: return addMonths(day, bounded * 6)
    case .year: return addMonths(day, bounded * 12)
    case .decade: return addMonths(day, bounded * 120)
    case .century: return addMonths(day, bounded * 1200)
    case .millennium: return addMonths(day, Swift.max(-20, Swift.min(20, count)) * 12_000)
    case .none, .second, .minute, .hour: return day
    }
  }

  static func addMonths(_ day: Day, _ months: Int) -> Day {
    let (year, month, dayOfMonth) = day.civil
    let index = year * 12 + month - 1 + months
    let y = floorDivide(index, 12)
    let m = index - y * 12 + 1
    return Day(year: y, month: m, day: Swift.min(dayOfMonth, Day.length(ofMonth: m, year: y)))
  }

  static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

  static func decade(ofYear year: Int) -> Int { year > 0 ? year / 10 : -((1 - year) / 10) - 1 }

  static func century(ofYear year: Int) -> Int { year > 0 ? year / 100 : -((1 - year) / 100) - 1 }

  private static func firstOfMonth(_ index: Int) -> Day {
    let year = floorDivide(index, 12)
    return Day(year: year, month: index - year * 12 + 1, day: 1)
  }
}
