import DatelineText

extension Fingerprinter.Worker {
  /// What the walk over the tokens carries from one sentence to the next.
  private struct Walk {
    /// Last anchor's hash; 0 before the first.
    var anchor: UInt64 = 0
    /// Hashes of the last two words.
    var word1: UInt64 = 0
    var word2: UInt64 = 0
    var words = 0
    /// Next of `given`.
    var nextGiven = 0
  }

  /// What one sentence adds up to.
  private struct SentenceSum {
    var key: UInt64 = 0
    /// Of the words that are no names and no numbers.
    var frame: UInt64 = 0
    /// How many those are.
    var frameWords = 0
    /// Whether the last word was a name or a number.
    var isInSlot = false
    var skeleton: UInt64 = 0
    var bits = WordBits()
    var words = 0
    var anchors = 0
  }

  /// Collects the features of all sentences; returns the number of words.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, _ sentencesOfText: [Sentence]) -> Int {
    var walk = Walk()
    for (index, sentence) in sentencesOfText.enumerated() {
      let range = sentence.tokens.clamped(to: 0..<tokens.count)
      readSentence(index, range, text, tokens, &walk)
    }
    return walk.words
  }

  /// Collects the features of one sentence.
  private mutating func readSentence(
    _ index: Int, _ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>, _ walk: inout Walk
  ) {
    var words = 0
    var capitals = 0
    for at in range where tokens[at].isWordlike || tokens[at].kind == .number {
      words += 1
      if tokens[at].isCapitalized { capitals += 1 }
    }
    guard words > 0 else { return }
    let isProse = words >= 4
    let isShouted = 5 * capitals > 3 * words
    var sum = SentenceSum()
    var startsClause = true
    for at in range {
      let token = tokens[at]
      if token.kind == .quote || token.kind == .open {
        startsClause = true
        continue
      }
      let isNumber = token.kind == .number || (token.kind == .alphanumeric && text[Int(token.start)] &- 48 < 10)
      guard token.isWordlike || isNumber || token.kind == .clitic || token.kind == .symbol || token.kind == .address else {
        if token.kind == .terminator && text[Int(token.start)] == UInt8(ascii: "?") {
          sum.key = KeyMixing.join(sum.key, 1)
          sum.skeleton = KeyMixing.join(sum.skeleton, 1)
        }
        continue
      }
      var hash = isNumber ? Self.numberHash(token, text) : token.hash
      if isNumber && at > range.lowerBound && Self.isMinus(tokens, at) { hash = KeyMixing.join(hash, 2) }
      sum.key = KeyMixing.join(sum.key, hash)
      let kind = wordClasses.of(token.hash)
      if kind == .negation || token.kind == .symbol { sum.skeleton = KeyMixing.join(sum.skeleton, kind == .negation ? 3 : hash) }
      guard token.isWordlike || isNumber else { continue }
      let isFirst = startsClause
      startsClause = false
      sum.words += 1
      let anchor = anchorHash(
        token, hash: hash, isNumber: isNumber || kind == .cardinal, isName: token.isCapitalized && !isFirst && !isShouted, &walk)
      if isProse {
        takeGram(hash, &walk)
        if let anchor {
          takeAnchor(anchor.hash, isNumber: anchor.isNumber, sentence: index, &walk)
          if isTracing { trace.append(GivenAnchor(span: spanOfAnchor(token, walk), hash: anchor.hash, isNumber: anchor.isNumber)) }
        }
      }
      if isNumber || (token.isCapitalized && !isFirst) {
        sum.skeleton = KeyMixing.join(sum.skeleton, hash)
        sum.anchors += 1
        takeSlot(&sum)
      } else if kind == .cardinal || kind == .quantity {
        sum.skeleton = KeyMixing.join(sum.skeleton, hash)
        takeSlot(&sum)
      } else {
        if sum.words == 1 { takeSlot(&sum) } else { takeFrameWord(hash, &sum) }
        // The first word may be a name.
        if isFirst { sum.skeleton = KeyMixing.join(sum.skeleton, hash) } else { sum.bits.insert(hash) }
      }
    }
    walk.words += words
    close(sum, index)
  }

  /// The anchor that a token is or begins, if it is one: what an earlier stage says of it, else a number or a name.
  @inline(__always)
  private func anchorHash(
    _ token: Token, hash: UInt64, isNumber: Bool, isName: Bool, _ walk: inout Walk
  ) -> (hash: UInt64, isNumber: Bool)? {
    if !given.isEmpty {
      while walk.nextGiven < given.count, given[walk.nextGiven].span.end <= token.start { walk.nextGiven += 1 }
      if walk.nextGiven < given.count, given[walk.nextGiven].span.contains(offset: token.start) {
        let anchor = given[walk.nextGiven]
        return anchor.span.start == token.start ? (anchor.hash, anchor.isNumber) : nil
      }
    }
    if isNumber { return (hash, true) }
    return isName && (token.end - token.start > 1 || token.kind != .word) ? (hash, false) : nil
  }

  /// The bytes of the anchor that a token is or begins.
  private func spanOfAnchor(_ token: Token, _ walk: Walk) -> ByteSpan {
    walk.nextGiven < given.count && given[walk.nextGiven].span.start == token.start ? given[walk.nextGiven].span : token.span
  }

  /// Adds a word to the runs of three and keeps one run in eight.
  @inline(__always)
  private mutating func takeGram(_ hash: UInt64, _ walk: inout Walk) {
    if walk.word2 != 0 {
      let gram = KeyMixing.join(KeyMixing.join(walk.word2, walk.word1), hash)
      if gram & 7 == 0 && grams.count < FeatureLimits.keysPerSection { grams.append(KeyMixing.narrow(gram)) }
    }
    walk.word2 = walk.word1
    walk.word1 = hash
  }

  /// Adds an anchor to the chain.
  @inline(__always)
  private mutating func takeAnchor(_ hash: UInt64, isNumber: Bool, sentence: Int, _ walk: inout Walk) {
    if anchors.count < FeatureLimits.keysPerSection {
      anchors.append((KeyMixing.narrow(hash) & ~1) | (isNumber ? 1 : 0))
    }
    if walk.anchor != 0 && chain.count < FeatureLimits.keysPerSection {
      let key = KeyMixing.narrow(KeyMixing.join(walk.anchor, hash))
      chain.append(UInt64(key) << 32 | UInt64(min(sentence, 255)))
    }
    walk.anchor = hash
  }

  /// Goes on with the frame of a sentence: names and numbers that follow each other are one slot, and the first word, which may be a name, is one too.
  @inline(__always)
  private func takeSlot(_ sum: inout SentenceSum) {
    if !sum.isInSlot { sum.frame = KeyMixing.join(sum.frame, 5) }
    sum.isInSlot = true
  }

  /// Goes on with the frame of a sentence with an ordinary word.
  @inline(__always)
  private func takeFrameWord(_ hash: UInt64, _ sum: inout SentenceSum) {
    sum.frame = KeyMixing.join(sum.frame, hash)
    sum.frameWords += 1
    sum.isInSlot = false
  }

  /// Keeps what a sentence adds up to, if it is long enough to be told from a stock phrase.
  private mutating func close(_ sum: SentenceSum, _ index: Int) {
    guard sum.words >= SentenceTest.leastWordsForDocuments else { return }
    if sentenceKeys.count < FeatureLimits.keysPerSection {
      let frame = sum.frameWords >= SentenceTest.leastWordsForFrames ? sum.frame : sum.key
      sentenceKeys.append(
        SentenceFeature(frame: KeyMixing.narrow(frame), key: KeyMixing.narrow(sum.key), words: UInt8(min(sum.words, 255))))
    }
    guard options.findsSentenceCopies, sum.words >= SentenceTest.leastWordsForSentences else { return }
    sentences.append(
      SentencePrint(
        key: sum.key, skeleton: sum.anchors >= SentenceTest.leastAnchorsForNear ? sum.skeleton : 0, wordBits: sum.bits,
        index: UInt32(truncatingIfNeeded: index)))
  }

  /// Whether the dash before the token at `at` is a minus sign: blank before it, none after.
  @inline(__always)
  private static func isMinus(_ tokens: UnsafeBufferPointer<Token>, _ at: Int) -> Bool {
    tokens[at - 1].kind == .dash && tokens[at - 1].flags.contains(.spaceBefore) && !tokens[at].flags.contains(.spaceBefore)
  }

  /// The hash of a number without the commas between its digits.
  @inline(__always)
  private static func numberHash(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = WordHash.seed
    for at in Int(token.start)..<Int(token.end) where text[at] != UInt8(ascii: ",") {
      hash = WordHash.combine(hash, WordHash.fold(text[at]))
    }
    return WordHash.finish(hash)
  }
}
