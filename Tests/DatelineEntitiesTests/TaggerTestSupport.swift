import DatelineText

@testable import DatelineEntities

/// A text cut into tokens, one sentence a line, which is all that the tagger needs.
struct TaggerText {
  var text: [UInt8]
  var tokens: [Token] = []
  var sentences: [Sentence] = []

  init(_ string: String) { self.init(bytes: Array(string.utf8)) }

  init(bytes: [UInt8]) {
    text = bytes
    let tokenizer = Tokenizer()
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 10 {
      let first = tokens.count
      tokenizer.tokenize(bytes, in: ByteSpan(start, index), into: &tokens)
      if tokens.count > first {
        tokens[first].flags.insert(.sentenceStart)
        sentences.append(
          Sentence(span: ByteSpan(start, index), paragraph: 0, firstToken: UInt32(first), endToken: UInt32(tokens.count)))
      }
      start = index + 1
    }
  }

  /// What a tagger finds in it.
  func spans(_ tagger: inout Tagger) -> [TaggedSpan] {
    var spans: [TaggedSpan] = []
    tokens.withUnsafeBufferPointer { tagger.tag(tokens: $0, sentences: sentences, text: text, into: &spans) }
    return spans
  }

  /// What a tagger finds, as `surface/type`.
  func names(_ tagger: inout Tagger) -> [String] {
    spans(&tagger).map { text.string(ByteSpan(tokens[$0.firstToken].start, tokens[$0.lastToken].end)) + "/" + $0.type.rawValue }
  }
}
