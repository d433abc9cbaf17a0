/// Makes the `excerpt` of a reject.
enum Excerpt {
  /// Code points that an excerpt has at most.
  static let codePoints = 200

  /// The first 200 code points; control characters, byte order marks, non-characters and invalid bytes are shown as U+FFFD.
  ///
  /// - Complexity: O(200), whatever the length of `bytes`.
  static func make(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard let base = bytes.baseAddress, bytes.count > 0 else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(min(bytes.count, 256))
    var index = 0
    var made = 0
    while index < bytes.count && made < codePoints {
      let lead = base[index]
      let length = lead < 0x80 ? 1 : UTF8Check.sequenceLength(base + index, available: bytes.count - index)
      let isControl =
        length == 1 && (lead < 0x20 || lead == 0x7F)
        || length == 2 && lead == 0xC2 && base[index + 1] < 0xA0
        || length == 3 && lead == 0xEF && base[index + 1] == 0xBB && base[index + 2] == 0xBF
        || length == 3 && lead == 0xEF && base[index + 1] == 0xBF && base[index + 2] >= 0xBE
      if length == 0 || isControl {
        text += [0xEF, 0xBF, 0xBD]
      } else {
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<index + length]))
      }
      index += max(1, length)
      made += 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}
