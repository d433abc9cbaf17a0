import DatelineTestSupport
import DatelineText
import Glibc
import Testing

@testable import DatelineDatasets

/// What is written comes back; what is damaged is named with its file and line.
@Suite struct TableReaderTests {
  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OutputFile(creating: path)
    try file.write(bytes)
    _ = try file.finish()
  }

  /// A folder with one table, as a run writes it.
  private func dataset(
    _ path: String, _ rows: RowBuffer, safe: Bool = false, newline: Newline = .lf, formats: [OutputFormat] = OutputFormat.allCases
  ) throws {
    let output = TableOutput(name: "own", table: rows.table, formats: formats, isSpreadsheetSafe: safe, newline: newline)
    let writer = try DatasetWriter(directory: path, pipelineName: "test", outputs: [output])
    var csv: [UInt8] = []
    var jsonl: [UInt8] = []
    let kept = output.render(rows: rows, csv: &csv, jsonl: &jsonl)
    let scratch = CompressionScratch()
    for job in try writer.append(output: 0, csv: csv, jsonl: jsonl, rows: kept) + writer.finish() {
      try writer.commit(try job.run(scratch))
    }
    _ = try writer.publish(DatasetInfo(toolVersion: "1"))
  }

  private func read(_ reader: TableReader, pieces: Int = 7) throws -> RowBuffer {
    var rows = RowBuffer(table: reader.table)
    while try reader.read(pieces, into: &rows) > 0 {}
    return rows
  }

  private func expectEqual(_ a: RowBuffer, _ b: RowBuffer, _ comment: Comment) {
    #expect(a.count == b.count, comment)
    for row in 0..<min(a.count, b.count) {
      for column in a.table.columns.indices { #expect(a.isEqual(row: row, column: column, to: b, row: row), comment) }
    }
  }

  @Test(arguments: [1 as UInt64, 2, 3], [Newline.lf, .crlf])
  func whatIsWrittenComesBack(seed: UInt64, newline: Newline) throws {
    var generator = SeededGenerator(seed: seed)
    let texts = [
      "", "a", ",", "\"", "\"\"x", "two\nlines", "crlf\r\nend", " blank ", "=1+1", "'quoted", "007", "日本", "\t",
      String(repeating: "long, \"", count: 500),
    ]
    var rows = RowBuffer(table: sampleTable)
    for index in 0..<300 {
      rows.beginRow()
      rows.append("id\(index)" + (Bool.random(using: &generator) ? ",\"\n" : ""))
      rows.append((0..<Int.random(in: 0..<4, using: &generator)).map { _ in texts.randomElement(using: &generator) ?? "" }.joined())
      rows.append(integer: Bool.random(using: &generator) ? .random(in: .min ... .max, using: &generator) : nil)
      rows.append(number: Bool.random(using: &generator) ? .random(in: -1e9...1e9, using: &generator) : nil)
      rows.append(boolean: [true, false, nil].randomElement(using: &generator) ?? nil)
      rows.append(day: Bool.random(using: &generator) ? Day(number: .random(in: -700_000...2_900_000, using: &generator)) : nil)
      rows.endRow()
    }
    for safe in [false, true] {
      let folder = try TemporaryFolder()
      try dataset(folder.path + "/out", rows, safe: safe, newline: newline)
      for format in OutputFormat.allCases {
        let reader = try TableReader(
          path: "\(folder.path)/out/data/own.\(format.rawValue)", table: sampleTable, format: format, isSpreadsheetSafe: safe)
        let back = try read(reader)
        #expect(reader.columns == Array(sampleTable.columns.indices))
        expectEqual(rows, back, "seed \(seed), \(format), safe \(safe)")
      }
    }
  }

  @Test func missingColumnsAreNullAndTheRestIsFoundByName() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.csv", "\u{FEFF}seen_on,sample_id\r\n2024-10-24,b\r\n,a")
    let reader = try TableReader(path: folder.path + "/t.csv", table: sampleTable, format: .csv)
    #expect(reader.columns == [5, 0])
    expectEqual(try read(reader), sampleRows([("b", nil, nil, nil, nil, "2024-10-24"), ("a", nil, nil, nil, nil, nil)]), "by name")
    try folder.write(
      "t.jsonl", "{\"sample_id\": \"x\", \"count\": 3, \"share\": 2}\n{\"share\": null, \"sample_id\": \"y\", \"count\": 4}\n")
    let lines = try TableReader(path: folder.path + "/t.jsonl", table: sampleTable, format: .jsonl)
    expectEqual(try read(lines), sampleRows([("x", nil, 3, 2, nil, nil), ("y", nil, 4, nil, nil, nil)]), "keys in another order")
  }

  static let damaged: [(name: String, text: String, message: String)] = [
    ("t.csv", "", "t.csv:1: the file is empty; it should begin with the names of its columns"),
    (
      "t.csv", "text,count\nx,1\n",
      "t.csv:1: column 'sample_id' is missing, the key of table 'sample'; add it to the columns of 'sample' in the pipeline and run it again"
    ),
    ("t.csv", "sample_id,txt\na,x\n", "t.csv:1: table 'sample' has no column 'txt'; did you mean 'text'?"),
    ("t.csv", "sample_id,text,text\n", "t.csv:1: column 'text' is there twice"),
    ("t.csv", "sample_id,text\na,b\n\"two\nlines\",x\nc,d,e\n", "t.csv:5: the record has 3 fields, but the header names 2 columns"),
    ("t.csv", "sample_id,count\na,1\nb,soon\n", "t.csv:3: column 'count': 'soon' is no whole number"),
    ("t.csv", "sample_id,seen_on\na,2024-02-30\n", "t.csv:2: column 'seen_on': '2024-02-30' is no date (YYYY-MM-DD)"),
    ("t.csv", "sample_id,is_set\na,yes\n", "t.csv:2: column 'is_set': 'yes' is no true or false"),
    ("t.csv", "sample_id,share\na,nan\n", "t.csv:2: column 'share': 'nan' is no number"),
    ("t.csv", "sample_id,text\na,\"open\nand on\n", "t.csv:2: a quotation mark in the record that begins here is not closed"),
    ("t.csv", "sample_id,text\na,\"x\"y\n", "t.csv:2: field 2 goes on behind its closing quotation mark"),
    ("t.csv", "sample_id,text\n,x\n", "t.csv:2: column 'sample_id' is empty, though it belongs to the key"),
    ("t.jsonl", "{\"sample_id\": \"a\"}\nnothing\n", "t.jsonl:2: this line is no JSON object"),
    ("t.jsonl", "{\"sample_id\": \"a\", \"count\": \"3\"}\n", "t.jsonl:1: column 'count': '\"3\"' is no whole number"),
    (
      "t.jsonl", "{\"sample_id\": \"a\"}\n{\"sample_id\": \"a\", \"count\": 3}\n",
      "t.jsonl:2: the row has 2 members, but the first row has 1"
    ),
    ("t.jsonl", "{\"sample_id\": \"a\"}\n{\"count\": 3}\n", "t.jsonl:2: the row has no member 'sample_id', though the first row has it"),
    ("t.jsonl", "{\"sample_id\": \"a\"}\n\n", "t.jsonl:2: this line is no JSON object"),
  ]

  @Test(arguments: damaged)
  func damageIsNamedWithItsLine(_ name: String, _ text: String, _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    let format: OutputFormat = name.hasSuffix("csv") ? .csv : .jsonl
    let error = #expect(throws: TableReadError.self) {
      _ = try self.read(try TableReader(path: "\(folder.path)/\(name)", table: sampleTable, format: format))
    }
    #expect(error?.description == "\(folder.path)/\(message)")
  }

  @Test func everyCutAndEveryFlippedByteOfAGzipFileIsAnErrorOrTheWholeTable() throws {
    let folder = try TemporaryFolder()
    let rows = sampleRows((0..<40).map { ("id\($0)", "text \($0 * 7919)", $0, nil, nil, nil) })
    try dataset(folder.path + "/out", rows, formats: [.csvGz])
    let whole = try #require(folder.contents("out/data/own.csv.gz"))
    let path = folder.path + "/damaged.csv.gz"
    var refused = 0
    func check(_ bytes: [UInt8]) throws {
      unlink(path)
      try write(bytes, to: path)
      do {
        expectEqual(rows, try read(try TableReader(path: path, table: sampleTable, format: .csvGz)), "damaged but read")
      } catch is TableReadError { refused += 1 }
    }
    for length in stride(from: 0, to: whole.count, by: 3) { try check(Array(whole[..<length])) }
    for place in stride(from: 10, to: whole.count, by: 5) {
      var bytes = whole
      bytes[place] ^= 0x41
      try check(bytes)
    }
    try check(whole + Array("garbage".utf8))
    #expect(refused >= whole.count / 3 + (whole.count - 10) / 5)
  }

  @Test func manyMembersAreOneFile() throws {
    let folder = try TemporaryFolder()
    let rows = sampleRows([("a", "x", 1, nil, nil, nil)])
    try dataset(folder.path + "/out", rows, formats: [.jsonlGz])
    let member = try #require(folder.contents("out/data/own.jsonl.gz"))
    try write(member + member + member, to: folder.path + "/three.jsonl.gz")
    #expect(try read(try TableReader(path: folder.path + "/three.jsonl.gz", table: sampleTable, format: .jsonlGz)).count == 3)
  }

  @Test func aLineWithoutEndIsRefusedInBoundedMemory() throws {
    let folder = try TemporaryFolder()
    // A sparse file: zero bytes, no line end, one quotation mark open.
    try folder.write("t.csv", "sample_id,text\na,\"")
    #expect(truncate(folder.path + "/t.csv", 1 << 30) == 0)
    let source = try RecordSource(path: folder.path + "/t.csv", longestRecord: 2 << 20)
    #expect(try source.next(isQuoted: true).map { String(decoding: $0, as: UTF8.self) } == "sample_id,text")
    let error = #expect(throws: TableReadError.self) { _ = try source.next(isQuoted: true) }
    #expect(error?.message == "the record that begins here is longer than 2 MiB; a quotation mark in it is not closed")
    #expect(error?.line == 2)
  }

  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe.csv", 0o600) == 0)
    for name in ["/pipe.csv", ""] {
      let error = #expect(throws: TableReadError.self) { _ = try RecordSource(path: folder.path + name) }
      #expect(error?.message == "is no regular file")
    }
    #expect(throws: TableReadError.self) { _ = try RecordSource(path: folder.path + "/none.csv") }
  }

  @Test func foldersThatAreNoOutputAreNamed() throws {
    let folder = try TemporaryFolder()
    func message(_ path: String) -> String? { #expect(throws: TableReadError.self) { _ = try DatasetFolder(path) }?.message }
    #expect(message(folder.path + "/none")?.hasPrefix("there is no such folder") == true)
    try folder.write("news.yaml", "x")
    #expect(message(folder.path + "/news.yaml") == "this is a pipeline file; run it first, then give its output folder")
    #expect(message(folder.path)?.hasPrefix("this is no output folder of a run: it has no folder 'data'; give the folder that") == true)
    _ = try Folder.create(folder.path + "/out/data")
    try folder.write("out/manifest.json", "{}")
    #expect(message(folder.path)?.hasSuffix("did you mean '\(folder.path)/out'?") == true)
    #expect(message(folder.path + "/out")?.hasPrefix("holds no table as CSV or JSON Lines") == true)
    try folder.write("out/data/duplicates.csv", "document_id\n")
    try folder.write("out/data/mine.csv", "x")
    #expect(try DatasetFolder(folder.path + "/out/").tables.map(\.name) == ["duplicates"])
  }
}
