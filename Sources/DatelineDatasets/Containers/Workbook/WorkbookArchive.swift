import Glibc

/// The ZIP directory of a finished workbook, read to be sure that its sheets are whole: the library copies them by way of a temporary file and does
/// not look whether that one was written to its end.
struct WorkbookArchive {
  /// Uncompressed sizes by name of the entry.
  let sizes: [String: Int]

  /// Bytes of the end record, without a comment, which workbooks do not have.
  private static let endSize = 22
  private static let endSignature = 0x0605_4B50
  private static let entrySize = 46
  private static let entrySignature = 0x0201_4B50

  /// Reads the directory; nil if the file cannot be read or its end is no ZIP directory.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= Self.endSize, let end = Self.bytes(descriptor, size - Self.endSize..<size), Self.number(end, 0, 4) == Self.endSignature
    else { return nil }
    let start = Self.number(end, 16, 4)
    let length = Self.number(end, 12, 4)
    guard start + length <= size, let directory = Self.bytes(descriptor, start..<start + length) else { return nil }
    var sizes: [String: Int] = [:]
    var offset = 0
    while offset + Self.entrySize <= directory.count, Self.number(directory, offset, 4) == Self.entrySignature {
      let name = offset + Self.entrySize..<offset + Self.entrySize + Self.number(directory, offset + 28, 2)
      guard name.upperBound <= directory.count else { return nil }
      sizes[String(decoding: directory[name], as: UTF8.self)] = Self.number(directory, offset + 24, 4)
      offset = name.upperBound + Self.number(directory, offset + 30, 2) + Self.number(directory, offset + 32, 2)
    }
    self.sizes = sizes
  }

  /// Whether each sheet, from 1 on, has at least so many bytes.
  func holds(sheets minimumSizes: [Int: Int]) -> Bool {
    minimumSizes.allSatisfy { (sizes["xl/worksheets/sheet\($0.key).xml"] ?? -1) >= $0.value }
  }

  private static func bytes(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: range.count)
    return pread(descriptor, &bytes, range.count, off_t(range.lowerBound)) == range.count ? bytes : nil
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
