import DatelineTestSupport
import Testing

@testable import DatelineDatasets

/// What containers share, and the parts of them that need no library.
@Suite struct ContainerTests {
  @Test func sheetNamesAreShortAndUnique() {
    var names = SheetNames()
    #expect(names.make("README") == "README")
    #expect(names.make("readme") == "readme~2")
    #expect(names.make("history") == "history~2")
    #expect(names.make("dates") == "dates")
    #expect(names.make("dates", part: 2) == "dates (2)")
    let long = "a_table_with_a_name_of_fifty_characters_and_then_some"
    #expect(names.make(long) == "a_table_with_a_name_of_fifty_ch")
    #expect(names.make(long + "_more") == "a_table_with_a_name_of_fifty_~2")
    #expect(names.make(long, part: 2) == "a_table_with_a_name_of_fift (2)")
    for index in 1...200 { #expect(names.make("sentences", part: index).utf8.count <= SheetNames.maximumLength) }
  }

  private func cell(_ text: String) -> (text: String, isCut: Bool) {
    var cell: [UInt8] = [1, 2, 3]
    let isCut = Array(text.utf8).withUnsafeBufferPointer { WorkbookText.write($0, to: &cell) }
    #expect(cell.last == 0)
    return (String(decoding: cell.dropLast(), as: UTF8.self), isCut)
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), ("=1+1", "=1+1"), ("a\r\nb\rc\nd\r", "a\nb\nc\nd\n"), ("_x0041_", "_x005F_x0041_"), ("_x00zz_", "_x00zz_"),
    ("_x004", "_x004"),
    ("part_of_day", "part_of_day"), ("__x00aF__", "__x005F_x00aF__"), ("é😀日\r", "é😀日\n"),
  ])
  func textIsWrittenAsAWorkbookReadsIt(text: String, expected: String) {
    #expect(cell(text) == (expected, false))
  }

  @Test func longTextIsCutBetweenCharacters() {
    let limit = WorkbookText.maximumLength
    #expect(cell(String(repeating: "x", count: limit)) == (String(repeating: "x", count: limit), false))
    #expect(cell(String(repeating: "x", count: limit + 1)) == (String(repeating: "x", count: limit - 1) + "…", true))
    #expect(cell(String(repeating: "é", count: limit)) == (String(repeating: "é", count: limit), false))
    // An emoji is two units.
    #expect(cell(String(repeating: "😀", count: limit / 2)) == (String(repeating: "😀", count: limit / 2), false))
    #expect(cell(String(repeating: "😀", count: limit / 2 + 1)) == (String(repeating: "😀", count: limit / 2) + "…", true))
    let escapes = cell(String(repeating: "_x0041_", count: limit))
    #expect(escapes.isCut && escapes.text.unicodeScalars.count <= limit)
  }

  @Test func aBuildWithoutTheLibrarySaysHowToGetIt() throws {
    for format in ContainerFormat.allCases where !ContainerFormat.available.contains(format) {
      let folder = try TemporaryFolder()
      let error = #expect(throws: DatasetError.self) {
        try DatasetWriter(directory: folder.path, pipelineName: "news", outputs: [TableOutput(table: sampleTable, containers: [format])])
      }
      #expect(error?.remedy == "install \(format.systemPackage) and build with --traits \(format.trait)")
      #expect(try folder.files() == [])
    }
  }

  @Test func aPackageOfContainersNamesTheirParts() throws {
    let outputs = [
      TableOutput(table: .documents, formats: [], containers: [.xlsx, .sqlite]),
      TableOutput(name: "history", table: .dates, formats: [], containers: [.xlsx]),
      TableOutput(table: .sentences, formats: [], containers: [.sqlite]),
    ]
    var files = [
      WrittenFile(path: "news.xlsx", rows: nil, bytes: 5, sha256: "00"),
      WrittenFile(path: "news.sqlite", rows: nil, bytes: 7, sha256: "11"),
    ]
    for index in files.indices { files[index].tableRows = [3, 4, 5] }
    let package = DataPackage(outputs: outputs, files: files).json(name: "news", description: nil)
    #expect(package[key: "dateline:containers"] == ["news.xlsx", "news.sqlite"])
    let resources = try #require(package[key: "resources"]?.arrayValue)
    #expect(resources.map { $0[key: "path"] } == ["news.xlsx", "news.xlsx", "news.sqlite"])
    #expect(resources.map { $0[key: "dialect"]?[key: "sheetName"] } == ["documents", "history~2", nil])
    #expect(resources[2][key: "dialect"]?[key: "table"] == "sentences")
    #expect(resources.map { $0[key: "dateline:rows"] } == [3, 4, 5])
    #expect(resources[1][key: "schema"]?[key: "foreignKeys"]?.arrayValue?.count == 2)
  }

  @Test func foreignKeysNeedACompleteTable() throws {
    let documents = TableOutput(table: .documents, containers: [.sqlite])
    let dates = TableOutput(table: .dates, containers: [.sqlite])
    #expect(
      DatabaseSchema(outputs: [documents, dates], namesEarlierRuns: false).table(dates).contains(
        "FOREIGN KEY (\"document_id\") REFERENCES \"documents\""))
    #expect(!DatabaseSchema(outputs: [documents, dates], namesEarlierRuns: false).table(dates).contains("\"sentences\""))
    let filter = try Filter.parse("not is_duplicate", table: .documents).get()
    let own = TableOutput(table: .documents, filter: filter, containers: [.sqlite])
    #expect(!DatabaseSchema(outputs: [own, dates], namesEarlierRuns: false).table(dates).contains("FOREIGN KEY"))
  }

  @Test func viewsNeedTheirTables() {
    let tables: [TableSchema] = [.documents, .sentences, .dates, .entities, .entityMentions]
    func views(_ outputs: [TableOutput]) -> [String] {
      DatabaseSchema(outputs: outputs, namesEarlierRuns: false).views.map { String($0.prefix { $0 != "\n" }) }
    }
    let outputs = tables.map { TableOutput(table: $0, containers: [.sqlite]) }
    #expect(views(outputs) == ["CREATE VIEW \"timeline\" AS", "CREATE VIEW \"cooccurrence\" AS"])
    #expect(views(outputs + [TableOutput(table: .timeline, containers: [.sqlite])]) == ["CREATE VIEW \"cooccurrence\" AS"])
    #expect(views(outputs + [TableOutput(name: "cooccurrence", table: .roles, containers: [.sqlite])]) == ["CREATE VIEW \"timeline\" AS"])
    #expect(views([outputs[0]]) == [])
  }

  @Test(arguments: ["dateline_columns", "sqlite_master"])
  func namesOfTheDatabaseItselfAreKept(name: String) { #expect(TableOutput.nameProblem(name) != nil) }
}
