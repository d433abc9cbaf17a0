import DatelineText

/// Finds what is not running prose: headings, datelines, bylines, list items, captions. It looks at whole paragraphs after they have been split.
struct BlockFinder {
  let tables: SentenceTables
  let base: UnsafePointer<UInt8>
  let count: Int
  /// Whether running prose has begun.
  private(set) var hasProse = false

  /// Longest line that can be a heading or byline, in bytes.
  private static let longestLine = 200

  init(tables: SentenceTables, base: UnsafePointer<UInt8>, count: Int) {
    self.tables = tables
    self.base = base
    self.count = count
  }

  /// Appends the blocks of a document to `blocks`, in text order.
  ///
  /// - Complexity: O(sentences), with at most 200 bytes read of each paragraph.
  mutating func find(in sentences: [Sentence], into blocks: inout [TextBlock]) {
    var first = 0
    while first < sentences.count {
      var end = first + 1
      while end < sentences.count, sentences[end].paragraph == sentences[first].paragraph { end += 1 }
      classify(sentences[first..<end], isLast: end == sentences.count, into: &blocks)
      first = end
    }
  }

  private mutating func classify(_ sentences: ArraySlice<Sentence>, isLast: Bool, into blocks: inout [TextBlock]) {
    guard let first = sentences.first, let last = sentences.last else { return }
    let span = ByteSpan(first.span.start, last.span.end)
    if readItems(sentences, into: &blocks) { return }
    if span.count <= BlockFinder.longestLine * 2, let kind = cue(span) {
      blocks.append(TextBlock(kind: kind, span: span))
      return
    }
    if span.count <= BlockFinder.longestLine {
      if isDate(span) {
        blocks.append(TextBlock(kind: .byline, span: span))
        return
      }
      if sentences.count == 1, !isLast, isHeading(span) {
        blocks.append(TextBlock(kind: .heading, span: span))
        return
      }
    }
    if let dateline = dateline(span) { blocks.append(TextBlock(kind: .dateline, span: dateline)) }
    hasProse = hasProse || span.count > 60
  }

  /// Appends the list items of a paragraph, each up to the next one; false if there is none.
  private func readItems(_ sentences: ArraySlice<Sentence>, into blocks: inout [TextBlock]) -> Bool {
    var item: ByteSpan?
    for sentence in sentences {
      if isListItem(sentence.span) {
        if let item { blocks.append(TextBlock(kind: .listItem, span: item)) }
        item = sentence.span
      } else {
        item?.end = sentence.span.end
      }
    }
    guard let item else { return false }
    blocks.append(TextBlock(kind: .listItem, span: item))
    return true
  }

  // MARK: - Lines

  private func isListItem(_ span: ByteSpan) -> Bool {
    guard let marker = ListMarker(base, at: Int(span.start), end: Int(span.end)) else { return false }
    switch marker.style {
    case .bullet, .number: return true
    case .smallLetter, .capitalLetter, .roman: return marker.hasBracket
    }
  }

