import Glibc

/// A file without a name: written at the end, read anywhere, gone with its last user.
final class TemporaryFile {
  /// Path that it had, for messages.
  let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var written = 0
  private static let bufferSize = 256 << 10

  /// Creates the file and takes its name away, so that nothing is left behind however the run ends.
  init(path: String) throws(DatasetError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw DatasetError.system("create the temporary file", path) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Bytes appended.
  var count: Int { written + pending.count }

  /// Appends bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    if pending.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize { try write(bytes) } else { pending.append(contentsOf: bytes) }
  }

  /// Appends bytes.
  func append(_ bytes: [UInt8]) throws(DatasetError) {
    try bytes.withUnsafeBufferPointer { bytes throws(DatasetError) in try append(UnsafeRawBufferPointer(bytes)) }
  }

  /// Appends a length in 64 bits, little end first.
  func append(length: Int) throws(DatasetError) {
    try withUnsafeBytes(of: UInt64(length).littleEndian) { bytes throws(DatasetError) in try append(bytes) }
  }

  /// Makes everything appended readable.
  func flush() throws(DatasetError) {
    try pending.withUnsafeBufferPointer { bytes throws(DatasetError) in try write(UnsafeRawBufferPointer(bytes)) }
    pending.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    var rest = bytes
    while !rest.isEmpty {
      let size = pwrite(descriptor, rest.baseAddress, rest.count, written)
      if size < 0 {
        if errno == EINTR { continue }
        throw DatasetError.system("write the temporary file", path)
      }
      written += size
      rest = UnsafeRawBufferPointer(rebasing: rest[size...])
    }
  }

  /// Reads up to `count` bytes from `offset` on into `buffer`, in place of what it held. Only what was flushed is there.
  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws(DatasetError) {
    buffer.removeAll(keepingCapacity: true)
    let wanted = max(0, min(count, written - offset))
    var code: Int32 = 0
    buffer.append(addingCapacity: wanted) { span in
      span.withUnsafeMutableBufferPointer { memory, initialized in
        while initialized < wanted {
          let size = pread(descriptor, memory.baseAddress.map { $0 + initialized }, wanted - initialized, offset + initialized)
          if size < 0, errno == EINTR { continue }
          if size <= 0 {
            code = size < 0 ? errno : EIO
            return
          }
          initialized += size
        }
      }
    }
    if code != 0 { throw DatasetError.system("read the temporary file", path, code) }
  }
}

/// Reads a part of a temporary file from front to end.
struct TemporaryFileCursor {
  private let file: TemporaryFile
  private var offset: Int
  private let end: Int
  private let bufferSize: Int
  private var buffer: [UInt8] = []
  private var position = 0

  init(_ file: TemporaryFile, _ range: Range<Int>, bufferSize: Int) {
    self.file = file
    offset = range.lowerBound
    end = range.upperBound
    self.bufferSize = bufferSize
  }

  /// Whether all has been read.
  var isAtEnd: Bool { position == buffer.count && offset >= end }

  /// Appends the next `count` bytes to `bytes`; fewer if the part ends.
  mutating func read(_ count: Int, into bytes: inout [UInt8]) throws(DatasetError) {
    var missing = count
    while missing > 0 {
      if position == buffer.count {
        guard offset < end else { return }
        try file.read(min(bufferSize, end - offset), at: offset, into: &buffer)
        offset += buffer.count
        position = 0
      }
      let size = min(missing, buffer.count - position)
      bytes.append(contentsOf: buffer[position..<position + size])
      position += size
      missing -= size
    }
  }

  /// The next 64 bits, as `append(length:)` wrote them; nil at the end.
  mutating func readLength(_ scratch: inout [UInt8]) throws(DatasetError) -> Int? {
    scratch.removeAll(keepingCapacity: true)
    try read(8, into: &scratch)
    guard scratch.count == 8 else { return nil }
    return scratch.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
