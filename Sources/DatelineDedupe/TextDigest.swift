extension TextDigest {
  /// The digest of a text as a reader sees it: ASCII letters in lower case, curly quotation marks and dashes as straight ones, the five named and
  /// all decimal character references resolved, and without blanks, control characters, soft hyphens and zero-width marks.
  ///
  /// - Complexity: O(bytes).
  init(reading text: UnsafeBufferPointer<UInt8>) {
    var sink = Sink()
    var at = 0
    let end = text.count
    while at < end {
      let byte = text[at]
      if byte <= 0x20 || byte == 0x7F {
        at &+= 1
      } else if byte == UInt8(ascii: "&") {
        at &+= TextDigest.readReference(text, at, into: &sink)
      } else if byte < 0x80 {
        sink.add(WordFolding.fold(byte))
        at &+= 1
      } else {
        at &+= TextDigest.readMultibyte(text, at, into: &sink)
      }
    }
    self = sink.finish()
  }

  /// Takes a character that is not ASCII at `at`; returns its bytes.
  private static func readMultibyte(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, into sink: inout Sink) -> Int {
    let first = text[at]
    let second = at + 1 < text.count ? text[at + 1] : 0
    let third = at + 2 < text.count ? text[at + 2] : 0
    if first == 0xC2 && (second == 0xA0 || second == 0xAD) { return 2 }  // no-break space, soft hyphen
    if first == 0xE2 && second == 0x80 {
      switch third {
      case 0x80...0x8F, 0xA8...0xAF: return 3  // blanks, zero-width marks, directions
      case 0x90...0x95: sink.add(UInt8(ascii: "-"))
      case 0x98...0x9B: sink.add(UInt8(ascii: "'"))
      case 0x9C...0x9F: sink.add(UInt8(ascii: "\""))
      case 0xA6: for _ in 0..<3 { sink.add(UInt8(ascii: ".")) }
      default: for byte in [first, second, third] { sink.add(byte) }
      }
      return 3
    }
    if first == 0xEF && ((second == 0xBB && third == 0xBF) || (second == 0xB8 && third == 0x8F)) { return 3 }  // BOM, variation selector
    if first == 0xEF && second == 0xAC && (third == 0x81 || third == 0x82) {  // the ligatures fi and fl
      sink.add(UInt8(ascii: "f"))
      sink.add(third == 0x81 ? UInt8(ascii: "i") : UInt8(ascii: "l"))
      return 3
    }
    sink.add(first)
    return 1
  }

  /// Takes an ampersand at `at`, with the character reference that it may begin; returns the bytes taken.
  private static func readReference(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, into sink: inout Sink) -> Int {
    let limit = min(text.count, at + 10)
    guard let semicolon = (at + 1..<limit).first(where: { text[$0] == UInt8(ascii: ";") }), semicolon > at + 2 else {
      sink.add(UInt8(ascii: "&"))
      return 1
    }
    let name = text[at + 1..<semicolon]
    let length = semicolon + 1 - at
    if text[at + 1] == UInt8(ascii: "#") {
      var value = 0
      for digit in name.dropFirst() {
        guard digit &- 48 < 10 else {
          sink.add(UInt8(ascii: "&"))
          return 1
        }
        value = value * 10 + Int(digit - 48)
      }
      switch value {
      case 160, 173, 0...32: break
      case 33...126: sink.add(WordFolding.fold(UInt8(value)))
      case 0x2010...0x2015: sink.add(UInt8(ascii: "-"))
      case 0x2018...0x201B: sink.add(UInt8(ascii: "'"))
      case 0x201C...0x201F: sink.add(UInt8(ascii: "\""))
      default:
        guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value)) else { return length }
        for byte in UTF8.encode(scalar) ?? .init() { sink.add(byte) }
      }
      return length
    }
    for (reference, meaning) in namedReferences where name.elementsEqual(reference.utf8) {
      if let meaning { sink.add(meaning) }
      return length
    }
    sink.add(UInt8(ascii: "&"))
    return 1
  }

  /// The references that texts saved from web pages are full of; nil stands for a blank.
  private static let namedReferences: [(String, UInt8?)] = [
    ("amp", UInt8(ascii: "&")), ("quot", UInt8(ascii: "\"")), ("apos", UInt8(ascii: "'")), ("lt", UInt8(ascii: "<")),
    ("gt", UInt8(ascii: ">")), ("nbsp", nil), ("rsquo", UInt8(ascii: "'")), ("lsquo", UInt8(ascii: "'")),
    ("ldquo", UInt8(ascii: "\"")), ("rdquo", UInt8(ascii: "\"")), ("ndash", UInt8(ascii: "-")), ("mdash", UInt8(ascii: "-")),
  ]

  /// Collects bytes by eights and stirs them into two lanes.
  private struct Sink {
    private var high: UInt64 = 0x9ae1_6a3b_2f90_404f
    private var low: UInt64 = 0xc3a5_c85c_97cb_3127
    private var word: UInt64 = 0
    private var count: UInt64 = 0

    @inline(__always)
    mutating func add(_ byte: UInt8) {
      word = (word << 8) | UInt64(byte)
      count &+= 1
      if count & 7 == 0 { stir() }
    }

    @inline(__always)
    private mutating func stir() {
      high = ((high ^ word) &* 0x9e37_79b9_7f4a_7c15)
      high ^= high >> 29
      low = ((low &+ word) &* 0xbf58_476d_1ce4_e5b9)
      low ^= low >> 32
      word = 0
    }

    mutating func finish() -> TextDigest {
      stir()
      return TextDigest(high: KeyMixing.mix(high ^ count), low: KeyMixing.mix(low &+ count))
    }
  }
}

/// ASCII case folding of single bytes.
enum WordFolding {
  /// The small letter of an ASCII capital; any other byte as it is.
  @inline(__always)
  static func fold(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
}
