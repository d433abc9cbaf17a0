import DatelineText

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
