/// The English names that date formats (RFC 822, RFC 850, ctime) are written with.
enum DateNames {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// 1 ... 12 for a month's name, or for its first three letters or more; any case.
  static func month(_ word: ArraySlice<UInt8>) -> Int? { index(of: word, in: months) }

  /// Whether a word is a weekday's name, or its first three letters or more.
  static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool { index(of: word, in: weekdays) != nil }

  private static func index(of word: ArraySlice<UInt8>, in names: [String]) -> Int? {
    guard word.count >= 3 else { return nil }
    return names.firstIndex { name in
      name.utf8.count >= word.count && zip(word, name.utf8).allSatisfy { $0 | 0x20 == $1 }
    }.map { $0 + 1 }
  }
}
