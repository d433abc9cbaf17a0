import CDatelineData
import DatelineText

/// How names are folded for keys and ids: ASCII letters to lower case, Latin letters with marks to plain ones, marks and punctuation dropped.
///
/// Letters of other scripts are kept byte for byte.
struct NameFolding: @unchecked Sendable {  // the table is never written after init
  /// The folding of `letter_folding.tsv`.
  static let shared = NameFolding()

  /// One or two ASCII bytes for each code point below 0x800, the second in the high half; 0 if it stays as it is. U+1E00 ... U+1EFF follow.
  private let table: UnsafePointer<UInt16>
  private static let extended = 0x800

  private init() {
    let memory = UnsafeMutablePointer<UInt16>.allocate(capacity: NameFolding.extended + 0x100)
    memory.initialize(repeating: 0, count: NameFolding.extended + 0x100)
    TableFile.forEachRow(in: dateline_entities_letter_folding()) { fields in
      guard fields.count == 2, let scalar = fields[0].text.unicodeScalars.first, let first = fields[1].first else { return }
      let value = UInt16(first) | (fields[1].count > 1 ? UInt16(fields[1][1]) << 8 : 0)
      if scalar.value >= 0xC0, scalar.value < 0x800 { memory[Int(scalar.value)] = value }
      if scalar.value >= 0x1E00, scalar.value < 0x1F00 { memory[NameFolding.extended + Int(scalar.value) - 0x1E00] = value }
    }
    table = UnsafePointer(memory)
  }

  /// Calls `body` with each folded byte; `body` sees nothing of what is dropped.
  ///
  /// - Complexity: O(bytes).
  @inline(__always)
  func forEachByte(of bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt8) -> Void) {
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      index &+= 1
      if byte < 0x80 {
        let lower = byte | 0x20
        if lower &- 97 < 26 { body(lower) } else if byte &- 48 < 10 { body(byte) }
        continue
      }
      index = fold(bytes, from: index &- 1, body)
    }
  }

  /// Folds one character of two or more bytes; gives the index after it.
  private func fold(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ body: (UInt8) -> Void) -> Int {
    let lead = bytes[start]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    let end = min(bytes.count, start + length)
    var plain: UInt16 = 0
    if length == 2, end - start == 2 {
      let scalar = Int(lead & 0x1F) << 6 | Int(bytes[start + 1] & 0x3F)
      if scalar < 0xC0 || scalar == 0xD7 || scalar == 0xF7 || (scalar >= 0x2B0 && scalar < 0x370) { return end }
      plain = table[scalar]
    } else if length == 3, end - start == 3 {
      if lead == 0xE2, bytes[start + 1] == 0x80 || bytes[start + 1] == 0x81 { return end }
      let scalar = Int(lead & 0xF) << 12 | Int(bytes[start + 1] & 0x3F) << 6 | Int(bytes[start + 2] & 0x3F)
      if scalar >= 0x1E00, scalar < 0x1F00 { plain = table[NameFolding.extended + scalar - 0x1E00] }
    }
    if plain == 0 {
      for index in start..<end { body(bytes[index]) }
    } else {
      body(UInt8(truncatingIfNeeded: plain))
      if plain > 0xFF { body(UInt8(truncatingIfNeeded: plain >> 8)) }
    }
    return end
  }

  /// The key of the bytes.
  @inline(__always)
  func key(_ bytes: UnsafeBufferPointer<UInt8>) -> NameKey {
    var key = NameKey()
    forEachByte(of: bytes) { key.append($0) }
    return key
  }

  /// Whether a character separates the words of a slug: blanks, hyphens, slashes, and apostrophes but in 's.
  private func isBreak(_ name: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    let byte = name[index]
    if byte <= 0x20 || byte == 0x2D || byte == 0x2F || byte == 0x26 { return true }
    let isApostrophe = byte == 0x27 || (end - index == 3 && byte == 0xE2 && name[index + 1] == 0x80 && name[index + 2] == 0x99)
    return isApostrophe && !(end < name.count && name[end] | 0x20 == 0x73 && (end + 1 == name.count || name[end + 1] <= 0x2F))
  }

  /// The ASCII slug of a name for an entity id: folded words with `-` between them; names of other scripts become the hexadecimal digits of their key.
  ///
  /// - Complexity: O(bytes).
  func slug(_ name: UnsafeBufferPointer<UInt8>) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(name.count)
    var pending = false
    var index = 0
    while index < name.count {
      var end = index + 1
      if name[index] >= 0xC0 { while end < name.count, name[end] & 0xC0 == 0x80 { end += 1 } }
      let before = slug.count
      let isBreak = isBreak(name, index, end)
      forEachByte(of: UnsafeBufferPointer(rebasing: name[index..<end])) { byte in
        if byte >= 0x80 { return }
        if pending, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
        pending = false
        slug.append(byte)
      }
      if slug.count == before, isBreak { pending = true }
      index = end
    }
    if slug.count < 2 {
      let digits = String(key(name).spread, radix: 16)
      return "x" + digits
    }
    return String(decoding: slug, as: UTF8.self)
  }
}
