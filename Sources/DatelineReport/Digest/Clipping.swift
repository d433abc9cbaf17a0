import DatelineText

/// Cuts long texts, so that what the report keeps of a document does not grow with it.
enum Clipping {
  /// The longest start of `text` of at most `limit` bytes that ends between two code points.
  ///
  /// - Complexity: O(1).
  static func prefix(_ text: ArraySlice<UInt8>, _ limit: Int) -> ArraySlice<UInt8> {
    guard text.count > limit else { return text }
    return text[text.startIndex..<boundary(text.startIndex + limit, in: text)]
  }

  /// The start of the code point that holds the byte at `index`.
  static func boundary(_ index: Int, in text: ArraySlice<UInt8>) -> Int {
    var index = index
    while index > text.startIndex, index < text.endIndex, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// The first words of a text, without blank before them, of at most `limit` bytes, cut at a blank where there is one near.
  static func firstWords(_ text: [UInt8], _ limit: Int) -> ArraySlice<UInt8> {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    let rest = text[start...]
    let words = prefix(rest, limit)
    guard words.count < rest.count else { return words }
    var end = words.endIndex
    while end > words.startIndex + limit / 2, text[end - 1] > 0x20 { end -= 1 }
    return end > words.startIndex + limit / 2 ? words[..<end] : words
  }

  /// A text in lower case (ASCII) with one blank for each run of them, at most `limit` bytes: the form in which equal expressions are counted together.
  static func folded(_ text: ArraySlice<UInt8>, _ limit: Int) -> [UInt8] {
    var result: [UInt8] = []
    var isBlank = false
    for byte in prefix(text, limit) {
      if byte <= 0x20 {
        isBlank = true
        continue
      }
      if isBlank, !result.isEmpty { result.append(0x20) }
      isBlank = false
      result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return result
  }
}

extension Excerpt {
  /// The stretch of a sentence around its marked words.
  ///
  /// - Parameters:
  ///   - text: The document's text.
  ///   - sentence: The sentence.
  ///   - marks: Spans of the document with their roles; of two that overlap the first one in text order counts.
  ///   - limit: Most bytes.
  init(of text: [UInt8], sentence: ByteSpan, marks: [(span: ByteSpan, role: Mark.Role)], limit: Int) {
    let sentenceStart = min(Int(sentence.start), text.count)
    let whole = text[sentenceStart..<max(sentenceStart, min(Int(sentence.end), text.count))]
    let wanted = marks.map { max(Int($0.span.start), whole.startIndex) }.min() ?? whole.startIndex
    var start = whole.startIndex
    if whole.count > limit, wanted - start > limit / 3 { start = Clipping.boundary(min(wanted, whole.endIndex) - limit / 3, in: whole) }
    let shown = Clipping.prefix(whole[start...], limit)
    self.text = Array(shown)
    isCutBefore = start > whole.startIndex
    isCutAfter = shown.endIndex < whole.endIndex
    self.marks = []
    var end = 0
    for mark in marks.sorted(by: { $0.span < $1.span }) {
      let from = max(max(Int(mark.span.start), shown.startIndex) - shown.startIndex, end)
      let to = min(Int(mark.span.end), shown.endIndex) - shown.startIndex
      guard from < to else { continue }
      self.marks.append(Mark(start: from, end: to, role: mark.role))
      end = to
    }
  }
}
