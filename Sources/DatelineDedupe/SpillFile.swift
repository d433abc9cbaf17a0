import Glibc

/// A file that is written once from front to back and then read at any place. It is closed when nobody holds it any more.
///
/// Unchecked: the descriptor never changes, and a deduper, which owns its files, is used by one thread at a time.
final class SpillFile: @unchecked Sendable {
  private let descriptor: Int32
  /// Bytes written so far, or the size of a file opened for reading.
  private(set) var count: Int
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 18

  private init(descriptor: Int32, count: Int) {
    self.descriptor = descriptor
    self.count = count
  }

  deinit { close(descriptor) }

  /// A file that is open for reading and writing, and empty; it is closed in the end.
  convenience init(empty descriptor: Int32) { self.init(descriptor: descriptor, count: 0) }

  /// A new file that has no name any more, in `folder`.
  static func temporary(in folder: String) throws(DedupeStateError) -> SpillFile {
    var template = Array((folder + "/dateline-dedupe-XXXXXX").utf8CString)
    let descriptor = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard descriptor >= 0 else { throw DedupeStateError(.notWritable, path: folder, errno) }
    template.withUnsafeBufferPointer { if let path = $0.baseAddress { unlink(path) } }
    return SpillFile(descriptor: descriptor, count: 0)
  }

  /// An existing file; nil if there is none.
  static func existing(_ path: String) throws(DedupeStateError) -> SpillFile? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw DedupeStateError(.notReadable, path: path, errno)
    }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else {
      let code = errno
      close(descriptor)
      throw DedupeStateError(.notReadable, path: path, code)
    }
    return SpillFile(descriptor: descriptor, count: Int(information.st_size))
  }

  /// Appends the memory of an array; it can be read back after `flush`.
  func append<Element: BitwiseCopyable>(_ elements: [Element]) throws(DedupeStateError) {
    elements.withUnsafeBytes { buffer.append(contentsOf: $0) }
    count += elements.count * MemoryLayout<Element>.stride
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Hands what is buffered to the system.
  func flush() throws(DedupeStateError) {
    var done = 0
    while done < buffer.count {
      let written = buffer.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw DedupeStateError(.notWritable, path: "", errno) }
      done += written
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Flushes and waits until the disk has it.
  func synchronize() throws(DedupeStateError) {
    try flush()
    guard fsync(descriptor) == 0 else { throw DedupeStateError(.notWritable, path: "", errno) }
  }

  /// Reads bytes at `offset`; what lies past the end is left as it is. Returns the bytes read.
  @discardableResult
  func read(at offset: Int, into bytes: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    while done < bytes.count {
      let got = pread(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { break }
      done += got
    }
    return done
  }

  /// Reads `count` elements at `offset`; nil if the file is too short.
  func read<Element: BitwiseCopyable>(_ type: Element.Type, count: Int, at offset: Int) -> [Element]? {
    guard count >= 0, offset >= 0, count <= (self.count - offset) / MemoryLayout<Element>.stride else { return nil }
    let wanted = count * MemoryLayout<Element>.stride
    var isWhole = true
    let elements = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      isWhole = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer)) == wanted
      initialized = isWhole ? count : 0
    }
    return isWhole ? elements : nil
  }
}
