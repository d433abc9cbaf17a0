import Dateline
import Foundation
import Testing

@Suite struct PairReportTests {
  private let story =
    "Mayor Ilse Brandt of Oslo said on October 24 that quay 7 of Bergen would close. Nils Aberg of Norway paid 310 crowns in May 1950 to the harbour board of the town. It rained in Lima for 9 days."
  private let other =
    "Mayor Ilse Brandt of Oslo stated on October 24 that quay 7 of Bergen would shut. Nils Aberg of Norway paid 310 crowns in May 1950 to the harbour board of the town. It poured in Lima for 9 days."
  private let third =
    "The parliament of Peru debated a law on fishing for the third day. No vote was held, and none is planned before June 2031."

  private func run(
    _ scratch: Scratch, formats: String = "[jsonl.gz]",
    tables: String = "[documents, sentences, dates, entities, entity_mentions, duplicates]", safe: Bool = false
  ) throws {
    var lines = ""
    for (id, text) in [("one", story), ("two", other), ("three", third), ("=four", third + " Nobody asked.")] {
      lines += JSONValue.members([("id", .string(id)), ("text", .string(text)), ("published_on", "2024-10-25")]).text(pretty: false) + "\n"
    }
    try scratch.write("in.jsonl", lines)
    try scratch.run(
      """
      dateline: 1
      name: test
      ingest: [{name: in, path: in.jsonl, format: jsonl, fields: {record_id: id}}]
      stages: [sentences, dates, entities, dedupe]
      outputs: {directory: out, formats: \(formats), spreadsheet_safe: \(safe), tables: \(tables)}
      """)
  }

  @Test("every form of the tables gives the same answer", arguments: ["[jsonl.gz]", "[csv.gz]", "[csv]", "[jsonl]", "[csv.gz, jsonl.gz]"])
  func forms(formats: String) throws {
    let scratch = try Scratch()
    try run(scratch, formats: formats)
    let report = try PairReport("one", "two", output: scratch.path("out"))
    #expect(report.anchors == .annotations)
    #expect(report.explanation.kind != nil)
    #expect(report.explanation.sharedSentences.count == 1)
    #expect(report.explanation.sharedChainPairs.count >= 8)
    #expect(report.inRun?.contains("\(report.second.documentID) copies \(report.first.documentID) (") == true)
    let reference = try Scratch()
    try run(reference)
    let expected = try PairReport("one", "two", output: reference.path("out"))
    #expect(report.text == expected.text && report.json == expected.json)
  }

  @Test("what the tables say again is what the run compared")
  func sameAsTheRun() throws {
    let scratch = try Scratch()
    try run(scratch)
    let report = try PairReport("two", "one", output: scratch.path("out"))
    let copy = try #require(report.first.copyOf)
    #expect(copy.kind == report.explanation.kind?.name && copy.method == report.explanation.method.name)
    #expect(abs((Double(copy.similarity) ?? 0) - report.explanation.similarity) < 0.0001)
    let different = try PairReport("one", "three", output: scratch.path("out"))
    #expect(different.explanation.kind == nil && different.inRun?.contains("different clusters") == true)
    #expect(different.text.contains("are different texts") && different.explanation.namesOfOneOnly.first.contains("Bergen"))
  }

  @Test func marksOfSpreadsheetsAreTakenOff() throws {
    let scratch = try Scratch()
    try run(scratch, formats: "[csv]", safe: true)
    let report = try PairReport("=four", "three", output: scratch.path("out"))
    #expect(report.first.recordID == "=four" && report.explanation.kind != nil)
  }

  @Test("without the tables of dates and names the words are compared, and that is said")
  func fewTables() throws {
    let scratch = try Scratch()
    try run(scratch, tables: "[sentences, {documents: {columns: [document_id, record_id]}}]")
    let report = try PairReport("one", "two", output: scratch.path("out"))
    #expect(report.anchors == .tokens && report.explanation.kind != nil && report.inRun == nil)
    #expect(report.text.contains("list the tables dates, entity_mentions and entities"))
    #expect(report.json[key: "names_and_numbers_from"] == "words")
  }

  private func message(_ first: String, _ second: String, _ output: String) -> String {
    do {
      _ = try PairReport(first, second, output: output)
      return ""
    } catch {
      return error.description
    }
  }

  @Test("what is missing is named with what to do about it")
  func missing() throws {
    let scratch = try Scratch()
    let output = scratch.path("out")
    #expect(message("one", "two", output).contains("there is no such folder; give the folder"))
    try run(scratch)
    #expect(message("one", "nobody", output).contains("there is no document 'nobody' in"))
    #expect(message("one", "one", output).contains("are one document; give two"))
    try run(scratch, tables: "[documents]")
    #expect(message("one", "two", output).contains("has no table 'sentences' as CSV or JSON Lines; add it to outputs.tables"))
    try run(scratch, tables: "[{sentences: {columns: [sentence_id, document_id]}}]")
    #expect(message("one", "two", output).contains("columns 'start_char', 'text' are missing; add them to the columns of 'sentences'"))
    try run(scratch, tables: "[documents, {sentences: {where: \"text like '%Lima%'\"}}]")
    #expect(message("one", "three", output).contains("has no sentence in"))
    try run(scratch, formats: "[csv.gz]")
    try Data([0x1F, 0x8B, 8, 0, 1, 2, 3]).write(to: scratch.folder.appendingPathComponent("out/data/sentences.csv.gz"))
    #expect(message("one", "two", output).contains("sentences.csv.gz: the gzip data end too early"))
  }
}
