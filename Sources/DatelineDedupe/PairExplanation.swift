import DatelineText

/// Why two documents are copies of each other, or are not.
public struct PairExplanation: Sendable {
  /// Two neighbouring names or numbers that stand side by side in both texts, as the first writes them.
  public struct ChainPair: Sendable, Hashable {
    /// The one that comes first.
    public var first: String
    /// The one that follows.
    public var second: String

    /// Makes a pair.
    public init(first: String, second: String) {
      self.first = first
      self.second = second
    }
  }

  /// A sentence of each text with the same words.
  public struct SentencePair: Sendable, Hashable {
    /// Bytes in the first text.
    public var first: ByteSpan
    /// Bytes in the second text.
    public var second: ByteSpan
  }

  /// How they differ if they are copies by themselves; nil if they are different texts.
  public var kind: DuplicateKind?
  /// The test that decided.
  public var method: DuplicateMethod
  /// The share of the shorter text that it found again, 0 ... 1.
  public var similarity: Double
  /// The sum of the evidence for a copy and against it; two documents by themselves need `leastScore`.
  public var score: Double
  /// The score from which on two documents by themselves are copies.
  public var leastScore: Double
  /// Whether they look like one form filled in anew, which is never a copy.
  public var isFormFilledInAnew: Bool
  /// Neighbouring names and numbers of both, in the order of the first text, each once.
  public var sharedChainPairs: [ChainPair] = []
  /// Neighbouring pairs of the text that has fewer.
  public var chainPairsOfSmaller = 0
  /// Sentences of eight words and more that both have word for word, in the order of the first text.
  public var sharedSentences: [SentencePair] = []
  /// Numbers and dates of the first text only, then of the second only, as written.
  public var numbersOfOneOnly: (first: [String], second: [String]) = ([], [])
  /// Names of the first text only, then of the second only, as written.
  public var namesOfOneOnly: (first: [String], second: [String]) = ([], [])
  /// Share of the shorter text's words that the other text does not have, 0 ... 1.
  public var changedWordShare = 0.0
}

extension Fingerprinter {
  /// Compares two documents and says what they share and where they differ.
  ///
  /// - Parameters:
  ///   - first: A document with its annotations.
  ///   - second: Another one.
  /// - Returns: The decision of the two alone with its reasons. In a run a document is compared with the leaders of clusters, and may be let into a
  ///   cluster with less when another member vouches for it.
  /// - Complexity: O(tokens), with hash tables.
  public func explain(_ first: (Document, Annotations), _ second: (Document, Annotations)) -> PairExplanation {
    var options = options
    options.findsSentenceCopies = true
    var worker = Worker(options: options)
    worker.isTracing = true
    let a = worker.fingerprint(first.0, first.1)
    let traceA = worker.trace
    let b = worker.fingerprint(second.0, second.1)
    let traceB = worker.trace
    let evidence = a.withFeatures { x in b.withFeatures { y in Evidence(x, y) } }
    let isExact = a.digest == b.digest
    let decision = isExact ? Decision(method: .digest, similarity: 1, score: evidence.score) : evidence.decide()
    var explanation = PairExplanation(
      kind: decision.map { _ in isExact ? .exact : evidence.copyKind }, method: decision?.method ?? .none,
      similarity: decision?.similarity ?? evidence.chain.containment, score: evidence.score, leastScore: Demand.alone.leastScore,
      isFormFilledInAnew: !isExact && evidence.isFormFilledInAnew)
    explanation.chainPairsOfSmaller = evidence.chain.smaller
    explanation.sharedChainPairs = Self.sharedPairs(first.0, traceA, traceB)
    explanation.sharedSentences = Self.sharedSentences(a, first.1, b, second.1)
    let (only, other) = (Self.only(first.0, traceA, notIn: traceB), Self.only(second.0, traceB, notIn: traceA))
    explanation.numbersOfOneOnly = (only.numbers, other.numbers)
    explanation.namesOfOneOnly = (only.names, other.names)
    explanation.changedWordShare = Self.changedWordShare(first.1, second.1)
    return explanation
  }

  private static func sharedPairs(_ document: Document, _ a: [GivenAnchor], _ b: [GivenAnchor]) -> [PairExplanation.ChainPair] {
    let others = Set(zip(b, b.dropFirst()).map { KeyMixing.join($0.hash, $1.hash) })
    var seen: Set<UInt64> = []
    var pairs: [PairExplanation.ChainPair] = []
    for (x, y) in zip(a, a.dropFirst()) {
      let key = KeyMixing.join(x.hash, y.hash)
      guard others.contains(key), seen.insert(key).inserted else { continue }
      pairs.append(PairExplanation.ChainPair(first: document.text.string(x.span), second: document.text.string(y.span)))
    }
    return pairs
  }

  private static func sharedSentences(
    _ a: Fingerprint, _ annotationsA: Annotations, _ b: Fingerprint, _ annotationsB: Annotations
  ) -> [PairExplanation.SentencePair] {
    var places: [UInt64: Int] = [:]
    for sentence in b.sentences where places[sentence.key] == nil { places[sentence.key] = Int(sentence.index) }
    return a.sentences.compactMap { sentence in
      guard let place = places[sentence.key] else { return nil }
      return PairExplanation.SentencePair(
        first: annotationsA.sentences[Int(sentence.index)].span, second: annotationsB.sentences[place].span)
    }
  }

  /// Names and numbers as written that the other chain does not hold, each once.
  private static func only(
    _ document: Document, _ chain: [GivenAnchor], notIn other: [GivenAnchor]
  ) -> (numbers: [String], names: [String]) {
    var seen = Set(other.map(\.hash))
    var numbers: [String] = []
    var names: [String] = []
    for anchor in chain where seen.insert(anchor.hash).inserted {
      if anchor.isNumber { numbers.append(document.text.string(anchor.span)) } else { names.append(document.text.string(anchor.span)) }
    }
    return (numbers, names)
  }

  private static func changedWordShare(_ a: Annotations, _ b: Annotations) -> Double {
    let words = [a, b].map { annotations in annotations.tokens.filter { $0.isWordlike || $0.kind == .number }.map(\.hash) }
    let shorter = words[0].count <= words[1].count ? words[0] : words[1]
    let longer = words[0].count <= words[1].count ? words[1] : words[0]
    guard !shorter.isEmpty else { return 0 }
    var counts: [UInt64: Int] = [:]
    for word in longer { counts[word, default: 0] += 1 }
    var changed = 0
    for word in shorter {
      if let count = counts[word], count > 0 { counts[word] = count - 1 } else { changed += 1 }
    }
    return Double(changed) / Double(shorter.count)
  }
}
