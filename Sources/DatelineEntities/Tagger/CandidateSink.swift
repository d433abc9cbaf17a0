import DatelineText

/// A token that may be part of a name.
package struct TaggerCandidate: Sendable {
  /// Index of the token.
  package var token: UInt32
  /// Index of its sentence.
  package var sentence: UInt32
  /// Index of its word in the document's words.
  var documentWord: UInt32
  /// Whether the token before it is none, or of another sentence: no name runs over this edge.
  package var startsSegment: Bool
  /// Whether it looks like part of a name by its capitals.
  var isCapital: Bool
  /// First letter in lower case, 0 if it is not ASCII or no letter.
  var initial: UInt8
}

/// What takes the features of candidates, in text order: the tagger sums weights, the trainer keeps the hashes.
protocol CandidateSink {
  /// Takes one candidate: the key of its word, the word's classes, and the hashes of its context.
  mutating func add(_ candidate: TaggerCandidate, key: TaggerFeatures.WordKey, classes: UInt32, context: UnsafePointer<UInt64>, count: Int)
}
