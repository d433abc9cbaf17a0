import Dateline
import Foundation
import Testing

/// `dedupe: {state: ...}`: documents are compared with those of earlier runs.
@Suite struct DedupeStateTests {
  /// Stories of which every seventh comes back, some records later, as a copy.
  private func lines(_ range: Range<Int>) -> String {
    range.map { index in
      let base = index % 7 == 3 ? max(0, index - 45) / 7 * 7 : index
      return """
        {"id": "r\(index)", "date": "2024-10-\(10 + index % 20)", "text": "Mayor Ilse Brandt\(base) of Oslo said on October \(1 + base % 28) that quay \(base) of \
        Bergen would close last week. Nils Aberg\(base) and the Quay Council of Tallinn paid \(base * 31) crowns in May \(1950 + base % 70). It rained in \
        Lima\(base) for \(base) days and the harbour master counted \(base + 17) boats at the long pier."}

        """
    }.joined()
  }

  private func pipeline(_ path: String, state: String? = "news.dedupe", keep: String = "first") -> String {
    let options = (state.map { "state: \($0), " } ?? "") + "keep: \(keep)"
    return Scratch.pipeline(
      ingest: "path: \(path), format: jsonl, fields: {record_id: id, published_on: date}",
      stages: "[sentences, dates, entities, {dedupe: {\(options)}}]")
  }

  /// What a run says of copies: for each document its original, for each sentence its original.
  private func findings(_ scratch: Scratch) throws -> [String] {
    let documents = try scratch.rows("documents").map {
      "\($0["document_id"] ?? "") \($0["is_duplicate"] ?? "") \($0["cluster_id"] ?? "")"
    }
    let duplicates = try scratch.rows("duplicates").map { row in
      ["document_id", "duplicate_of", "cluster_id", "kind", "similarity", "method", "matched_sentences"].map { "\(row[$0] ?? "")" }.joined(
        separator: " ")
    }
    let sentences = try scratch.rows("sentences").map {
      "\($0["sentence_id"] ?? "") \($0["duplicate_of"] ?? "") \($0["duplicate_kind"] ?? "")"
    }
    return documents + duplicates + sentences
  }

  @Test("a run in parts finds what one run finds", arguments: [1, 3])
  func parts(workers: Int) throws {
    let scratch = try Scratch()
    try scratch.write("all.jsonl", lines(0..<400))
    try scratch.write("one.jsonl", lines(0..<190))
    try scratch.write("two.jsonl", lines(190..<400))
    let whole = try scratch.run(pipeline("all.jsonl", state: nil))
    let expected = try findings(scratch)
    #expect(whole.earlierDocuments == nil)
    #expect(try #require(whole.copies) >= 40)

    let first = try scratch.run(pipeline("one.jsonl"), workers: workers)
    var found = try findings(scratch)
    let second = try scratch.run(pipeline("two.jsonl"), workers: workers)
    found += try findings(scratch)
    #expect(first.earlierDocuments == 0 && second.earlierDocuments == 190)
    #expect((first.copies ?? 0) + (second.copies ?? 0) == whole.copies)
    #expect(Set(found) == Set(expected) && found.count == expected.count)
    // Some originals are documents of the first part.
    let own = Set(try scratch.rows("documents").compactMap { $0["document_id"] as? String })
    let originals = try scratch.rows("duplicates").compactMap { $0["duplicate_of"] as? String }
    #expect(originals.contains { !own.contains($0) })

    let manifest = try #require(JSONValue(parsing: Array(Data(contentsOf: scratch.folder.appendingPathComponent("out/manifest.json")))))
    #expect(manifest[key: "counts"]?[key: "earlier_documents"]?.integerValue == 190)
    #expect(manifest[key: "counts"]?[key: "common_keys"]?.integerValue == second.commonKeys)
    #expect(try foreignKeys(scratch) == ["document_id"])
    _ = try scratch.run(pipeline("all.jsonl", state: nil))
    #expect(try foreignKeys(scratch) == ["document_id", "duplicate_of"])
  }

