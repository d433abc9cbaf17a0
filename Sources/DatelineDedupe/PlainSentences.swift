import DatelineText

/// A rough cut into sentences, for callers that fingerprint a text without the sentences stage: at line ends, and after `.`, `!` or `?` with blank
/// and a capital, a digit or a quotation mark behind. It knows no abbreviations; copies are cut alike, and that is all that matters here.
struct PlainSentences {
  private let tokenizer = Tokenizer()

  /// Fills the sentences and tokens of `annotations`, which must be empty.
  ///
  /// - Complexity: O(bytes).
  func annotate(_ document: Document, _ annotations: inout Annotations) {
    document.text.withUnsafeBufferPointer { text in
      var start = 0
      var at = 0
      while at < text.count {
        let byte = text[at]
        if byte == UInt8(ascii: "\n") {
          close(text, start, at, &annotations)
          start = at + 1
        } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
          let end = Self.endOfClosers(text, at + 1)
          if Self.startsSentence(text, end) {
            close(text, start, end, &annotations)
            start = end
          }
          at = max(at, end - 1)
        }
        at += 1
      }
      close(text, start, text.count, &annotations)
    }
  }

  private func close(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ annotations: inout Annotations) {
    var start = start
    var end = end
    while start < end && text[start] <= 0x20 { start += 1 }
    while end > start && text[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return }
    let span = ByteSpan(start, end)
    let first = UInt32(annotations.tokens.count)
    tokenizer.tokenize(text, in: span, into: &annotations.tokens)
    annotations.sentences.append(
      Sentence(span: span, paragraph: 0, firstToken: first, endToken: UInt32(annotations.tokens.count)))
  }

  /// The offset behind terminators and closing marks that start at `at`.
  private static func endOfClosers(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var at = at
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"),
        UInt8(ascii: "]"):
        at += 1
      case 0xE2 where at + 2 < text.count && text[at + 1] == 0x80 && (text[at + 2] == 0x9D || text[at + 2] == 0x99):
        at += 3
      default: return at
      }
    }
    return at
  }

  /// Whether blank and then something that can begin a sentence stands at `at`.
  private static func startsSentence(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    var next = at
    while next < text.count && text[next] == 0x20 { next += 1 }
    guard next > at, next < text.count else { return false }
    let byte = text[next]
    return byte &- 65 < 26 || byte &- 48 < 10 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(")
      || byte == 0xE2
  }
}
