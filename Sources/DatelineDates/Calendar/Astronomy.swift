import DatelineText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

extension Moon {
  /// The last new moon not after a moment.
  static func lunation(before moment: Double) -> Int {
    var k = Int(((moment - Moment.epoch) / 29.530_588_861).rounded(.down)) + 1
    while newMoon(k) > moment { k -= 1 }
    return k
  }

  /// When the moon has moved so many degrees (0 to 360) ahead of the sun since a new moon.
  static func moment(of elongation: Double, in lunation: Int) -> Double {
    var moment = newMoon(lunation) + elongation / 360 * 29.530_588_861
    for _ in 0..<5 {
      let rest = (elongation - (longitude(moment) - Sun.longitude(moment))).remainder(dividingBy: 360)
      moment += rest / 12.190_75
    }
    return moment
  }

  /// Longitude in degrees, the twelve largest terms (Meeus, chapter 47): a tenth of a degree off at most, a quarter of an hour of a tithi.
  private static func longitude(_ moment: Double) -> Double {
    let t = (moment - Moment.epoch) / 36_525
    let radians = Double.pi / 180
    let d = (297.850_192 + 445_267.111_403 * t) * radians
    let sun = (357.529_109 + 35_999.050_29 * t) * radians
    let moon = (134.963_396 + 477_198.867_506 * t) * radians
    let f = (93.272_095 + 483_202.017_523 * t) * radians
    var longitude = 218.316_448 + 481_267.881_234 * t
    longitude += 6.288_774 * sin(moon) + 1.274_027 * sin(2 * d - moon) + 0.658_314 * sin(2 * d) + 0.213_618 * sin(2 * moon)
    longitude += -0.185_116 * sin(sun) - 0.114_332 * sin(2 * f) + 0.058_793 * sin(2 * d - 2 * moon) + 0.057_066 * sin(2 * d - sun - moon)
    longitude += 0.053_322 * sin(2 * d + moon) + 0.045_758 * sin(2 * d - sun) - 0.040_923 * sin(sun - moon) - 0.034_72 * sin(d)
    return longitude
  }
}

/// The sun.
enum Sun {
  /// Longitude in degrees, from the equinox of the day (Meeus, chapter 25): a hundredth of a degree off at most.
  static func longitude(_ moment: Double) -> Double {
    let t = (moment - Moment.epoch) / 36_525
    let radians = Double.pi / 180
    let anomaly = (357.529_11 + 35_999.050_29 * t) * radians
    return 280.460_69 + 36_000.769_83 * t + (1.914_602 - 0.004_817 * t) * sin(anomaly) + 0.019_993 * sin(2 * anomaly)
      + 0.000_289 * sin(3 * anomaly)
  }

  /// When the sun stands at a longitude, nearest to a moment.
  static func moment(of wanted: Double, near guess: Double) -> Double {
    var moment = guess
    for _ in 0..<5 { moment += (wanted - longitude(moment)).remainder(dividingBy: 360) / 0.985_647 }
    return moment
  }
}

/// Julian dates, in which days begin at noon of universal time.
enum Moment {
  /// Noon of 1 January 2000.
  static let epoch = 2_451_545.0

  /// The civil day of a moment at a place so many hours ahead of universal time.
  static func day(_ moment: Double, hoursEast: Double) -> Day {
    Day(number: Int32((moment + hoursEast / 24 + 0.5).rounded(.down) - 2_440_588))
  }

  /// Midnight of universal time at the beginning of a day.
  static func julian(_ day: Day) -> Double { Double(day.number) + 2_440_587.5 }
}
