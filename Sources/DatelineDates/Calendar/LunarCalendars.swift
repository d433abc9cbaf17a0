import DatelineText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The arithmetic Hebrew calendar (Reingold & Dershowitz). Months count from Nisan.
enum HebrewCalendar {
  private static func isLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

  /// Days from the epoch to 1 Tishri of a year.
  private static func elapsedDays(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + parts / 25_920
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day
  }

  private static func newYear(_ year: Int) -> Int {
    let (before, this, after) = (elapsedDays(year - 1), elapsedDays(year), elapsedDays(year + 1))
    let correction = after - this == 356 ? 2 : (this - before == 382 ? 1 : 0)
    // 1 Tishri of year 1 is day -2092590 of the Unix calendar.
    return this + correction - 2_092_590
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    let days = newYear(year + 1) - newYear(year)
    switch month {
    case 2, 4, 6, 10, 13: return 29
    case 12: return isLeap(year) ? 30 : 29
    case 8: return days % 10 == 5 ? 30 : 29
    case 9: return days % 10 == 3 ? 29 : 30
    default: return 30
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    var number = newYear(year) + day - 1
    let lastMonth = isLeap(year) ? 13 : 12
    var current = 7
    while current != month {
      number += length(ofMonth: current, year)
      current = current == lastMonth ? 1 : current + 1
      if current == 7 { break }
    }
    return Day(number: Int32(clamping: number))
  }

  /// The Gregorian day of a Hebrew one that falls in a Gregorian year.
  static func day(month: Int, day dayOfMonth: Int, inGregorianYear year: Int) -> Day? {
    for hebrew in (year + 3760)...(year + 3761) {
      let result = day(hebrew, month, dayOfMonth)
      if result.year == year { return result }
    }
    return nil
  }

  static func purim(day dayOfMonth: Int, inGregorianYear year: Int) -> Day? {
    let hebrew = year + 3760
    return day(hebrew, isLeap(hebrew) ? 13 : 12, dayOfMonth)
  }
}

/// The Islamic calendar from the moon: a month begins on the evening after the new moon, as the Umm al-Qura calendar of Saudi Arabia has it closely.
/// Announced dates differ by a day now and then.
enum IslamicCalendar {
  /// Lunations from 1 Muharram of year 1 to the new moon of January 2000, which began Shawwal 1420.
  private static let epoch = 17_037

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    let moment = Moon.newMoon((year - 1) * 12 + month - 1 - epoch) + 3.0 / 24 + 0.5
    let conjunction = floor(moment)
    // A moon that is new late in the day is not seen that evening.
    let wait = moment - conjunction < 0.62 ? 1.0 : 2.0
    return Day(number: Int32(conjunction + wait - 2_440_588) + Int32(clamping: day - 1))
  }

  /// The first day of that name in a Gregorian year.
  static func day(month: Int, day dayOfMonth: Int, inGregorianYear year: Int) -> Day? {
    guard year > 622 else { return nil }
    let approximate = (year - 622) * 33 / 32
    for islamic in max(1, approximate - 1)...(approximate + 2) {
      let result = day(islamic, month, dayOfMonth)
      if result.year == year { return result }
    }
    return nil
  }
}

/// Chinese New Year, from the moon.
enum ChineseCalendar {
  /// The new moon in Beijing between 21 January and 20 February.
  static func newYear(_ year: Int) -> Day {
    let from = Day(year: year, month: 1, day: 21)
    var k = Int((Double(year) + 0.04 - 2000) * 12.3685) - 1
    for _ in 0..<5 {
      let day = Day(number: Int32(floor(Moon.newMoon(k) + 8.0 / 24 + 0.5) - 2_440_588))
      if day >= from { return day }
      k += 1
    }
    return from
  }
}

/// New moons.
enum Moon {
  /// The moment, as a Julian date, of the k-th new moon since January 2000 (Meeus, Astronomical Algorithms, chapter 49, larger terms; minutes off at most).
  static func newMoon(_ k: Int) -> Double {
    let t = Double(k) / 1236.85
    let radians = Double.pi / 180
    let sun = (2.5534 + 29.105_356_70 * Double(k)) * radians
    let moon = (201.5643 + 385.816_935_28 * Double(k)) * radians
    let node = (160.7108 + 390.670_502_84 * Double(k)) * radians
    var ephemeris = 2_451_550.097_66 + 29.530_588_861 * Double(k) + 0.000_154_37 * t * t
    ephemeris += -0.4072 * sin(moon) + 0.172_41 * sin(sun) + 0.016_08 * sin(2 * moon) + 0.010_39 * sin(2 * node)
    ephemeris += 0.007_39 * sin(moon - sun) - 0.005_14 * sin(moon + sun) + 0.002_08 * sin(2 * sun)
    return ephemeris - 0.0008
  }
}
