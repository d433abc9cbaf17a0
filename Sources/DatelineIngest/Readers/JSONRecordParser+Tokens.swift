/// Strings, numbers and literals.
extension JSONRecordParser {
  /// Bytes between the quotes of a string.
  struct StringRange {
    var range: Range<Int>
    var hasEscapes: Bool
  }

  /// The string whose quote stands here; nil after a fault.
  mutating func string() -> StringRange? {
    position += 1
    let start = position
    var hasEscapes = false
    while true {
      skipPlain()
      guard let byte = peek() else {
        _ = fail("")
        return nil
      }
      if byte == UInt8(ascii: "\"") {
        position += 1
        return StringRange(range: start..<position - 1, hasEscapes: hasEscapes)
      }
      guard byte == UInt8(ascii: "\\") else {
        _ = fail("a control character must be written as an escape in a string")
        return nil
      }
      hasEscapes = true
      guard escape() else { return nil }
    }
  }

  /// Passes over bytes that are neither quote, backslash nor control character, eight at a time.
  @inline(__always)
  private mutating func skipPlain() {
    guard let base = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var index = position
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let slash = word ^ (ones &* 0x5C)
      // Bytes of 0x80 and more never borrow a false hit: their high bit is masked out by ~.
      let hits =
        ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- (ones &* 0x20)) & ~word)
      if hits & highs != 0 { break }
      index += 8
    }
    while index < bytes.count {
      let byte = base[index]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
      index += 1
    }
    position = index
  }

  private mutating func escape() -> Bool {
    guard position + 1 < bytes.count else {
      position = bytes.count
      return fail("")
    }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
      return true
    case UInt8(ascii: "u"):
      guard position + 6 <= bytes.count else {
        position = bytes.count
        return fail("")
      }
      if hex(at: position + 2) == nil { return fail("four hex digits should follow \\u") }
      position += 6
      return true
    default: return fail("there is no such escape")
    }
  }

  private func hex(at index: Int) -> UInt32? {
    var value: UInt32 = 0
    for byte in bytes[index..<index + 4] {
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 65...70: value = value << 4 | UInt32(byte - 55)
      case 97...102: value = value << 4 | UInt32(byte - 87)
      default: return nil
      }
    }
    return value
  }

  /// Writes a checked string without its escapes to `scratch`; false, with a fault, if it holds half a surrogate pair.
  ///
  /// - Complexity: O(bytes).
  mutating func unescape(_ range: Range<Int>) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    scratch.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let rest = UnsafeBufferPointer(rebasing: bytes[..<range.upperBound])
      let slash = ByteSearch.first(UInt8(ascii: "\\"), in: rest, from: index) ?? range.upperBound
      scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<slash]))
      if slash == range.upperBound { break }
      index = slash + 2
      switch bytes[slash + 1] {
      case UInt8(ascii: "b"): scratch.append(0x08)
      case UInt8(ascii: "f"): scratch.append(0x0C)
      case UInt8(ascii: "n"): scratch.append(0x0A)
      case UInt8(ascii: "r"): scratch.append(0x0D)
      case UInt8(ascii: "t"): scratch.append(0x09)
      case UInt8(ascii: "u"):
        guard let (scalar, length) = codePoint(at: slash, end: range.upperBound) else {
          position = slash
          return fail("half a surrogate pair is no character")
        }
        index = slash + length
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { buffer in
          guard let base = buffer.baseAddress else { return }
          let written = Transcoder.encode(scalar, at: base)
          scratch.append(contentsOf: UnsafeBufferPointer(start: base, count: written))
        }
      case let byte: scratch.append(byte)
      }
    }
    return true
  }

  /// The code point of the escape, or pair of escapes, that starts at `index`, and its length in bytes.
  private func codePoint(at index: Int, end: Int) -> (UInt32, Int)? {
    guard let first = hex(at: index + 2) else { return nil }
    if first & 0xF800 != 0xD800 { return (first, 6) }
    guard first & 0xFC00 == 0xD800, index + 12 <= end, bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
      let second = hex(at: index + 8), second & 0xFC00 == 0xDC00
    else { return nil }
    return (0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, 12)
  }

  /// The number that starts here.
  mutating func number() -> Bool {
    if peek() == UInt8(ascii: "-") { position += 1 }
    if peek() == UInt8(ascii: "0") {
      position += 1
      if let next = peek(), next &- 48 < 10 { return fail("a number must not start with 0") }
    } else if !digits() {
      return false
    }
    if peek() == UInt8(ascii: ".") {
      position += 1
      if !digits() { return false }
    }
    if let mark = peek(), mark | 0x20 == UInt8(ascii: "e") {
      position += 1
      if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      if !digits() { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = position
    while let byte = peek(), byte &- 48 < 10 { position += 1 }
    return position > start ? true : fail("a digit should stand here")
  }

  /// One of `true`, `false`, `null`.
  mutating func literal(_ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    let start = position
    for offset in 0..<length {
      guard peek() == name.utf8Start[offset] else {
        let isCut = position >= bytes.count
        position = isCut ? position : start
        return fail("there is no such value; strings stand in double quotes")
      }
      position += 1
    }
    return true
  }
}
