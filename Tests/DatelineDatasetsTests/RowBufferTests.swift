import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineDatasets

@Suite struct RowBufferTests {
  @Test func cellsComeBack() {
    let rows = sampleRows([
      ("a", "Kyiv", -3, 0.25, true, "2024-10-24"), ("b", nil, nil, nil, nil, nil), ("c", "", Int.max, -.infinity, false, "0001-01-01"),
    ])
    #expect(rows.count == 3)
    #expect(rows.string(row: 0, column: 1) == "Kyiv")
    #expect(rows.integer(row: 0, column: 2) == -3)
    #expect(rows.number(row: 0, column: 3) == 0.25)
    #expect(rows.boolean(row: 0, column: 4) == true)
    #expect(rows.day(row: 0, column: 5) == Day(iso: "2024-10-24"))
    for column in 1...5 { #expect(rows.isNull(row: 1, column: column)) }
    #expect(rows.isNull(row: 2, column: 1), "empty text is null")
    #expect(rows.integer(row: 2, column: 2) == Int.max)
    #expect(rows.isNull(row: 2, column: 3), "infinity is null")
    #expect(rows.isNull(row: 3, column: 0), "no such row")
  }

  @Test(arguments: [(0, false), (1, true), (9999, true), (10000, false), (-44, false)])
  func onlyYearsOfFourDigitsAreWritten(year: Int, isWritten: Bool) {
    var rows = RowBuffer(table: sampleTable)
    rows.append(day: Day(year: year, month: 12, day: 31))
    #expect((rows.cells.first?.kind == .day) == isWritten)
  }

  @Test func lateCellsAreSet() {
    var rows = sampleRows([("a", "old", 1, nil, false, nil), ("b", "stays", 2, nil, nil, nil)])
    rows.set(row: 0, column: 1, to: "a longer text")
    rows.set(row: 0, column: 2, integer: 7)
    rows.set(row: 0, column: 3, number: 0.5)
    rows.set(row: 0, column: 4, boolean: true)
    rows.set(row: 0, column: 5, day: Day(iso: "2024-02-29"))
    #expect(rendered(rows).csv == "a,a longer text,7,0.5,true,2024-02-29\nb,stays,2,,,\n")
    rows.set(row: 0, column: 1, to: nil)
    #expect(rendered(rows).csv == "a,,7,0.5,true,2024-02-29\nb,stays,2,,,\n")
  }

  @Test(arguments: [
    (RowBuffer.RowKind.sentence, 1, "d1-s00001"), (.date, 99_999, "d1-t99999"), (.mention, 100_000, "d1-m100000"), (.role, 0, "d1-r00000"),
    (.statement, 12_345_678, "d1-q12345678"),
  ])
  func identifiersHaveFiveDigitsAtLeast(kind: RowBuffer.RowKind, number: Int, expected: String) {
    var rows = RowBuffer(table: sampleTable)
    rows.beginRow()
    rows.append(id: Array("d1".utf8), kind, number)
    for _ in 1..<6 { rows.appendNull() }
    rows.endRow()
    #expect(rows.string(row: 0, column: 0) == expected)
  }

  @Test func serializedRowsComeBackBehindOthers() {
    let rows = sampleRows([("a", "eins", 1, 0.1, true, "2024-01-01"), ("b", nil, 2, nil, false, nil), ("c", "drei", 3, 3, nil, nil)])
    var bytes: [UInt8] = []
    rows.serialize(into: &bytes)
    var whole = sampleRows([("z", "before", 0, nil, nil, nil)])
    let isWhole = whole.deserialize(bytes)
    #expect(isWhole)
    #expect(rendered(whole).csv == "z,before,0,,,\n" + rendered(rows).csv)

    var part: [UInt8] = []
    rows.serialize(rows: 2..<3, into: &part)
    var last = RowBuffer(table: sampleTable)
    let isPart = last.deserialize(part)
    #expect(isPart)
    #expect(rendered(last).csv == "c,drei,3,3.0,,\n")
    #expect(part.count < bytes.count)
  }

  @Test func damagedSpoolBytesAddNothingOrSafeCells() {
    let rows = sampleRows([("a", "eins", 1, 0.1, true, "2024-01-01"), ("b", "zwei", 2, nil, false, nil)])
    var bytes: [UInt8] = []
    rows.serialize(into: &bytes)
    for count in 0..<bytes.count {
      var buffer = RowBuffer(table: sampleTable)
      let isAdded = buffer.deserialize(Array(bytes[..<count]))
      #expect(!isAdded && buffer.isEmpty, "cut to \(count) bytes")
    }
    let seed: UInt64 = 20_241_024
    var generator = SeededGenerator(seed: seed)
    for round in 0..<5000 {
      var damaged = bytes
      for _ in 0..<3 { damaged[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator) }
      var buffer = RowBuffer(table: sampleTable)
      if buffer.deserialize(damaged) { #expect(!rendered(buffer).csv.isEmpty, "seed \(seed), round \(round)") }
    }
    var other = RowBuffer(table: .rejects)
    let isAdded = other.deserialize(bytes)
    #expect(!isAdded, "another width")
  }
}
