import DatelineText

/// Who a source is: its mention and entity, pronouns and role nouns followed to their antecedent.
struct SpeakerResolver {
  struct Speaker {
    var mention: UInt32?
    var entity: UInt32?
    var role: String?
  }

  private struct Recent {
    var entity: UInt32
    var sentence: Int
    var sex: WordClasses
    var type: EntityType
  }

  private static let reach = 3
  private static let memory = 8
  /// How many mentions or roles before a noun are looked at.
  private static let lookback = 64
  private let view: TextView
  private let entities: [Entity]
  private let roles: [RoleMention]
  private let antecedents: [UInt32?]
  /// For each entity, one more than the index of its first role; 0 for none.
  private var roleOfEntity: [UInt32]
  private var recent: [Recent] = []

  init(_ view: TextView, entities: [Entity], roles: [RoleMention], antecedents: [UInt32?]) {
    self.view = view
    self.entities = entities
    self.roles = roles
    self.antecedents = antecedents
    roleOfEntity = [UInt32](repeating: 0, count: entities.count)
    for (index, role) in roles.enumerated() where Int(role.person) < view.mentions.count {
      guard let entity = view.mentions[Int(role.person)].entity, Int(entity) < roleOfEntity.count else { continue }
      if roleOfEntity[Int(entity)] == 0 { roleOfEntity[Int(entity)] = UInt32(index + 1) }
    }
  }

  /// Works out a source; call in text order, because pronouns mean earlier speakers.
  ///
  /// - Complexity: O(1): tokens of the source, bounded memory of speakers, roles and mentions.
  mutating func resolve(_ source: Source, in sentence: Int) -> Speaker {
    var speaker = Speaker()
    let classes = view.classes(source.head)
    if isSeveral(source) { return speaker }
    let named = source.kind == .relative ? relativeMention(before: source.head) : namedMention(source)
    if let named {
      if source.kind == .phrase { speaker.mention = UInt32(named) }
      speaker.entity = view.mentions[named].entity
      remember(speaker.entity, type: view.mentions[named].type, sentence, sexHint(source))
    } else if classes.has([.male, .female]) {
      speaker.entity = person(classes.intersection([.male, .female]), before: source.range.lowerBound, in: sentence)
      remember(speaker.entity, type: .person, sentence, classes.intersection([.male, .female]))
    } else if classes.has([.group, .neuter]), !classes.has(.first) {
      if let last = recent.last, last.type != .person, sentence - last.sentence <= 2 {
        speaker.entity = last.entity
        remember(last.entity, type: last.type, sentence, [])
      }
    } else if classes.has([.person, .body]), isDefinite(source) {
      speaker.entity = described(source, in: sentence)
    }
    if let entity = speaker.entity, Int(entity) < roleOfEntity.count, roleOfEntity[Int(entity)] > 0 {
      speaker.role = roles[Int(roleOfEntity[Int(entity)]) - 1].role
    }
    return speaker
  }

  /// "South Korea and the US": more than one speaker, so no single entity.
  private func isSeveral(_ source: Source) -> Bool {
    guard source.kind == .phrase, source.range.count < 40, let head = view.mention(at: source.head) else { return false }
    var index = source.head
    while index > source.range.lowerBound, view.words[index].mention == Int32(head) || view.isIn(index, .determiner) { index -= 1 }
    return index > source.range.lowerBound && view.isIn(index, .coordinator) && view.mention(at: index - 1) != nil
  }

  private mutating func remember(_ entity: UInt32?, type: EntityType, _ sentence: Int, _ sex: WordClasses) {
    guard let entity else { return }
    var sex = sex
    if let index = recent.lastIndex(where: { $0.entity == entity }) {
      if sex.isEmpty { sex = recent[index].sex }
      recent.remove(at: index)
    }
    if recent.count >= SpeakerResolver.memory { recent.removeFirst() }
    recent.append(Recent(entity: entity, sentence: sentence, sex: sex, type: type))
  }

  /// The mention that the head belongs to; for a role noun the person who is said to have the role.
  private func namedMention(_ source: Source) -> Int? {
    if let mention = view.mention(at: source.head), view.mentions[mention].kind != .pronoun {
      let type = view.mentions[mention].type
      if type != .event && type != .product { return mention }
    }
    guard view.isIn(source.head, .person) else { return nil }
    // Of several people no one speaks ("candidates, including Berg"), but "one of his aides, Anna Berg" does.
    let first = source.range.lowerBound
    let isOne = view.isIn(first, .quantity) && !view.isIn(first, .plural)
    if view.isIn(source.head, [.endsInS, .plural]), !isOne { return nil }
    for index in source.range.prefix(40) where index > source.head && view.words[index].mention != view.words[index - 1].mention {
      if let mention = view.mention(at: index), view.mentions[mention].type == .person, bearsRole(index, source) { return mention }
    }
    return nil
  }

  /// Whether the person named at a token has the role of the head, as in `the mayor, Anna Berg` and `minister of health Anna Berg`, and is not served by it,
  /// as in `a spokesman for Anna Berg` and `an ally of President Berg`.
  private func bearsRole(_ name: Int, _ source: Source) -> Bool {
    var index = name - 1
    var hasOffice = false
    while index > source.head {
      let classes = view.classes(index)
      if classes.has([.comma, .dash, .open]) { return true }
      if classes.has([.preposition, .to]) { return classes.has(.of) && hasOffice }
      if !classes.has(.person), view.tokens[index].kind == .word { hasOffice = true }
      index -= 1
    }
    return true
  }