  /// Few words, a capital or digit first, and no terminator; before any prose a question or an exclamation too.
  private func isHeading(_ span: ByteSpan) -> Bool {
    var last = Int(span.end) - 1
    while last > Int(span.start), base[last] == 34 || base[last] == 39 || base[last] == 41 { last -= 1 }
    switch base[last] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"): return false
    case UInt8(ascii: "?"), UInt8(ascii: "!"): if hasProse { return false }
    case 0xA6 where last > 1 && base[last - 1] == 0x80: return false
    default: break
    }
    var blanks = 0
    var letters = 0
    for index in span.range {
      if base[index] == 32 || base[index] == 10 { blanks += 1 }
      if (base[index] | 32) &- 97 < 26 || base[index] >= 0xC3 { letters += 1 }
    }
    return letters > 1 && blanks < 25 && base[Int(span.start)] &- 97 >= 26
  }

  /// A line of days, months, numbers and zones only, with a month or a day in it: "Sunday, January 20, 2008".
  private func isDate(_ span: ByteSpan) -> Bool {
    var index = Int(span.start)
    let end = Int(span.end)
    var hasName = false
    var hasNumber = false
    while index < end {
      let byte = base[index]
      if (byte | 32) &- 97 < 26 {
        var wordEnd = index
        while wordEnd < end, (base[wordEnd] | 32) &- 97 < 26 { wordEnd += 1 }
        let isOrdinal = index > Int(span.start) && base[index - 1] &- 48 < 10 && wordEnd - index == 2
        let isHour = wordEnd - index <= 2 && ((base[index] | 32) == 97 || (base[index] | 32) == 112 || (base[index] | 32) == 109)
        let found = WordClasses(rawValue: tables.words.value(base + index, wordEnd - index))
        if found.contains(.zone) {
          hasName = hasName || wordEnd - index > 2
        } else if !isOrdinal, !isHour, !found.contains(.ofDate) {
          return false
        }
        index = wordEnd
      } else {
        if byte &- 48 < 10 { hasNumber = true }
        if byte >= 0x80, byte != 0xC2, byte != 0xE2, byte & 0xC0 != 0x80 { return false }
        index += 1
      }
    }
    return hasName && hasNumber
  }

  // MARK: - Cues

  private func cue(_ span: ByteSpan) -> TextBlock.Kind? {
    var start = Int(span.start)
    if base[start] == UInt8(ascii: "("), span.count > 1 { start += 1 }
    for index in cueRange(base[start]) {
      let cue = tables.cues[index]
      guard cue.isStart else { continue }
      let end = start + cue.text.count
      guard end < span.end, matches(cue.text, at: start), (base[end] | 32) &- 97 >= 26 else { continue }
      if isCueLine(cue, from: end, span) { return cue.kind }
    }
    // A credit at the end starts a word or a bracket.
    for index in max(start + 1, Int(span.end) - 60)..<max(start + 1, Int(span.end)) where (base[index - 1] | 32) &- 97 >= 26 {
      for number in cueRange(base[index]) {
        let cue = tables.cues[number]
        if !cue.isStart, index + cue.text.count <= span.end, matches(cue.text, at: index) { return cue.kind }
      }
    }
    return nil
  }

  /// The cues that start with a byte, in either case.
  private func cueRange(_ byte: UInt8) -> Range<Int> {
    let byte = Int(WordHash.fold(byte))
    return tables.cueStarts[byte]..<tables.cueStarts[byte + 1]
  }

  /// "By" and "Photo" begin sentences too: a name, a colon or a date must follow, and "By" wants a short line without an end.
  private func isCueLine(_ cue: SentenceTables.Cue, from end: Int, _ span: ByteSpan) -> Bool {
    let tail = skipBlanks(end)
    guard tail < span.end else { return false }
    let byte = base[tail]
    let isTerminated = base[Int(span.end) - 1] == UInt8(ascii: ".")
    if base[end] == UInt8(ascii: ":") { return true }
    if cue.kind == .caption { return cue.text.count > 8 && !isTerminated }
    let isName = byte &- 65 < 26 || byte >= 0xC3
    guard isName || byte &- 48 < 10 || cue.text.count > 9 else { return false }
    if cue.text.count == 2 {
      guard span.count < 120, isName, !isTerminated else { return false }
      // "By Friday the army had left" is prose.
      let wordEnd = tail + letters(from: tail)
      return !WordClasses(rawValue: tables.words.value(base + tail, wordEnd - tail)).contains(.starter)
        && !WordClasses(rawValue: tables.words.value(base + tail, wordEnd - tail)).contains(.zone)
    }
    return !isTerminated || cue.text.count > 9
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    for index in 0..<text.count where WordHash.fold(base[offset + index]) != text[index] { return false }
    return true
  }

  func skipBlanks(_ offset: Int) -> Int {
    var index = offset
    while index < count, base[index] == 32 { index += 1 }
    return index
  }

  func letters(from offset: Int) -> Int {
    var index = offset
    while index < count, (base[index] | 32) &- 97 < 26 { index += 1 }
    return index - offset
  }
}
