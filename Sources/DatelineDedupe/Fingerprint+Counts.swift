/// How many features of each sort a fingerprint holds.
public struct FeatureCounts: Sendable, Hashable {
  /// Words in all sentences.
  public var words: Int
  /// Neighbouring pairs of names and numbers.
  public var chainPairs: Int
  /// Distinct names and numbers.
  public var namesAndNumbers: Int
  /// Sampled runs of three words.
  public var wordRuns: Int
  /// Sentences of six words and more.
  public var sentences: Int
  /// Sentences that can themselves be copies.
  public var copyableSentences: Int
  /// Bytes that the fingerprint holds.
  public var bytes: Int
}

extension Fingerprint {
  /// What the fingerprint holds, for people who want to know what a document is compared by.
  public var featureCounts: FeatureCounts {
    FeatureCounts(
      words: Int(wordCount), chainPairs: Int(layout.chain), namesAndNumbers: Int(layout.anchors), wordRuns: Int(layout.grams),
      sentences: Int(layout.sentences), copyableSentences: sentences.count, bytes: byteCount)
  }
}
