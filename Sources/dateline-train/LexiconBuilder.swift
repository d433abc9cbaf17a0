import DatelineEntities
import DatelineText

/// Builds the word tables from the gazetteers and, for how words are written, from the training texts.
struct LexiconBuilder {
  private(set) var tables = WordTables()
  private let directory: String
  private let tokenizer = Tokenizer()
  /// Words that say nothing of the names they are part of.
  private var functionWords: Set<UInt64> = []
  private typealias Class = WordClasses
  private typealias Phrase = PhraseClass

  /// Reads the gazetteers of a folder.
  ///
  /// - Throws: `TrainError` if one of them is missing.
  init(directory: String) throws {
    self.directory = directory
    for row in try rows("tagger_words.tsv") where row["class"] == "function" {
      functionWords.formUnion((row["words"] ?? "").split(separator: ";").map { WordHash.hash(String($0)) })
    }
    try addPeople()
    try addPlaces()
    try addOrganizations()
    try addOthers()
    try addTaggerNames()
    try addHeadWords()
    try addNameWords()
  }

  private func rows(_ file: String) throws -> [[String: String]] { try GazetteerFile.rows(directory + "/" + file) }

  /// A name's words, without a trailing remark in brackets.
  private func words(_ name: String) -> [UInt64] {
    var bytes = Array(name.utf8)
    if let open = bytes.lastIndex(of: UInt8(ascii: "(")), open > 0, bytes.last == UInt8(ascii: ")") { bytes.removeSubrange(open...) }
    var tokens: [Token] = []
    tokenizer.tokenize(bytes, in: ByteSpan(0, bytes.count), into: &tokens)
    return tokens.map(\.hash)
  }

  private func names(_ row: [String: String], _ columns: [String], separator: Character) -> [String] {
    columns.flatMap { (row[$0] ?? "").split(separator: separator).map(String.init) }.filter { !$0.isEmpty }
  }

  private mutating func add(_ name: String, whole: WordClasses, part: WordClasses, phrase: UInt8, last: WordClasses = []) {
    let words = words(name)
    guard let final = words.last else { return }
    if words.count == 1 {
      tables.add(whole, to: final)
    } else {
      tables.add(phrase: words[...], class: phrase)
      for word in words where !functionWords.contains(word) { tables.add(part, to: word) }
      tables.add(last, to: final)
    }
  }

  private mutating func addPeople() throws {
    for row in try rows("given_names.tsv") { add(row["name"] ?? "", whole: Class.givenName, part: [], phrase: Phrase.person) }
    for row in try rows("surnames.tsv") { add(row["name"] ?? "", whole: Class.surname, part: [], phrase: Phrase.person) }
    for row in try rows("actors_people.tsv") {
      for name in names(row, ["name", "aliases"], separator: ";") {
        add(name, whole: Class.knownSurname, part: [], phrase: Phrase.person, last: Class.knownSurname)
      }
    }
    for row in try rows("us_officials.tsv") {
      add(row["name"] ?? "", whole: Class.knownSurname, part: [], phrase: Phrase.person, last: Class.knownSurname)
      add(row["first"] ?? "", whole: Class.givenName, part: [], phrase: Phrase.person)
    }
  }

  private mutating func addPlaces() throws {
    for row in try rows("countries.tsv") {
      for name in names(row, ["name", "official", "aliases"], separator: "|") {
        add(name, whole: Class.country, part: Class.partOfPlace, phrase: Phrase.place)
      }
      for name in names(row, ["capitals"], separator: "|") {
        add(name, whole: Class.largePlace, part: Class.partOfPlace, phrase: Phrase.place)
      }
      for name in names(row, ["demonyms"], separator: "|") { add(name, whole: Class.demonym, part: [], phrase: Phrase.group) }
    }
    for row in try rows("territories.tsv") {
      let kind = row["is_country"] == "1" ? Class.country : Class.largePlace
      add(row["name"] ?? "", whole: kind, part: Class.partOfPlace, phrase: Phrase.place)
    }
    for row in try rows("cities15000.tsv") {
      let isLarge = (Int(row["population"] ?? "") ?? 0) >= 300_000
      add(
        row["name"] ?? "", whole: isLarge ? Class.largePlace : Class.smallPlace, part: isLarge ? Class.partOfPlace : [],
        phrase: Phrase.place)
    }
  }

