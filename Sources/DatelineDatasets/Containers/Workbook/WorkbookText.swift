import Glibc

/// Text as a cell of a workbook can hold it.
///
/// Excel takes at most 32,767 UTF-16 units a cell, knows one line break (LF), and reads `_x0041_` as the character U+0041: what looks so in
/// the text is written with its `_` as `_x005F_`.
enum WorkbookText {
  /// Longest text of a cell in UTF-16 units.
  static let maximumLength = 32_767
  /// Stands for what was cut.
  private static let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]

  /// Replaces the contents of `cell` by the text, with a zero byte behind it. The text must have been sanitised.
  ///
  /// - Returns: Whether it was cut; then it ends in U+2026.
  /// - Complexity: O(bytes).
  static func write(_ text: UnsafeBufferPointer<UInt8>, to cell: inout [UInt8]) -> Bool {
    cell.removeAll(keepingCapacity: true)
    defer { cell.append(0) }
    if text.count <= maximumLength, isPlain(text) {
      cell.append(contentsOf: text)
      return false
    }
    // Bytes of `cell` and units of them up to which one more unit, the ellipsis, still fits.
    var fitting = 0
    var units = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      var width = 1
      if byte == UInt8(ascii: "\r") {
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "\n") { width = 2 }
        cell.append(UInt8(ascii: "\n"))
        units += 1
      } else if byte == UInt8(ascii: "_"), isEscape(text, index) {
        cell.append(contentsOf: "_x005F_".utf8)
        units += 7
      } else {
        width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        cell.append(contentsOf: text[index..<min(index + width, text.count)])
        units += width == 4 ? 2 : 1
      }
      index += width
      if units < maximumLength { fitting = cell.count }
      if units > maximumLength {
        cell.removeLast(cell.count - fitting)
        cell.append(contentsOf: ellipsis)
        return true
      }
    }
    return false
  }

  /// Whether the text can stand in a cell as it is: it has no carriage return and no low line.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return true }
    return memchr(base, 0x0D, text.count) == nil && memchr(base, 0x5F, text.count) == nil
  }

  /// Whether `_xHHHH_` begins at an index.
  private static func isEscape(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 7 <= text.count, text[index + 1] == UInt8(ascii: "x"), text[index + 6] == UInt8(ascii: "_") else { return false }
    return text[index + 2..<index + 6].allSatisfy { ($0 &- UInt8(ascii: "0") < 10) || (($0 | 0x20) &- UInt8(ascii: "a") < 6) }
  }
}
