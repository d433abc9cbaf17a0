import Dateline
import Foundation
import Testing

@Suite struct RunTests {
  private func corpus(_ scratch: Scratch, documents: Int = 400) throws {
    var lines = ""
    for index in 0..<documents {
      let base = index % 7 == 3 ? index - 3 : index
      lines += """
        {"id": "r\(index)", "date": "2024-10-\(10 + index % 20)", "text": "Mayor Ilse Brandt\(base) of Oslo said on October \(1 + base % 28) that quay \(base) of Bergen \
        would close last week. Nils Aberg\(base) and the Quay Council of Tallinn paid \(base * 31) crowns in May \(1950 + base % 70). It rained in Lima\(base) for \(base) days."}

        """
    }
    try scratch.write("in.jsonl", lines.replacing("\n\n", with: "\n"))
  }
  private let ingest = "path: in.jsonl, format: jsonl, fields: {record_id: id, published_on: date}"

  @Test func workersDoNotChangeAByte() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let yaml = Scratch.pipeline(ingest: ingest, stages: "[repair, sentences, dates, entities, roles, dedupe]")
    var runs: [[String: Data]] = []
    for workers in [1, 2, 5] {
      try scratch.run(yaml, workers: workers)
      runs.append(try scratch.files("out"))
    }
    #expect(runs[0].count > 10)
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
  }

  /// The tables lie where the pattern looks.
  @Test func aSecondRunDoesNotReadTheFirst() throws {
    let scratch = try Scratch()
    try corpus(scratch, documents: 3)
    for path in ["**/*.jsonl", "."] {
      let yaml = Scratch.pipeline(ingest: "path: '\(path)', format: jsonl")
      try scratch.run(yaml)
      let first = try scratch.files("out")
      #expect(try scratch.run(yaml).documents == 3)
      #expect(try scratch.files("out") == first)
    }
  }

  @Test func copiesAreMarkedInAllTables() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let summary = try scratch.run(
      Scratch.pipeline(
        ingest: ingest,
        tables: "[documents, duplicates, timeline, {dates: {where: not is_duplicate, name: own_dates}}, dates, entities, entity_mentions]"))
    let documents = try scratch.rows("documents")
    let duplicates = try scratch.rows("duplicates")
    #expect(summary.documents == 400)
    #expect(duplicates.count == summary.copies)
    #expect(duplicates.count >= 50)
    let marked = documents.filter { $0["is_duplicate"] as? Bool == true }.compactMap { $0["document_id"] as? String }
    #expect(marked == duplicates.compactMap { $0["document_id"] as? String })
    let copies = Set(marked)
    let dates = try scratch.rows("dates")
    let own = try scratch.rows("own_dates")
    #expect(own.count == dates.filter { !copies.contains($0["document_id"] as? String ?? "") }.count)
    #expect(own.count < dates.count)
    let timeline = try scratch.rows("timeline")
    #expect(timeline.allSatisfy { !copies.contains($0["document_id"] as? String ?? "") })
    let days = timeline.compactMap { $0["start_on"] as? String }
    #expect(days.count == timeline.count && days == days.sorted())
    let mentions = try scratch.rows("entity_mentions")
    let entities = try scratch.rows("entities")
    for entity in entities {
      let own = mentions.filter { $0["entity_id"] as? String == entity["entity_id"] as? String }
      #expect(own.count == entity["mention_count"] as? Int)
    }
  }

  @Test func offsetsGiveBackTheWords() throws {
    let scratch = try Scratch()
    let text = "Zürich, 5 mai — “Ça va,” said Élodie Brandt on 3 May 2021. 日本 and Lima came later."
    try scratch.write("in/a.txt", text)
    try scratch.run(Scratch.pipeline(ingest: "path: in, format: text"))
    let scalars = Array(text.unicodeScalars)
    var checked = 0
    for table in ["sentences", "dates", "entity_mentions"] {
      for row in try scratch.rows(table) {
        let start = try #require(row["start_char"] as? Int)
        let end = try #require(row["end_char"] as? Int)
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[start..<end])
        #expect(String(words) == row["text"] as? String)
        checked += 1
      }
    }
    #expect(checked >= 4)
  }

  @Test func cancelledRunLeavesTheFolderAsItWas() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    try scratch.run(Scratch.pipeline(ingest: ingest))
    let before = try scratch.files("out")
    let cancellation = Cancellation()
    cancellation.cancel()
    let error = #expect(throws: RunError.self) { try scratch.run(Scratch.pipeline(ingest: ingest), cancellation: cancellation) }
    #expect(error?.kind == .cancelled)
    #expect(try scratch.files("out") == before)
  }

  @Test func theFolderOfAnotherPipelineIsRefused() throws {
    let scratch = try Scratch()
    try corpus(scratch, documents: 3)
    let yaml = Scratch.pipeline(ingest: ingest)
    try scratch.run(yaml)
    let error = #expect(throws: RunError.self) { try scratch.run(yaml.replacing("name: test", with: "name: other")) }
    #expect(error?.kind == .badDefinition)
    try scratch.write("mine/letter.txt", "keep me")
    #expect(throws: RunError.self) { try scratch.run(yaml.replacing("directory: out", with: "directory: mine")) }
    #expect(try scratch.files("mine").keys.sorted() == ["letter.txt"])
  }

  @Test func outputFolderThatCannotBeMadeIsNamed() throws {
    let scratch = try Scratch()
    try corpus(scratch, documents: 3)
    try scratch.write("file", "")
    let error = #expect(throws: RunError.self) {
      try scratch.run(Scratch.pipeline(ingest: ingest).replacing("directory: out", with: "directory: file/out"))
    }
    #expect(error?.kind == .failed)
    #expect(error?.description.contains("file") == true && error?.description.contains("--output") == true)
  }

  @Test func aRunOfTheSentencesStageAlone() throws {
    let scratch = try Scratch()
    try corpus(scratch, documents: 20)
    let summary = try scratch.run(Scratch.pipeline(ingest: ingest, stages: "[sentences]", tables: "[documents, sentences]"))
    #expect(summary.sentences == 60 && summary.copies == nil && summary.dates == nil)
    #expect(try scratch.rows("documents").allSatisfy { $0["anchor_basis"] as? String == "metadata" })
  }

  @Test func spreadsheetsGetOnlyDaysThatTheyCanHold() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.txt", "The mill was built in 1822. It burned on 3 May 1921.")
    let yaml = Scratch.pipeline(ingest: "path: in, format: text", tables: "[dates, timeline]")
    try scratch.run(yaml)
    #expect(try scratch.rows("dates").compactMap { $0["start_on"] as? String } == ["1822-01-01", "1921-05-03"])
    #expect(try scratch.rows("timeline").count == 2)
    let summary = try scratch.run(yaml.replacing("  directory: out", with: "  spreadsheet_safe: true\n  directory: out"))
    #expect(try scratch.rows("dates").compactMap { $0["start_on"] as? String } == ["1921-05-03"])
    #expect(try scratch.rows("dates").compactMap { $0["timex_value"] as? String } == ["1822", "1921-05-03"])
    #expect(try scratch.rows("timeline").count == 1)
    #expect(summary.warnings.contains { $0.hasPrefix("1 dates lie before 1900-03-01") })
  }
}
