import DatelineSentences
import DatelineText

/// Sentences and tokens as the tagger will meet them.
struct Segmenter {
  private let tokenizer = Tokenizer()
  private let splitter = SentenceSplitter()

  /// Cuts a text as the sentence stage does.
  func segment(_ text: [UInt8], into tokens: inout [Token], _ sentences: inout [Sentence]) {
    var worker = splitter.makeWorker()
    var annotations = Annotations()
    worker.annotate(Document(text: text), &annotations)
    tokens = annotations.tokens
    sentences = annotations.sentences
  }

  /// Cuts a text whose sentences are known, as those of a changed copy are.
  func segment(_ text: [UInt8], given: [ByteSpan], into tokens: inout [Token], _ sentences: inout [Sentence]) {
    for span in given {
      let first = tokens.count
      tokenizer.tokenize(text, in: span, into: &tokens)
      guard tokens.count > first else { continue }
      tokens[first].flags.insert(.sentenceStart)
      sentences.append(Sentence(span: span, paragraph: 0, firstToken: UInt32(first), endToken: UInt32(tokens.count)))
    }
  }
}
