extension SentenceScanner {
  /// Whether the blank run, which holds a line break, ends the paragraph.
  func endsParagraph(from offset: Int, _ blank: (end: Int, breaks: Int)) -> Bool {
    if blank.breaks != 1 { return blank.breaks > 1 }
    let next = base[blank.end]
    let nextIsSmall = next &- 97 < 26
    let isItem = ListMarker(base, at: blank.end, end: count) != nil
    let end = trimmedEnd(offset)
    if !layout.isWrapped {
      if isItem { return true }
      // A line of words that goes on in small letters after one without an end is one sentence with it, and so is what follows "of the".
      return !(nextIsSmall && isCutOff(end)) && !endsInLeadingWord(end)
    }
    if isItem, isEnded(end) || isShort(end, next: blank.end) { return true }
    return !nextIsSmall && isShort(end, next: blank.end)
  }

  /// Whether a line had room for the next word and so was ended on purpose.
  private func isShort(_ end: Int, next: Int) -> Bool {
    guard layout.width > 0, end - lineStart < layout.width else { return false }
    var length = end - lineStart
    for index in lineStart..<max(lineStart, end) where base[index] & 0xC0 == 0x80 { length -= 1 }
    var word = next
    while word < count, word - next < 40, base[word] > 32 { word += 1 }
    return length + 1 + (word - next) + 6 < layout.width
  }

  /// Whether a terminator, colon or semicolon stands before `offset`, closing marks left out.
  private func isEnded(_ offset: Int) -> Bool {
    var index = offset - 1
    while index > sentenceStart, index > offset - 8, isCloserByte(base[index]) { index -= 1 }
    guard index >= sentenceStart else { return true }
    let byte = base[index]
    return byte == 46 || byte == 33 || byte == 63 || byte == 58 || byte == 59
  }

  /// Whether the word before `offset`, in small letters, cannot end a sentence: "of", "the".
  private func endsInLeadingWord(_ offset: Int) -> Bool {
    var first = offset
    while first > sentenceStart, offset - first < 10, base[first - 1] &- 97 < 26 { first -= 1 }
    guard first < offset, first > sentenceStart, base[first - 1] == 32 else { return false }
    return classes(first, offset).contains(.leading)
  }

  /// Whether the line up to `offset` has four words and no terminator or colon at its end.
  private func isCutOff(_ offset: Int) -> Bool {
    if isEnded(offset) { return false }
    var index = offset - 1
    var blanks = 0
    while index > lineStart, blanks < 3 {
      if base[index] == 32, base[index - 1] != 32 { blanks += 1 }
      index -= 1
    }
    return blanks > 2
  }

  private func isCloserByte(_ byte: UInt8) -> Bool { byte == 34 || byte == 39 || byte == 41 || byte == 93 || byte >= 0x80 }
}
