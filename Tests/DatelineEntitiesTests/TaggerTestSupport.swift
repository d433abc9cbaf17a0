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

  /// Reads a text with marked names: `⟦Moscow⟧{place}` gives the text `Moscow` and the expectation `Moscow/place`.
  static func read(marked: String) -> (text: String, names: [String]) {
    var text = ""
    var names: [String] = []
    for (number, part) in marked.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      guard number > 0 else {
        text += part
        continue
      }
      let pieces = part.split(maxSplits: 3, omittingEmptySubsequences: false) { "⟧{}".contains($0) }
      guard pieces.count == 4 else { continue }
      names.append("\(pieces[0])/\(pieces[2])")
      text += pieces[0] + pieces[3]
    }
    return (text, names)
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

/// Numbers for tests, the same on every run of a seed.
struct TaggerTestGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
