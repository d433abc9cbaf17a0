import DatelineText

/// The Islamic calendar as Saudi Arabia has it (Umm al-Qura), from sun and moon over Mecca; announced dates differ by a day now and then.
///
/// Its rule has changed (R. H. van Gent, The Umm al-Qura Calendar of Saudi Arabia): from 1393 to 1419 a month began on the day after the new moon in
/// universal time; from 1420 on it begins after the first evening on which the moon, new by then, sets after the sun. Before that, and in the
/// published tables from 1451 on, the moon stands higher at sunset: four degrees agree with 97 months in 100 of them.
enum IslamicCalendar {
  /// Lunations from 1 Muharram of year 1 to the new moon of January 2000, which began Shawwal 1420.
  private static let epoch = 17_037
  private static let mecca = Place(latitude: 21.4225, longitude: 39.8262)

  /// The first day of a month.
  private static func start(_ year: Int, _ month: Int) -> Day {
    let newMoon = Moon.newMoon((year - 1) * 12 + month - 1 - epoch)
    var day = Moment.day(newMoon, hoursEast: 0)
    guard !(1393...1419).contains(year) else { return day.adding(days: 1) }
    let leastHeight = (1420...1450).contains(year) ? 0.0 : 4.0
    // On the third evening it is high at the latest.
    for _ in 0..<2 {
      let sunset = mecca.sunset(on: day)
      if newMoon < sunset, mecca.heightOfMoon(at: sunset) > leastHeight { break }
      day = day.adding(days: 1)
    }
    return day.adding(days: 1)
  }

  /// The first day of that name in a Gregorian year, and how many days its month goes on after it.
  static func day(month: Int, day dayOfMonth: Int, inGregorianYear year: Int) -> (day: Day, rest: Int)? {
    guard year > 622 else { return nil }
    let approximate = (year - 622) * 33 / 32
    for islamic in max(1, approximate - 1)...(approximate + 2) {
      let day = start(islamic, month).adding(days: dayOfMonth - 1)
      guard day.year == year else { continue }
      let next = month == 12 ? start(islamic + 1, 1) : start(islamic, month + 1)
      return (day, Int(next.number - day.number))
    }
    return nil
  }
}
