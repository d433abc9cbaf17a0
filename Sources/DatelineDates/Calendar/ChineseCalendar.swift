import DatelineText

/// The Chinese calendar: months begin on the day of the new moon in Beijing, and each but a leap month holds the sun's entry into its sign.
enum ChineseCalendar {
  /// Hours that Beijing is ahead of universal time.
  private static let beijing = 8.0

  /// The first day of the year: the second new moon after the winter solstice, but for leap months.
  static func newYear(_ year: Int) -> Day {
    let from = Day(year: year, month: 1, day: 21)
    var lunation = Int((Double(year) + 0.04 - 2000) * 12.3685) - 1
    for _ in 0..<5 {
      let day = Moment.day(Moon.newMoon(lunation), hoursEast: beijing)
      if day >= from { return day }
      lunation += 1
    }
    return from
  }

  /// A day of a month that is no leap month, in the Chinese year that begins in a Gregorian one.
  static func day(month: Int, day: Int, inYear year: Int) -> Day {
    let longitude = Double((330 + 30 * (month - 1)) % 360)
    let entry = Sun.moment(of: longitude, near: Moment.julian(Day(year: year, month: 2, day: 19)) + Double(month - 1) * 30.44)
    let entryDay = Moment.day(entry, hoursEast: beijing)
    var lunation = Moon.lunation(before: entry)
    if Moment.day(Moon.newMoon(lunation + 1), hoursEast: beijing) <= entryDay { lunation += 1 }
    return Moment.day(Moon.newMoon(lunation), hoursEast: beijing).adding(days: day - 1)
  }
}
