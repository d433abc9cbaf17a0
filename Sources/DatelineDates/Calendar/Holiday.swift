import CDatelineData
import DatelineText

/// A holiday of the data file: its names and how its day is found in a year.
struct Holiday: Sendable {
  /// All of them, in file order.
  static let all: [Holiday] = read()

  let names: [String]
  let rule: HolidayRule
  /// Small it is other words ("May Day", "Holi").
  let needsCapital: Bool
  /// Other countries have a day of this name on another date.
  let isNational: Bool

  private static func read() -> [Holiday] {
    var holidays: [Holiday] = []
    TableFile.forEachRow(in: dateline_dates_holidays()) { fields in
      guard fields.count >= 3 else { return }
      let arguments = fields[2].text.split(separator: " ").compactMap { Int($0) }
      let names = fields[0].text.split(separator: "|").map(String.init)
      guard let rule = HolidayRule(name: fields[1].text, arguments) else { return }
      let note = fields.count > 3 ? fields[3].text : ""
      holidays.append(Holiday(names: names, rule: rule, needsCapital: !note.isEmpty, isNational: note == "national"))
    }
    return holidays
  }
}

/// How the day of a holiday follows from the year.
enum HolidayRule: Sendable {
  case fixed(month: Int, day: Int)
  /// The n-th weekday of a month (from its end if negative), and days after it.
  case nth(month: Int, weekday: Int, count: Int, plus: Int)
  case easter(offset: Int, length: Int)
  case orthodoxEaster(offset: Int, length: Int)
  /// A Hebrew day, moved by so many days when it falls on a weekday (`shifts`, from Monday; empty: never moved).
  case hebrew(month: Int, day: Int, length: Int, shifts: [Int])
  /// 14 Adar, of Adar II in leap years.
  case purim(day: Int)
  /// A day of an Islamic month; of length 30, the whole month.
  case islamic(month: Int, day: Int, length: Int)
  /// The last Friday of an Islamic month.
  case lastFriday(month: Int)
  case chinese(offset: Int)
  case chineseLunar(month: Int, day: Int)
  /// A lunar day of a Hindu month, observed at an hour, and days after it.
  case hindu(month: Int, tithi: Int, hour: Int, offset: Int, length: Int)
  /// The sun's entry into a sidereal sign, by an hour, and days after it.
  case hinduSolar(sign: Int, hour: Int, offset: Int)
  case parsi
  /// The day on which the sun stands so many degrees from the spring equinox, at a place so many hours east.
  case sun(degrees: Int, hoursEast: Int)
  /// A fixed day that moves a day forward from Sunday, or to the nearest weekday.
  case movedFromWeekend(month: Int, day: Int, onlySunday: Bool)
  case skip

  var isSkipped: Bool {
    if case .skip = self { return true }
    return false
  }

  init?(name: String, _ arguments: [Int]) {
    func argument(_ index: Int, _ fallback: Int = 0) -> Int { index < arguments.count ? arguments[index] : fallback }
    switch name {
    case "fixed": self = .fixed(month: argument(0), day: argument(1))
    case "nth": self = .nth(month: argument(0), weekday: argument(1), count: argument(2), plus: argument(3))
    case "easter": self = .easter(offset: argument(0), length: argument(1, 1))
    case "orthodox": self = .orthodoxEaster(offset: argument(0), length: argument(1, 1))
    case "hebrew":
      self = .hebrew(month: argument(0), day: argument(1), length: argument(2, 1), shifts: Array(arguments.dropFirst(3).prefix(7)))
    case "purim": self = .purim(day: argument(0))
    case "islamic": self = .islamic(month: argument(0), day: argument(1), length: argument(2, 1))
    case "lastfriday": self = .lastFriday(month: argument(0))
    case "chinese": self = .chinese(offset: argument(0))
    case "chineselunar": self = .chineseLunar(month: argument(0), day: argument(1))
    case "hindu":
      self = .hindu(month: argument(0), tithi: argument(1), hour: argument(2), offset: argument(3), length: argument(4, 1))
    case "hindusolar": self = .hinduSolar(sign: argument(0), hour: argument(1), offset: argument(2))
    case "parsi": self = .parsi
    case "sun": self = .sun(degrees: argument(0), hoursEast: argument(1))
    case "kingsday": self = .movedFromWeekend(month: argument(0), day: argument(1), onlySunday: true)
    case "bossday": self = .movedFromWeekend(month: argument(0), day: argument(1), onlySunday: false)
    case "skip": self = .skip
    default: return nil
    }
  }

