import CDatelineData
import DatelineText

/// What word lists say of single words, by `Token.hash`.
struct NameClass: OptionSet, Sendable {
  let rawValue: UInt32
  static let givenMale = NameClass(rawValue: 1)
  static let givenFemale = NameClass(rawValue: 1 << 1)
  static let surname = NameClass(rawValue: 1 << 2)
  static let honorific = NameClass(rawValue: 1 << 3)
  static let suffix = NameClass(rawValue: 1 << 4)
  static let particle = NameClass(rawValue: 1 << 5)
  static let inner = NameClass(rawValue: 1 << 6)
  static let locative = NameClass(rawValue: 1 << 7)
  static let motion = NameClass(rawValue: 1 << 8)
  static let government = NameClass(rawValue: 1 << 9)
  static let actorContext = NameClass(rawValue: 1 << 10)
  static let actorNoun = NameClass(rawValue: 1 << 11)
  static let areaNoun = NameClass(rawValue: 1 << 12)
  static let pronounMale = NameClass(rawValue: 1 << 13)
  static let pronounFemale = NameClass(rawValue: 1 << 14)
  static let never = NameClass(rawValue: 1 << 15)
  static let townNoun = NameClass(rawValue: 1 << 18)
  static let address = NameClass(rawValue: 1 << 19)
  static let style = NameClass(rawValue: 1 << 23)
  static let title = NameClass(rawValue: 1 << 27)
  static let sureHead = NameClass(rawValue: 1 << 28)
  static let eventNoun = NameClass(rawValue: 1 << 29)
  static let disease = NameClass(rawValue: 1 << 30)
  static let headLast = NameClass(rawValue: 1 << 16)
  static let headFirst = NameClass(rawValue: 1 << 17)
  /// A title that tells the sex; which, the bit of the pronoun says.
  private static let sexedTitle = NameClass(rawValue: 1 << 31)
  static let titleMale: NameClass = [.sexedTitle, .pronounMale]
  static let titleFemale: NameClass = [.sexedTitle, .pronounFemale]

  /// A given name of whatever sex.
  static let given: NameClass = [.givenMale, .givenFemale]

  /// What `he` and `she` and their forms ask for; nil for other words.
  var pronoun: PersonPronoun? {
    if contains(.sexedTitle) { return nil }
    return contains(.pronounMale) ? .masculine : contains(.pronounFemale) ? .feminine : nil
  }
  /// The type that a head word at the end of a name gives it.
  var lastType: EntityType? { contains(.headLast) ? EntityType.allCases[Int(rawValue >> 20) & 7] : nil }
  /// The type that a head word at the beginning of a name gives it.
  var firstType: EntityType? { contains(.headFirst) ? EntityType.allCases[Int(rawValue >> 24) & 7] : nil }
}

/// The word lists of names: given names, surnames, titles, head words and the classes of `name_words.tsv`.
enum NameWords {
  /// Made at first use.
  static let table: WordTable = {
    var values: [String: UInt32] = [:]
    var order: [String] = []
    func add(_ word: String, _ bits: UInt32) {
      let word = String(decoding: word.utf8.map { WordHash.fold($0) }, as: UTF8.self)
      if values[word] == nil { order.append(word) }
      values[word, default: 0] |= bits
    }
    TableFile.forEachRow(in: dateline_entities_given_names()) { fields in
      guard fields.count >= 2 else { return }
      let sex = fields[1].first
      if sex != UInt8(ascii: "f") { add(fields[0].text, NameClass.givenMale.rawValue) }
      if sex != UInt8(ascii: "m") { add(fields[0].text, NameClass.givenFemale.rawValue) }
    }
    TableFile.forEachRow(in: dateline_entities_surnames()) { fields in add(fields[0].text, NameClass.surname.rawValue) }
    let names: [String: NameClass] = [
      "honorific": .honorific, "suffix": .suffix, "particle": .particle, "inner": .inner, "locative": .locative, "motion": .motion,
      "government": .government, "actor_context": .actorContext, "actor_noun": .actorNoun, "plural_area": .areaNoun,
      "pronoun_male": .pronounMale, "pronoun_female": .pronounFemale, "never": .never,
      "town_noun": .townNoun, "address": .address, "style": .style, "title": .title, "sure_head": .sureHead, "event_noun": .eventNoun,
      "disease": .disease, "title_male": .titleMale, "title_female": .titleFemale,
    ]
    TableFile.forEachRow(in: dateline_entities_name_words()) { fields in
      guard fields.count >= 2, let bits = names[fields[0].text] else { return }
      GazetteerBuilder.list(fields[1]) { add($0.text, bits.rawValue) }
    }
    TableFile.forEachRow(in: dateline_entities_head_words()) { fields in
      guard fields.count >= 3, let type = EntityType(rawValue: fields[2].text), let index = EntityType.allCases.firstIndex(of: type) else {
        return
      }
      if fields[1].text == "last" {
        add(fields[0].text, NameClass.headLast.rawValue | UInt32(index) << 20)
      } else {
        add(fields[0].text, NameClass.headFirst.rawValue | UInt32(index) << 24)
      }
    }
    return WordTable(order.map { (Array($0.utf8), values[$0] ?? 0) })
  }()
}

extension DocumentView {
  /// What the word lists say of a token.
  ///
  /// - Complexity: O(bytes of the token).
  @inline(__always)
  func classes(_ index: Int, _ table: WordTable) -> NameClass {
    guard index >= 0, index < tokens.count else { return [] }
    let token = tokens[index]
    guard let base = text.baseAddress, Int(token.end) <= text.count else { return [] }
    return NameClass(rawValue: table.value(base + Int(token.start), token.span.count, hash: token.hash))
  }
}
