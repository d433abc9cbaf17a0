import DatelineText

/// One document as the rules see it. Valid only while the worker reads that document.
struct TextView {
  let base: UnsafePointer<UInt8>
  let given: AnnotationBuffers
  let words: UnsafeBufferPointer<Word>
  let quotations: UnsafeBufferPointer<Quotation>
  let lexicon: StatementLexicon

  var tokens: UnsafeBufferPointer<Token> { given.tokens }
  var sentences: UnsafeBufferPointer<Sentence> { given.sentences }
  var mentions: UnsafeBufferPointer<EntityMention> { given.mentions }
  var dates: UnsafeBufferPointer<DateMention> { given.dates }
  var count: Int { tokens.count }

  /// The classes of a token; empty outside the document.
  @inline(__always)
  func classes(_ index: Int) -> WordClasses { index >= 0 && index < words.count ? words[index].classes : [] }

  @inline(__always)
  func isIn(_ index: Int, _ classes: WordClasses) -> Bool { self.classes(index).has(classes) }

  /// The bytes of the tokens `range`, from the first one's start to the last one's end.
  func span(_ range: Range<Int>) -> ByteSpan {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= tokens.count else { return ByteSpan(0, 0) }
    return ByteSpan(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
  }

  /// The mention at a token.
  func mention(at index: Int) -> Int? {
    guard index >= 0, index < words.count, words[index].mention >= 0 else { return nil }
    return Int(words[index].mention)
  }

  /// Whether a quotation opens at this token.
  func opensQuotation(_ index: Int) -> Int? {
    guard index >= 0, index < words.count, words[index].quotation >= 0 else { return nil }
    let quotation = Int(words[index].quotation)
    return quotations[quotation].open == index ? quotation : nil
  }

  /// The quotation whose closing mark this token is.
  func closesQuotation(_ index: Int) -> Int? {
    guard index >= 0, index < words.count, words[index].quotation >= 0 else { return nil }
    let quotation = Int(words[index].quotation)
    return quotations[quotation].end == index + 1 ? quotation : nil
  }

  /// Whether the token is a verb form of the lexicon, homographs of nouns left out.
  func isCertainVerb(_ index: Int) -> Bool {
    guard index >= 0, index < words.count else { return false }
    let entry = words[index].entry
    guard entry.pointee.verb >= 0 else { return false }
    let patterns = lexicon.cues[Int(entry.pointee.verb)].patterns
    if patterns.contains(.homograph), entry.pointee.shapes.isDisjoint(with: [.past, .participle]) { return false }
    return !isIn(index - 1, [.determiner, .possessive]) && !isIn(index - 1, .hyphen) && !isIn(index + 1, .hyphen)
  }
}
