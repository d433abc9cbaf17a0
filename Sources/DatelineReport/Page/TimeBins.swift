import DatelineText

/// Counts by time in as few and as fine bars as fit: days, weeks, months or years.
///
/// A few outliers must not flatten the rest: if leaving out the outermost hundredths on both sides allows a finer unit, they are left out and counted.
struct TimeBins {
  /// Length of a bar.
  enum Unit: Int, Comparable {
    case day, week, month, year

    static func < (a: Unit, b: Unit) -> Bool { a.rawValue < b.rawValue }

    var name: String {
      switch self {
      case .day: "day"
      case .week: "week"
      case .month: "month"
      case .year: "year"
      }
    }

    /// Number of the unit that a day lies in, counted without gaps.
    func number(of day: Day) -> Int {
      switch self {
      case .day: Int(day.number)
      case .week: (Int(day.number) + 3 - (day.weekday - 1)) / 7
      case .month: day.year * 12 + day.month - 1
      case .year: day.year
      }
    }

    /// Its name: `2024-10-24`, `2024-10-21` for the week of that Monday, `2024-10`, `2024`.
    func label(_ number: Int) -> String {
      switch self {
      case .day: return Day(number: Int32(truncatingIfNeeded: number)).description
      case .week: return Day(number: Int32(truncatingIfNeeded: number * 7 - 3)).description
      case .month:
        let year = number >= 0 ? number / 12 : (number - 11) / 12
        return String(Day(year: year, month: number - year * 12 + 1, day: 1).description.dropLast(3))
      case .year: return String(Day(year: number, month: 1, day: 1).description.dropLast(6))
      }
    }
  }

  /// Most bars.
  static let limit = 100

  let unit: Unit
  /// One bar for each unit from the first to the last.
  private(set) var bars: [ColumnChart.Bar] = []
  /// Things before the first bar.
  private(set) var before = 0
  /// Things after the last bar.
  private(set) var after = 0

  /// - Parameters:
  ///   - counts: Counts in time order.
  ///   - finest: The finest unit that they allow.
  ///   - tail: Hundredths that may be left out on each side.
  init(_ counts: [TimeCount], finest: Unit, tail: Int) {
    let total = counts.reduce(0) { $0 + $1.count + $1.copies }
    guard let first = counts.first?.day, let last = counts.last?.day, total > 0 else {
      unit = finest
      return
    }
    let whole = first...last
    let core = Self.core(counts, skipping: total * tail / 100)
    let isTrimmed = Self.unit(for: core, finest) < Self.unit(for: whole, finest) || !Self.fits(whole, .year)
    let window = isTrimmed ? core : whole
    unit = Self.unit(for: window, finest)
    let end = unit.number(of: window.upperBound)
    let start = max(unit.number(of: window.lowerBound), end - Self.limit + 1)
    bars = (start...end).map { ColumnChart.Bar(label: unit.label($0), counts: [0, 0]) }
    for count in counts {
      let number = unit.number(of: count.day)
      if number < start {
        before += count.count + count.copies
      } else if number > end {
        after += count.count + count.copies
      } else {
        bars[number - start].counts[0] += count.count
        bars[number - start].counts[1] += count.copies
      }
    }
  }

  /// The days that are left when `skipped` things are taken away on each side.
  private static func core(_ counts: [TimeCount], skipping skipped: Int) -> ClosedRange<Day> {
    func edge(_ counts: some Sequence<TimeCount>) -> Day? {
      var seen = 0
      for count in counts {
        seen += count.count + count.copies
        if seen > skipped { return count.day }
      }
      return nil
    }
    guard let low = edge(counts), let high = edge(counts.reversed()), low <= high else { return counts[0].day...counts[0].day }
    return low...high
  }

  private static func fits(_ days: ClosedRange<Day>, _ unit: Unit) -> Bool {
    unit.number(of: days.upperBound) - unit.number(of: days.lowerBound) < limit
  }

  private static func unit(for days: ClosedRange<Day>, _ finest: Unit) -> Unit {
    [Unit.day, .week, .month].first { $0 >= finest && fits(days, $0) } ?? .year
  }
}
