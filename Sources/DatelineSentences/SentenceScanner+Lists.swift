extension SentenceScanner {
  /// Bytes in which the next item of a list is looked for.
  private static let longestItem = 200

  /// If the sentence starts with the mark of a list item, looks for the mark of the next one: "1. The first item 2. The second item".
  mutating func findNextItem() {
    nextItem = count
    guard sentenceStart < count, mayStartMarker(base[sentenceStart]),
      let marker = ListMarker(base, at: sentenceStart, end: count), marker.mayRunOn
    else { return }
    var index = marker.end
    let end = min(count, sentenceStart + SentenceScanner.longestItem)
    while index + 1 < end {
      if base[index] == 10, base[index + 1] == 10 { return }
      // An item that holds the end of a sentence is ended by it.
      if base[index + 1] <= 32, endsItem(index) { return }
      if base[index] <= 32, base[index + 1] > 32, let next = ListMarker(base, at: index + 1, end: count), next.follows(marker),
        next.end < count
      {
        let word = skipBlank(from: next.end)
        let isItem = next.hasBracket || next.style == .bullet || rightContext(at: min(word.end, count - 1)).kind == .capital
        if isItem {
          nextItem = index + 1
          return
        }
      }
      index += 1
    }
  }

  private func endsItem(_ index: Int) -> Bool {
    let byte = base[index]
    if byte == 33 || byte == 63 { return true }
    return byte == 46 && index > 1 && base[index - 1] &- 97 < 26 && base[index - 2] &- 97 < 26
  }

  @inline(__always)
  private func mayStartMarker(_ byte: UInt8) -> Bool {
    if byte &- 48 < 10 || byte == 0xE2 || byte == 40 { return true }
    // A letter or a short numeral: "a.", "ii)"
    return isLetterByte(byte) && sentenceStart + 4 < count
      && !(isLetterByte(base[sentenceStart + 1]) && isLetterByte(base[sentenceStart + 4]))
  }

  @inline(__always)
  private func isLetterByte(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
}
