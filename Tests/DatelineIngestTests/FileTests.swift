import DatelineTestSupport
import Glibc
import Testing

@testable import DatelineIngest

/// Files, folders, globs, and what is wrong with them.
@Suite struct FileTests {
  private func make(_ names: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in names { try folder.write(name, "text of \(name)") }
    return folder
  }

  private func paths(_ folder: TemporaryFolder, _ path: String) throws -> [String] {
    try SourceDescription(name: "s", root: folder.path, path: path).files().map(\.sourcePath)
  }

  private static let tree = [
    "a.txt", "b.csv", "B.txt", "é.txt", "x/c.txt", "x/y/d.txt", "x-1/e.txt", ".hidden/f.txt", ".g.txt", "x/.h.txt",
  ]

  @Test(arguments: [
    ("*.txt", ["B.txt", "a.txt", "é.txt"]),
    ("**/*.txt", ["B.txt", "a.txt", "x-1/e.txt", "x/c.txt", "x/y/d.txt", "é.txt"]),
    ("**", ["B.txt", "a.txt", "b.csv", "x-1/e.txt", "x/c.txt", "x/y/d.txt", "é.txt"]),
    ("x/**/*.txt", ["c.txt", "y/d.txt"]),
    ("x/*", ["c.txt"]),
    ("x", ["c.txt", "y/d.txt"]),
    ("x/", ["c.txt", "y/d.txt"]),
    ("*/*.txt", ["x-1/e.txt", "x/c.txt"]),
    ("x*/?.txt", ["x-1/e.txt", "x/c.txt"]),
    ("?.txt", ["B.txt", "a.txt", "é.txt"]),
    ("[a-b].*", ["a.txt", "b.csv"]),
    ("[!a-b].txt", ["B.txt", "é.txt"]),
    ("[é]*", ["é.txt"]),
    (".*.txt", [".g.txt"]),
    ("**/.h*", ["x/.h.txt"]),
    (".hidden/*", ["f.txt"]),
    ("x/y/d.txt", ["d.txt"]),
    ("**/y/**", ["x/y/d.txt"]),
    ("**/**/d.txt", ["x/y/d.txt"]),
  ])
  func globs(pattern: String, expected: [String]) throws {
    #expect(try paths(make(FileTests.tree), pattern) == expected)
  }

  @Test func namesWithWildcardsAreFoundAsTheyAre() throws {
    let folder = try make(["a [1].txt", "a 1.txt"])
    #expect(try paths(folder, "a [1].txt") == ["a [1].txt"])
  }

  @Test func matching() {
    func matches(_ pattern: String, _ name: String) -> Bool { GlobPattern.matches(Array(pattern.utf8)[...], Array(name.utf8)[...]) }
    #expect(matches("*a*b*c", "xaxbxc") && !matches("*a*b*c", "xaxbx"))
    #expect(matches("\\*", "*") && !matches("\\*", "a"))
    #expect(matches("[]a]", "]") && matches("[a-]", "-") && matches("[", "[") && !matches("[a", "a"))
    #expect(matches("?", "é") && !matches("??", "é"))
    // No pattern makes it slow.
    let stars = String(repeating: "*a", count: 100)
    #expect(!matches(stars + "b", String(repeating: "a", count: 5000)))
  }

