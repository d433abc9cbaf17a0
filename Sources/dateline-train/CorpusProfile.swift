import DatelineText

/// How the labels of a corpus are to be read.
///
/// A corpus that does not annotate a type leaves it unknown: its unmarked tokens may be outside or of that type. A label that covers several of our types
/// allows each of them.
struct CorpusProfile {
  /// Our types for each label; the first is the likeliest.
  var types: [String: [EntityType]]
  /// Types that unmarked tokens may have.
  var unmarked: [EntityType]
  /// Labels whose tokens may also be outside.
  var doubtful: Set<String> = []

  /// Whether every type is annotated, each by a label of its own; only such sets are copied with changes.
  var isComplete: Bool { unmarked.isEmpty && doubtful.isEmpty }

  /// The profile of a set by its name; unknown sets are read as fully annotated.
  static func named(_ name: String) -> CorpusProfile {
    switch name {
    case "wikigold", "conll":
      CorpusProfile(
        types: ["PERSON": [.person], "ORG": [.organization], "LOC": [.place, .facility], "MISC": [.group, .event, .product]], unmarked: [],
        doubtful: ["MISC"])
    case "politics":
      CorpusProfile(
        types: [
          "PERSON": [.person], "ORG": [.organization], "LOC": [.place, .facility], "GPE": [.place], "EVENT": [.event],
          "MISC": [.group, .event, .product, .organization],
        ], unmarked: [.group, .product], doubtful: ["MISC", "EVENT"])
    case "ewt", "btc", "wnut17":
      CorpusProfile(
        types: ["PERSON": [.person], "ORG": [.organization], "LOC": [.place, .facility], "GPE": [.place]],
        unmarked: [.group, .event, .product])
    case "gum":
      CorpusProfile(
        types: [
          "PERSON": [.person, .group], "ORG": [.organization], "LOC": [.place, .facility], "EVENT": [.event], "PRODUCT": [.product],
        ], unmarked: [.group, .event, .product], doubtful: ["EVENT", "PRODUCT"])
    case "silver":
      CorpusProfile(
        types: ["PERSON": [.person], "ORG": [.organization], "LOC": [.place, .facility], "NORP": [.group]], unmarked: [.event, .product])
    default:
      CorpusProfile(
        types: [
          "PERSON": [.person], "ORG": [.organization], "GPE": [.place], "LOC": [.place], "FAC": [.facility], "NORP": [.group],
          "EVENT": [.event],
          "PRODUCT": [.product],
        ], unmarked: [])
    }
  }
}
