import DatelineText

/// The Islamic calendar from the moon: a month begins on the evening after the new moon, as the Umm al-Qura calendar of Saudi Arabia has it closely.
/// Announced dates differ by a day now and then.
enum IslamicCalendar {
  /// Lunations from 1 Muharram of year 1 to the new moon of January 2000, which began Shawwal 1420.
  private static let epoch = 17_037

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    let moment = Moon.newMoon((year - 1) * 12 + month - 1 - epoch) + 3.0 / 24 + 0.5
    let conjunction = moment.rounded(.down)
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
