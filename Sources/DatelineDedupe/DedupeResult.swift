/// What the deduper found: for each document its original, for each copied sentence where it stood first.
///
/// Ordinals count documents in the order of adding, from 0, on over the earlier runs that a state file remembers.
public struct DedupeResult: Sendable {
  /// Ordinal of the first document of this run: the number of documents in earlier ones.
  public internal(set) var firstOrdinal = 0
  /// Ordinal of each document's original, for the documents from `firstOrdinal` on; its own for an original.
  public internal(set) var originals: [UInt32] = []
  /// How each document differs from its original; `exact` for originals.
  public internal(set) var kinds: [DuplicateKind] = []
  /// The score that decided, 0 ... 1; 1 for originals.
  public internal(set) var similarities: [Float] = []
  /// The test that decided; `none` for originals.
  public internal(set) var methods: [DuplicateMethod] = []
  /// Sentences of each document that have a counterpart in its original.
  public internal(set) var matchedSentences: [UInt16] = []
  /// Sentences that copy earlier ones, ordered by document and sentence.
  public internal(set) var sentenceCopies: [SentenceCopy] = []
  /// Keys that more documents hold than `DedupeOptions.commonKeyLimit` allows: furniture that was not followed.
  public internal(set) var commonKeyCount = 0

  /// Makes an empty result.
  public init() {}

  /// Number of documents of this run.
  public var count: Int { originals.count }

  /// Whether the document at `index` of this run, from 0, is a copy.
  public func isDuplicate(_ index: Int) -> Bool { Int(originals[index]) != firstOrdinal + index }
}

/// A sentence that copies an earlier one.
public struct SentenceCopy: Sendable, Hashable {
  /// Ordinal of its document.
  public var document: UInt32
  /// Its index among the sentences of the document.
  public var sentence: UInt32
  /// Ordinal of the document of the first such sentence.
  public var originalDocument: UInt32
  /// Index of that sentence.
  public var originalSentence: UInt32
  /// Exact or near.
  public var kind: DuplicateKind

  /// Makes a copy.
  public init(document: UInt32, sentence: UInt32, originalDocument: UInt32, originalSentence: UInt32, kind: DuplicateKind) {
    self.document = document
    self.sentence = sentence
    self.originalDocument = originalDocument
    self.originalSentence = originalSentence
    self.kind = kind
  }
}
