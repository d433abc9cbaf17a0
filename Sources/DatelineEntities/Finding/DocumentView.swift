import DatelineText

/// The text, tokens and sentences of one document with the name key of each token; valid only inside the closure that it is made for.
struct DocumentView {
  let text: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let sentences: UnsafeBufferPointer<Sentence>
  /// Key of each token.
  let keys: UnsafeBufferPointer<NameKey>

  /// Calls `body` with a view of a document; `keys` is scratch that is filled anew.
  ///
  /// - Complexity: O(bytes).
  static func with<Result>(
    _ document: Document, _ annotations: Annotations, keys: inout [NameKey], _ body: (DocumentView) -> Result
  ) -> Result {
    document.text.withUnsafeBufferPointer { text in
      annotations.tokens.withUnsafeBufferPointer { tokens in
        keys.removeAll(keepingCapacity: true)
        keys.reserveCapacity(tokens.count)
        let folding = NameFolding.shared
        for token in tokens {
          let end = min(Int(token.end), text.count)
          let start = min(Int(token.start), end)
          keys.append(folding.key(UnsafeBufferPointer(rebasing: text[start..<end])))
        }
        return annotations.sentences.withUnsafeBufferPointer { sentences in
          keys.withUnsafeBufferPointer { body(DocumentView(text: text, tokens: tokens, sentences: sentences, keys: $0)) }
        }
      }
    }
  }

  /// The key of a run of tokens.
  ///
  /// - Complexity: O(tokens).
  @inline(__always)
  func key(_ range: Range<Int>) -> NameKey {
    var key = NameKey()
    for index in range { key = key.joined(keys[index]) }
    return key
  }

  /// First and last byte of a run of tokens; the run must not be empty.
  @inline(__always)
  func span(_ range: Range<Int>) -> ByteSpan { ByteSpan(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end) }

  /// The bytes of a span.
  @inline(__always)
  func bytes(_ span: ByteSpan) -> UnsafeBufferPointer<UInt8> {
    let end = min(Int(span.end), text.count)
    return UnsafeBufferPointer(rebasing: text[min(Int(span.start), end)..<end])
  }

  /// The bytes of a token.
  @inline(__always)
  func bytes(_ token: Int) -> UnsafeBufferPointer<UInt8> { bytes(tokens[token].span) }

  /// The words of a run of tokens with single blanks where the text has blanks of any kind.
  func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range {
      if index > range.lowerBound, tokens[index - 1].end < tokens[index].start { bytes.append(0x20) }
      bytes.append(contentsOf: self.bytes(index))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first token that starts at or after an offset.
  ///
  /// - Complexity: O(log tokens).
  func firstToken(at offset: UInt32) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a token is this one ASCII byte.
  @inline(__always)
  func isByte(_ index: Int, _ byte: UInt8) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].end == tokens[index].start + 1 && text[Int(tokens[index].start)] == byte
  }

  /// Whether a token is this word, capitals as given.
  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    guard token >= 0, token < tokens.count else { return false }
    return word.withUTF8Buffer { bytes(token).elementsEqual($0) }
  }

  /// Whether a token is a possessive ending: `'s`, or an apostrophe after an s.
  @inline(__always)
  func isPossessive(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .clitic else { return false }
    let bytes = self.bytes(index)
    guard let last = bytes.last else { return false }
    return last == UInt8(ascii: "s") || last == UInt8(ascii: "'") || last == 0x99
  }
}