  /// First day and length in days in a Gregorian year; nil if it does not fall in it.
  func occurrence(in year: Int) -> (start: Day, length: Int)? {
    guard (1...9998).contains(year) else { return nil }
    switch self {
    case .fixed(let month, let day): return Day(validYear: year, month: month, day: day).map { ($0, 1) }
    case .nth(let month, let weekday, let count, let plus):
      return HolidayRule.nthWeekday(count, weekday, month, year).map { ($0.adding(days: plus), 1) }
    case .easter(let offset, let length): return (HolidayRule.easter(year).adding(days: offset), length)
    case .orthodoxEaster(let offset, let length): return (HolidayRule.orthodoxEaster(year).adding(days: offset), length)
    case .hebrew(let month, let day, let length, let shifts):
      return HebrewCalendar.day(month: month, day: day, inGregorianYear: year).map {
        ($0.adding(days: shifts.count == 7 ? shifts[$0.weekday - 1] : 0), length)
      }
    case .purim(let day): return HebrewCalendar.purim(day: day, inGregorianYear: year).map { ($0, 1) }
    case .islamic(let month, let day, let length):
      return IslamicCalendar.day(month: month, day: day, inGregorianYear: year).map { ($0.day, min(length, $0.rest)) }
    case .lastFriday(let month):
      guard let next = IslamicCalendar.day(month: month + 1, day: 1, inGregorianYear: year) else { return nil }
      let last = next.day.adding(days: -1)
      return (last.adding(days: -((last.weekday + 2) % 7)), 1)
    case .chineseLunar(let month, let day): return (ChineseCalendar.day(month: month, day: day, inYear: year), 1)
    case .hindu(let month, let tithi, let hour, let offset, let length):
      return HinduCalendar.day(month: month, tithi: tithi, hour: hour, inGregorianYear: year).map { ($0.adding(days: offset), length) }
    case .hinduSolar(let sign, let hour, let offset):
      return (HinduCalendar.solarDay(sign: sign, hour: hour, offset: offset, inGregorianYear: year), 1)
    case .parsi: return (ParsiCalendar.newYear(year), 1)
    case .sun(let degrees, let hoursEast):
      let guess = Moment.julian(Day(year: year, month: 3, day: 20)) + Double(degrees) / 360 * 365.2422
      return (Moment.day(Sun.moment(of: Double(degrees), near: guess), hoursEast: Double(hoursEast)), 1)
    case .chinese(let offset): return (ChineseCalendar.newYear(year).adding(days: offset), 1)
    case .movedFromWeekend(let month, let day, let onlySunday):
      let date = Day(year: year, month: month, day: day)
      if date.weekday == 7 { return (date.adding(days: onlySunday ? -1 : 1), 1) }
      return (date.weekday == 6 && !onlySunday ? date.adding(days: -1) : date, 1)
    case .skip: return nil
    }
  }

  /// The n-th weekday of a month; negative counts from the end.
  static func nthWeekday(_ count: Int, _ weekday: Int, _ month: Int, _ year: Int) -> Day? {
    guard (1...12).contains(month), count != 0, abs(count) <= 5 else { return nil }
    let day: Day
    if count > 0 {
      let first = Day(year: year, month: month, day: 1)
      day = first.adding(days: (weekday - first.weekday + 7) % 7 + (count - 1) * 7)
    } else {
      let last = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
      day = last.adding(days: -((last.weekday - weekday + 7) % 7) + (count + 1) * 7)
    }
    return day.month == month ? day : nil
  }

  /// Western Easter Sunday (Meeus, Jones and Butcher).
  static func easter(_ year: Int) -> Day {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    return Day(year: year, month: (h + l - 7 * m + 114) / 31, day: (h + l - 7 * m + 114) % 31 + 1)
  }

  /// Orthodox Easter Sunday (Meeus), as a Gregorian day.
  static func orthodoxEaster(_ year: Int) -> Day {
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let julian = Day(year: year, month: (d + e + 114) / 31, day: (d + e + 114) % 31 + 1)
    return julian.adding(days: year / 100 - year / 400 - 2)
  }
}
