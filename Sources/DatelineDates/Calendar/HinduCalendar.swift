import DatelineText

/// Festivals of the Hindu calendars, from the positions of sun and moon (Reingold & Dershowitz, Calendrical Calculations, chapter 20, with a modern
/// sun and moon). Regional almanacs differ by a day now and then.
enum HinduCalendar {
  /// Hours of local mean time at Ujjain ahead of universal time.
  private static let ujjain = 5.05

  /// The precession since the sidereal zodiac was fixed (Lahiri), in degrees.
  private static func precession(_ moment: Double) -> Double { 23.853 + 0.013_969 * (moment - Moment.epoch) / 365.25 }

  /// The moment at which the sun enters a sidereal sign (0 Mesha, in April ... 9 Makara, in January) in a Gregorian year.
  private static func entry(_ sign: Int, _ year: Int) -> Double {
    let guess = Moment.julian(Day(year: year, month: 4, day: 14)) + Double(sign) * 30.44 - (sign >= 9 ? 365.25 : 0)
    return Sun.moment(of: Double(sign * 30) + precession(guess), near: guess)
  }

  /// The day of a lunar day (tithi, 1 to 30) of a month that begins with the new moon (1 Chaitra ... 12 Phalguna), leap months apart.
  ///
  /// It is the first day on which the tithi runs at `hour`: festivals of the morning go by sunrise, those of the night by dusk or midnight.
  static func day(month: Int, tithi: Int, hour: Int, inGregorianYear year: Int) -> Day? {
    for solarYear in [year, year + 1] {
      let lunation = Moon.lunation(before: entry(month - 1, solarYear))
      let start = Moon.moment(of: Double(tithi - 1) * 12, in: lunation)
      let end = Moon.moment(of: Double(tithi) * 12, in: lunation)
      var day = Moment.day(start, hoursEast: ujjain)
      func moment(_ day: Day) -> Double { Moment.julian(day) + (Double(hour) - ujjain) / 24 }
      // A tithi that runs at the hour of no day belongs to the day on which it begins.
      if moment(day) < start, moment(day.adding(days: 1)) < end { day = day.adding(days: 1) }
      if day.year == year { return day }
    }
    return nil
  }

  /// The day on which the sun enters a sidereal sign, the next one if that is after `hour`, moved by days.
  static func solarDay(sign: Int, hour: Int, offset: Int, inGregorianYear year: Int) -> Day {
    let moment = entry(sign, year) + Double(24 - hour) / 24
    return Moment.day(moment, hoursEast: 5.5).adding(days: offset)
  }
}

/// The Parsi calendar of India (Shahenshahi): years of 365 days without leap days, so that its new year comes a day earlier every leap year.
enum ParsiCalendar {
  /// The first day of the year that begins in a Gregorian one.
  static func newYear(_ year: Int) -> Day { Day(year: 2018, month: 8, day: 17).adding(days: 365 * (year - 2018)) }
}
