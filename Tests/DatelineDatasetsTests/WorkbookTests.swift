import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineDatasets

#if XLSX
  @Suite struct WorkbookTests {
    private let info = DatasetInfo(
      toolVersion: "1.0", description: "=Test\u{0}", pipelineSHA256: "ab", inputs: ["files": 2, "sources": []],
      counts: ["documents": 1, "dates_resolved": 7], rejects: [("E_UTF8", 2)])

    /// Writes rows to a workbook and reads it back.
    private func write(
      _ rows: SelectedRows, outputs: [TableOutput]? = nil, in folder: TemporaryFolder? = nil
    ) throws -> (workbook: WorkbookReader, notices: [String]) {
      let folder = try folder ?? TemporaryFolder()
      let outputs = outputs ?? [TableOutput(table: sampleTable, formats: [], containers: [.xlsx])]
      let writer = try DatasetWriter(directory: folder.path, pipelineName: "news", outputs: outputs)
      for index in outputs.indices {
        try writer.append(output: index, rows: rows)
      }
      let written = try writer.publish(info)
      let bytes = try #require(folder.contents("news.xlsx"))
      let file = try #require(written.first)
      #expect(file.path == "news.xlsx" && file.bytes == bytes.count && file.sha256 == Checksum.sha256(bytes))
      #expect(file.tableRows == outputs.map { _ in rows.count })
      #expect(try folder.files() == ["SHA256SUMS", "datapackage.json", "manifest.json", "news.xlsx"])
      return (try WorkbookReader(bytes), file.notices)
    }

    @Test func cellsHaveTheirTypes() throws {
      let rows = sampleRows([
        ("007", "1E5", -3, 0.1, true, "2024-10-24"), ("b", nil, nil, nil, nil, nil), ("c", "October 23", Int.max, 40, false, "1900-03-01"),
      ])
      let cells = try write(SelectedRows(rows)).workbook.rows("sample")
      #expect(
        cells[0].map { $0?.value } == sampleTable.columns.map { .text($0.name) })
      #expect(
        cells[1] == [
          .init(value: .text("007"), format: "@"), .init(value: .text("1E5"), format: "@"), .init(value: .number(-3), format: ""),
          .init(value: .number(0.1), format: ""), .init(value: .boolean(true), format: ""),
          .init(value: .number(45_589), format: "yyyy-mm-dd"),
        ])
      #expect(cells[2].compactMap { $0 } == [.init(value: .text("b"), format: "@")])
      #expect(cells[3][2] == .init(value: .text("9223372036854775807"), format: "@"), "more digits than a number holds")
      #expect(cells[3][5]?.value == .number(61))
    }

    @Test func earlyDaysAreText() throws {
      let rows = sampleRows([
        ("a", nil, nil, nil, nil, "1900-02-28"), ("b", nil, nil, nil, nil, "0001-01-01"), ("c", nil, nil, nil, nil, "9999-12-31"),
      ])
      let (workbook, notices) = try write(SelectedRows(rows))
      let cells = try workbook.rows("sample")
      #expect(cells.dropFirst().map { $0[5]?.value } == [.text("1900-02-28"), .text("0001-01-01"), .number(2_958_465)])
      #expect(notices == ["news.xlsx: 2 days lie before 1900-03-01, where the days of a workbook begin: they are text"])
      #expect(try workbook.rows("README").contains { $0.first??.value == .text(String(notices[0].dropFirst("news.xlsx: ".count))) })
    }

    static let hostile = [
      "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://a\")", "http://a.example/x", "mailto:a@b", "1E5", "007", "TRUE", "2024-10-24",
      "#N/A", "'=1",
      "a & b < c > \"d\"", "]]>", "<t>x</t>", "  blanks  ", "tab\there", "line\nbreak", "_x0041_", "é😀日本", "\u{85}\u{2028}", "&amp;",
      "{=1}",
    ]

    @Test func textStaysText() throws {
      let rows = sampleRows(Self.hostile.enumerated().map { ("a\($0.offset)", $0.element, nil, nil, nil, nil) })
      let (workbook, notices) = try write(SelectedRows(rows))
      let cells = try workbook.rows("sample")
      #expect(cells.dropFirst().map { $0[1] } == Self.hostile.map { .init(value: .text($0), format: "@") })
      #expect(notices == [])
      #expect(!workbook.entries.contains { $0.name.contains("rels") && $0.content.contains("hyperlink") })
    }

    @Test func controlCharactersAreReplaced() throws {
      let rows = sampleRows([("a", "x\u{0}y\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{FFFE}\u{FEFF}z\r\nw", nil, nil, nil, nil)])
      let cells = try write(SelectedRows(rows)).workbook.rows("sample")
      #expect(cells[1][1]?.value == .text("x\u{FFFD}y" + String(repeating: "\u{FFFD}", count: 7) + "z\nw"))
    }

    @Test func longTextsAreCutWithANotice() throws {
      let rows = sampleRows([("a", String(repeating: "ab", count: 20_000), nil, nil, nil, nil), ("b", "short", nil, nil, nil, nil)])
      let (workbook, notices) = try write(SelectedRows(rows))
      guard case .text(let text)? = try workbook.rows("sample")[1][1]?.value else { return #expect(Bool(false), "no text") }
      #expect(text.utf16.count == 32_767 && text.hasSuffix("ab…"))
      #expect(notices == ["news.xlsx: 1 texts are longer than the 32,767 characters of a cell: they are cut and end in …"])
    }

    @Test func theReadMeTellsWhatTheSheetsHold() throws {
      let rows = sampleRows([("a", "t", 1, nil, nil, nil), ("b", "u", 2, nil, nil, nil)])
      let filter = try Filter.parse("count > 1", table: sampleTable).get()
      let outputs = [
        TableOutput(table: sampleTable, formats: [], containers: [.xlsx]),
        TableOutput(name: "part", table: sampleTable, columns: [2, 0], filter: filter, formats: [], containers: [.xlsx]),
      ]
      let workbook = try write(SelectedRows(rows, indices: [1]), outputs: outputs).workbook
      #expect(workbook.sheetNames == ["README", "sample", "part"])
      #expect(try workbook.rows("part").map { $0.map { $0?.value } } == [[.text("count"), .text("sample_id")], [.number(2), .text("b")]])
      let lines = try workbook.rows("README").map { $0.map { $0?.value } }
      #expect(lines.contains([.text("description"), .text("=Test\u{FFFD}")]))
      #expect(lines.contains([.text("made by"), .text("dateline 1.0")]))
      #expect(lines.contains([.text("dates resolved"), .text("7")]))
      #expect(lines.contains([.text("rejects, E_UTF8"), .text("2")]))
      #expect(lines.contains([.text("part"), .text("sample"), .number(1), nil, .text("One row per test.")]))
      #expect(lines.contains([.text("part"), .text("sample_id"), .text("string"), .text("key"), .text("Key.")]))
      let sheet = try workbook.entry("xl/worksheets/sheet2.xml")
      #expect(sheet.contains("<autoFilter ref=\"A1:F2\"/>") && sheet.contains("state=\"frozen\"") && sheet.contains("ySplit=\"1\""))
    }

    @Test func longTablesGoOnInOtherSheets() throws {
      let folder = try TemporaryFolder()
      let output = TableOutput(table: sampleTable, formats: [], containers: [.xlsx])
      let path = folder.path + "/long.xlsx"
      let workbook = try Workbook(
        ContainerDescription(path: path, temporaryFolder: folder.path, pipelineName: "long", outputs: [output], namesEarlierRuns: false),
        rowLimit: 4)
      for batch in 0..<4 {
        try workbook.append(
          output: 0, rows: SelectedRows(sampleRows((0..<2).map { ("r\(batch * 2 + $0)", nil, nil, nil, nil, nil) })))
      }
      let notices = try workbook.finish(info)
      #expect(notices == ["long.xlsx: table 'sample' has more rows than a sheet can hold: it goes on in 'sample (2)', 'sample (3)'"])
      let read = try WorkbookReader(try #require(folder.contents("long.xlsx")))
      #expect(read.sheetNames == ["README", "sample", "sample (2)", "sample (3)"])
      let ids = try read.sheetNames.dropFirst().map { try read.rows($0).map { $0[0]?.value } }
      let id = WorkbookReader.Value.text("sample_id")
      #expect(
        ids == [
          [id, .text("r0"), .text("r1"), .text("r2")], [id, .text("r3"), .text("r4"), .text("r5")], [id, .text("r6"), .text("r7")],
        ])
    }

    @Test func equalRunsGiveEqualBytes() throws {
      let rows = sampleRows((0..<3000).map { ("a\($0)", "text \($0)", $0, Double($0) / 7, $0 % 2 == 0, "2024-10-24") })
      var files: [[UInt8]] = []
      for pieces in [1, 1, 7] {
        let folder = try TemporaryFolder()
        let writer = try DatasetWriter(
          directory: folder.path, pipelineName: "news", outputs: [TableOutput(table: sampleTable, formats: [], containers: [.xlsx])])
        for piece in 0..<pieces {
          let indices = (UInt32(3000 * piece / pieces)..<UInt32(3000 * (piece + 1) / pieces)).map { $0 }
          try writer.append(output: 0, rows: SelectedRows(rows, indices: indices))
        }
        try writer.publish(info)
        files.append(try #require(folder.contents("news.xlsx")))
      }
      #expect(files[0] == files[1] && files[0] == files[2])
      let workbook = try WorkbookReader(files[0])
      #expect(Set(workbook.entries.map(\.time)).count == 1)
      #expect(try workbook.entry("docProps/core.xml").contains("2000-01-01T00:00:00Z"))
    }

    @Test func aSheetThatLacksItsEndIsFound() throws {
      let folder = try TemporaryFolder()
      let workbook = try write(SelectedRows(sampleRows([("a", "t", 1, nil, nil, nil)])), in: folder).workbook
      let archive = try #require(WorkbookArchive(path: folder.path + "/news.xlsx"))
      #expect(archive.sizes == Dictionary(uniqueKeysWithValues: workbook.entries.map { ($0.name, $0.content.utf8.count) }))
      let size = try workbook.entry("xl/worksheets/sheet2.xml").utf8.count
      #expect(archive.holds(sheets: [1: 100, 2: size]))
      #expect(!archive.holds(sheets: [2: size + 1]))
      #expect(!archive.holds(sheets: [3: 0]))
      #expect(WorkbookArchive(path: folder.path + "/manifest.json") == nil)
      #expect(WorkbookArchive(path: folder.path + "/none") == nil)
    }

    @Test func anAbandonedRunLeavesNothing() throws {
      let folder = try TemporaryFolder()
      do {
        let writer = try DatasetWriter(
          directory: folder.path, pipelineName: "news", outputs: [TableOutput(table: sampleTable, formats: [], containers: [.xlsx])])
        try writer.append(output: 0, rows: SelectedRows(sampleRows([("a", "t", 1, nil, nil, nil)])))
        writer.abort()
      }
      #expect(try folder.files() == [])
    }
  }
#else
  @Suite struct WorkbookTests {
    @Test(.disabled("built without the trait XLSX")) func workbooks() {}
  }
#endif
