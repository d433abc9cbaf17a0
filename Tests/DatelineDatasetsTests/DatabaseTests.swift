import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineDatasets

#if SQLite
  @Suite struct DatabaseTests {
    private let info = DatasetInfo(toolVersion: "1.0", pipelineSHA256: "ab", counts: ["documents": 1], rejects: [("E_UTF8", 2)])
    private let output = TableOutput(table: sampleTable, formats: [], containers: [.sqlite])

    private func write(_ rows: SelectedRows, _ output: TableOutput, in folder: TemporaryFolder) throws -> (
      DatabaseReader, notices: [String]
    ) {
      let writer = try DatasetWriter(directory: folder.path, pipelineName: "news", outputs: [output])
      try writer.append(output: 0, rows: rows)
      let written = try writer.publish(info)
      #expect(written.first?.path == "news.sqlite")
      #expect(try folder.files() == ["SHA256SUMS", "datapackage.json", "manifest.json", "news.sqlite"])
      return (try DatabaseReader(folder.path + "/news.sqlite"), written.first?.notices ?? [])
    }

    @Test func cellsHaveTheirTypes() throws {
      let folder = try TemporaryFolder()
      let rows = sampleRows([
        ("007", "1E5", -3, 0.1, true, "2024-10-24"), ("b", nil, nil, nil, nil, nil),
        ("c", "x\u{0}\u{1}y\r\nz", Int.max, 40, false, "0001-01-01"),
      ])
      let (database, notices) = try write(SelectedRows(rows), output, in: folder)
      #expect(
        try database.rows("select * from sample") == [
          ["t007", "t1E5", "i-3", "r0.1", "i1", "t2024-10-24"], ["tb", nil, nil, nil, nil, nil],
          ["tc", "tx\u{FFFD}\u{FFFD}y\r\nz", "i\(Int.max)", "r40.0", "i0", "t0001-01-01"],
        ])
      #expect(notices == [])
      #expect(try database.rows("pragma integrity_check") == [["tok"]])
      #expect(try database.rows("pragma application_id") == [["i\(Database.applicationID)"]])
      #expect(try database.rows("pragma user_version") == [["i1"]])
      #expect(
        try database.rows("select name, type, \"notnull\", pk from pragma_table_info('sample')") == [
          ["tsample_id", "tTEXT", "i1", "i1"], ["ttext", "tTEXT", "i0", "i0"], ["tcount", "tINTEGER", "i0", "i0"],
          ["tshare", "tREAL", "i0", "i0"], ["tis_set", "tBOOLEAN", "i0", "i0"], ["tseen_on", "tDATE", "i0", "i0"],
        ])
      #expect(try database.rows("select value from dateline_run where name = 'made by'") == [["tdateline 1.0"]])
      #expect(
        try database.rows("select * from dateline_columns where position = 1") == [
          ["tsample", "i1", "tsample_id", "tstring", "i1", "i1", nil, "tKey."]
        ])
    }

    @Test func keywordsAreFineAsNames() throws {
      let output = TableOutput(name: "order", table: sampleTable, formats: [], containers: [.sqlite])
      let (database, _) = try write(SelectedRows(sampleRows([("a", "t", 1, nil, nil, nil)])), output, in: try TemporaryFolder())
      #expect(try database.rows("select count(*) from \"order\"") == [["i1"]])
    }

    @Test func rowsWithAKeyThatIsThereAreCounted() throws {
      let rows = sampleRows([("a", "first", 1, nil, nil, nil), ("a", "second", 2, nil, nil, nil), ("b", nil, nil, nil, nil, nil)])
      let (database, notices) = try write(SelectedRows(rows), output, in: try TemporaryFolder())
      #expect(try database.rows("select text from sample") == [["tfirst"], [nil]])
      #expect(notices == ["news.sqlite: 1 rows of 'sample' are left out: their sample_id is there already or missing"])
    }

    @Test func equalRunsGiveEqualBytes() throws {
      let rows = sampleRows(
        (0..<5000).map {
          ("a\($0 &* 7919 % 5000)", String(repeating: "text ", count: $0 % 300), $0, Double($0) / 7, $0 % 2 == 0, "2024-10-24")
        })
      var files: [[UInt8]] = []
      for _ in 0..<2 {
        let folder = try TemporaryFolder()
        _ = try write(SelectedRows(rows), output, in: folder)
        files.append(try #require(folder.contents("news.sqlite")))
      }
      #expect(files[0] == files[1])
    }

    @Test func textStaysText() throws {
      let texts = ["=1+1", "'); drop table sample; --", "\"", "1E5", "007", "TRUE", "null", "é😀日本", String(repeating: "x", count: 100_000)]
      let rows = sampleRows(texts.enumerated().map { ("a\($0.offset)", $0.element, nil, nil, nil, nil) })
      let (database, _) = try write(SelectedRows(rows), output, in: try TemporaryFolder())
      #expect(try database.rows("select text from sample order by rowid") == texts.map { ["t" + $0] })
    }
  }
#else
  @Suite struct DatabaseTests {
    @Test(.disabled("built without the trait SQLite")) func databases() {}
  }
#endif
