import DatelineText

extension BlockFinder {
  /// Longest dateline, in bytes.
  private static let longestDateline = 110

  /// The dateline at the start of a paragraph: capitalized words, a date, an agency in brackets, and a dash: `KYIV, Oct. 24 (Reuters) -`.
  ///
  /// A place in capitals and small letters needs a bracket, a date or a comma before the dash, so that "Jones — the man who ..." is none.
  func dateline(_ span: ByteSpan) -> ByteSpan? {
    var scan = DatelineScan()
    var index = Int(span.start)
    let end = min(Int(span.end), index + BlockFinder.longestDateline)
    while index < end {
      let byte = base[index]
      if (byte | 32) &- 97 < 26 || byte >= 0xC3 && byte != 0xE2 {
        let wordEnd = self.wordEnd(index, end)
        guard readWord(index, wordEnd, &scan) else { return nil }
        index = wordEnd
      } else if byte &- 48 < 10 {
        scan.hasNumber = true
        index += 1
      } else if let dash = dashEnd(index) {
        return ends(scan, span, dash: dash, at: index)
      } else {
        guard readMark(index, &scan) else { return nil }
        index += byte >= 0x80 ? (byte == 0xC2 ? 2 : 3) : 1
      }
    }
    return nil
  }

  private struct DatelineScan {
    var words = 0
    var hasCapitals = false
    var isInBracket = false
    var hasBracket = false
    var hasComma = false
    var hasMonth = false
    var hasNumber = false
    var hasSlash = false
  }

  private func wordEnd(_ offset: Int, _ end: Int) -> Int {
    var index = offset
    while index < end, (base[index] | 32) &- 97 < 26 || base[index] >= 0x80 && base[index] != 0xE2 && base[index] != 0xC2 { index += 1 }
    return index
  }

  /// Takes a word; false if no dateline holds it.
  private func readWord(_ first: Int, _ last: Int, _ scan: inout DatelineScan) -> Bool {
    scan.words += 1
    if scan.isInBracket { return true }
    let word = UnsafeBufferPointer(start: base + first, count: last - first)
    let isCapital = base[first] &- 97 >= 26
    if isCapital, word.count > 2, word.allSatisfy({ $0 &- 97 >= 26 }) { scan.hasCapitals = true }
    let found = WordClasses(rawValue: tables.words.value(base + first, last - first))
    if found.contains(.zone), word.count > 2 { scan.hasMonth = true }
    if isCapital { return true }
    // "Rio de Janeiro", "Port of Spain", "5th"
    if first > 0, base[first - 1] &- 48 < 10 { return word.count == 2 }
    return found.contains(.ofPlace)
  }

  /// Takes a mark; false if no dateline holds it.
  private func readMark(_ index: Int, _ scan: inout DatelineScan) -> Bool {
    switch base[index] {
    case 32, UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "-"): return true
    case UInt8(ascii: ","):
      scan.hasComma = true
      return true
    case UInt8(ascii: "/"):
      scan.hasSlash = true
      return true
    case UInt8(ascii: "("), UInt8(ascii: "["):
      scan.isInBracket = true
      return true
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      scan.isInBracket = false
      scan.hasBracket = true
      return true
    case UInt8(ascii: ":"): return false
    case 0xC2: return index + 1 < count && base[index + 1] == 0xA0
    case 0xE2: return index + 2 < count && base[index + 1] == 0x80 && base[index + 2] == 0x99
    default: return false
    }
  }

  /// The end of the dash at `offset`: a long dash, `--`, a hyphen with blank before it, or a colon; nil if there is none.
  private func dashEnd(_ offset: Int) -> Int? {
    let byte = base[offset]
    if byte == 0xE2, offset + 2 < count, base[offset + 1] == 0x80, (0x93...0x95).contains(base[offset + 2]) { return offset + 3 }
    if byte == 45 {
      if offset + 1 < count, base[offset + 1] == 45 { return offset + 2 }
      if offset > 0, base[offset - 1] == 32 || base[offset - 1] == 41, offset + 1 < count, base[offset + 1] == 32 { return offset + 1 }
    }
    if byte == 58, offset + 1 < count, base[offset + 1] == 32 { return offset + 1 }
    return nil
  }

  private func ends(_ scan: DatelineScan, _ span: ByteSpan, dash: Int, at offset: Int) -> ByteSpan? {
    guard !scan.isInBracket, scan.words > 0, scan.words < 12 else { return nil }
    let next = skipBlanks(dash)
    // Prose follows, not a small letter.
    guard next < span.end, base[next] &- 97 >= 26 else { return nil }
    let isColon = base[offset] == 58
    if isColon { return scan.hasCapitals && !hasProse && scan.words < 5 ? ByteSpan(Int(span.start), dash) : nil }
    let isDated = scan.hasMonth && scan.hasNumber
    let isLong = base[offset] == 0xE2 || base[offset + 1] == 45
    let isPlace = scan.hasCapitals || isLong && (scan.hasComma || !hasProse) && scan.words < 5
    return scan.hasBracket && scan.words < 10 || isDated || isPlace ? ByteSpan(Int(span.start), dash) : nil
  }
}
