import DatelineText

/// A name found in the text: a run of tokens with a type, before it is linked.
struct TypedSpan: Sendable, Hashable {
  /// Its tokens.
  var tokens: Range<Int>
  /// Index of its sentence.
  var sentence: Int
  /// What it names.
  var type: EntityType
  /// 0 ... 1.
  var confidence: Double
  /// Rule or list that found it.
  var rule: Rule
  /// The form that it had before it was spun, if it was.
  var repair: SpinRepair?

  /// Where a name was found; the text of a case is what the table `entity_mentions` shows.
  enum Rule: String, Sendable {
    /// A name of a list.
    case gazetteer
    /// The trained tagger.
    case tagger
    /// A spun name whose original is in a list.
    case spunGazetteer = "spun-gazetteer"
    /// A given name followed by further capitalised words.
    case givenName = "given-name"
    /// A capitalised word after a title.
    case title
    /// A capitalised run that a class word ends or begins.
    case headWord = "head-word"
    /// Capitals only.
    case acronym
    /// A capitalised word after a preposition of place.
    case locative
    /// A word that is part of a name found elsewhere in the document.
    case repetition
    /// A body of a state in small letters (`Russia's defence ministry`).
    case stateBody = "state-body"
    /// A capitalised run in running text.
    case capitals
  }
}
