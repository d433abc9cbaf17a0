import CZlib

/// A block of a stream that waits for compression: a value that any worker may run.
public struct CompressionJob: Sendable {
  let stream: Int
  let index: Int
  let level: Int32
  /// Dictionary, then the block.
  let bytes: [UInt8]
  let dictionaryCount: Int

  /// Bytes of the block itself.
  public var contentCount: Int { bytes.count - dictionaryCount }

  /// Compresses the block. Equal jobs give equal blocks, whatever the scratch was used for before.
  ///
  /// - Parameter scratch: Memory of the calling worker, used by one thread at a time.
  /// - Returns: The block for `DatasetWriter.commit`.
  /// - Complexity: O(bytes), 20 to 70 MB/s a core depending on the level.
  /// - Throws: `DatasetError` of kind `compression` if zlib gets no memory.
  public func run(_ scratch: CompressionScratch) throws(DatasetError) -> CompressedBlock {
    let compressed = bytes.withUnsafeBufferPointer { all in
      scratch.deflate(
        block: UnsafeBufferPointer(rebasing: all[dictionaryCount...]),
        dictionary: UnsafeBufferPointer(rebasing: all[..<dictionaryCount]), level: level)
    }
    guard let compressed else {
      throw DatasetError(.compression, path: "zlib", message: "cannot compress: out of memory", remedy: "lower --jobs or limits.memory")
    }
    let checksum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress.map { $0 + dictionaryCount }, UInt32(contentCount)) }
    return CompressedBlock(stream: stream, index: index, bytes: compressed, contentCount: contentCount, checksum: checksum)
  }
}

/// A compressed block on its way to `DatasetWriter.commit`.
public struct CompressedBlock: Sendable {
  let stream: Int
  let index: Int
  let bytes: [UInt8]
  let contentCount: Int
  /// CRC-32 of the content.
  let checksum: UInt
}

/// A worker's zlib state and output memory, kept from block to block.
public final class CompressionScratch {
  private let state: UnsafeMutablePointer<z_stream>
  /// Level that the state was made for; nil before the first block.
  private var level: Int32?
  private var output: UnsafeMutableBufferPointer<UInt8>

  /// Makes an empty scratch; zlib's memory (about 260 KB) is taken with the first block.
  public init() {
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    output = .allocate(capacity: 0)
  }

  deinit {
    if level != nil { deflateEnd(state) }
    state.deinitialize(count: 1)
    state.deallocate()
    output.deallocate()
  }

  /// Raw deflate with a sync flush at the end, so that blocks can stand one behind the other; nil if there is no memory.
  func deflate(block: UnsafeBufferPointer<UInt8>, dictionary: UnsafeBufferPointer<UInt8>, level: Int32) -> [UInt8]? {
    if self.level != level {
      if self.level != nil { deflateEnd(state) }
      self.level = nil
      state.pointee = z_stream()
      guard czlib_deflate_init2(state, level, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK else { return nil }
      self.level = level
    } else {
      guard deflateReset(state) == Z_OK else { return nil }
    }
    if dictionary.count > 0 {
      guard deflateSetDictionary(state, dictionary.baseAddress, UInt32(dictionary.count)) == Z_OK else { return nil }
    }
    // The flush adds up to 5 bytes for the empty stored block and 1 for the bits before it.
    let bound = Int(deflateBound(state, UInt(block.count))) + 64
    if output.count < bound {
      output.deallocate()
      output = .allocate(capacity: bound)
    }
    state.pointee.next_in = UnsafeMutablePointer(mutating: block.baseAddress)
    state.pointee.avail_in = UInt32(block.count)
    state.pointee.next_out = output.baseAddress
    state.pointee.avail_out = UInt32(output.count)
    guard CZlib.deflate(state, Z_SYNC_FLUSH) == Z_OK, state.pointee.avail_in == 0, state.pointee.avail_out > 0 else { return nil }
    return Array(output[..<(output.count - Int(state.pointee.avail_out))])
  }
}
