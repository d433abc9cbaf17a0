import DatelineText

/// What "early", "mid" and "late" leave of a period: days 1 to 10, 11 to 20, 21 to the end of a month; thirds of everything else.
enum EdgeSpan {
  /// The edge of "the rest of": from the anchor to the end.
  static let rest: UInt8 = 6
  /// The edge of "year to date": from the beginning to the anchor.
  static let soFar: UInt8 = 7

  /// First and last day of a part of a period: `edge` is 1 early, 2 mid, 3 late, 4 early to mid, 5 mid to late.
  static func narrow(_ period: Period, _ edge: UInt8) -> (Day, Day) {
    let first = edge == 1 || edge == 4 ? 1 : (edge == 3 ? 3 : 2)
    let last = edge == 1 ? 1 : (edge == 2 || edge == 4 ? 2 : 3)
    return (third(period, first).0, third(period, last).1)
  }

  private static func third(_ period: Period, _ number: Int) -> (Day, Day) {
    let (start, end) = (period.start, period.end)
    switch period.unit {
    case .day: return (start, end)
    case .month:
      let from = start.adding(days: (number - 1) * 10)
      return (from, number == 3 ? end : from.adding(days: 9))
    case .quarter, .season: return months(start, number - 1, 1)
    case .half: return months(start, (number - 1) * 2, 2)
    case .year: return months(start, (number - 1) * 4, 4)
    case .decade: return months(start, [0, 48, 84][number - 1], [48, 36, 36][number - 1])
    case .century: return months(start, [0, 396, 804][number - 1], [396, 408, 396][number - 1])
    case .week, .fortnight: return (start.adding(days: (number - 1) * 2), start.adding(days: number * 2))
    default:
      let count = Int(end.number - start.number) + 1
      let (from, to) = (count * (number - 1) / 3, count * number / 3)
      return (start.adding(days: from), start.adding(days: max(from, to - 1)))
    }
  }

  private static func months(_ start: Day, _ offset: Int, _ count: Int) -> (Day, Day) {
    (Period.addMonths(start, offset), Period.addMonths(start, offset + count).adding(days: -1))
  }
}
