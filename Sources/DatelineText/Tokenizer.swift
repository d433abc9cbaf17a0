/// Cuts text into words, numbers and marks by the rules that `Token` states.
///
/// Give it a sentence at a time: a span's end tells it that the stop of a lone letter or of an ordinary word ("the letter B.", "She said no.") is the
/// sentence's own. Known abbreviations come from `data/text/abbreviations.tsv`, dotted ones (`U.S.S.R.`, `J.K.`) are known by their shape. Nothing is
/// allocated for a token, and the work is linear in the bytes whatever they are; bytes that are not UTF-8 become symbols.
public struct Tokenizer: Sendable {
  let abbreviations: WordTable
  let domains: WordTable
  let scalars: ScalarTable
  let classes: ByteTable

  /// Makes a tokenizer; the tables are read once a process.
  public init() {
    abbreviations = Abbreviations.table
    domains = Domains.table
    scalars = ScalarTable.shared
    classes = ByteClass.table
  }

  /// Appends the tokens of `span` to `tokens`, in order. `sentenceStart` is left to the caller.
  ///
  /// - Complexity: O(bytes of the span).
  public func tokenize(_ text: [UInt8], in span: ByteSpan, into tokens: inout [Token]) {
    text.withUnsafeBufferPointer { tokenize($0, in: span, into: &tokens) }
  }

  /// Appends the tokens of `span` to `tokens`, in order; the span is cut to the buffer's size.
  ///
  /// - Complexity: O(bytes of the span).
  public func tokenize(_ text: UnsafeBufferPointer<UInt8>, in span: ByteSpan, into tokens: inout [Token]) {
    guard let base = text.baseAddress else { return }
    let end = min(Int(span.end), text.count)
    guard span.start < end else { return }
    // Tokens are gathered on the stack and appended in blocks: half the cost of appending each.
    withUnsafeTemporaryAllocation(of: Token.self, capacity: TokenScanner.blockSize) { block in
      guard let first = block.baseAddress else { return }
      var scanner = TokenScanner(tokenizer: self, base: base, limit: end, block: first)
      scanner.scan(from: Int(span.start), to: end, flags: [], into: &tokens)
      scanner.flush(into: &tokens)
    }
  }

  /// Appends the tokens of a document's sentences, which are in text order; sets the sentences' token ranges and the tokens' `sentenceStart`.
  ///
  /// The same as a call for each sentence, and faster.
  ///
  /// - Complexity: O(bytes of the text).
  public func tokenize(_ text: UnsafeBufferPointer<UInt8>, sentences: inout [Sentence], into tokens: inout [Token]) {
    guard let base = text.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: Token.self, capacity: TokenScanner.blockSize) { block in
      guard let first = block.baseAddress else { return }
      var scanner = TokenScanner(tokenizer: self, base: base, limit: text.count, block: first)
      for index in sentences.indices {
        let span = sentences[index].span
        sentences[index].firstToken = UInt32(truncatingIfNeeded: tokens.count + scanner.blockCount)
        let end = min(Int(span.end), text.count)
        if span.start < end { scanner.scan(from: Int(span.start), to: end, flags: .sentenceStart, into: &tokens) }
        sentences[index].endToken = UInt32(truncatingIfNeeded: tokens.count + scanner.blockCount)
      }
      scanner.flush(into: &tokens)
    }
  }
}