  private mutating func addOrganizations() throws {
    for row in try rows("actors_organisations.tsv") {
      for name in names(row, ["name", "aliases"], separator: ";") {
        add(
          name, whole: Class.organization, part: Class.partOfOrganization, phrase: Phrase.organization, last: Class.headOfOrganization)
      }
    }
  }

  private mutating func addOthers() throws {
    for row in try rows("actors_events.tsv") {
      for name in names(row, ["name", "aliases"], separator: ";") {
        add(name, whole: Class.partOfEvent, part: Class.partOfEvent, phrase: Phrase.event)
      }
    }
    for row in try rows("weapons_products.tsv") {
      for name in names(row, ["name", "aliases"], separator: ";") {
        add(name, whole: Class.product, part: Class.partOfProduct, phrase: Phrase.product)
      }
    }
    for row in try rows("demonyms.tsv") { add(row["demonym"] ?? "", whole: Class.demonym, part: [], phrase: Phrase.group) }
    for row in try rows("roles.tsv") {
      for name in names(row, ["role", "aliases"], separator: ";") { add(name, whole: Class.role, part: Class.role, phrase: Phrase.role) }
    }
  }

  private mutating func addTaggerNames() throws {
    for row in try rows("tagger_names.tsv") {
      let isGroup = row["class"] == "group"
      for name in names(row, ["names"], separator: ";") {
        if isGroup {
          add(name, whole: Class.demonym, part: [], phrase: Phrase.group)
        } else {
          add(name, whole: Class.organization, part: Class.partOfOrganization, phrase: Phrase.organization)
        }
      }
    }
  }

  private mutating func addHeadWords() throws {
    for row in try rows("places.tsv") {
      let isFacility = row["type"] == "facility"
      for name in names(row, ["name", "aliases"], separator: ";") {
        add(
          name, whole: isFacility ? Class.facility : Class.largePlace, part: Class.partOfPlace,
          phrase: isFacility ? Phrase.facility : Phrase.place)
      }
    }
    let classes: [String: WordClasses] = [
      "organization": Class.headOfOrganization, "facility": Class.headOfFacility, "place": Class.headOfPlace, "event": Class.headOfEvent,
      "product": Class.headOfProduct,
    ]
    for row in try rows("head_words.tsv") {
      if let head = classes[row["type"] ?? ""] { add(row["word"] ?? "", whole: head, part: [], phrase: 0) }
    }
  }

  private mutating func addNameWords() throws {
    let classes: [String: WordClasses] = [
      "honorific": Class.honorific, "suffix": Class.nameSuffix, "particle": Class.particle, "joining": Class.joining,
      "calendar": Class.calendar,
    ]
    for row in try rows("name_words.tsv") + rows("tagger_words.tsv") {
      guard let kind = classes[row["class"] ?? ""] else { continue }
      for word in (row["words"] ?? "").split(separator: ";") { tables.add(kind, to: WordHash.hash(String(word))) }
    }
  }

  /// Notes for each word of three or more documents how it is written in running text.
  mutating func addCapitalisation(_ documents: [TrainingDocument]) {
    struct Use {
      var small = 0
      var capitalized = 0
      var documents = 0
      var last = -1
    }
    var uses: [UInt64: Use] = [:]
    for (number, document) in documents.enumerated() {
      for token in document.tokens where token.kind == .word && !token.flags.contains(.sentenceStart) && !token.flags.contains(.allCapitals)
      {
        var use = uses[token.hash] ?? Use()
        if token.isCapitalized { use.capitalized += 1 } else { use.small += 1 }
        if use.last != number {
          use.documents += 1
          use.last = number
        }
        uses[token.hash] = use
      }
    }
    for (word, use) in uses.sorted(by: { $0.key < $1.key }) where use.documents >= 3 {
      let share = Double(use.capitalized) / Double(use.capitalized + use.small)
      let value: UInt32 = share < 0.02 ? 1 : share < 0.3 ? 2 : share < 0.7 ? 3 : share < 0.98 ? 4 : 5
      tables.set(value, shift: WordClasses.capitalisationShift, of: word)
    }
  }
}
