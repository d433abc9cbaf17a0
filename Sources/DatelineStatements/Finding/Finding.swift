/// A statement as the rules find it, in tokens, before speakers and dates are worked out.
struct Finding {
  /// The rule that found it, which decides its confidence.
  enum Rule: UInt8 {
    /// A quotation with its cue.
    case quotation
    /// "C, he said".
    case trailing
    /// "according to".
    case phrase
    /// "said that".
    case that
    /// A clause without "that".
    case clause
    /// A question word or `to` and a verb.
    case question, infinitive
    /// The cue is an infinitive itself: "to denounce".
    case purpose
    /// A noun phrase after a verb of saying, and after another verb.
    case object
    /// "is expected to", "criticized by".
    case passive
    /// "his claim that".
    case noun
    /// "Smith: ...", "“...” — Smith".
    case colon
    /// "reportedly".
    case adverb
    /// A quotation on its own that goes on with the last speaker's.
    case running
  }
  /// Index in the lexicon's cues.
  var cue: Int
  var cueRange: Range<Int>
  var source: Source?
  var content: Range<Int>
  var sentence: Int
  var rule: Rule
  var isNegated = false
  /// Whether the cue tells of one act of saying: no perfect, no modal, no "previously".
  var isOccasion = true
  /// Whether the cue counts inside another statement too.
  var isNested = false
  /// Whether it is one more piece of the finding before it: same cue, same speaker.
  var isPiece = false
}
