import Crypto
import Glibc

extension WrittenFile {
  /// Describes a file of all tables: its size and SHA-256.
  ///
  /// - Complexity: O(bytes), read once in pieces.
  init(path: String, in folder: String, tableRows: [Int], notices: [String]) throws(DatasetError) {
    let full = "\(folder)/\(path)"
    let descriptor = open(full, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("read", full) }
    defer { close(descriptor) }
    var hasher = SHA256()
    var bytes = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let size = read(descriptor, &chunk, chunk.count)
      if size < 0, errno == EINTR { continue }
      guard size >= 0 else { throw .system("read", full) }
      if size == 0 { break }
      chunk.withUnsafeBytes { hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<size])) }
      bytes += size
    }
    self.init(path: path, rows: nil, bytes: bytes, sha256: Checksum.hex(hasher.finalize()))
    self.tableRows = tableRows
    self.notices = notices
  }
}
