/// The mark of a list item: a bullet, or a number or letter with a stop or bracket (`1.` `2)` `(iii)` `b.)`).
struct ListMarker {
  /// How a marker counts.
  enum Style: Equatable {
    case bullet
    case number
    case smallLetter
    case capitalLetter
    case roman
  }
  /// How it counts.
  var style: Style
  /// Its number, from 1; 0 for bullets.
  var value: Int
  /// Whether a bracket closes it; a stop alone is weaker evidence.
  var hasBracket: Bool
  /// One past its last byte.
  var end: Int

  /// Reads the marker at `offset`, which blank must follow; nil if there is none. Letters that are Roman numerals read as such.
  ///
  /// - Complexity: O(1): a marker is at most 12 bytes.
  init?(_ base: UnsafePointer<UInt8>, at offset: Int, end: Int) {
    guard offset < end else { return nil }
    let bullet = ListMarker.bulletLength(base, at: offset, end: end)
    if bullet > 0 {
      var index = offset + bullet
      // "⁃9. The first item": a number after the bullet belongs to the marker.
      while index < end, base[index] &- 48 < 10, index - offset < 8 { index += 1 }
      if index > offset + bullet, index < end, base[index] == 46 || base[index] == 41 {
        index += 1
      } else {
        index = offset + bullet
        // A hyphen or asterisk is a bullet only with blank after it.
        if bullet == 1 { guard index < end, base[index] == 32 || base[index] == 9 else { return nil } }
      }
      style = .bullet
      value = 0
      hasBracket = false
      self.end = index
      return
    }
    var index = offset
    let isOpen = base[index] == 40 || base[index] == 91
    if isOpen { index += 1 }
    let first = index
    while index < end, index - first < 5, base[index] &- 48 < 10 || (base[index] | 32) &- 97 < 26 { index += 1 }
    guard index > first, index < end else { return nil }
    let label = UnsafeBufferPointer(start: base + first, count: index - first)
    hasBracket = false
    var hasStop = false
    if base[index] == 46 {
      hasStop = true
      index += 1
    }
    if index < end, base[index] == 41 || (isOpen && base[index] == 93) {
      hasBracket = true
      index += 1
    }
    guard hasStop || hasBracket, !isOpen || hasBracket, index < end, base[index] == 32 || base[index] == 9 || base[index] >= 0xC2 else {
      return nil
    }
    self.end = index
    guard let (style, value) = ListMarker.count(label) else { return nil }
    self.style = style
    self.value = value
  }

  /// Whether a list of such items can run on in a line: "A. Smith met B. Jones" is none.
  var mayRunOn: Bool { hasBracket || style == .number || style == .smallLetter || style == .bullet || style == .roman }

  /// Whether this is the marker after `other` in the same list.
  func follows(_ other: ListMarker) -> Bool {
    style == other.style && hasBracket == other.hasBracket && (style == .bullet || value == other.value + 1)
  }

  /// Length of the bullet at `offset`; 0 if there is none. Bullets of one byte are `-` and `*`.
  static func bulletLength(_ base: UnsafePointer<UInt8>, at offset: Int, end: Int) -> Int {
    let byte = base[offset]
    if byte == 45 || byte == 42 { return 1 }
    if byte == 0xC2 { return offset + 1 < end && base[offset + 1] == 0xB7 ? 2 : 0 }
    guard byte == 0xE2, offset + 2 < end else { return 0 }
    switch (base[offset + 1], base[offset + 2]) {
    // • ‣ ⁃ ∙ ■ □ ▪ ▫ ► ● ○ ◦ ★ ✓ ✔ ➢ ➤
    case (0x80, 0xA2), (0x80, 0xA3), (0x81, 0x83), (0x88, 0x99), (0x96, 0xA0), (0x96, 0xA1), (0x96, 0xAA), (0x96, 0xAB), (0x96, 0xBA),
      (0x97, 0x8F), (0x97, 0x8B), (0x97, 0xA6), (0x98, 0x85), (0x9C, 0x93), (0x9C, 0x94), (0x9E, 0xA2), (0x9E, 0xA4):
      return 3
    default: return 0
    }
  }

  /// What a label counts: a number of up to three digits, one letter, or a Roman numeral up to 39.
  private static func count(_ label: UnsafeBufferPointer<UInt8>) -> (Style, Int)? {
    if label.allSatisfy({ $0 &- 48 < 10 }) {
      guard label.count <= 3 else { return nil }
      return (.number, label.reduce(0) { $0 * 10 + Int($1 - 48) })
    }
    if let roman = romanValue(label) { return (.roman, roman) }
    guard label.count == 1, (label[0] | 32) &- 97 < 26 else { return nil }
    return (label[0] < 97 ? .capitalLetter : .smallLetter, Int((label[0] | 32) - 96))
  }

  /// The value of a Roman numeral of i, v and x in one case; nil if it is none.
  static func romanValue(_ label: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = label.first, label.count <= 5 else { return nil }
    var total = 0
    var last = 0
    for byte in label.reversed() {
      guard byte & 32 == first & 32 else { return nil }
      let value: Int
      switch byte | 32 {
      case UInt8(ascii: "i"): value = 1
      case UInt8(ascii: "v"): value = 5
      case UInt8(ascii: "x"): value = 10
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total > 0 ? total : nil
  }
}
