import Dateline
import Foundation
import Testing

@Suite struct ReportTests {
  private static let ingest = "path: in.jsonl, format: jsonl, fields: {record_id: id, published_on: date, title: title, publisher: site}"

  /// Stories with copies, a record that is no JSON, and headlines that would break out of a page.
  private func corpus(_ scratch: Scratch) throws {
    var lines = ""
    for index in 0..<600 {
      let base = index % 9 == 4 ? index - 4 : index
      let text = """
        Mayor Ilse Brandt\(base) of Oslo said on October \(1 + base % 28) that quay \(base) of Bergen would close last week. \
        Nils Aberg\(base) of Tallinn denied in May \(1950 + base % 70) that it rained for \(base) days.
        """
      lines += #"{"id": "r\#(index)", "date": "2024-10-\#(10 + index % 20)", "title": "<script>\#(base)</script>", "#
      lines += #""site": "Paper \#(index % 13)", "text": "\#(text)"}"# + "\n"
      if index == 300 { lines += "{\n" }
    }
    try scratch.write("in.jsonl", lines)
  }

  private func pipeline(_ stages: String, tables: String = "[documents]") -> String {
    Scratch.pipeline(ingest: Self.ingest, stages: stages, tables: tables).replacing("formats:", with: "report: true\n  formats:")
  }

  @Test func oneWorkerOrFourWriteTheSamePage() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let yaml = pipeline("[repair, sentences, dates, entities, roles, statements, dedupe]")
    var runs: [[String: Data]] = []
    for workers in [1, 4] {
      try scratch.run(yaml, workers: workers)
      runs.append(try scratch.files("out"))
    }
    #expect(runs[0] == runs[1])
    let page = String(decoding: try #require(runs[0]["report.html"]), as: UTF8.self)
    #expect(page.contains("Ilse Brandt") && page.contains("<svg") && page.contains("E_JSON"))
    #expect(!page.contains("<script"))
    let copies = try #require(try scratch.run(yaml).copies)
    #expect(copies > 50)
    #expect(page.contains("<b>\(copies)</b>"))
  }

  @Test func thePageIsListedWithItsHash() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    try scratch.run(pipeline("[sentences]"))
    let files = try scratch.files("out")
    let manifest = String(decoding: try #require(files["manifest.json"]), as: UTF8.self)
    let sums = String(decoding: try #require(files["SHA256SUMS"]), as: UTF8.self)
    #expect(manifest.contains("\"report.html\"") && sums.contains("  report.html\n"))
    let page = String(decoding: try #require(files["report.html"]), as: UTF8.self)
    for stage in ["dates", "entities", "statements", "dedupe"] { #expect(page.contains("Stage <code>\(stage)</code> did not run")) }
  }

  @Test func aRunWithoutReportRemovesTheOldOne() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let yaml = pipeline("[sentences, dates]")
    #expect(try scratch.run(yaml).report == "report.html")
    #expect(try scratch.files("out")["report.html"] != nil)
    #expect(try scratch.run(yaml.replacing("report: true", with: "report: false")).report == nil)
    #expect(try scratch.files("out")["report.html"] == nil)
  }
}
