import Glibc

/// Progress on standard error; results go to standard output.
enum Log {
  /// Writes a line.
  static func line(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
