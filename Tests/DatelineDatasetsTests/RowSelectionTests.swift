import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineDatasets

/// Rows that were asked for come back, and no others; the fullest of several tables is read.
@Suite struct RowSelectionTests {
  /// Against reading everything: words that hold each other, stand in other columns, are written in another way by CSV or JSON, begin with the mark of
  /// spreadsheets; cells longer than the window.
  @Test(arguments: [1 as UInt64, 2, 3]) func rowsAreThoseOfAFilter(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let words = ["d1", "d12", "=1", "two\nlines", "a \"b\"", "back\\slash", "日本", "x", ""]
    let long = String(repeating: "long, \"text\" d12 ", count: 20_000)
    var rows = RowBuffer(table: sampleTable)
    for index in 0..<200 {
      rows.beginRow()
      rows.append("\(words.randomElement(using: &generator) ?? "") \(index)")
      let text = words.randomElement(using: &generator) ?? ""
      rows.append(index % 50 == 7 ? long : Bool.random(using: &generator) ? text : text + " and d12")
      rows.append(integer: index)
      for _ in 3..<sampleTable.columns.count { rows.appendNull() }
      rows.endRow()
    }
    for format in [OutputFormat.csv, .csvGz, .jsonl, .jsonlGz] {
      let folder = try TemporaryFolder()
      var csv: [UInt8] = []
      var jsonl: [UInt8] = []
      let output = TableOutput(name: "own", table: sampleTable, formats: [format], isSpreadsheetSafe: true)
      let writer = try DatasetWriter(directory: folder.path + "/out", pipelineName: "test", outputs: [output])
      let kept = output.render(rows: rows, csv: &csv, jsonl: &jsonl)
      for job in try writer.append(output: 0, csv: csv, jsonl: jsonl, rows: kept) + writer.finish() {
        try writer.commit(try job.run(CompressionScratch()))
      }
      _ = try writer.publish(DatasetInfo(toolVersion: "1"))
      for wanted in words.map({ [$0] }) + [["d1", "x"], ["d12", "a \"b\""], ["nowhere"]] {
        let reader = try TableReader(
          path: "\(folder.path)/out/data/own.\(format.rawValue)", table: sampleTable, format: format, isSpreadsheetSafe: true)
        reader.selection = RowSelection(sampleTable, where: ["text", "nothing"], isOneOf: Set(wanted))
        var found = RowBuffer(table: sampleTable)
        while try reader.read(5, into: &found) > 0 {}
        let expected = rows.all.filter { $0["text"].map(wanted.contains) ?? false }
        #expect(found.all.map(\.texts) == expected.map(\.texts), "seed \(seed), \(format), \(wanted)")
      }
    }
  }

  @Test func recordsThatArePassedOverAreNotChecked() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", "sample_id,text\r\na,one\r\nb,\"two\"x\r\nc,d,e\r\nd,\"three\r\none\"\r\ne,one")
    let reader = try TableReader(path: folder.path + "/t.csv", table: sampleTable, format: .csv)
    reader.selection = RowSelection(sampleTable, where: ["text"], isOneOf: ["one"])
    var rows = RowBuffer(table: sampleTable)
    #expect(try reader.read(10, into: &rows) == 2)
    #expect(rows.all.map { $0["sample_id"] } == ["a", "e"] && rows.all.allSatisfy { $0["text"] == "one" })
    let damaged = try TableReader(path: folder.path + "/t.csv", table: sampleTable, format: .csv)
    damaged.selection = RowSelection(sampleTable, where: ["text"], isOneOf: ["two"])
    let error = #expect(throws: TableReadError.self) { _ = try damaged.read(10, into: &rows) }
    #expect(error?.line == 3 && error?.kind == .unreadable)
  }

  @Test func aTableWithoutFilterAndWithTheColumnsIsChosen() throws {
    let folder = try TemporaryFolder()
    _ = try Folder.create(folder.path + "/out/data")
    try folder.write(
      "out/datapackage.json",
      """
      {"resources": [
        {"name": "dates", "dateline:where": "confidence > 0.5"}, {"name": "all_dates", "dateline:table": "dates"},
        {"name": "zz_dates", "dateline:table": "dates"}, {"name": "few_dates", "dateline:table": "dates", "dateline:where": "year > 2000"}
      ]}
      """)
    for (name, header) in [
      ("dates", "date_id,text,start_on"), ("all_dates", "text"), ("zz_dates", "date_id,text"), ("few_dates", "date_id,rule"),
    ] {
      try folder.write("out/data/\(name).csv", header + "\n")
    }
    let dataset = try DatasetFolder(folder.path + "/out")
    #expect(dataset.candidates(.dates).map(\.name) == ["all_dates", "zz_dates", "dates", "few_dates"])
    #expect(try dataset.table(.dates)?.name == "all_dates")
    #expect(try dataset.table(.dates, columns: ["date_id", "text"])?.name == "zz_dates")
    let filtered = try #require(try dataset.table(.dates, columns: ["start_on"]))
    #expect(filtered.name == "dates" && filtered.isFiltered)
    #expect(try dataset.table(.dates, columns: ["text", "rule"]) == nil && dataset.table(.roles) == nil)
  }
}
