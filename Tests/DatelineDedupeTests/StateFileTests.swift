import DatelineDedupe
import DatelineTestSupport
import Glibc
import Testing

@Suite struct StateFileTests {
  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  @Test("a place is one run's until it is committed or discarded")
  func claims() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    let first = try DedupeStateFile(claiming: path)
    #expect(exists(path + ".partial") && !exists(path))
    #expect { try DedupeStateFile(claiming: path) } throws: { ($0 as? DedupeStateError)?.reason == .inUse }
    #expect { try Deduper().saveState(to: path) } throws: { ($0 as? DedupeStateError)?.reason == .inUse }
    first.discard()
    #expect(!exists(path + ".partial") && !exists(path))
    let second = try DedupeStateFile(claiming: path)
    try Deduper().write(to: second)
    #expect(!exists(path))
    try second.commit()
    try second.commit()
    #expect(!exists(path + ".partial"))
    #expect(try Deduper(resuming: path).documentCount == 0)
    // The committed file is the state now, and no claim on it is left.
    _ = try DedupeStateFile(claiming: path)
    #expect(!exists(path + ".partial"))
  }

  @Test("what is written twice is what was written last, whole")
  func writtenTwice() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    var deduper = Deduper()
    for number in 0..<200 {
      deduper.add(text: "Anna Berg counted \(number) boats in Oslo on May \(1 + number % 28), and Nils Haan \(number * 7) more.")
    }
    let file = try DedupeStateFile(claiming: path)
    try deduper.write(to: file)
    try Deduper().write(to: file)
    try file.commit()
    let short = try #require(folder.contents("state"))
    try Deduper().saveState(to: path)
    #expect(try #require(folder.contents("state")) == short)
  }

  @Test("equal runs write equal files", arguments: [1 << 30, 40_000])
  func equalFiles(memoryLimit: Int) throws {
    let folder = try TemporaryFolder()
    var files: [[UInt8]] = []
    for _ in 0..<3 {
      var generator = NewsGenerator(seed: 5)
      var deduper = Deduper(memoryLimit: memoryLimit)
      for (number, fingerprint) in fingerprints(generator.corpus(300, copies: 50).map(\.text)).enumerated() {
        deduper.add(fingerprint, publishedOn: nil, identifier: UInt64(number))
      }
      _ = deduper.finish()
      try deduper.saveState(to: folder.path + "/state")
      files.append(try #require(folder.contents("state")))
    }
    #expect(files[0].count > 10_000 && files[0] == files[1] && files[0] == files[2])
  }

  @Test("a file that a dead process left is used again; a folder that is not there is an error")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    let left = try #require(fopen(path + ".partial", "w"))
    fputs("half a state", left)
    fclose(left)
    try Deduper().saveState(to: path)
    #expect(try Deduper(resuming: path).documentCount == 0)
    #expect { try DedupeStateFile(claiming: folder.path + "/nowhere/state") } throws: { error in
      let error = error as? DedupeStateError
      return error?.reason == .notWritable && error?.systemError == ENOENT && error?.description.contains("folder exists") == true
    }
  }
}
