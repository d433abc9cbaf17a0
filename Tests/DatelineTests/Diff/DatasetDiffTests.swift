import Dateline
import DatelineTestSupport
import Foundation
import Testing

@Suite struct DatasetDiffTests {
  /// A folder with `rejects` (a key of three columns, one of them a number) and `dates`.
  private func write(_ scratch: Scratch, _ name: String, _ rejects: [String], format: String = "csv") throws {
    let columns = ["source_name", "source_path", "record_index", "byte_offset", "stage", "code", "message", "excerpt"]
    if format == "csv" {
      try scratch.write("\(name)/data/rejects.csv", ([columns.joined(separator: ",")] + rejects).map { $0 + "\n" }.joined())
    } else {
      let lines = rejects.map { row in
        let cells = zip(columns, row.split(separator: ",", omittingEmptySubsequences: false)).map { column, cell in
          let isNumber = column == "record_index" || column == "byte_offset"
          return "\"\(column)\": " + (cell.isEmpty ? "null" : isNumber ? String(cell) : "\"\(cell)\"")
        }
        return "{\(cells.joined(separator: ", "))}\n"
      }
      try scratch.write("\(name)/data/rejects.jsonl", lines.joined())
    }
  }

  private func diff(_ scratch: Scratch, matching: RowMatching = .key, limit: Int = 20) throws -> DatasetDiff {
    try DatasetDiff(DatasetFolder(scratch.path("a")), DatasetFolder(scratch.path("b")), matching: matching, limit: limit)
  }

  @Test func formsAndOrderDoNotMatter() throws {
    let scratch = try Scratch()
    let rows = ["s,p,0,,ingest,E_UTF8,m,x", "s,p,2,7,ingest,E_NUL,m,", "s,p,10,9,ingest,E_NUL,m,y"]
    try write(scratch, "a", rows)
    try write(scratch, "b", rows.reversed(), format: "jsonl")
    let result = try diff(scratch)
    #expect(result.isEqual)
    #expect(result.text == "rejects: equal (3 rows)\n")
  }

  @Test func addedRemovedAndChangedRowsAreToldApart() throws {
    let scratch = try Scratch()
    try write(
      scratch, "a", ["s,p,0,,ingest,E_UTF8,m,x", "s,p,1,,ingest,E_UTF8,m,x", "s,p,2,5,ingest,E_UTF8,m,x", "s,p,3,,ingest,E_UTF8,m,x"])
    try write(
      scratch, "b", ["s,p,0,4,ingest,E_UTF8,m,x", "s,p,2,5,ingest,E_NUL,m,", "s,p,3,,ingest,E_UTF8,m,x", "s,q,0,,ingest,E_UTF8,new,x"])
    let result = try diff(scratch)
    #expect(!result.isEqual)
    #expect(
      result.text == """
        rejects: 1 added, 1 removed, 2 changed (4 rows before, 4 now)
          ~ s, p, 0
              byte_offset  (empty) -> 4
          - s, p, 1  stage=ingest  code=E_UTF8  message=m  excerpt=x
          ~ s, p, 2
              code     E_UTF8 -> E_NUL
              excerpt  x -> (empty)
          + s, q, 0  stage=ingest  code=E_UTF8  message=new  excerpt=x

        """)
    let table = try #require(result.json[key: "tables"]?.arrayValue?.first)
    #expect(table[key: "changed"] == 2 && table[key: "added"] == 1 && table[key: "removed"] == 1)
    let row = try #require(table[key: "rows"]?.arrayValue?.first)
    #expect(
      row == [
        "kind": "changed", "key": ["source_name": "s", "source_path": "p", "record_index": "0"],
        "values": ["byte_offset": ["old": .null, "new": "4"]],
      ])
    let short = try diff(scratch, limit: 1)
    #expect(short.text.contains("... and 3 more") && short.tables[0].examples.count == 1 && short.tables[0].changed == 2)
  }

  /// Against the plain way with dictionaries, with enough rows for the sorter's pieces.
  @Test(arguments: [1 as UInt64, 2, 3, 4]) func countsAreThoseOfDictionaries(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func rows() -> [String: String] {
      var rows: [String: String] = [:]
      for _ in 0..<3000 { rows["s\(generator.next() % 5),p,\(generator.next() % 900)"] = ",,i,E_NUL,m\(generator.next() % 3),x" }
      return rows
    }
    let scratch = try Scratch()
    let (a, b) = (rows(), rows())
    try write(scratch, "a", a.map { $0.key + $0.value })
    try write(scratch, "b", b.sorted { $0.key < $1.key }.map { $0.key + $0.value }, format: "jsonl")
    let table = try #require(try diff(scratch).tables.first)
    #expect(table.added == b.keys.filter { a[$0] == nil }.count, "seed \(seed)")
    #expect(table.removed == a.keys.filter { b[$0] == nil }.count, "seed \(seed)")
    #expect(table.changed == a.filter { b[$0.key] != nil && b[$0.key] != $0.value }.count, "seed \(seed)")
    #expect(table.added > 100 && table.removed > 100 && table.changed > 100)
  }

  @Test func oneMoreDateShiftsIdsButNotPlaces() throws {
    let scratch = try Scratch()
    let header = "date_id,document_id,sentence_id,start_char,end_char,text,confidence\n"
    try scratch.write("a/data/dates.csv", header + "d1-t00001,d1,d1-s00001,5,9,2021,0.5\nd1-t00002,d1,d1-s00002,20,26,Monday,0.9\n")
    try scratch.write("b/data/dates.csv", header + "d1-t00001,d1,d1-s00002,20,26,Monday,0.9\n")
    let byKey = try diff(scratch).tables[0]
    #expect(byKey.changed == 1 && byKey.removed == 1)
    let byPlace = try diff(scratch, matching: .place).tables[0]
    #expect(byPlace.changed == 0 && byPlace.removed == 1 && byPlace.added == 0)
    #expect(byPlace.examples.map(\.key) == [["d1", "5", "9"]])
  }

  @Test func tablesAndColumnsOfOneSideAreDifferences() throws {
    let scratch = try Scratch()
    try scratch.write("a/data/dates.csv", "date_id,text\nd1-t00001,2021\n")
    try scratch.write("b/data/dates.csv", "date_id,rule\nd1-t00001,year\n")
    try scratch.write("b/data/roles.jsonl", "{\"role_id\": \"d1-r00001\"}\n")
    let result = try diff(scratch)
    #expect(!result.isEqual)
    #expect(
      result.text == """
        dates: other columns
          columns only in \(scratch.path("a")): text
          columns only in \(scratch.path("b")): rule
        roles: only in the second folder (1 row)
          + d1-r00001

        """)
  }

  @Test func wrongTablesAreNamed() throws {
    let scratch = try Scratch()
    try scratch.write("a/data/dates.csv", "date_id,text\nd1-t00001,2021\n")
    try scratch.write("b/data/dates.csv", "date_id,text\nd1-t00001\n")
    let (a, b) = (try DatasetFolder(scratch.path("a")), try DatasetFolder(scratch.path("b")))
    #expect(throws: TableReadError(.lacking, path: scratch.path("a"), message: "neither folder has a table 'date'; did you mean 'dates'?"))
    {
      _ = try DatasetDiff(a, b, tables: ["date"])
    }
    let error = #expect(throws: TableReadError.self) { _ = try DatasetDiff(a, b) }
    #expect(error?.path == scratch.path("b/data/dates.csv") && error?.line == 2)
  }
}
