import DatelineText
import Foundation
import Testing

@testable import DatelineReport

/// The page as others read it. Skipped where the tools are not installed: `apt-get install tidy`, `pip install html5lib`.
@Suite struct ValidityTests {
  private static let tidy = Tool("tidy", ["-e", "-q", "--drop-empty-elements", "no"])
  private static let html5lib = Tool(
    "python3", ["-c", "import html5lib, sys; html5lib.HTMLParser(strict=True).parse(open(sys.argv[1], 'rb').read())"], needs: "html5lib")

  private static let pages: [(String, @Sendable () throws -> ReportFacts)] = [
    ("nothing ran", { ReportFacts() }),
    ("no document", { try #require(SampleRun(batches: [[]]).facts()) }),
    ("documents", { try sample() }),
  ]

  @Test(.enabled(if: tidy.isThere)) func tidyHasNothingToSay() throws {
    for (name, facts) in Self.pages { #expect(try Self.tidy.run(on: ReportPage(try facts()).html()) == "", "\(name)") }
  }

  @Test(.enabled(if: html5lib.isThere)) func aStrictParserTakesIt() throws {
    for (name, facts) in Self.pages { #expect(try Self.html5lib.run(on: ReportPage(try facts()).html()) == "", "\(name)") }
  }

  /// Every kind of section, with words that need escaping.
  private static func sample() throws -> ReportFacts {
    var batch: [(Document, Annotations)] = []
    for index in 0..<40 {
      let document = Document("Ada \(index) <said> \"it rained\" on Friday & Monday, مرحبا.", title: "<Title> \(index)", publisher: "A & B")
      var annotations = Annotations(of: document, on: index % 5 == 0 ? nil : "2024-0\(1 + index % 9)-11")
      annotations.addDate("Friday", in: document, value: "2024-10-25", start: "2024-10-25", rule: "rule\(index % 13)", confidence: 0.4)
      annotations.addDate("Monday", in: document)
      annotations.addStatement("it rained", by: "Ada \(index)", isLinked: index % 3 > 0, in: document, confidence: 0.5)
      batch.append((document, annotations))
    }
    let copies = CopyMap(documents: 40) { $0 % 4 == 1 ? CopyMap.Copy(original: $0 - 1, kind: "spun") : nil }
    var run = SampleRun(copies: copies, batches: [batch])
    run.rejects = [
      Reject(
        sourceName: "a", sourcePath: "<b>", recordIndex: 1, byteOffset: nil, stage: "ingest", code: "E_JSON", message: "&", excerpt: nil)
    ]
    var facts = try #require(run.facts())
    facts.run.pipelineDescription = "A & B"
    facts.run.warnings = ["<w>"]
    facts.run.sources = [RunFacts.Source(name: "<s>", files: 1, bytes: 2, documents: 3, rejects: 1)]
    facts.run.counts = [("Sentences", 40)]
    let row = EntityFacts.Row(name: "<n>", id: "per:n", countryCode: "GB", clusters: 3, documents: 4, mentions: 5)
    facts.entities = EntityFacts(groups: [
      EntityFacts.Group(type: .person, count: 1, top: [row]), EntityFacts.Group(type: .place, count: 0, top: []),
    ])
    return facts
  }
}

/// A program that checks a file.
private struct Tool: Sendable {
  let arguments: [String]
  let isThere: Bool

  /// Looks whether the program is there, and the module of Python that it needs, if any.
  init(_ name: String, _ arguments: [String], needs module: String? = nil) {
    self.arguments = [name] + arguments
    let check = module.map { [name, "-c", "import \($0)"] } ?? [name, "-v"]
    isThere = (try? Tool.output(of: check))?.status == 0
  }

  /// What the tool says of a page; nothing if it finds no fault.
  func run(on page: [UInt8]) throws -> String {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-report-\(UUID().uuidString).html")
    try Data(page).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let (status, said) = try Tool.output(of: arguments + [url.path])
    return status == 0 ? said : "\(said)\nexit code \(status)"
  }

  private static func output(of command: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
