import DatelineText
import Testing

@testable import DatelineReport

@Suite struct TimeBinsTests {
  private func counts(_ days: [(String, Int)]) -> [TimeCount] {
    days.compactMap { text, count in Day(iso: text).map { TimeCount(day: $0, count: count, copies: 0) } }
  }

  @Test func shortSpansAreDaysWithoutGaps() {
    let bins = TimeBins(counts([("2024-02-27", 3), ("2024-03-02", 1)]), finest: .day, tail: 1)
    #expect(bins.unit == .day)
    #expect(bins.bars.map(\.label) == ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"])
    #expect(bins.bars.map(\.total) == [3, 0, 0, 0, 1])
  }

  @Test(arguments: [
    ("2024-01-01", "2024-12-30", TimeBins.Unit.week), ("2024-01-01", "2030-01-01", .month), ("1960-01-01", "2024-01-01", .year),
    ("1969-12-28", "1970-01-05", .day),
  ])
  func unitsGrowWithTheSpan(_ first: String, _ last: String, _ unit: TimeBins.Unit) {
    let bins = TimeBins(counts([(first, 5), (last, 5)]), finest: .day, tail: 1)
    #expect(bins.unit == unit)
    #expect(bins.bars.count <= TimeBins.limit)
    #expect(bins.bars.reduce(0) { $0 + $1.total } == 10)
  }

  @Test func weeksAreNamedByTheirMonday() {
    for number in -1000...1000 {
      let day = Day(number: Int32(number * 3))
      let label = TimeBins.Unit.week.label(TimeBins.Unit.week.number(of: day))
      let monday = Day(iso: label)
      #expect(monday?.weekday == 1 && monday.map { (0..<7).contains(day.number - $0.number) } == true, "\(day)")
    }
  }

  @Test func outliersAreCountedNotDrawn() {
    let bins = TimeBins(counts([("0007-05-01", 1), ("2024-10-01", 600), ("2024-10-05", 400), ("9999-12-31", 2)]), finest: .day, tail: 1)
    #expect(bins.unit == .day)
    #expect(bins.bars.count == 5)
    #expect(bins.before == 1 && bins.after == 2)
  }

  @Test func evenSpreadOverAllYearsKeepsTheLastOnes() {
    let counts = (1...9999).map { TimeCount(day: Day(year: $0, month: 1, day: 1), count: 1, copies: 0) }
    let bins = TimeBins(counts, finest: .month, tail: 5)
    #expect(bins.unit == .year && bins.bars.count == TimeBins.limit)
    #expect(bins.before + bins.after + bins.bars.reduce(0) { $0 + $1.total } == 9999)
  }

  @Test func nothingGivesNoBars() { #expect(TimeBins([], finest: .day, tail: 1).bars.isEmpty) }

  @Test(arguments: [(0, 1), (1, 1), (3, 4), (7, 8), (9, 10), (11, 12), (17, 20), (41, 50), (100, 100), (1218, 1400)])
  func axesEndAtRoundNumbers(_ value: Int, _ end: Int) { #expect(ColumnChart.roundedUp(value) == end) }
}
