import Dateline
import Foundation
import Testing

/// Nothing crashes, nothing is lost: documents and rejects add up to the records.
@Suite struct BadInputTests {
  private static let good = "The pier reopened on 3 May 2021. It had been closed since 2019."

  @Test(arguments: [
    ("empty.txt", [UInt8](), "E_EMPTY"),
    ("blank.txt", Array(" \n\t\n".utf8), "E_EMPTY"),
    ("latin1.txt", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x61, 0x62], "E_UTF8"),
    ("nul.txt", [0x61, 0x00, 0x62], "E_NUL"),
    ("cut.txt.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B], "E_GZIP"),
  ])
  func aBadFileAmongGoodOnesIsAReject(name: String, bytes: [UInt8], code: String) throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.good)
    try scratch.write("in/\(name)", bytes)
    try scratch.write("in/z.txt", Self.good + " Then it rained.")
    let summary = try scratch.run(Scratch.pipeline(ingest: "path: in, format: text"))
    #expect(summary.documents == 2 && summary.rejects == 1)
    let reject = try #require(try scratch.rows("rejects").first)
    #expect(reject["code"] as? String == code)
    #expect(reject["source_path"] as? String == name)
    #expect((reject["message"] as? String)?.isEmpty == false)
  }

  @Test func csvFaultsAreRejectsWithPositions() throws {
    let scratch = try Scratch()
    let text = "id,body\n1,\(Self.good)\n2\n3,\"two\nlines\"\n3,again\n4,\"never closed\n5,fine\n"
    try scratch.write("in.csv", text)
    let summary = try scratch.run(Scratch.pipeline(ingest: "path: in.csv, format: csv, fields: {record_id: id, text: body}"))
    let rejects = try scratch.rows("rejects")
    let codes = Set(rejects.compactMap { $0["code"] as? String })
    #expect(codes.isSuperset(of: ["E_CSV_FIELDS", "E_DUPLICATE_ID", "E_CSV_QUOTE"]), "\(codes)")
    #expect(summary.documents + summary.rejects == summary.records)
    #expect(try scratch.rows("documents").compactMap { $0["record_id"] as? String } == ["1", "3", "5"])
    #expect(rejects.allSatisfy { $0["byte_offset"] is Int })
  }

  @Test func jsonLinesFaultsAreRejectsWithPositions() throws {
    let scratch = try Scratch()
    let lines = [#"{"id": 1, "text": "\#(Self.good)"}"#, #"{"id": 2, "text": 5}"#, #"{"id": 3}"#, #"{"id": 4, "text": "x"#]
    try scratch.write("in.jsonl", lines.joined(separator: "\n"))
    let summary = try scratch.run(Scratch.pipeline(ingest: "path: in.jsonl, format: jsonl, fields: {record_id: id}"))
    #expect(summary.documents == 1 && summary.rejects == 3)
    #expect(try scratch.rows("rejects").compactMap { $0["code"] as? String } == ["E_FIELD_TYPE", "E_NO_TEXT", "E_JSON"])
  }

  @Test func oneBadRecordAmongThousands() throws {
    let scratch = try Scratch()
    var bytes: [UInt8] = []
    for index in 0..<3000 {
      bytes += Array("{\"id\": \"\(index)\", \"text\": \"Story \(index) began on 4 June \(1900 + index % 120)".utf8)
      if index == 1234 { bytes.append(0xFF) }
      bytes += Array(".\"}\n".utf8)
    }
    try scratch.write("in.jsonl", bytes)
    let summary = try scratch.run(Scratch.pipeline(ingest: "path: in.jsonl, format: jsonl, fields: {record_id: id}"))
    #expect(summary.documents == 2999 && summary.rejects == 1)
    #expect(try scratch.rows("rejects").first?["record_index"] as? Int == 1234)
    #expect(try scratch.rows("documents").count == 2999)
  }

  @Test func aLineOfHundredMegabytesIsSkipped() throws {
    let scratch = try Scratch()
    let url = scratch.folder.appendingPathComponent("in.jsonl")
    try Data("{\"text\": \"\(Self.good)\"}\n{\"text\": \"".utf8).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.seekToEnd()
    let piece = Data(repeating: UInt8(ascii: "a"), count: 1 << 20)
    for _ in 0..<100 { try file.write(contentsOf: piece) }
    try file.write(contentsOf: Data("\"}\n{\"text\": \"Last one, of May 2020.\"}\n".utf8))
    try file.close()
    let summary = try scratch.run(Scratch.pipeline(ingest: "path: in.jsonl, format: jsonl"))
    #expect(summary.documents == 2 && summary.rejects == 1)
    #expect(try scratch.rows("rejects").first?["code"] as? String == "E_TOO_LONG")
  }

  @Test func tenThousandColumns() throws {
    let scratch = try Scratch()
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<10_000).map { $0 == 7000 ? Self.good.replacing(",", with: ";") : "x\($0)" }.joined(separator: ",")
    try scratch.write("in.csv", header + "\n" + row + "\n")
    let summary = try scratch.run(Scratch.pipeline(ingest: "path: in.csv, format: csv, fields: {text: c7000}"))
    #expect(summary.documents == 1)
  }

  @Test(arguments: ["path: nowhere/*.txt, format: text", "path: nowhere.csv, format: csv"])
  func missingInputSaysSo(ingest: String) throws {
    let scratch = try Scratch()
    let error = #expect(throws: RunError.self) { try scratch.run(Scratch.pipeline(ingest: ingest)) }
    #expect(error?.kind == .missingInput)
    #expect(error?.description.contains("nowhere") == true)
  }

  @Test func tooManyRejectsAreReported() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", Self.good)
    try scratch.write("in/b.txt", "")
    let pipeline = { (limit: String) in Scratch.pipeline(ingest: "path: in, format: text", limits: "{max_rejects: \(limit)}") }
    #expect(try scratch.run(pipeline("10%")).hasTooManyRejects)
    #expect(try !scratch.run(pipeline("1")).hasTooManyRejects)
  }
}
