import DatelineText

/// Units of the calendar and the clock, from short to long.
enum CalendarUnit: UInt8, CaseIterable, Sendable, Comparable {
  case none, second, minute, hour, day, weekend, week, fortnight, month, quarter, season, half, year, decade, century, millennium

  /// The unit that a data file calls `name`.
  init?(name: String) {
    guard let match = CalendarUnit.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = match
  }

  static func < (a: CalendarUnit, b: CalendarUnit) -> Bool { a.rawValue < b.rawValue }

  /// The granularity that output rows show.
  var granularity: DateMention.Granularity {
    switch self {
    case .none: .none
    case .second, .minute: .minute
    case .hour: .hour
    case .day: .day
    case .weekend: .weekend
    case .week, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .season: .season
    case .half: .half
    case .year: .year
    case .decade: .decade
    case .century, .millennium: .century
    }
  }

  /// Rough length in days, for comparisons of size.
  var approximateDays: Int {
    switch self {
    case .none, .second, .minute, .hour: 0
    case .day: 1
    case .weekend: 2
    case .week: 7
    case .fortnight: 14
    case .month: 30
    case .quarter, .season: 91
    case .half: 182
    case .year: 365
    case .decade: 3652
    case .century: 36_524
    case .millennium: 365_242
    }
  }
}
