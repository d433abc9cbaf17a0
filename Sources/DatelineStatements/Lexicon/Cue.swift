import DatelineText

/// How a reporting word takes what was said; the letters of `data/statements/verbs.tsv`.
struct CuePatterns: OptionSet, Sendable {
  let rawValue: UInt16

  /// Reports speech by itself, also inside another statement.
  static let speech = CuePatterns(rawValue: 1)
  /// Goes with quotations and stands after what was said.
  static let quotation = CuePatterns(rawValue: 2)
  /// Takes a clause with `that`.
  static let that = CuePatterns(rawValue: 4)
  /// Takes a clause without `that`.
  static let clause = CuePatterns(rawValue: 8)
  /// Takes a clause with a question word.
  static let question = CuePatterns(rawValue: 16)
  /// Takes `to` and a verb.
  static let infinitive = CuePatterns(rawValue: 32)
  /// Takes a noun phrase.
  static let object = CuePatterns(rawValue: 64)
  /// The hearer may stand before what was said.
  static let hearer = CuePatterns(rawValue: 128)
  /// Its passive takes `to`: "is expected to".
  static let raising = CuePatterns(rawValue: 256)
  /// Its base and its -s form are nouns too.
  static let homograph = CuePatterns(rawValue: 512)
  /// Has many senses: counts only when somebody is its subject.
  static let weak = CuePatterns(rawValue: 1024)

  /// Its noun phrase needs a predicate: "called the plan unsafe", not "a town called Oslo".
  static let predicate = CuePatterns(rawValue: 2048)

  static let letters: [Character: CuePatterns] = [
    "s": .speech, "q": .quotation, "t": .that, "c": .clause, "w": .question, "i": .infinitive, "n": .object, "o": .object, "a": .hearer,
    "r": .raising, "h": .homograph, "k": .weak, "p": .predicate,
  ]
}

/// Prepositions and adverbs that may stand between a cue and what was said, a bit each.
struct Particles: OptionSet, Sendable {
  let rawValue: UInt32

  private static let names = [
    "about", "against", "as", "aside", "at", "back", "by", "down", "for", "from", "in", "into", "of", "off", "on", "out", "over", "to",
    "toward",
    "towards", "up", "upon", "with",
  ]
  static let of = Particles(named: "of")

  static var all: [(name: String, bit: Particles)] { names.map { ($0, Particles(named: $0)) } }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The bit of one name; empty if there is no such particle.
  init(named name: String) { rawValue = Particles.names.firstIndex(of: name).map { 1 << UInt32($0) } ?? 0 }

  /// The bits of names with commas between them.
  init(list: String) {
    self = []
    for name in list.split(separator: ",") { formUnion(Particles(named: String(name))) }
  }
}

/// A reporting word.
struct Cue: Sendable {
  var lemma: String
  var cueClass: StatementMention.CueClass
  var patterns: CuePatterns
  var particles: Particles
}

/// The forms of a verb that a word can be.
struct VerbShapes: OptionSet, Sendable {
  let rawValue: UInt8
  static let base = VerbShapes(rawValue: 1)
  static let third = VerbShapes(rawValue: 2)
  static let past = VerbShapes(rawValue: 4)
  static let participle = VerbShapes(rawValue: 8)
  static let gerund = VerbShapes(rawValue: 16)
  /// No verb: an adjective that reports an attitude behind a form of "be" ("is aware that").
  static let adjective = VerbShapes(rawValue: 32)
}

/// What the lexicon holds for one word; all empty for a word that it does not hold.
struct LexiconEntry: Sendable {
  var classes: WordClasses = []
  var particle: Particles = []
  var shapes: VerbShapes = []
  /// Index of the verb in the lexicon's cues; -1 for none.
  var verb: Int16 = -1
  /// Index of the noun in the lexicon's cues; -1 for none.
  var noun: Int16 = -1
  /// Index of the adverb in the lexicon's cues; -1 for none.
  var adverb: Int16 = -1
  /// Whether a reporting phrase starts with this word.
  var startsPhrase = false
}
