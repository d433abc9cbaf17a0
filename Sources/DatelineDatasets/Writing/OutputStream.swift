import CZlib

/// One file of an output, plain or as a single gzip member (RFC 1952).
///
/// The side that takes content (`cutter`, `rowCount`) and the side that writes the file may be used by two threads at once, each side by one
/// at a time. For plain files both sides are the taking one.
final class OutputStream {
  let output: Int
  let format: OutputFormat
  /// Path in the output folder.
  let path: String
  // Taking side.
  var cutter: BlockCutter
  var rowCount = 0
  private var pending: [UInt8] = []
  // Writing side.
  private let file: OutputFile
  private var nextBlock = 0
  private var checksum: UInt = 0
  private var contentCount = 0

  /// ID, deflate, no flags, no time, no extra flags, unknown system.
  private static let gzipHeader: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  /// A last block of deflate that holds nothing.
  private static let emptyLastBlock: [UInt8] = [0x03, 0x00]

  init(output: Int, format: OutputFormat, path: String, index: Int, level: Int32, file: OutputFile) throws(DatasetError) {
    self.output = output
    self.format = format
    self.path = path
    self.file = file
    cutter = BlockCutter(stream: index, level: level)
    if format.isCompressed { try file.write(Self.gzipHeader) }
  }

  /// Takes the first line, which is far shorter than a block.
  func append(header: [UInt8]) throws(DatasetError) {
    var jobs: [CompressionJob] = []
    try append(header, jobs: &jobs)
    assert(jobs.isEmpty)
  }

  /// Takes content: cuts it into jobs if it is to be compressed, else writes it once there is enough.
  func append(_ bytes: [UInt8], jobs: inout [CompressionJob]) throws(DatasetError) {
    if format.isCompressed {
      bytes.withUnsafeBufferPointer { cutter.append($0, to: &jobs) }
    } else if pending.count + bytes.count < BlockCutter.blockSize {
      pending.append(contentsOf: bytes)
    } else {
      try flush()
      try file.write(bytes)
    }
  }

  private func flush() throws(DatasetError) {
    guard !pending.isEmpty else { return }
    try file.write(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes a compressed block, which must be the next one.
  func commit(_ block: CompressedBlock) throws(DatasetError) {
    guard block.index == nextBlock else {
      throw .misuse(path, "block \(block.index) was committed in place of block \(nextBlock)")
    }
    nextBlock += 1
    try file.write(block.bytes)
    checksum = crc32_combine(checksum, block.checksum, block.contentCount)
    contentCount += block.contentCount
  }

  /// Writes what is left and closes the file.
  func close() throws(DatasetError) -> WrittenFile {
    try flush()
    if format.isCompressed {
      var trailer = Self.emptyLastBlock
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: checksum).littleEndian) { trailer.append(contentsOf: $0) }
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: contentCount).littleEndian) { trailer.append(contentsOf: $0) }
      try file.write(trailer)
    }
    let bytes = file.byteCount
    return WrittenFile(path: path, rows: rowCount, bytes: bytes, sha256: try file.finish())
  }
}

/// A file of a finished data set.
public struct WrittenFile: Sendable, Hashable {
  /// Path in the output folder.
  public let path: String
  /// Rows, without the header; nil for files that are no table.
  public let rows: Int?
  /// Bytes on disk.
  public let bytes: Int
  /// SHA-256 of those bytes, hexadecimal.
  public let sha256: String
  /// Rows by index of the output, if it holds all tables; 0 for outputs that it does not hold.
  public internal(set) var tableRows: [Int] = []
  /// What it could not hold as it is, for people.
  public internal(set) var notices: [String] = []

  /// Makes the description of a file.
  public init(path: String, rows: Int?, bytes: Int, sha256: String) {
    self.path = path
    self.rows = rows
    self.bytes = bytes
    self.sha256 = sha256
  }
}
