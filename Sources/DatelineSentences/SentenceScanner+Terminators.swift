import DatelineText

/// A run of terminators with the closing marks after it.
struct Candidate {
  /// First byte of the last run of terminators.
  var mark: Int
  /// One past the last closing mark: where the sentence would end.
  var end: Int
  /// A single full stop, nothing else.
  var isStop = false
  /// Dots or U+2026, without `!` and `?`.
  var isEllipsis = false
  /// A quotation mark closes after the terminator.
  var closesQuotation = false
  /// A bracket closes after the terminator.
  var closesBracket = false
  /// Closing marks stand directly before the last run: `(etc.).`
  var followsCloser = false
  /// The terminators are all that the bracket holds: `(!)` `[...]`
  var fillsBracket = false
}

extension SentenceScanner {
  /// Length of the terminator at `offset`; 0 if there is none.
  func terminatorLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    let byte = base[offset]
    if byte == 46 || byte == 33 || byte == 63 { return 1 }
    guard byte >= 0xE2, offset + 2 < count else { return 0 }
    switch (byte, base[offset + 1], base[offset + 2]) {
    // … ‼ ‽ ⁇ ⁈ ⁉ 。 ！ ． ？ ｡
    case (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0xBC), (0xE2, 0x80, 0xBD), (0xE2, 0x81, 0x87), (0xE2, 0x81, 0x88), (0xE2, 0x81, 0x89),
      (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8E), (0xEF, 0xBC, 0x9F), (0xEF, 0xBD, 0xA1):
      return 3
    default: return 0
    }
  }

  /// Reads the terminators at the reading position and ends the sentence if they end it.
  mutating func scanTerminator(into sentences: inout [Sentence]) {
    let candidate = readCandidate()
    let end = candidate.end
    guard end < count else {
      position = count
      return
    }
    let tail = trailerEnd(from: end)
    let blank = skipBlank(from: tail)
    if blank.end >= count {
      position = count
      return
    }
    if blank.end == tail {
      // No blank: "said.The", "said.”The".
      if startsWithoutBlank(candidate, at: tail) {
        emit(upTo: tail, next: tail, into: &sentences)
      } else {
        position = end
      }
      return
    }
    let isEnd = blank.breaks < 2 && endsSentence(candidate, next: blank.end)
    // In wrapped text a short line after "Mr." is no paragraph.
    if blank.breaks > 0, isEnd || blank.breaks > 1 || !layout.isWrapped, endsParagraph(from: tail, blank) {
      endParagraph(at: tail, next: blank.end, into: &sentences)
      return
    }
    if blank.breaks > 0 { lineStart = blank.end }
    if isEnd {
      emit(upTo: tail, next: blank.end, into: &sentences)
    } else {
      // A line break is not looked at again.
      position = blank.breaks > 0 ? blank.end : end
    }
  }

  /// Reads terminators and closing marks, and keeps count of quotation marks and brackets.
  private mutating func readCandidate() -> Candidate {
    var candidate = Candidate(mark: position, end: position)
    var index = position
    while true {
      candidate.mark = index
      var stops = 0
      var strong = false
      var ellipses = 0
      while index < count {
        let length = terminatorLength(at: index)
        if length == 0 {
          // ". . ."
          guard stops > 0, !strong, base[index] == 32, index + 1 < count, base[index + 1] == 46,
            index + 2 >= count || !isWordByte(base[index + 2])
          else { break }
          index += 1
          continue
        }
        if length == 1 {
          if base[index] == 46 { stops += 1 } else { strong = true }
        } else if base[index] == 0xE2, base[index + 2] == 0xA6 {
          ellipses += 1
        } else {
          strong = true
        }
        index += length
      }
      candidate.isStop = stops == 1 && ellipses == 0 && !strong
      candidate.isEllipsis = !strong && stops + ellipses > 0 && !candidate.isStop
      let closers = index
      index = readClosers(from: index, &candidate)
      if index + 1 < count, base[index] == 32, base[index + 1] == UInt8(ascii: "\""), quotation.straight, !candidate.closesQuotation,
        index + 2 >= count || base[index + 2] <= 32
      {
        // A closing mark set off by a blank.
        quotation.straight = false
        candidate.closesQuotation = true
        index += 2
      }
      candidate.end = index
      guard index > closers, terminatorLength(at: index) > 0 else { return candidate }
      candidate.followsCloser = true
      candidate.closesQuotation = false
      candidate.closesBracket = false
    }
  }

  /// Reads the closing marks that stand directly after terminators.
  private mutating func readClosers(from offset: Int, _ candidate: inout Candidate) -> Int {
    var index = offset
    while index < count {
      switch base[index] {
      case UInt8(ascii: "\""):
        // No quotation is open and a letter follows: the mark opens one.
        if !quotation.straight, index + 1 < count, (base[index + 1] | 32) &- 97 < 26 { return index }
        quotation.straight.toggle()
        candidate.closesQuotation = true
        index += 1
      case UInt8(ascii: "'"), UInt8(ascii: "`"):
        candidate.closesQuotation = true
        index += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if bracketDepth > 0, openBracket + 1 == candidate.mark { candidate.fillsBracket = true }
        if base[index] != UInt8(ascii: "}") { bracketDepth = max(0, bracketDepth - 1) }
        candidate.closesBracket = true
        index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        index += 1
      case 0xC2 where index + 1 < count && base[index + 1] == 0xBB:
        candidate.closesQuotation = true
        index += 2
      case 0xE2 where index + 2 < count && base[index + 1] == 0x80:
        switch base[index + 2] {
        case 0x9D:
          quotation.curly = false
          candidate.closesQuotation = true
        case 0x99, 0xBA:
          candidate.closesQuotation = true
        case 0x9C where index + 3 >= count || base[index + 3] <= 32:
          // An opening mark where a closing one should stand.
          quotation.curly = false
          candidate.closesQuotation = true
        default: return index
        }
        index += 3
      default: return index
      }
    }
    return index
  }

  @inline(__always)
  func isWordByte(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 || byte &- 48 < 10 }

  /// One past the note marks (`[12]`, `[citation needed]`) and emoticons that belong to the sentence which ended at `offset`; `offset` if there are none.
  private func trailerEnd(from offset: Int) -> Int {
    var end = offset
    while true {
      var index = end
      while index < count, base[index] == 32, index - end < 2 { index += 1 }
      guard index + 2 < count else { return end }
      let next: Int
      switch base[index] {
      case UInt8(ascii: "["): next = noteEnd(index)
      case UInt8(ascii: ":"), UInt8(ascii: ";"): next = index > end ? emoticonEnd(index) : index
      case 48...57: next = noteNumberEnd(index)
      default: return end
      }
      // A trailer ends at blank or at another trailer.
      guard next > index, next >= count || base[next] <= 32 || base[next] == UInt8(ascii: "[") || base[next] == 0xC2 else { return end }
      end = next
    }
  }

  /// `[12]`, `[a]`, `[citation needed]`
  private func noteEnd(_ offset: Int) -> Int {
    var index = offset + 1
    while index < count, index - offset < 20, base[index] != UInt8(ascii: "]") {
      let byte = base[index]
      guard byte &- 48 < 10 || byte &- 97 < 26 || byte == 32 else { return offset }
      index += 1
    }
    guard index < count, base[index] == UInt8(ascii: "]") else { return offset }
    let length = index - offset - 1
    let isNumber = length > 0 && length <= 3 && base[offset + 1] &- 48 < 10
    let isLetter = length == 1
    let isRequest = length > 6 && UnsafeBufferPointer(start: base + index - 6, count: 6).elementsEqual("needed".utf8)
    return isNumber || isLetter || isRequest ? index + 1 : offset
  }

  /// The number of a note that has lost its place above the line: "a fee. 8 Yet some" cannot start a sentence with its 8.
  private func noteNumberEnd(_ offset: Int) -> Int {
    var index = offset
    while index < count, index - offset < 3, base[index] &- 48 < 10 { index += 1 }
    guard isInnerBlank(index), base[index + 1] &- 65 < 26 else { return offset }
    let end = wordEnd(from: index + 1)
    // Not "3 TO 4 DAYS".
    if end > index + 2, base[index + 2] &- 65 < 26 { return offset }
    return classes(index + 1, end).contains(.starter) ? index : offset
  }

  /// `:)` `;-)` `:D` and the like.
  private func emoticonEnd(_ offset: Int) -> Int {
    var index = offset + 1
    if base[index] == UInt8(ascii: "-") || base[index] == UInt8(ascii: "'") { index += 1 }
    guard index < count else { return offset }
    switch base[index] {
    case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "/"),
      UInt8(ascii: "|"), UInt8(ascii: "*"):
      while index < count, base[index] == UInt8(ascii: ")") || base[index] == UInt8(ascii: "("), index - offset < 8 { index += 1 }
      return index == offset + 1 || base[index - 1] == UInt8(ascii: "-") ? index + 1 : max(index, offset + 2)
    default: return offset
    }
  }
}
