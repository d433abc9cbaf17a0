import DatelineDedupe
import DatelineTestSupport
import DatelineText
import Glibc
import Testing

@Suite struct StateTests {
  private func prints(_ count: Int, seed: UInt64) -> [Fingerprint] {
    var generator = NewsGenerator(seed: seed)
    return fingerprints(generator.corpus(count, copies: 50).map(\.text))
  }

  @Test("a run in parts gives what one run gives", arguments: [2, 3, 7], [1 << 30, 60_000])
  func parts(parts: Int, memoryLimit: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    let prints = prints(600, seed: UInt64(parts))
    var whole = Deduper()
    for fingerprint in prints { whole.add(fingerprint, publishedOn: nil) }
    let expected = whole.finish()
    var found: [String] = []
    var copies: [SentenceCopy] = []
    for part in 0..<parts {
      var deduper = try Deduper(resuming: path, memoryLimit: memoryLimit)
      #expect(deduper.documentCount == prints.count * part / parts)
      for index in prints.count * part / parts..<prints.count * (part + 1) / parts {
        deduper.add(prints[index], publishedOn: nil, identifier: UInt64(index) + 1000)
      }
      let result = deduper.finish()
      #expect(result.firstOrdinal == prints.count * part / parts)
      found += rows(result)
      copies += result.sentenceCopies
      try deduper.saveState(to: path)
    }
    #expect(found == rows(expected))
    #expect(copies == expected.sentenceCopies)
    let last = try Deduper(resuming: path)
    #expect(last.identifier(of: 0) == 1000 && last.identifier(of: 599) == 1599 && last.identifier(of: 600) == nil)
  }

  @Test("other options are refused")
  func otherOptions() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    try Deduper().saveState(to: path)
    for options in [
      DedupeOptions(kinds: .exact), DedupeOptions(nearThreshold: 0.9), DedupeOptions(keep: .longest), DedupeOptions(anchors: .annotations),
      DedupeOptions(commonKeyLimit: 10), DedupeOptions(findsSentenceCopies: false),
    ] {
      let error = #expect(throws: DedupeStateError.self) { try Deduper(resuming: path, options: options) }
      #expect(error?.reason == .otherOptions && error?.description.contains(path) == true)
    }
  }

  @Test("a file that was cut off or is something else is refused, wherever it was cut")
  func cutOff() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    var deduper = Deduper()
    for fingerprint in prints(40, seed: 5) { deduper.add(fingerprint, publishedOn: nil) }
    try deduper.saveState(to: path)
    let bytes = try #require(folder.contents("state"))
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
      try folder.write("state", bytes[..<length])
      #expect(throws: DedupeStateError.self) { try Deduper(resuming: path) }
    }
  }

  /// The index of earlier runs stays in its file: what can no longer be read there must not be missing from the next state without a word.
  @Test("a state that shrinks while it is read from is no reason to save less")
  func shrinks() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    var deduper = Deduper()
    for fingerprint in prints(400, seed: 9) { deduper.add(fingerprint, publishedOn: nil) }
    try deduper.saveState(to: path)
    let bytes = try #require(folder.contents("state"))
    var refused = 0
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 61)) {
      try folder.write("state", bytes)
      let resumed = try Deduper(resuming: path)
      #expect(truncate(path, length) == 0)
      do {
        try resumed.saveState(to: folder.path + "/next")
        let isWhole = folder.contents("next") == bytes
        #expect(isWhole, "cut to \(length) of \(bytes.count) bytes")
      } catch {
        refused += 1
      }
    }
    #expect(refused > 30)
  }

  @Test("damaged bytes are refused or do no harm", arguments: [UInt64(1), 2, 3])
  func damaged(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    let prints = prints(60, seed: 6)
    var deduper = Deduper()
    for fingerprint in prints.prefix(40) { deduper.add(fingerprint, publishedOn: nil) }
    try deduper.saveState(to: path)
    let bytes = try #require(folder.contents("state"))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      var broken = bytes
      for _ in 0..<4 { broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
      try folder.write("state", broken[...])
      guard var resumed = try? Deduper(resuming: path) else { continue }
      for fingerprint in prints.suffix(20) { resumed.add(fingerprint, publishedOn: nil) }
      #expect(resumed.finish().count == 20, "seed \(seed)")
    }
  }

  @Test("a state that cannot be written leaves the old one")
  func oldStateStays() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    var deduper = Deduper()
    for fingerprint in prints(20, seed: 7) { deduper.add(fingerprint, publishedOn: nil) }
    try deduper.saveState(to: path)
    let before = try #require(folder.contents("state"))
    // A folder stands where the partial file must go.
    #expect(mkdir(path + ".partial", 0o755) == 0)
    #expect(throws: DedupeStateError.self) { try deduper.saveState(to: path) }
    rmdir(path + ".partial")
    #expect(try #require(folder.contents("state")) == before)
    #expect(try Deduper(resuming: path).documentCount == 20)
  }

  @Test("no file is an empty state, a folder is none")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(try Deduper(resuming: folder.path + "/state").documentCount == 0)
    #expect(throws: DedupeStateError.self) { try Deduper(resuming: folder.path) }
  }
}
