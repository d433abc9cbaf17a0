/// Groups of features that a model can do without; the trainer switches them for comparisons, the model file carries the choice.
package struct TaggerFeatureSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Prefixes and suffixes of one to five bytes.
  package static let affixes = TaggerFeatureSet(rawValue: 1)
  /// Classes of the words in the word table.
  package static let lexicon = TaggerFeatureSet(rawValue: 2)
  /// Phrases of the phrase table.
  package static let phrases = TaggerFeatureSet(rawValue: 4)
  /// First and last word of the run of capitalised words, and the words around it.
  package static let runs = TaggerFeatureSet(rawValue: 8)
  /// How the word is written elsewhere in the document.
  package static let documentCase = TaggerFeatureSet(rawValue: 16)
  /// Pairs of neighbouring words.
  package static let pairs = TaggerFeatureSet(rawValue: 32)
  /// Words up to four tokens away, without regard to their place.
  package static let wideWindow = TaggerFeatureSet(rawValue: 64)
  /// Two words before and after the run, and the classes of all its words.
  package static let wideRuns = TaggerFeatureSet(rawValue: 128)
  /// Names of the groups, for options and manifests.
  package static let names: [(name: String, set: TaggerFeatureSet)] = [
    ("affixes", .affixes), ("lexicon", .lexicon), ("phrases", .phrases), ("runs", .runs), ("document-case", .documentCase),
    ("pairs", .pairs),
    ("wide-window", .wideWindow), ("wide-runs", .wideRuns),
  ]
}