  /// The columns of `duplicates` that the data package promises to refer to rows that are there.
  private func foreignKeys(_ scratch: Scratch) throws -> [String] {
    let package = try #require(JSONValue(parsing: Array(Data(contentsOf: scratch.folder.appendingPathComponent("out/datapackage.json")))))
    let table = try #require(package[key: "resources"]?.arrayValue?.first { $0[key: "name"]?.stringValue == "duplicates" })
    return (table[key: "schema"]?[key: "foreignKeys"]?.arrayValue ?? []).compactMap { $0[key: "fields"]?.arrayValue?.first?.stringValue }
  }

  @Test func workersDoNotChangeAByteOfTablesOrState() throws {
    let scratch = try Scratch()
    try scratch.write("one.jsonl", lines(0..<300))
    try scratch.write("two.jsonl", lines(300..<600))
    var runs: [[String: Data]] = []
    var states: [Data] = []
    for workers in [1, 2, 5] {
      try? FileManager.default.removeItem(atPath: scratch.path("news.dedupe"))
      try scratch.run(pipeline("one.jsonl"), workers: workers)
      try scratch.run(pipeline("two.jsonl"), workers: workers)
      runs.append(try scratch.files("out"))
      states.append(try Data(contentsOf: scratch.folder.appendingPathComponent("news.dedupe")))
    }
    #expect(runs[0].count > 5 && states[0].count > 10_000)
    #expect(runs[0] == runs[1] && runs[0] == runs[2])
    #expect(states[0] == states[1] && states[0] == states[2])
  }

  @Test("reading the same input again gives the same rows: a document is no copy of itself")
  func sameInputTwice() throws {
    let scratch = try Scratch()
    try scratch.write("one.jsonl", lines(0..<200))
    let first = try scratch.run(pipeline("one.jsonl"))
    let tables = ["documents", "sentences", "duplicates", "dates", "entity_mentions", "entities", "timeline"]
    let files = try scratch.files("out")
    let again = try scratch.run(pipeline("one.jsonl"))
    let second = try scratch.files("out")
    #expect(again.earlierDocuments == 200 && again.copies == first.copies)
    for table in tables { #expect(files["data/\(table).jsonl"] == second["data/\(table).jsonl"], "\(table)") }
  }

  @Test("what a crash between the tables and the state leaves behind, the same run repairs")
  func crash() throws {
    let scratch = try Scratch()
    try scratch.write("one.jsonl", lines(0..<200))
    try scratch.write("two.jsonl", lines(200..<400))
    try scratch.run(pipeline("one.jsonl"))
    let state = scratch.folder.appendingPathComponent("news.dedupe")
    let before = try Data(contentsOf: state)
    try scratch.run(pipeline("two.jsonl"))
    let files = try scratch.files("out")
    let after = try Data(contentsOf: state)
    #expect(before != after)
    // The tables are in place, the state is not: half of it stands beside its place.
    try before.write(to: state)
    try after.prefix(after.count / 2).write(to: scratch.folder.appendingPathComponent("news.dedupe.partial"))
    try scratch.run(pipeline("two.jsonl"))
    #expect(try scratch.files("out") == files)
    #expect(try Data(contentsOf: state) == after)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("news.dedupe.partial")))
  }

  @Test func aRunThatDoesNotEndLeavesTheStateAsItWas() throws {
    let scratch = try Scratch()
    try scratch.write("one.jsonl", lines(0..<100))
    try scratch.run(pipeline("one.jsonl"))
    let state = scratch.folder.appendingPathComponent("news.dedupe")
    let before = try Data(contentsOf: state)
    let cancelled = Cancellation()
    cancelled.cancel()
    #expect(throws: RunError.self) { try scratch.run(pipeline("one.jsonl"), cancellation: cancelled) }
    #expect(throws: RunError.self) { try scratch.run(pipeline("nowhere.jsonl")) }
    #expect(try Data(contentsOf: state) == before)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("news.dedupe.partial")))
  }

  private func failure(_ body: () throws -> Void) -> RunError? {
    do {
      try body()
      return nil
    } catch {
      return error as? RunError
    }
  }

  @Test func stateOfOtherOptionsIsRefused() throws {
    let scratch = try Scratch()
    try scratch.write("one.jsonl", lines(0..<50))
    try scratch.run(pipeline("one.jsonl"))
    let files = try scratch.files("out")
    let other = try #require(failure { try scratch.run(pipeline("one.jsonl", keep: "longest")) })
    #expect(other.kind == .badDefinition)
    #expect(
      other.description.contains("news.dedupe' was made with other options") && other.description.contains("another path, or remove it"))
    #expect(try scratch.files("out") == files)
    // Fingerprints made without entities cannot be compared with those made with them.
    let withoutEntities = pipeline("one.jsonl").replacing(", entities,", with: ",")
    #expect(failure { try scratch.run(withoutEntities) }?.kind == .badDefinition)
    try scratch.write("news.dedupe", "no state at all")
    let foreign = try #require(failure { try scratch.run(pipeline("one.jsonl")) })
    #expect(foreign.kind == .badDefinition && foreign.description.contains("is no dedupe state"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("news.dedupe.partial")))
  }

