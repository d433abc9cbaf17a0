import DatelineTestSupport
import Testing

@testable import DatelineDatasets

@Suite struct SortingTests {
  private func sorted(_ records: [(key: [UInt8], payload: [UInt8])], memoryLimit: Int) throws -> [[UInt8]] {
    let folder = try TemporaryFolder()
    let sorter = ExternalSorter(path: folder.path + "/sort", memoryLimit: memoryLimit)
    for record in records { try sorter.append(key: record.key, payload: record.payload) }
    #expect(sorter.count == records.count)
    #expect(try folder.files().isEmpty, "the temporary file has no name")
    let result = try sorter.finish()
    var payloads: [[UInt8]] = []
    var payload: [UInt8] = []
    while try result.next(into: &payload) { payloads.append(payload) }
    #expect(try !result.next(into: &payload) && payload.isEmpty)
    return payloads
  }

  @Test(arguments: [1 << 10, 1 << 12, 1 << 20])
  func sortsStablyWhateverTheMemory(memoryLimit: Int) throws {
    let seed = UInt64(memoryLimit)
    var generator = SeededGenerator(seed: seed)
    var records: [(key: [UInt8], payload: [UInt8])] = []
    for index in 0..<5000 {
      // Few distinct keys, of lengths around the eight bytes of the prefix, with zeros at the end.
      let length = Int.random(in: 0...10, using: &generator)
      let key = (0..<length).map { _ in [0, 1, 255].randomElement(using: &generator) ?? 0 } as [UInt8]
      records.append((key, Array("\(index)".utf8) + Array(repeating: 0, count: Int.random(in: 0...50, using: &generator))))
    }
    let expected = records.enumerated().sorted {
      $0.element.key == $1.element.key ? $0.offset < $1.offset : $0.element.key.lexicographicallyPrecedes($1.element.key)
    }
    #expect(try sorted(records, memoryLimit: memoryLimit) == expected.map(\.element.payload), "seed \(seed)")
  }

  @Test func recordsMayBeLargerThanMemory() throws {
    let large = [UInt8](repeating: 7, count: 700_000)
    #expect(try sorted([([2], large), ([1], [1]), ([1], large), ([0], [])], memoryLimit: 1024) == [[], [1], large, large])
    #expect(try sorted([], memoryLimit: 1024) == [])
  }

  @Test func keysOrderLikeNumbers() {
    let numbers: [Int64] = [.min, -719_162, -1, 0, 1, 256, 20_020, .max]
    for (a, b) in zip(numbers, numbers.dropFirst()) {
      #expect(ExternalSorter.key(a).lexicographicallyPrecedes(ExternalSorter.key(b)))
      #expect(ExternalSorter.key(0, a).lexicographicallyPrecedes(ExternalSorter.key(0, b)))
      #expect(ExternalSorter.key(a, .max).lexicographicallyPrecedes(ExternalSorter.key(b, .min)))
    }
  }

  @Test func spoolGivesBlobsBackInOrder() throws {
    let folder = try TemporaryFolder()
    let spool = try Spool(path: folder.path + "/spool")
    var blobs: [[UInt8]] = [[], [1], [UInt8](repeating: 3, count: 1_000_000)]
    for index in 0..<1000 { blobs.append(Array("\(index)".utf8) + [UInt8](repeating: UInt8(index % 256), count: index)) }
    for blob in blobs { try spool.append(blob) }
    #expect(spool.count == blobs.count && spool.byteCount == blobs.reduce(0) { $0 + $1.count + 8 })
    for _ in 0..<2 {
      let reader = try spool.makeReader()
      var blob: [UInt8] = [9]
      for expected in blobs {
        #expect(try reader.next(into: &blob))
        #expect(blob == expected)
      }
      #expect(try !reader.next(into: &blob))
    }
    #expect(try folder.files().isEmpty)
  }

  @Test func aPathThatCannotBeMadeIsNamed() {
    let error = #expect(throws: DatasetError.self) { try Spool(path: "/nonexistent/spool") }
    #expect(error?.description.hasPrefix("/nonexistent/spool: cannot create the temporary file: ") == true)
  }
}
