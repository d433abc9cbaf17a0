import CDatelineData
import DatelineText

/// A list of `name_words.tsv` that a single rule reads.
struct NameList: Sendable {
  /// What stands behind a name and is no part of it (`MP`, `KC`).
  static let postnominals = NameList("postnominal")
  /// Ranks that are written with a capital before a name.
  static let ranks = NameList("rank")
  /// Verbs of saying.
  static let speech = NameList("speech")
  /// Last words of what is built and never a body (`Airport`, `Highway`).
  static let structures = NameList("structure")
  /// Last words of land and water (`Islands`, `River`).
  static let lands = NameList("land")
  /// What owns nothing that has a name of its own: `People's Party`, `St. John's University`.
  static let partOwners = NameList("part_owner")
  /// Adjectives that begin names of places (`Little Harbor`).
  static let placeAdjectives = NameList("place_adjective")
  /// Words that begin a clause and have a capital only there.
  static let clauseStarts = NameList("clause_start")
  /// Last words of laws.
  static let laws = NameList("law")
  /// Small words inside the names of laws.
  static let lawJoints = NameList("law_joint")
  /// Names of months, whole and short.
  static let months = NameList("month")
  /// Abbreviations of currencies that stand before a sum.
  static let currencies = NameList("currency")
  /// What the buttons under an article say.
  static let buttons = NameList("button")
  /// Nouns that mean the state, or land, which the text is about (`the Kingdom`).
  static let realms = NameList("realm")

  private let keys: NameKeyTable

  private init(_ name: String) {
    var keys = NameKeyTable()
    TableFile.forEachRow(in: dateline_entities_name_words()) { fields in
      guard fields.count >= 2, fields[0].text == name else { return }
      GazetteerBuilder.list(fields[1]) { keys.insert(NameFolding.shared.key($0)) }
    }
    self.keys = keys
  }

  /// Whether a word is in the list, whatever its capitals.
  func contains(_ key: NameKey) -> Bool { keys.contains(key) }
}
