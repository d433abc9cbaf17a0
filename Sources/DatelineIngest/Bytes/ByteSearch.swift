import Glibc

/// Searches for bytes, by the C library's vector code where it has any.
enum ByteSearch {
  /// Index of the first `byte` at or after `from`; nil if there is none.
  @inline(__always)
  static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    guard let base = bytes.baseAddress, from < bytes.count else { return nil }
    guard let hit = memchr(base + from, Int32(byte), bytes.count - from) else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// Number of line feeds.
  ///
  /// - Complexity: O(bytes), vectorised.
  static func lineFeeds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes { count &+= byte == 0x0A ? 1 : 0 }
    return count
  }

  /// Number of line ends: LF, CR LF, or CR alone.
  static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = lineFeeds(bytes)
    var index = first(0x0D, in: bytes, from: 0)
    while let at = index {
      if at + 1 == bytes.count || bytes[at + 1] != 0x0A { count += 1 }
      index = first(0x0D, in: bytes, from: at + 1)
    }
    return count
  }
}
