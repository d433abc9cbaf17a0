import Dateline
import Foundation
import Testing

@Suite struct DocumentReportTests {
  private let text =
    "OSLO, Oct. 24 (NPA) - Officials at the White Home stated last week that Norway would help. Jonas Gahr Stoere, the prime minister, denied on October 23 that Kvalund had closed."

  private func pipeline(_ scratch: Scratch, stages: String = "[repair, sentences, dates, entities, roles, statements, dedupe]") throws
    -> Pipeline
  {
    let yaml = Scratch.pipeline(
      ingest:
        "path: 'in/*.jsonl', format: jsonl, fields: {record_id: id, published_on: date}, document_date: {from: [metadata, dateline, infer]}",
      stages: stages)
    return try Pipeline(bytes: Array(yaml.utf8), file: scratch.path("pipeline.yaml"))
  }

  private func corpus(_ scratch: Scratch) throws {
    let quoted = JSONValue.string(text).text()
    try scratch.write(
      "in/a.jsonl",
      """
      {"id": "first", "date": "2024-10-25", "text": \(quoted)}
      {"id": "empty", "text": " "}
      {"id": "first", "text": "Another text with the same id."}
      {"id": "undated", "text": "It rained in Lima."}

      """)
    try scratch.write("in/b.jsonl", "{\"id\": \"broken\", \"text\": \n")
  }

  private func document(_ report: DocumentReport) throws -> ExplainedDocument {
    guard case .document(let document) = report.finding else {
      Issue.record("no document")
      throw CancellationError()
    }
    return document
  }

  @Test("a document is found by record_id, document_id, and path with record")
  func names() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let pipeline = try pipeline(scratch)
    let byRecord = try document(try pipeline.report(onDocument: "undated"))
    #expect(byRecord.document.recordIndex == 3)
    let byID = try document(try pipeline.report(onDocument: byRecord.documentID))
    #expect(byID.document.recordIndex == 3)
    let byPlace = try document(try pipeline.report(onDocument: "a.jsonl#3"))
    #expect(byPlace.documentID == byRecord.documentID)
    // Of the records of a file that is asked for by its path alone, the first.
    #expect(try document(try pipeline.report(onDocument: "a.jsonl")).document.recordID == "first")
  }

  @Test("the text shows the words in their context with rule, value, anchor and confidence")
  func words() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let shown = try pipeline(scratch).report(onDocument: "first").text
    for words in [
      "a.jsonl, record 0 of source 'in'", "record_id  first", "2024-10-25, anchor_basis metadata", "metadata  2024-10-25, taken",
      "metadata: 2024-10-25",
      "sentence 1, paragraph 1", "\"last week\"", "DATE 2024-W42", "from 2024-10-25 (document)", "\"White Home\"",
      "repaired to \"White House\"",
      "a spun form of a name of a list", "statement ", "class deny", "said on  2024-10-23, from sentence", "rule ", "confidence ", "role",
      "compared by ",
      "only a run can tell",
    ] { #expect(shown.contains(words), "\(words)\n\(shown)") }
  }

  @Test("what the JSON says are the rows of the run")
  func json() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let pipeline = try pipeline(scratch)
    let summary = try pipeline.run(workers: 1)
    #expect(summary.documents == 2 && summary.rejects == 3)
    let report = try pipeline.report(onDocument: "first").json
    let id = try #require(report[key: "document_id"]?.stringValue)
    for table in ["sentences", "dates", "entity_mentions", "roles", "statements"] {
      let rows = try scratch.rows(table).filter { $0["document_id"] as? String == id }
      let shown = try #require(report[key: "tables"]?[key: table]?.arrayValue)
      #expect(shown.count == rows.count && !rows.isEmpty, "\(table)")
      for (row, other) in zip(rows, shown) {
        for (column, value) in row where column != "entity_id" {
          guard let text = value as? String else { continue }
          #expect(other[key: column]?.stringValue == text, "\(table).\(column)")
        }
      }
    }
    #expect(report[key: "anchor"]?[key: "evidence"]?.arrayValue?.isEmpty == false)
    #expect(report[key: "last_run"]?[key: "is_copy"] == .boolean(false))
    #expect(report[key: "tables"]?[key: "entity_mentions"]?.arrayValue?.allSatisfy { $0[key: "reason"]?.stringValue != nil } == true)
  }

  @Test(
    "what was refused is shown with its code",
    arguments: [("a.jsonl#1", "E_EMPTY"), ("broken", "E_JSON"), ("b.jsonl", "E_JSON"), ("a.jsonl#2", "E_DUPLICATE_ID")])
  func rejects(name: String, code: String) throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let report = try pipeline(scratch).report(onDocument: name)
    guard case .rejects(let rejects) = report.finding else {
      Issue.record("\(name) was not refused")
      return
    }
    #expect(rejects.map(\.code) == [code])
    #expect(report.text.contains("rejected: ") && report.text.contains(code))
    #expect(report.json[key: "rejects"]?.arrayValue?.first?[key: "code"]?.stringValue == code)
  }

  @Test func anUnknownNameIsAnError() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let pipeline = try pipeline(scratch)
    #expect { try pipeline.report(onDocument: "nobody") } throws: { error in
      let error = error as? RunError
      return error?.kind == .badDefinition
        && error?.description.contains("no document 'nobody' among the 2 documents and 3 refused records") == true
    }
  }

  @Test("stages that do not run have nothing to show")
  func fewStages() throws {
    let scratch = try Scratch()
    try corpus(scratch)
    let report = try pipeline(scratch, stages: "[sentences]").report(onDocument: "first")
    #expect(report.text.contains("the stage dates does not run") && !report.text.contains("\ncopies\n"))
    #expect(report.json[key: "tables"]?[key: "dates"] == nil && report.json[key: "features"] == .null)
  }
}
