/// Which sentences are long and particular enough to be called copies.
enum SentenceTest {
  /// Words from which on a sentence counts when documents are compared.
  static let leastWordsForDocuments = 6
  /// Words from which on a sentence can itself be a copy.
  static let leastWordsForSentences = 8
  /// A sentence that more stored documents hold than this is a stock phrase, and no copy.
  static let stockDocuments = 50
  /// Names and numbers from which on a sentence can be a near copy.
  static let leastAnchorsForNear = 2
  /// Ordinary words from which on the frame of a sentence tells it from others.
  static let leastWordsForFrames = 5
}