  @Test func symbolicLinksEnd() throws {
    let folder = try make(["a/x.txt", "b/y.txt"])
    symlink("..", "\(folder.path)/a/up")
    symlink("../b", "\(folder.path)/a/other")
    symlink("../a", "\(folder.path)/b/other")
    symlink("nowhere", "\(folder.path)/a/dangling.txt")
    let expected = ["a/dangling.txt", "a/other/y.txt", "a/x.txt", "b/other/dangling.txt", "b/other/x.txt", "b/y.txt"]
    #expect(try paths(folder, "**/*.txt") == expected)
    let source = SourceDescription(name: "s", root: folder.path, path: "a/*.txt")
    let found = try lines(IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000))
    #expect(found == ["[0] !E_UNREADABLE@0", "[0] text of a/x.txt"])
  }

  @Test func oddNamesStayApart() throws {
    let folder = try TemporaryFolder()
    for name: [UInt8] in [[0x61, 0xFF], [0x61, 0xFE], [0x61, 0x0A], Array("a\\xff".utf8)] {
      let path = (Array(folder.path.utf8) + [0x2F] + name).map { CChar(bitPattern: $0) } + [0]
      let file = try #require(fopen(path, "w"))
      fputs("text", file)
      fclose(file)
    }
    #expect(try paths(folder, "*") == ["a\\\\xff", "a\\x0a", "a\\xfe", "a\\xff"])
    let source = SourceDescription(name: "s", path: folder.path)
    #expect(try lines(IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000)).allSatisfy { $0 == "[0] text" })
  }

  @Test func missingInputs() throws {
    let folder = try make(["a.txt"])
    let rows = [
      ("b.txt", "the file cannot be found"), ("*.csv", "there is no such file"), ("no/*.txt", "the folder cannot be found"),
    ]
    for (path, problem) in rows {
      let error = #expect(throws: IngestError.self) { try SourceDescription(name: "wire", root: folder.path, path: path).files() }
      #expect(error?.category == .missingInput)
      #expect(error?.problem.hasPrefix(problem) == true)
      #expect(error?.description.hasPrefix("source 'wire': \(folder.path)/") == true)
    }
    mkdir("\(folder.path)/empty", 0o755)
    #expect(throws: IngestError.self) { try SourceDescription(name: "s", root: folder.path, path: "empty").files() }
    #expect(throws: IngestError.self) { try SourceDescription(name: "s", path: "").files() }
  }

  @Test func unreadableFiles() throws {
    let folder = try make(["a.txt", "b.txt", "c/d.txt"])
    // Root may read everything, so the permission bits say nothing there: a folder where a file is expected does.
    let reader = try IngestReader(
      sources: [SourceDescription(name: "s", root: folder.path, path: "**/*.txt")], batchDocuments: 1, batchBytes: 1000)
    unlink("\(folder.path)/b.txt")
    mkdir("\(folder.path)/b.txt", 0o755)
    unlink("\(folder.path)/c/d.txt")
    #expect(try lines(reader) == ["[0] text of a.txt", "[0] !E_UNREADABLE@0", "[0] !E_UNREADABLE@0"])

    // The only file of a folder is no file that is named.
    try folder.write("d/only.txt", "x")
    let only = try IngestReader(sources: [SourceDescription(name: "s", root: folder.path, path: "d")], batchDocuments: 1, batchBytes: 1)
    unlink("\(folder.path)/d/only.txt")
    #expect(try lines(only) == ["[0] !E_UNREADABLE@0"])

    let named = try IngestReader(
      sources: [SourceDescription(name: "s", root: folder.path, path: "a.txt")], batchDocuments: 1, batchBytes: 1000)
    unlink("\(folder.path)/a.txt")
    let error = #expect(throws: IngestError.self) { try named.next() }
    #expect(error?.category == .unreadable)
    #expect(try named.next() == nil)
  }

  @Test func sourcesInOrder() throws {
    let folder = try make(["b/2.txt", "b/10.txt", "a/1.txt"])
    let sources = ["b", "a"].map { SourceDescription(name: $0, root: folder.path, path: $0) }
    let reader = try IngestReader(sources: sources, batchDocuments: 2, batchBytes: 1000)
    var batches: [[String]] = []
    while let batch = try reader.next() { batches.append(batch.documents.map { "\($0.sourceName):\($0.sourcePath)" }) }
    #expect(batches == [["a:1.txt", "b:10.txt"], ["b:2.txt"]])
    #expect(throws: IngestError.self) {
      _ = try IngestReader(sources: [sources[0], sources[0]], batchDocuments: 1, batchBytes: 1)
    }
    let input = SourceDescription(name: "c", path: "-")
    var second = input
    second.name = "d"
    #expect(throws: IngestError.self) { _ = try IngestReader(sources: [input, second], batchDocuments: 1, batchBytes: 1) }
  }

  @Test func standardInput() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let bytes = Array("{\"text\":\"a\"}\n{\"text\":\"b\"}\n".utf8)
    #expect(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    let source = SourceDescription(name: "s", path: "-", format: .jsonl)
    let reader = try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1000, readSize: 5, standardInput: ends[0])
    #expect(try lines(reader) == ["[0] a", "[1] b"])
    #expect(reader.inputs.progress.expectedBytes == nil)
    #expect(reader.inputs.sources[0].fileList.map(\.path) == ["-"])
    close(ends[0])
  }

  /// Digests are those of sha256sum over the bytes as stored.
  @Test func summary() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "abc")
    try folder.write("b.txt", "")
    let reader = try IngestReader(
      sources: [SourceDescription(name: "s", path: folder.path)], batchDocuments: 10, batchBytes: 1000)
    #expect(try lines(reader) == ["[0] abc", "[0] !E_EMPTY@0"])
    let source = reader.inputs.sources[0]
    #expect(source.files == 2 && source.bytes == 3 && source.documents == 1 && source.rejects == 1 && source.records == 2)
    #expect(
      source.fileList.map(\.sha256) == [
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ])
    #expect(source.listSHA256 == "b49791236586476825b333079257905f8aa8f3f74345d698a8a081c6b77b6977")
    #expect(reader.inputs.progress.expectedBytes == 3 && reader.inputs.progress.bytesRead == 3)
  }

  @Test func longListsAreOnlyHashed() throws {
    let folder = try TemporaryFolder()
    for number in 0...ListDigest.limit { try folder.write("\(number).txt", "text") }
    let reader = try IngestReader(
      sources: [SourceDescription(name: "s", path: folder.path)], batchDocuments: 100, batchBytes: 1 << 20)
    while try reader.next() != nil {}
    #expect(reader.inputs.sources[0].fileList.isEmpty)
    #expect(reader.inputs.sources[0].listSHA256.count == 64)
    #expect(reader.inputs.sources[0].documents == 1001)
  }
}
