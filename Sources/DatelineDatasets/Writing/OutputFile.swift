import Crypto
import Glibc

/// A file being written: counts and hashes what goes into it. Used by one thread at a time.
final class OutputFile {
  /// Path for messages and calls.
  let path: String
  private var descriptor: Int32
  private var hasher = SHA256()
  /// Bytes written.
  private(set) var byteCount = 0

  /// Creates the file; one that is there already is an error.
  init(creating path: String) throws(DatasetError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw DatasetError.system("create the file", path) }
  }

  /// Opens a file that is there, such as a device; for tests of full disks.
  init(opening path: String) throws(DatasetError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DatasetError.system("open", path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes all bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(DatasetError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw DatasetError.system("write", path)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    hasher.update(bufferPointer: bytes)
    byteCount += bytes.count
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(DatasetError) {
    try bytes.withUnsafeBufferPointer { bytes throws(DatasetError) in try write(UnsafeRawBufferPointer(bytes)) }
  }

  /// Closes the file; some file systems tell only now that it did not fit.
  ///
  /// - Returns: SHA-256 of all bytes, hexadecimal.
  func finish() throws(DatasetError) -> String {
    let result = close(descriptor)
    descriptor = -1
    guard result == 0 || errno == EINTR else { throw DatasetError.system("write", path) }
    return Checksum.hex(hasher.finalize())
  }
}
