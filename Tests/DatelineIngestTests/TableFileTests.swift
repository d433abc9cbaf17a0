import DatelineIngest
import Foundation
import Testing

@Suite struct TableFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-table-\(UUID().uuidString)")

  private func file(_ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let url = folder.appendingPathComponent(UUID().uuidString)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  private func all(_ text: String, _ form: TableFileReader.Form, _ words: [String] = [""]) throws -> [TableFileReader.Record] {
    defer { try? FileManager.default.removeItem(at: folder) }
    let reader = try TableFileReader(path: try file(text), form: form)
    var records: [TableFileReader.Record] = []
    while let record = try reader.next(holding: words.map { Array($0.utf8) }) { records.append(record) }
    return records
  }

  @Test("records that hold a word are split, the rest is passed over")
  func csv() throws {
    let text = "id,text\na1,\"one, \"\"two\"\"\nthree\"\nb2,\nc3,a1 again\n"
    #expect(try all(text, .csv) == [.fields(["a1", "one, \"two\"\nthree"]), .fields(["b2", ""]), .fields(["c3", "a1 again"])])
    #expect(try all(text, .csv, ["a1"]) == [.fields(["a1", "one, \"two\"\nthree"]), .fields(["c3", "a1 again"])])
    #expect(try all(text, .csv, ["b2", "zz"]) == [.fields(["b2", ""])])
    #expect(try all(text.replacing("\n", with: "\r\n"), .csv, ["b2"]) == [.fields(["b2", ""])])
    #expect(try all("", .csv).isEmpty && all("id,text\n", .csv).isEmpty)
    #expect(try all("id\nlast", .csv, ["last"]) == [.fields(["last"])])
  }

  @Test func jsonLines() throws {
    let text = "{\"id\": \"a1\"}\n{\"id\": \"b2\"}\n{\"id\": \"a12\"}"
    #expect(try all(text, .jsonLines, ["a1"]) == [.line(Array("{\"id\": \"a1\"}".utf8)), .line(Array("{\"id\": \"a12\"}".utf8))])
    #expect(try all(text, .jsonLines, ["zz"]).isEmpty)
  }

  @Test("a long record does not depend on how much is read at once")
  func longRecords() throws {
    let long = String(repeating: "word, \"\"quoted\"\" ", count: 60_000)
    let rows = (0..<9).map { "id\($0),\"\(long)\"\r\n" }.joined()
    let records = try all("id,text\r\n" + rows, .csv, ["id7", "id8"])
    #expect(records.count == 2)
    #expect(records.last == .fields(["id8", long.replacing("\"\"", with: "\"")]))
  }

  @Test func damage() throws {
    #expect { try all("id,text\na,\"never closed\n", .csv) } throws: {
      ($0 as? IngestError)?.problem.contains("inside quotation marks") == true
    }
    #expect { try TableFileReader(path: "/nowhere/at/all", form: .csv) } throws: {
      ($0 as? IngestError)?.problem.contains("cannot be opened") == true
    }
  }
}
