import Glibc

/// Small files that are written in one go.
package enum SmallFile {
  /// Writes a file.
  ///
  /// - Returns: What the system had against it; nil if it is written.
  package static func write(_ bytes: [UInt8], to path: String) -> String? {
    guard let file = fopen(path, "w") else { return String(cString: strerror(errno)) }
    let count = fwrite(bytes, 1, bytes.count, file)
    // What does not fit may show only when the buffer is emptied.
    guard fclose(file) == 0, count == bytes.count else { return String(cString: strerror(errno)) }
    return nil
  }

  /// Folder for files that nobody is to keep: `TMPDIR`, or `/tmp` if that is not set or empty.
  package static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }
}
