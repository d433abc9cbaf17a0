import DatelineText

/// A name that the tagger found: a run of tokens with a type.
package struct TaggedSpan: Sendable, Hashable {
  /// Index of its first token.
  package var firstToken: Int
  /// Index of its last token.
  package var lastToken: Int
  /// Index of its sentence.
  package var sentence: Int
  /// What it names.
  package var type: EntityType
  /// How far the best reading of its sentence is ahead of the best one without exactly this name, in units of the model's log odds.
  package var margin: Float
  /// Probability that span and type are right, from `margin` by a logistic curve fitted on development data.
  package var confidence: Float
}