  private func relativeMention(before index: Int) -> Int? {
    view.mention(at: view.isIn(index - 1, .comma) ? index - 2 : index - 1)
  }

  private func sexHint(_ source: Source) -> WordClasses {
    for index in source.range.prefix(12) {
      let token = view.tokens[index]
      let count = token.span.count
      guard count >= 2 else { continue }
      let first = view.base[Int(token.start)]
      let last = view.base[Int(token.end) - 1]
      if first == UInt8(ascii: "M"), last == UInt8(ascii: ".") || count <= 3 {
        let second = view.base[Int(token.start) + 1]
        if second == UInt8(ascii: "s"), count <= 3 { return .female }
        if second == UInt8(ascii: "r"), count <= 4 { return count == 4 ? .female : .male }
      }
      if count > 5, last == UInt8(ascii: "n"), view.base[Int(token.end) - 2] == UInt8(ascii: "a"),
        view.base[Int(token.end) - 3] == UInt8(ascii: "m")
      {
        let before = view.base[Int(token.end) - 4]
        return before == UInt8(ascii: "o") ? .female : .male
      }
    }
    return []
  }

  /// Who "he" or "she" is: the latest speaker who is known to take the pronoun, the person that the entities stage offers, the latest named one, then a speaker of
  /// whom nothing is known. Never one who is known to take the other pronoun.
  private func person(_ sex: WordClasses, before token: Int, in sentence: Int) -> UInt32? {
    let asked: PersonPronoun = sex.has(.male) ? .masculine : .feminine
    let near = recent.reversed().filter { $0.type == .person && sentence - $0.sentence <= SpeakerResolver.reach }
    for candidate in near where pronoun(of: candidate) == asked { return candidate.entity }
    if let mention = sentence < antecedents.count ? antecedents[sentence] : nil, Int(mention) < view.mentions.count,
      let entity = view.mentions[Int(mention)].entity, fits(entity, asked, exactly: near.contains { pronoun(of: $0) == nil })
    {
      return entity
    }
    if let named = latestPerson(asked, before: token, in: sentence) { return named }
    return near.first { pronoun(of: $0) == nil }?.entity
  }

  private func pronoun(of candidate: Recent) -> PersonPronoun? {
    if candidate.sex.has(.male) { return .masculine }
    if candidate.sex.has(.female) { return .feminine }
    return Int(candidate.entity) < entities.count ? entities[Int(candidate.entity)].pronoun : nil
  }

  private func fits(_ entity: UInt32, _ asked: PersonPronoun, exactly: Bool) -> Bool {
    guard Int(entity) < entities.count else { return false }
    guard let known = entities[Int(entity)].pronoun else { return !exactly }
    return known == asked
  }

  /// The latest person named before a token, at most `reach` sentences back, who is known to take a pronoun.
  private func latestPerson(_ asked: PersonPronoun, before token: Int, in sentence: Int) -> UInt32? {
    guard token < view.count else { return nil }
    let limit = view.tokens[token].start
    for mention in view.mentions[before(limit, in: view.mentions.count) { view.mentions[$0].span.start }].reversed() {
      guard sentence - Int(mention.sentence) <= SpeakerResolver.reach else { break }
      if mention.type == .person, let entity = mention.entity, Int(entity) < entities.count, entities[Int(entity)].pronoun == asked {
        return entity
      }
    }
    return nil
  }

  private func isDefinite(_ source: Source) -> Bool {
    let first = view.tokens[source.range.lowerBound]
    return view.isIn(source.range.lowerBound, .determiner) && first.span.count == 3 && view.base[Int(first.start)] | 32 == UInt8(ascii: "t")
  }

  /// "the president", "the ministry": the last person with that role, or the last body whose name ends so.
  private func described(_ source: Source, in sentence: Int) -> UInt32? {
    let head = view.tokens[source.head]
    if view.isIn(source.head, .person) {
      for role in roles[before(head.start, in: roles.count) { roles[$0].span.start }].reversed()
      where endsLike(role.span, head) && Int(role.person) < view.mentions.count {
        return view.mentions[Int(role.person)].entity
      }
      return nil
    }
    return view.mentions[before(head.start, in: view.mentions.count) { view.mentions[$0].span.start }]
      .last { $0.type == .organization && endsLike($0.span, head) }?.entity
  }

  /// The last of `count` things in text order that start before an offset; how many are looked at is limited.
  private func before(_ offset: UInt32, in count: Int, start: (Int) -> UInt32) -> Range<Int> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if start(middle) < offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - SpeakerResolver.lookback)..<low
  }

  private func endsLike(_ span: ByteSpan, _ head: Token) -> Bool {
    let count = head.span.count
    guard span.count >= count else { return false }
    for offset in 0..<count {
      if WordHash.fold(view.base[Int(span.end) - count + offset]) != WordHash.fold(view.base[Int(head.start) + offset]) { return false }
    }
    return true
  }
}
