import DatelineText

/// Finds the day that a file's path or an address names: `/2024/10/24/`, `/2024/oct/24/`, `2024-10-24`, `2024_10_24`, `2024.10.24`, `20241024`.
///
/// Years 1900 ... 2100 only, no digit on either side, and only if the whole path names one day: two different ones are no evidence.
enum PathDate {
  /// The day, or nil.
  ///
  /// - Complexity: O(bytes).
  static func day(in path: String) -> Day? {
    var path = path
    return path.withUTF8 { bytes in day(in: bytes) }
  }

  private static func day(in bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    var found: Day?
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes, index) else {
        index += 1
        continue
      }
      var end = index
      while isDigit(bytes, end) { end += 1 }
      if let (day, next) = candidate(bytes, index, end) {
        if let found, found != day { return nil }
        found = day
        index = next
      } else {
        index = end
      }
    }
    return found
  }

  /// The day whose year's digits (or all of its digits) are `start ..< end`, and where it ends.
  private static func candidate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (Day, Int)? {
    if end - start == 8 {
      let value = number(bytes, start, end)
      return valid(value / 10_000, value / 100 % 100, value % 100).map { ($0, end) }
    }
    guard end - start == 4, end < bytes.count, "-_/.".utf8.contains(bytes[end]) else { return nil }
    let mark = bytes[end]
    let monthStart = end + 1
    var monthEnd = monthStart
    var month = 0
    if isDigit(bytes, monthStart) {
      while isDigit(bytes, monthEnd) { monthEnd += 1 }
      guard isField(monthEnd - monthStart, mark) else { return nil }
      month = number(bytes, monthStart, monthEnd)
    } else {
      while monthEnd < bytes.count, bytes[monthEnd] != mark, monthEnd - monthStart < 10 { monthEnd += 1 }
      guard let named = DateNames.month(Array(bytes[monthStart..<monthEnd])[...]) else { return nil }
      month = named
    }
    guard monthEnd < bytes.count, bytes[monthEnd] == mark else { return nil }
    let dayStart = monthEnd + 1
    var dayEnd = dayStart
    while isDigit(bytes, dayEnd) { dayEnd += 1 }
    guard isField(dayEnd - dayStart, mark) else { return nil }
    return valid(number(bytes, start, end), month, number(bytes, dayStart, dayEnd)).map { ($0, dayEnd) }
  }

  /// Two digits; between slashes also one.
  private static func isField(_ digits: Int, _ mark: UInt8) -> Bool { digits == 2 || digits == 1 && mark == UInt8(ascii: "/") }

  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (1900...2100).contains(year) ? Day(validYear: year, month: month, day: day) : nil
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var value = 0
    for index in start..<end { value = value * 10 + Int(bytes[index] - 48) }
    return value
  }

  private static func isDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool { index < bytes.count && bytes[index] &- 48 < 10 }
}
