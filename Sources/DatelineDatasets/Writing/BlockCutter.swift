/// Cuts a stream of bytes into blocks that are compressed apart from each other, each with the bytes before it as dictionary.
///
/// Cuts lie at multiples of the block size, whatever the sizes of the appended pieces; so the compressed bytes depend on the content only.
struct BlockCutter {
  /// Bytes of a block.
  static let blockSize = 256 << 10
  /// Bytes before a block that it may refer back to: the window of deflate.
  static let dictionarySize = 32 << 10

  let stream: Int
  let level: Int32
  /// Dictionary, then the block so far.
  private var buffer: [UInt8] = []
  private var dictionaryCount = 0
  private var index = 0

  init(stream: Int, level: Int32) {
    self.stream = stream
    self.level = level
  }

  /// Takes bytes and appends the blocks that they fill to `jobs`.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to jobs: inout [CompressionJob]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let room = dictionaryCount + Self.blockSize - buffer.count
      let piece = rest.prefix(room)
      buffer.append(contentsOf: piece)
      rest = rest[piece.endIndex...]
      if piece.count == room { jobs.append(cut()) }
    }
  }

  /// The last block, if it holds anything.
  mutating func finish(to jobs: inout [CompressionJob]) {
    if buffer.count > dictionaryCount { jobs.append(cut()) }
  }

  private mutating func cut() -> CompressionJob {
    let job = CompressionJob(stream: stream, index: index, level: level, bytes: buffer, dictionaryCount: dictionaryCount)
    index += 1
    let next = Array(buffer.suffix(Self.dictionarySize))
    dictionaryCount = next.count
    buffer = next
    return job
  }
}
