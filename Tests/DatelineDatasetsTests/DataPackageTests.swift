import Testing

@testable import DatelineDatasets

@Suite struct DataPackageTests {
  private func resource(_ name: String, of outputs: [TableOutput]) throws -> JSONValue {
    let files = outputs.flatMap { output in
      output.formats.map { WrittenFile(path: output.path($0), rows: 1, bytes: 1, sha256: "00") }
    }
    let package = DataPackage(outputs: outputs, files: files).json(name: "x", description: nil)
    return try #require(package[key: "resources"]?.arrayValue?.first { $0[key: "name"] == .string(name) })
  }

  private func filter(_ text: String, _ table: TableSchema) throws -> Filter { try Filter.parse(text, table: table).get() }

  private func referenced(_ resource: JSONValue) -> [String] {
    (resource[key: "schema"]?[key: "foreignKeys"]?.arrayValue ?? []).compactMap { $0[key: "reference"]?[key: "resource"]?.stringValue }
  }

  @Test func foreignKeysNeedACompleteTable() throws {
    let documents = TableOutput(table: .documents)
    let sentences = TableOutput(table: .sentences)
    let dates = TableOutput(table: .dates)
    #expect(referenced(try resource("dates", of: [documents, sentences, dates])) == ["documents", "sentences"])
    #expect(referenced(try resource("dates", of: [documents, dates])) == ["documents"])
    #expect(referenced(try resource("dates", of: [dates])) == [])
    let renamed = TableOutput(name: "docs", table: .documents)
    #expect(referenced(try resource("dates", of: [renamed, dates])) == [])
    let filtered = TableOutput(table: .documents, filter: try filter("not is_duplicate", .documents))
    #expect(referenced(try resource("dates", of: [filtered, sentences, dates])) == ["sentences"])
    let narrow = TableOutput(table: .dates, columns: TableOutput.columnIndices(["date_id", "document_id"], table: .dates))
    #expect(referenced(try resource("dates", of: [documents, sentences, narrow])) == ["documents"])
  }

  @Test func theOrderIsCutWhereItCannotBeShown() throws {
    func order(_ outputs: [TableOutput], _ name: String) throws -> JSONValue? { try resource(name, of: outputs)[key: "dateline:sortedBy"] }
    let documents = TableOutput(table: .documents)
    #expect(try order([documents, TableOutput(table: .timeline)], "timeline") == ["start_on", "documents", "start_char"])
    #expect(try order([TableOutput(table: .timeline)], "timeline") == ["start_on"])
    #expect(try order([TableOutput(table: .sentences)], "sentences") == [])
    let narrow = TableOutput(table: .sentences, columns: TableOutput.columnIndices(["sentence_id", "document_id"], table: .sentences))
    #expect(try order([documents, narrow], "sentences") == ["documents"])
  }

  @Test func viewsSayWhatTheyAre() throws {
    let view = TableOutput(
      name: "timeline_2024", table: .timeline, filter: try filter("start_on >= '2024-01-01' and not is_duplicate", .timeline),
      formats: [.jsonl], isSpreadsheetSafe: true, newline: .crlf)
    let resource = try resource("timeline_2024", of: [view])
    #expect(resource[key: "dateline:table"] == "timeline")
    #expect(resource[key: "dateline:where"] == "start_on >= '2024-01-01' and not is_duplicate")
    #expect(resource[key: "format"] == "jsonl" && resource[key: "dialect"] == nil && resource[key: "compression"] == nil)
  }

  @Test func dialectsNameTheLineEnd() throws {
    let output = TableOutput(table: .rejects, formats: [.csv], newline: .crlf)
    #expect(try resource("rejects", of: [output])[key: "dialect"]?[key: "lineTerminator"] == "\r\n")
  }

  @Test func columnListsMustHoldTheKey() {
    func problems(_ names: [String], _ table: TableSchema) -> [String] {
      TableOutput.columnProblems(names, table: table).map { "\($0.entry ?? -1) \($0.message) \($0.suggestion ?? "-")" }
    }
    #expect(problems(["sentence_id", "document_id", "text"], .sentences).isEmpty)
    #expect(problems(["text"], .sentences) == ["-1 columns of 'sentences' must include 'sentence_id', which is its key sentence_id"])
    #expect(
      problems(["entity_id", "mention_cout", "entity_id"], .entityAliases) == [
        "1 table 'entity_aliases' has no column 'mention_cout' mention_count", "2 column 'entity_id' is listed twice -",
        "-1 columns of 'entity_aliases' must include 'alias', which is part of its key alias",
      ])
  }

  @Test(arguments: [
    ("timeline_2024", true), ("dates", true), ("a", true), ("", false), ("Dates", false), ("2024", false), ("a__b", false), ("a_", false),
    ("_a", false), ("a-b", false), ("../x", false), ("é", false), (String(repeating: "a", count: 101), false),
  ])
  func namesAreSnakeCase(name: String, isFine: Bool) { #expect((TableOutput.nameProblem(name) == nil) == isFine) }
}
