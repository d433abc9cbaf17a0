import DatelineTestSupport
import Glibc
import Testing

@testable import DatelineDatasets

@Suite struct DatasetWriterTests {
  private let info = DatasetInfo(
    toolVersion: "1.0", description: "Test.", pipelineSHA256: "ab", inputs: ["files": 2], counts: ["documents": 1],
    rejects: [("E_UTF8", 2), ("E_EMPTY", 1)])

  /// Writes rows to a folder and gives the error, if any.
  @discardableResult
  private func run(_ path: String, pipeline: String = "news", outputs: [TableOutput]? = nil, rows: RowBuffer? = nil) throws -> [WrittenFile]
  {
    let outputs = outputs ?? [TableOutput(table: sampleTable, formats: OutputFormat.allCases)]
    let rows = rows ?? sampleRows([("a", "x,y", 1, 0.5, true, "2024-10-24"), ("b", nil, 2, nil, nil, nil)])
    let writer = try DatasetWriter(directory: path, pipelineName: pipeline, outputs: outputs)
    let scratch = CompressionScratch()
    for (index, output) in outputs.enumerated() {
      var csv: [UInt8] = []
      var jsonl: [UInt8] = []
      let kept = output.render(rows: rows, csv: &csv, jsonl: &jsonl)
      for job in try writer.append(output: index, csv: csv, jsonl: jsonl, rows: kept) { try writer.commit(try job.run(scratch)) }
    }
    for job in writer.finish() { try writer.commit(try job.run(scratch)) }
    return try writer.publish(info)
  }

  @Test func theFolderHoldsTheFormsAndTheirDescription() throws {
    let folder = try TemporaryFolder()
    let written = try run(folder.path)
    #expect(
      try folder.files() == [
        "SHA256SUMS", "data/sample.csv", "data/sample.csv.gz", "data/sample.jsonl", "data/sample.jsonl.gz", "datapackage.json",
        "manifest.json",
      ])
    let csv = "sample_id,text,count,share,is_set,seen_on\na,\"x,y\",1,0.5,true,2024-10-24\nb,,2,,,\n"
    #expect(folder.contents("data/sample.csv").map { String(decoding: $0, as: UTF8.self) } == csv)
    #expect(folder.contents("data/sample.csv.gz").flatMap(gunzip)?.content == Array(csv.utf8))
    #expect(folder.contents("data/sample.jsonl.gz").flatMap(gunzip)?.content == folder.contents("data/sample.jsonl"))

