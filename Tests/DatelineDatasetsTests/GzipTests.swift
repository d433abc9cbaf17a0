import DatelineTestSupport
import Testing

@testable import DatelineDatasets

@Suite struct GzipTests {
  /// Text that repeats itself across blocks, so that dictionaries matter, with noise in between.
  private func content(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 64)
    while bytes.count < count {
      if bytes.count > 1000, Bool.random(using: &generator) {
        let start = Int.random(in: max(0, bytes.count - 40_000)..<bytes.count - 500, using: &generator)
        bytes.append(contentsOf: bytes[start..<start + 400])
      } else {
        for _ in 0..<8 { withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) } }
      }
    }
    return Array(bytes.prefix(count))
  }

  /// The gzip file of content appended in pieces, with a scratch that may have been used before.
  private func gzip(_ content: [UInt8], pieces: [Int], scratch: CompressionScratch, level: Int = 6) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let output = TableOutput(name: "x", table: sampleTable, formats: [.jsonlGz])
    let writer = try DatasetWriter(directory: folder.path, pipelineName: "test", outputs: [output], level: level)
    var position = 0
    var jobs: [CompressionJob] = []
    var piece = 0
    while position < content.count {
      let size = min(max(1, pieces[piece % pieces.count]), content.count - position)
      jobs += try writer.append(output: 0, csv: [], jsonl: Array(content[position..<position + size]), rows: 1)
      position += size
      piece += 1
    }
    jobs += writer.finish()
    // Blocks may be compressed in any order.
    var blocks = try jobs.reversed().map { job throws(DatasetError) in try job.run(scratch) }
    blocks.reverse()
    for block in blocks { try writer.commit(block) }
    try writer.publish(DatasetInfo(toolVersion: "0"))
    return try #require(folder.contents("data/x.jsonl.gz"))
  }

  private static let block = BlockCutter.blockSize

  @Test(arguments: [0, 1, 100, block - 1, block, block + 1, 2 * block - 1, 2 * block, 2 * block + 1, 5 * block + 12_345])
  func gunzipGivesTheContentBack(count: Int) throws {
    let content = content(count, seed: UInt64(count))
    let scratch = CompressionScratch()
    let whole = try gzip(content, pieces: [max(1, count)], scratch: scratch)
    let result = try #require(gunzip(whole))
    #expect(result.members == 1)
    #expect(result.content == content)
    #expect(Array(whole.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF], "no flags, no time, no name")
  }

  @Test func bytesDependOnTheContentOnly() throws {
    let seed: UInt64 = 42
    let content = content(3 * Self.block + 777, seed: seed)
    let scratch = CompressionScratch()
    let whole = try gzip(content, pieces: [content.count], scratch: scratch)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      let pieces = (0..<7).map { _ in Int.random(in: 1...300_000, using: &generator) }
      #expect(try gzip(content, pieces: pieces, scratch: CompressionScratch()) == whole, "seed \(seed), pieces \(pieces)")
    }
    #expect(try gzip(content, pieces: [1000], scratch: scratch) == whole, "a used scratch")
    let fast = try gzip(content, pieces: [content.count], scratch: scratch, level: 1)
    #expect(fast != whole && gunzip(fast)?.content == content)
    #expect(try gzip(content, pieces: [content.count], scratch: scratch) == whole, "back at the old level")
  }

  @Test func dictionariesKeepTheSize() throws {
    // A line of 20 KB again and again: only references across blocks make the later blocks small.
    let line = content(20_000, seed: 9)
    let content = Array(repeatElement(line, count: 60).joined())
    let file = try gzip(content, pieces: [content.count], scratch: CompressionScratch())
    #expect(file.count < line.count + 10_000, "\(file.count) bytes")
    #expect(gunzip(file)?.content == content)
  }

  @Test func blocksOutOfOrderAreRefused() throws {
    let folder = try TemporaryFolder()
    let output = TableOutput(name: "x", table: sampleTable, formats: [.jsonlGz])
    let writer = try DatasetWriter(directory: folder.path, pipelineName: "test", outputs: [output])
    let jobs = try writer.append(output: 0, csv: [], jsonl: content(2 * Self.block, seed: 1), rows: 1)
    try #require(jobs.count == 2)
    let block = try jobs[1].run(CompressionScratch())
    #expect(throws: DatasetError.self) { try writer.commit(block) }
    writer.abort()
    #expect(try folder.files().isEmpty)
  }
}