  @Test func aPlaceThatCannotBeWrittenIsNoticedBeforeTheRun() throws {
    let scratch = try Scratch()
    try scratch.write("one.jsonl", lines(0..<50))
    let missing = try #require(failure { try scratch.run(pipeline("one.jsonl", state: "nowhere/news.dedupe")) })
    #expect(missing.kind == .failed && missing.description.contains("nowhere/news.dedupe") && missing.description.contains("folder"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    let claim = try DedupeStateFile(claiming: scratch.path("news.dedupe"))
    let used = try #require(failure { try scratch.run(pipeline("one.jsonl")) })
    #expect(used.kind == .failed && used.description.contains("another run is using"))
    claim.discard()
    #expect(failure { try scratch.run(pipeline("one.jsonl")) } == nil)
  }

  @Test("an earlier copy that comes later becomes the original of its run; an earlier run's rows stay as they are")
  func keepEarliest() throws {
    let scratch = try Scratch()
    let line = lines(8..<9)
    try scratch.write("one.jsonl", line.replacing("\"r8\"", with: "\"late\""))
    try scratch.write("two.jsonl", line.replacing("\"r8\"", with: "\"early\"").replacing("2024-10-18", with: "2024-10-11"))
    try scratch.write("three.jsonl", line.replacing("\"r8\"", with: "\"last\"").replacing("2024-10-18", with: "2024-10-20"))
    try scratch.run(pipeline("one.jsonl", keep: "earliest"))
    try scratch.run(pipeline("two.jsonl", keep: "earliest"))
    #expect(try scratch.rows("duplicates").isEmpty)
    let early = try #require(try scratch.rows("documents").first?["document_id"] as? String)
    try scratch.run(pipeline("three.jsonl", keep: "earliest"))
    #expect(try scratch.rows("duplicates").compactMap { $0["duplicate_of"] as? String } == [early])
  }

  @Test("copies of one document of an earlier run are one story")
  func storiesOfEntities() throws {
    let scratch = try Scratch()
    let line = lines(8..<9)
    try scratch.write("one.jsonl", line)
    try scratch.write("two.jsonl", line.replacing("\"r8\"", with: "\"a\"") + line.replacing("\"r8\"", with: "\"b\"") + lines(15..<16))
    try scratch.run(pipeline("one.jsonl"))
    try scratch.run(pipeline("two.jsonl"))
    let entities = try scratch.rows("entities")
    let shared = try #require(entities.first { $0["document_count"] as? Int == 3 }, "\(entities.map { $0["entity_id"] ?? "" })")
    #expect(shared["cluster_count"] as? Int == 2)
  }
}