    let sums = try #require(folder.contents("SHA256SUMS")).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    #expect(sums == written.map { "\($0.sha256)  \($0.path)" })
    #expect(written.map(\.path).suffix(2) == ["datapackage.json", "manifest.json"])
    for file in written {
      let bytes = try #require(folder.contents(file.path))
      #expect(file.bytes == bytes.count && file.sha256 == Checksum.sha256(bytes))
    }
    let manifest = try #require(folder.contents("manifest.json").flatMap(JSONValue.init(parsing:)))
    #expect(manifest[key: "pipeline_name"] == "news")
    #expect(manifest[key: "rejects"] == ["E_UTF8": 2, "E_EMPTY": 1])
    let outputs = try #require(manifest[key: "outputs"]?.arrayValue)
    #expect(outputs.map { $0[key: "path"]?.stringValue } == written.prefix(4).map(\.path))
    #expect(outputs.allSatisfy { $0[key: "rows"] == 2 })
    let resource = try #require(
      folder.contents("datapackage.json").flatMap(JSONValue.init(parsing:))?[key: "resources"]?.arrayValue?.first)
    #expect(resource[key: "path"] == "data/sample.csv.gz")
    #expect(resource[key: "dateline:jsonl"] == "data/sample.jsonl.gz")
    #expect(resource[key: "dateline:copies"] == ["data/sample.csv", "data/sample.jsonl"])
    #expect(resource[key: "hash"] == .string("sha256:" + written[0].sha256))
  }

  @Test func aRerunIsTheSameAndRemovesWhatIsNoLongerWritten() throws {
    let folder = try TemporaryFolder()
    let first = try run(folder.path)
    #expect(try run(folder.path) == first)
    try folder.write("notes.txt", "mine")
    try run(folder.path, outputs: [TableOutput(table: sampleTable, formats: [.csv])])
    #expect(try folder.files() == ["SHA256SUMS", "data/sample.csv", "datapackage.json", "manifest.json", "notes.txt"])
  }

  @Test func largePlainFilesAreWrittenInOrder() throws {
    let folder = try TemporaryFolder()
    let writer = try DatasetWriter(directory: folder.path, pipelineName: "p", outputs: [TableOutput(table: sampleTable, formats: [.jsonl])])
    var expected: [UInt8] = []
    for index in 0..<60 {
      let piece = Array(repeating: UInt8(ascii: "a") + UInt8(index % 26), count: index * index * 200)
      #expect(try writer.append(output: 0, csv: [], jsonl: piece, rows: 1).isEmpty)
      expected += piece
    }
    #expect(writer.finish().isEmpty)
    try writer.publish(info)
    #expect(folder.contents("data/sample.jsonl") == expected)
  }

  @Test func anotherPipelinesFolderIsRefused() throws {
    let folder = try TemporaryFolder()
    try run(folder.path, pipeline: "one")
    let before = try folder.files()
    let error = #expect(throws: DatasetError.self) { try run(folder.path, pipeline: "two") }
    #expect(error?.kind == .foreignFolder)
    #expect(error?.description.contains("holds the output of pipeline 'one', not of 'two'; choose another folder with --output") == true)
    #expect(try folder.files() == before && !Folder.isFolder(folder.path + "/.partial"))
  }

  @Test func aFolderWithOtherFilesIsRefused() throws {
    let folder = try TemporaryFolder()
    try folder.write("thesis.txt", "keep me")
    let error = #expect(throws: DatasetError.self) { try run(folder.path) }
    #expect(error?.kind == .foreignFolder)
    #expect(try folder.files() == ["thesis.txt"])
  }

  @Test(arguments: ["{}", "[]", "{\"pipeline_name\": 5}", "{", ""])
  func aManifestOfNobodyIsRefused(manifest: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("manifest.json", manifest)
    let error = #expect(throws: DatasetError.self) { try run(folder.path) }
    #expect(error?.kind == .foreignFolder)
    #expect(folder.contents("manifest.json") == Array(manifest.utf8))
  }

  @Test func namesThatStartWithADotDoNotMatter() throws {
    let folder = try TemporaryFolder()
    try folder.write(".gitignore", "*")
    try run(folder.path)
    #expect(try folder.files().contains("manifest.json"))
  }

  @Test func oldManifestsCannotRemoveFilesElsewhere() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    try other.write("precious", "x")
    let paths = ["../\(other.path.split(separator: "/").last ?? "")/precious", other.path + "/precious", ".gitignore", "data/../precious"]
    let outputs = JSONValue.array(paths.map { .members([("path", .string($0))]) })
    try folder.write("manifest.json", JSONValue.members([("pipeline_name", "news"), ("outputs", outputs)]).text())
    try folder.write(".gitignore", "*")
    try run(folder.path)
    #expect(other.contents("precious") != nil && folder.contents(".gitignore") != nil)
  }

  @Test func whatAKilledRunLeftIsRemoved() throws {
    let folder = try TemporaryFolder()
    _ = try Folder.create(folder.path + "/.partial/data")
    try folder.write(".partial/data/sample.csv.gz", "half")
    try folder.write(".partial/spool", "half")
    try run(folder.path)
    #expect(!Folder.isFolder(folder.path + "/.partial"))
  }

  @Test func aRunKilledWhileMovingCanBeRepeated() throws {
    let folder = try TemporaryFolder()
    try run(folder.path)
    // As if the first run had been killed before its manifest moved.
    _ = try Folder.create(folder.path + "/.partial")
    #expect(rename(folder.path + "/manifest.json", folder.path + "/.partial/manifest.json") == 0)
    try run(folder.path, outputs: [TableOutput(table: sampleTable, formats: [.csv])])
    #expect(try folder.files() == ["SHA256SUMS", "data/sample.csv", "datapackage.json", "manifest.json"])
  }

  @Test func twoRunsAtOnceAreRefused() throws {
    let folder = try TemporaryFolder()
    let outputs = [TableOutput(table: sampleTable, formats: [.csv])]
    let first = try DatasetWriter(directory: folder.path, pipelineName: "news", outputs: outputs)
    let error = #expect(throws: DatasetError.self) { try run(folder.path) }
    #expect(error?.kind == .inUse)
    first.abort()
    try run(folder.path)
  }

  @Test func abortLeavesTheEarlierRunAlone() throws {
    let folder = try TemporaryFolder()
    let first = try run(folder.path)
    let writer = try DatasetWriter(
      directory: folder.path, pipelineName: "news", outputs: [TableOutput(table: sampleTable, formats: [.csv])])
    _ = try writer.append(output: 0, csv: Array("half".utf8), jsonl: [], rows: 1)
    writer.abort()
    writer.abort()
    #expect(try folder.files().count == first.count + 1)
    for file in first { #expect(folder.contents(file.path).map(Checksum.sha256) == file.sha256) }
  }

  @Test func abortRemovesAFolderThatItMade() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a/b"
    let writer = try DatasetWriter(directory: path + "//", pipelineName: "news", outputs: [])
    #expect(Folder.isFolder(path))
    writer.abort()
    #expect(!Folder.isFolder(path))
  }

  @Test func aFileInTheWayIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("out", "")
    for path in ["out", "out/deep"] {
      let error = #expect(throws: DatasetError.self) { try run("\(folder.path)/\(path)") }
      #expect(error?.kind == .system(ENOTDIR))
      #expect(error?.description.contains("no folder stands in the way") == true, "\(error.map(\.description) ?? "")")
    }
    let link = folder.path + "/linked"
    _ = try Folder.create(link)
    #expect(symlink("/tmp", link + "/.partial") == 0)
    #expect(throws: DatasetError.self) { try run(link) }
  }

  @Test func aFullDiskIsAnErrorWithARemedy() throws {
    let file = try OutputFile(opening: "/dev/full")
    let error = #expect(throws: DatasetError.self) { try file.write([1, 2, 3]) }
    #expect(error?.kind == .system(ENOSPC))
    #expect(error?.description.hasPrefix("/dev/full: cannot write: No space left on device; free space") == true)
  }

  @Test(arguments: [ENOSPC, EDQUOT, EIO, EACCES, EROFS, EFBIG, EMFILE, ENAMETOOLONG, EINVAL])
  func everySystemErrorHasARemedy(code: Int32) {
    let error = DatasetError.system("write", "/x/y", code)
    #expect(error.description.hasPrefix("/x/y: cannot write: "))
    #expect(error.message.contains(String(cString: strerror(code))) && !error.remedy.isEmpty)
  }

  @Test func otherFilesAreListedToo() throws {
    let folder = try TemporaryFolder()
    let writer = try DatasetWriter(
      directory: folder.path, pipelineName: "news", outputs: [TableOutput(table: sampleTable, formats: [.csv])])
    try writer.addFile("report.html", contents: Array("<p>".utf8))
    _ = writer.finish()
    let written = try writer.publish(info)
    #expect(written.map(\.path) == ["data/sample.csv", "report.html", "datapackage.json", "manifest.json"])
    #expect(folder.contents("report.html") == Array("<p>".utf8))
  }

  @Test func outputsOfOneNameAreRefused() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: DatasetError.self) {
      try DatasetWriter(directory: folder.path, pipelineName: "x", outputs: [TableOutput(table: .dates), TableOutput(table: .dates)])
    }
    #expect(error?.kind == .misuse)
  }
}
