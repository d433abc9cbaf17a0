import DatelineText

/// Tells which pronoun stands for each person of a document.
///
/// Titles decide (`Mrs. Okafor`, `Congresswoman`), else the given name of the canonical name. A name that lists know for both sexes, or for none, decides nothing;
/// then `he` and `she` in sentences that name nobody else do.
struct PronounFinder {
  private let view: DocumentView
  private let words: WordTable
  /// Votes of titles and of pronouns by entity; above 0 masculine.
  private var titles: [Int]
  private var pronouns: [Int]

  /// Sets `Entity.pronoun` of the people among `entities`.
  ///
  /// - Complexity: O(mentions + tokens of the sentences that name people without a telling name).
  static func assign(_ entities: inout [Entity], _ mentions: [EntityMention], in view: DocumentView, words: WordTable) {
    var finder = PronounFinder(view: view, words: words, entities: entities.count)
    finder.countTitles(mentions)
    var isOpen = false
    for index in entities.indices where entities[index].type == .person {
      let title = finder.titles[index]
      entities[index].pronoun = title > 0 ? .masculine : title < 0 ? .feminine : finder.givenName(of: entities[index].name)
      if entities[index].pronoun == nil { isOpen = true }
    }
    guard isOpen else { return }
    finder.countPronouns(mentions)
    for index in entities.indices where entities[index].type == .person && entities[index].pronoun == nil {
      let votes = finder.pronouns[index]
      if votes != 0 { entities[index].pronoun = votes > 0 ? .masculine : .feminine }
    }
  }

  private init(view: DocumentView, words: WordTable, entities: Int) {
    self.view = view
    self.words = words
    titles = [Int](repeating: 0, count: entities)
    pronouns = titles
  }

  private mutating func countTitles(_ mentions: [EntityMention]) {
    for mention in mentions where mention.type == .person {
      guard let entity = mention.entity.map(Int.init) else { continue }
      let classes = view.classes(view.firstToken(at: mention.span.start) - 1, words)
      if classes.contains(.titleMale) { titles[entity] += 1 }
      if classes.contains(.titleFemale) { titles[entity] -= 1 }
    }
  }

  /// What the first one or two words of a name tell; words of two come first, because `Aung San` is another name than `Aung`.
  private func givenName(of name: String) -> PersonPronoun? {
    var name = name
    return name.withUTF8 { bytes in
      guard let base = bytes.baseAddress, let end = bytes.firstIndex(of: 0x20) else { return nil }
      let second = bytes[(end + 1)...].firstIndex(of: 0x20) ?? bytes.count
      for count in [second, end] {
        let classes = NameClass(rawValue: words.value(base, count)).intersection(.given)
        if classes == .givenMale { return .masculine }
        if classes == .givenFemale { return .feminine }
      }
      return nil
    }
  }

  /// Counts the pronouns after the person in sentences with one person only.
  private mutating func countPronouns(_ mentions: [EntityMention]) {
    var index = 0
    while index < mentions.count {
      let sentence = mentions[index].sentence
      var person: UInt32?
      var start: UInt32 = 0
      var isAlone = true
      while index < mentions.count, mentions[index].sentence == sentence {
        let mention = mentions[index]
        index += 1
        guard mention.type == .person else { continue }
        if person == nil { start = mention.span.end }
        isAlone = isAlone && mention.entity != nil && (person == nil || person == mention.entity)
        person = mention.entity
      }
      guard isAlone, let person, Int(sentence) < view.sentences.count else { continue }
      for token in view.sentences[Int(sentence)].tokens where token < view.tokens.count && view.tokens[token].start >= start {
        guard let pronoun = view.classes(token, words).pronoun else { continue }
        pronouns[Int(person)] += pronoun == .masculine ? 1 : -1
      }
    }
  }
}
