/// A calendar day of the proleptic Gregorian calendar.
///
/// Stored as days since 1970-01-01, so differences are subtractions. Years run from -9999 to 9999; year 0 is 1 BC (ISO 8601).
/// The arithmetic is Howard Hinnant's `days_from_civil` and `civil_from_days`.
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01, negative before it.
  public var number: Int32

  /// Makes a day from its number of days since 1970-01-01.
  @inlinable
  public init(number: Int32) { self.number = number }

  /// Makes a day from year, month 1...12 and day 1...31; days past the month's end run over into the next month.
  ///
  /// - Complexity: O(1).
  @inlinable
  public init(year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  /// Makes a day, or nil if there is no such day (30 February, month 13).
  @inlinable
  public init?(validYear year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`, and nothing else; nil if it is not one.
  public init?<Bytes: Collection>(iso bytes: Bytes) where Bytes.Element == UInt8 {
    guard bytes.count == 10 else { return nil }
    var fields = [0, 0, 0]
    var index = 0
    for (position, byte) in bytes.enumerated() {
      if position == 4 || position == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        index += 1
      } else {
        guard (48...57).contains(byte) else { return nil }
        fields[index] = fields[index] * 10 + Int(byte - 48)
      }
    }
    self.init(validYear: fields[0], month: fields[1], day: fields[2])
  }

  /// Reads `YYYY-MM-DD`, and nothing else; nil if it is not one.
  public init?(iso text: String) { self.init(iso: Array(text.utf8)) }

  /// Year, month 1...12 and day 1...31.
  @inlinable public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The year.
  @inlinable public var year: Int { civil.year }
  /// The month, 1...12.
  @inlinable public var month: Int { civil.month }
  /// The day of the month, 1...31.
  @inlinable public var day: Int { civil.day }

  /// ISO weekday: 1 Monday ... 7 Sunday.
  @inlinable public var weekday: Int {
    let remainder = (Int(number) + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// ISO 8601 week: the year that the week belongs to, and its number 1...53.
  @inlinable public var isoWeek: (year: Int, week: Int) {
    let thursday = Day(number: number + Int32(4 - weekday))
    let year = thursday.year
    return (year, Int(thursday.number - Day(year: year, month: 1, day: 1).number) / 7 + 1)
  }

  /// The Monday of an ISO week.
  @inlinable
  public static func monday(ofISOWeek week: Int, year: Int) -> Day {
    let fourth = Day(year: year, month: 1, day: 4)
    return Day(number: fourth.number - Int32(fourth.weekday - 1) + Int32((week - 1) * 7))
  }

  /// Whether a year has 366 days.
  @inlinable
  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Days in a month, 28...31.
  @inlinable
  public static func length(ofMonth month: Int, year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31)
  }

  /// The day `days` later (earlier if negative).
  @inlinable
  public func adding(days: Int) -> Day { Day(number: Int32(truncatingIfNeeded: Int(number) + days)) }

  /// The same day of the month `months` later (earlier if negative), or the month's last day if it is shorter.
  @inlinable
  public func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let total = year * 12 + month - 1 + months
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    return Day(year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
  }

  /// Earlier days come first.
  @inlinable
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  /// Appends `YYYY-MM-DD` (a minus sign before years BC).
  @inlinable
  public func appendISO(to bytes: inout [UInt8]) {
    var (year, month, day) = civil
    if year < 0 {
      bytes.append(UInt8(ascii: "-"))
      year = -year
    }
    bytes.append(48 + UInt8(truncatingIfNeeded: year / 1000 % 10))
    bytes.append(48 + UInt8(truncatingIfNeeded: year / 100 % 10))
    bytes.append(48 + UInt8(truncatingIfNeeded: year / 10 % 10))
    bytes.append(48 + UInt8(truncatingIfNeeded: year % 10))
    bytes.append(UInt8(ascii: "-"))
    bytes.append(48 + UInt8(truncatingIfNeeded: month / 10))
    bytes.append(48 + UInt8(truncatingIfNeeded: month % 10))
    bytes.append(UInt8(ascii: "-"))
    bytes.append(48 + UInt8(truncatingIfNeeded: day / 10))
    bytes.append(48 + UInt8(truncatingIfNeeded: day % 10))
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    var bytes: [UInt8] = []
    appendISO(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
