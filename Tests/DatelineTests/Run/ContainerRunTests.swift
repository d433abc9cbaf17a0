import Dateline
import Foundation
import Testing

#if SQLite && XLSX
  import CSQLite

  /// Runs that write a workbook and a database beside the table files.
  @Suite struct ContainerRunTests {
    private func corpus(_ scratch: Scratch) throws {
      var lines = ""
      for index in 0..<300 {
        let base = index % 7 == 3 ? index - 3 : index
        lines += """
          {"id": "r\(index)", "date": "2024-10-\(10 + index % 20)", "title": "=1+\(index)\\u0001", "text": "Mayor Ilse Brandt\(base) of Oslo said from \
          October \(1 + base % 14) to October \(15 + base % 14) that quay \(base) of Bergen would close last week. Nils Aberg\(base) and the Quay \
          Council of Tallinn paid \(base * 31) crowns in May \(1850 + base % 170). It rained in Lima\(base) for \(base) days."}

          """
      }
      try scratch.write("in.jsonl", lines.replacing("\n\n", with: "\n"))
    }

    private func pipeline(_ formats: String, tables: String? = nil) -> String {
      Scratch.pipeline(
        ingest: "path: in.jsonl, format: jsonl, fields: {record_id: id, published_on: date}",
        stages: "[sentences, dates, entities, roles, statements, dedupe]", tables: tables
      ).replacing("[jsonl, csv.gz]", with: formats)
    }

    /// A value of a row that is not null; truth values are 0 and 1.
    private enum Value: Hashable {
      case text(String)
      case number(Double)

      var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    /// The rows of a query.
    private func query(_ path: String, _ sql: String) throws -> [[String: Value]] {
      var connection: OpaquePointer?
      try #require(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
      defer { sqlite3_close(connection) }
      var statement: OpaquePointer?
      try #require(sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection)))")
      defer { sqlite3_finalize(statement) }
      var rows: [[String: Value]] = []
      while sqlite3_step(statement) == SQLITE_ROW {
        var row: [String: Value] = [:]
        for column in 0..<sqlite3_column_count(statement) {
          let name = String(cString: sqlite3_column_name(statement, column))
          switch sqlite3_column_type(statement, column) {
          case SQLITE_NULL: break
          case SQLITE_INTEGER, SQLITE_FLOAT: row[name] = .number(sqlite3_column_double(statement, column))
          default: row[name] = .text(String(cString: sqlite3_column_text(statement, column)))
          }
        }
        rows.append(row)
      }
      return rows
    }

    private func values(_ rows: [[String: Any]]) -> [[String: Value]] {
      rows.map { row in row.compactMapValues { ($0 as? String).map(Value.text) ?? ($0 as? NSNumber).map { .number($0.doubleValue) } } }
    }

    @Test func theDatabaseHoldsTheRowsOfTheTableFiles() throws {
      let scratch = try Scratch()
      try corpus(scratch)
      let summary = try scratch.run(
        pipeline(
          "[jsonl, sqlite]",
          tables: """
            [documents, sentences, dates, entities, entity_aliases, entity_mentions, roles, statements, duplicates, timeline, \
            {dates: {name: own_days, where: not is_duplicate and granularity = 'day', columns: [text, date_id, start_on]}}]
            """))
      let database = scratch.path("out/test.sqlite")
      #expect(try query(database, "pragma integrity_check") == [["integrity_check": .text("ok")]])
      #expect(try query(database, "pragma foreign_key_check") == [])
      #expect(try query(database, "select count(*) as n from pragma_foreign_key_list('statements')").first?["n"] == .number(5))
      for table in summary.tables {
        let stored = try query(database, "select * from \"\(table.name)\" order by rowid")
        #expect(stored.count == table.rows)
        #expect(stored == values(try scratch.rows(table.name)), "\(table.name)")
        #expect(table.paths == ["data/\(table.name).jsonl", "test.sqlite"])
      }
      #expect(summary.tables.count == 12)
      #expect(try query(database, "select name from sqlite_master where type = 'view'") == [["name": .text("cooccurrence")]])
    }

    @Test func theViewOfTheTimelineIsTheTable() throws {
      let scratch = try Scratch()
      try corpus(scratch)
      try scratch.run(pipeline("[jsonl]", tables: "[timeline]"))
      let expected = values(try scratch.rows("timeline"))
      #expect(expected.count > 200 && expected.contains { $0["people"] != nil })
      try scratch.run(pipeline("[sqlite]", tables: "[documents, sentences, dates, entity_mentions]"))
      #expect(try query(scratch.path("out/test.sqlite"), "select * from timeline") == expected)
    }

    @Test func cooccurrenceLeavesCopiesOut() throws {
      let scratch = try Scratch()
      try corpus(scratch)
      let summary = try scratch.run(pipeline("[jsonl, sqlite]", tables: "[documents, duplicates, entity_mentions]"))
      var pairs: [String: Int] = [:]
      let copies = Set(try scratch.rows("duplicates").compactMap { $0["document_id"] as? String })
      #expect(copies.count == summary.copies && !copies.isEmpty)
      let mentions = try scratch.rows("entity_mentions").filter { !copies.contains($0["document_id"] as? String ?? "") }
      for (_, sentence) in Dictionary(grouping: mentions, by: { $0["sentence_id"] as? String ?? "" }) {
        let ids = Set(sentence.compactMap { $0["entity_id"] as? String }).sorted()
        for (index, first) in ids.enumerated() { for second in ids[(index + 1)...] { pairs["\(first) \(second)", default: 0] += 1 } }
      }
      let rows = try query(scratch.path("out/test.sqlite"), "select * from cooccurrence")
      let counted = Dictionary(
        uniqueKeysWithValues: rows.map { ("\($0["entity_id"]?.text ?? "") \($0["other_id"]?.text ?? "")", $0["sentence_count"]) })
      #expect(pairs.count > 50 && counted == pairs.mapValues { .number(Double($0)) })
    }

    @Test func workersDoNotChangeAByte() throws {
      let scratch = try Scratch()
      try corpus(scratch)
      var runs: [[String: Data]] = []
      for workers in [1, 3] {
        let summary = try scratch.run(pipeline("[xlsx, sqlite]"), workers: workers)
        runs.append(try scratch.files("out"))
        #expect(summary.warnings.contains { $0.hasPrefix("test.xlsx: ") && $0.contains("1900-03-01") })
        #expect(summary.tables.first?.rows == 300)
      }
      #expect(runs[0].keys.sorted() == ["SHA256SUMS", "datapackage.json", "manifest.json", "test.sqlite", "test.xlsx"])
      #expect(runs[0] == runs[1])
      let yaml = pipeline("[csv, xlsx, sqlite]")
      let definition = try Pipeline(bytes: Array(yaml.utf8), file: scratch.path("pipeline.yaml")).definition
      try scratch.run(yaml)
      #expect(try scratch.files("out").keys.sorted() == Explanation(definition).files.sorted())
    }
  }
#else
  @Suite struct ContainerRunTests {
    @Test(.disabled("built without the traits XLSX and SQLite")) func containers() {}
  }
#endif
