import Dateline
import DatelineEngine
import Foundation
import Testing

/// A worker's answers against the tables of a run.
@Suite struct WorkerTests {
  private static let yaml = Scratch.pipeline(
    ingest: "path: in.jsonl, format: jsonl, fields: {record_id: id, text: body, published_on: date}",
    stages: "[sentences, dates, entities, dedupe]",
    tables:
      "[documents, sentences, {dates: {where: granularity = 'day', columns: [date_id, text, start_on], name: days}}, entities, entity_mentions]"
  )

  private func answers(_ scratch: Scratch, _ yaml: String = yaml, source: String? = nil, workers: Int = 2) throws -> [String] {
    let pipeline = try Pipeline(bytes: Array(yaml.utf8), file: scratch.path("pipeline.yaml"))
    let lines = Locked<[String]>([])
    try pipeline.work(source: source, path: scratch.path("in.jsonl"), workers: workers) { line in
      lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) }
    }
    return lines.withLock { $0 }
  }

  private func parsed(_ line: String) throws -> [String: [[String: Any]]] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: [[String: Any]]])
  }

  @Test func answersAreTheRowsOfARun() throws {
    let scratch = try Scratch()
    let lines = (0..<80).map {
      #"{"id":"r\#($0)","date":"2024-10-24","body":"Mayor Ilse Brandt\#($0) of Oslo said on October \#(1 + $0 % 28) that \"quay \#($0)\"\nwould close."}"#
    }
    try scratch.write("in.jsonl", lines.joined(separator: "\n"))
    try scratch.run(Self.yaml)
    let answers = try answers(scratch)
    #expect(answers.count == lines.count)
    #expect(try self.answers(scratch, workers: 5) == answers && self.answers(scratch, workers: 1) == answers)
    for table in ["documents", "sentences", "days", "entity_mentions"] {
      // Only a run knows its copies, and it names the file as the pipeline does.
      func comparable(_ row: [String: Any]) -> NSDictionary {
        row.filter { !["is_duplicate", "cluster_id", "source_path"].contains($0.key) } as NSDictionary
      }
      let rows = try answers.flatMap { try #require(try parsed($0)[table]) }.map(comparable)
      #expect(try rows == scratch.rows(table).map(comparable), "\(table)")
      #expect(!rows.isEmpty)
    }
  }

  @Test func linesThatCannotBeReadAreAnsweredToo() throws {
    let scratch = try Scratch()
    try scratch.write(
      "in.jsonl",
      "{\"id\":\"1\",\"body\":\"It rained on 3 May 2021.\"}\n\n{\"id\":\n{\"id\":\"1\",\"body\":\"It snowed.\"}\n{\"id\":\"2\",\"body\":\" \"}\n"
    )
    let answers = try answers(scratch).map(parsed)
    #expect(answers.map { $0["rejects"]?.first?["code"] as? String } == [nil, "E_JSON", nil, "E_EMPTY"])
    #expect(answers.map { $0["documents"]?.count } == [1, 0, 1, 0])
    #expect(answers.map { $0["days"]?.count } == [1, 0, 0, 0])
    #expect(Set(answers[1].keys) == ["documents", "sentences", "days", "entity_mentions", "rejects"])
    try scratch.write("in.jsonl", "")
    #expect(try self.answers(scratch).isEmpty)
  }

  @Test func refusals() throws {
    let scratch = try Scratch()
    try scratch.write("in.jsonl", "{}\n")
    #expect { try answers(scratch, source: "out") } throws: { "\($0)" == "there is no source 'out'; the file has in" }
    let texts = Scratch.pipeline(ingest: "path: '*.txt', format: text", tables: "[documents]")
    #expect { try answers(scratch, texts, source: "in") } throws: {
      "\($0)" == "source 'in' is not of JSON Lines; a worker reads one JSON object a line"
    }
    let corpus = Scratch.pipeline(ingest: "path: in.jsonl, format: jsonl", tables: "[duplicates, rejects]")
    #expect { try answers(scratch, corpus) } throws: {
      ($0 as? RunError)?.kind == .badDefinition && "\($0)".contains("(duplicates need the whole run)")
    }
    // Without a source of JSON Lines the columns' own names hold.
    try scratch.write("in.jsonl", #"{"text":"It rained.","published_on":"2024-10-24"}"#)
    #expect(try parsed(answers(scratch, texts)[0])["documents"]?.first?["published_on"] as? String == "2024-10-24")
  }
}
