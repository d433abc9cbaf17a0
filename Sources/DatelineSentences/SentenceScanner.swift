import DatelineText

/// One pass over a document.
struct SentenceScanner {
  let tables: SentenceTables
  let base: UnsafePointer<UInt8>
  let count: Int
  let layout: LineLayout
  let splitsQuotations: Bool

  /// Next byte to read.
  var position = 0
  /// First byte of the sentence that is being read.
  var sentenceStart = 0
  /// Paragraph that is being read.
  var paragraph: UInt32 = 0
  /// First byte of the line that is being read.
  var lineStart = 0
  /// Quotation marks that are open in this paragraph.
  var quotation = Quotation()
  /// Whether the sentence that is being read starts inside a quotation.
  var startsInQuotation = false
  /// Brackets that are open in this paragraph: the outermost one's offset, and how many.
  var openBracket = 0
  var bracketDepth = 0
  /// Where the next item of a list in running text starts, or `count`.
  var nextItem = 0
  /// Bytes of the sentence that were searched for capitals, and whether one was found.
  var capitalsSearched = 0
  var hasCapital = false

  /// Which quotation marks are open.
  struct Quotation {
    /// `"`
    var straight = false
    /// U+201C
    var curly = false
    /// Whether any is open.
    var isOpen: Bool { straight || curly }
  }

  init(tables: SentenceTables, base: UnsafePointer<UInt8>, count: Int, layout: LineLayout, splitsQuotations: Bool) {
    self.tables = tables
    self.base = base
    self.count = count
    self.layout = layout
    self.splitsQuotations = splitsQuotations
  }

  mutating func scan(into sentences: inout [Sentence]) {
    position = skipBlank(from: 0).end
    sentenceStart = position
    lineStart = position
    findNextItem()
    let marks = tables.marks
    while true {
      let limit = nextItem
      while position < limit, marks[Int(base[position])] == .none { position &+= 1 }
      if position >= limit {
        if limit >= count { break }
        emit(upTo: trimmedEnd(limit), next: limit, into: &sentences)
        continue
      }
      switch marks[Int(base[position])] {
      case .none: break
      case .terminator: scanTerminator(into: &sentences)
      case .newline: scanNewline(into: &sentences)
      case .doubleQuote:
        quotation.straight.toggle()
        position += 1
      case .open: scanOpen()
      case .close:
        bracketDepth = max(0, bracketDepth - 1)
        position += 1
      case .high: scanHigh(into: &sentences)
      }
    }
    emit(upTo: trimmedEnd(count), next: count, into: &sentences)
  }

  // MARK: - Marks

  private mutating func scanOpen() {
    if bracketDepth == 0 { openBracket = position }
    bracketDepth += 1
    position += 1
  }

  /// A byte that begins a curly quotation mark, an ellipsis, a line separator, or nothing of interest.
  private mutating func scanHigh(into sentences: inout [Sentence]) {
    let first = base[position]
    if first == 0xE2 {
      guard position + 2 < count, base[position + 1] == 0x80 else {
        if position + 2 < count, base[position + 1] == 0x81, terminatorLength(at: position) > 0 {
          scanTerminator(into: &sentences)
        } else {
          position += 1
        }
        return
      }
      switch base[position + 2] {
      case 0x9C: quotation.curly = true
      case 0x9D: quotation.curly = false
      case 0xA8, 0xA9: return scanNewline(into: &sentences)
      case 0xA6, 0xBC, 0xBD: return scanTerminator(into: &sentences)
      default: break
      }
      position += 3
    } else if first == 0xC2 {
      if position + 1 < count, base[position + 1] == 0x85 { return scanNewline(into: &sentences) }
      position += 1
    } else if terminatorLength(at: position) > 0 {
      scanTerminator(into: &sentences)
    } else {
      position += 1
    }
  }

  /// A line break that no terminator stands before.
  private mutating func scanNewline(into sentences: inout [Sentence]) {
    let blank = skipBlank(from: position)
    // No line break is found when bytes only looked like one.
    guard blank.end > position else {
      position += 1
      return
    }
    if blank.end >= count {
      position = count
      return
    }
    if endsParagraph(from: position, blank) {
      endParagraph(at: trimmedEnd(position), next: blank.end, into: &sentences)
    } else {
      lineStart = blank.end
      position = blank.end
    }
  }

  // MARK: - Ends

  /// Ends the sentence and the paragraph.
  mutating func endParagraph(at end: Int, next: Int, into sentences: inout [Sentence]) {
    quotation = Quotation()
    bracketDepth = 0
    let before = sentences.count
    emit(upTo: end, next: next, into: &sentences)
    if sentences.count > before { paragraph += 1 }
    startsInQuotation = false
    lineStart = next
  }

  /// Ends the sentence; the next one starts at `next`.
  mutating func emit(upTo end: Int, next: Int, into sentences: inout [Sentence]) {
    if end > sentenceStart {
      sentences.append(Sentence(span: ByteSpan(sentenceStart, end), paragraph: paragraph, startsInQuotation: startsInQuotation))
    }
    sentenceStart = next
    position = next
    startsInQuotation = quotation.isOpen
    capitalsSearched = next
    hasCapital = false
    findNextItem()
  }

  // MARK: - Blank

  /// The end of the blank run at `offset`, and the line breaks in it (CR LF is one, a form feed two).
  func skipBlank(from offset: Int) -> (end: Int, breaks: Int) {
    var index = offset
    var breaks = 0
    while index < count {
      let byte = base[index]
      if byte == 32 || byte == 9 || byte &- 28 < 4 {
        index += 1
      } else if byte == 10 || byte == 11 {
        breaks += 1
        index += 1
      } else if byte == 13 {
        if index + 1 >= count || base[index + 1] != 10 { breaks += 1 }
        index += 1
      } else if byte == 12 {
        breaks += 2
        index += 1
      } else if byte >= 0xC2 {
        let (scalar, length) = ScalarTable.decode(base, at: index, end: count)
        guard tables.scalars.letter(scalar) == .blank else { break }
        if scalar == 0x85 || scalar == 0x2028 { breaks += 1 }
        if scalar == 0x2029 { breaks += 2 }
        index += length
      } else {
        break
      }
    }
    return (index, breaks)
  }

  /// `offset` without the blank before it.
  func trimmedEnd(_ offset: Int) -> Int {
    var index = offset
    while index > sentenceStart {
      let byte = base[index - 1]
      if byte <= 32 {
        guard byte == 32 || byte &- 9 < 5 || byte &- 28 < 4 else { break }
        index -= 1
      } else if byte >= 0x80 {
        var first = index - 1
        while first > sentenceStart, index - first < 4, base[first] & 0xC0 == 0x80 { first -= 1 }
        let (scalar, length) = ScalarTable.decode(base, at: first, end: index)
        guard length == index - first, tables.scalars.letter(scalar) == .blank else { break }
        index = first
      } else {
        break
      }
    }
    return index
  }
}
