import DatelineText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The moon: when it is new, and where it stands.
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
  static func longitude(_ moment: Double) -> Double {
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

  /// Degrees north of the sun's path, the seven largest terms (Meeus, chapter 47).
  static func latitude(_ moment: Double) -> Double {
    let t = (moment - Moment.epoch) / 36_525
    let radians = Double.pi / 180
    let d = (297.850_192 + 445_267.111_403 * t) * radians
    let moon = (134.963_396 + 477_198.867_506 * t) * radians
    let f = (93.272_095 + 483_202.017_523 * t) * radians
    var latitude = 5.128_122 * sin(f) + 0.280_602 * sin(moon + f) + 0.277_693 * sin(moon - f) + 0.173_237 * sin(2 * d - f)
    latitude += 0.055_413 * sin(2 * d - moon + f) + 0.046_271 * sin(2 * d - moon - f) + 0.032_573 * sin(2 * d + f)
    return latitude
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

/// A place on earth, in degrees north and east, and what is seen from there.
struct Place: Sendable {
  let latitude: Double
  let longitude: Double

  private static let radians = Double.pi / 180
  /// The tilt of the earth's axis.
  private static let obliquity = 23.4393 * radians

  /// When the upper rim of the sun goes under on a day, a minute off at most.
  func sunset(on day: Day) -> Double {
    var moment = Moment.julian(day) + (18 - longitude / 15) / 24
    let horizon = sin(-0.8333 * Place.radians)
    for _ in 0..<3 {
      let (ascension, declination) = Place.equatorial(Sun.longitude(moment), 0)
      let (up, along) = (sin(latitude * Place.radians) * sin(declination), cos(latitude * Place.radians) * cos(declination))
      let hourAngle = acos(max(-1, min(1, (horizon - up) / along)))
      moment += (hourAngle - (sidereal(moment) - ascension)).remainder(dividingBy: 2 * .pi) / (2 * .pi)
    }
    return moment
  }

  /// Degrees of the moon above the horizon, seen from the middle of the earth.
  func heightOfMoon(at moment: Double) -> Double {
    let (ascension, declination) = Place.equatorial(Moon.longitude(moment), Moon.latitude(moment))
    let hourAngle = sidereal(moment) - ascension
    let sine =
      sin(latitude * Place.radians) * sin(declination) + cos(latitude * Place.radians) * cos(declination) * cos(hourAngle)
    return asin(sine) / Place.radians
  }

  /// Local sidereal time as an angle.
  private func sidereal(_ moment: Double) -> Double {
    (280.460_618 + 360.985_647_366 * (moment - Moment.epoch) + longitude) * Place.radians
  }

  /// Right ascension and declination of a longitude and latitude along the sun's path.
  private static func equatorial(_ longitude: Double, _ latitude: Double) -> (Double, Double) {
    let (l, b) = (longitude * radians, latitude * radians)
    return (
      atan2(sin(l) * cos(obliquity) - tan(b) * sin(obliquity), cos(l)), asin(sin(b) * cos(obliquity) + cos(b) * sin(obliquity) * sin(l))
    )
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
