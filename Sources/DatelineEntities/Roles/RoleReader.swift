import DatelineText

/// Reads the titles around the people of one document.
struct RoleReader {
  private let view: DocumentView
  private let mentions: [EntityMention]
  private let entities: [Entity]
  private let repairs: Bool
  private let finder = RolePhraseFinder()
  /// First token and one past the last token of each mention.
  private let ranges: [Range<Int>]
  /// Mention that begins at a token, and the one that ends before it.
  private let beginning: [Int: Int]
  private let ending: [Int: Int]

  init(view: DocumentView, mentions: [EntityMention], entities: [Entity], repairs: Bool) {
    self.view = view
    self.mentions = mentions
    self.entities = entities
    self.repairs = repairs
    var ranges: [Range<Int>] = []
    var beginning: [Int: Int] = [:]
    var ending: [Int: Int] = [:]
    var token = 0
    for (index, mention) in mentions.enumerated() {
      while token < view.tokens.count, view.tokens[token].start < mention.span.start { token += 1 }
      var end = token
      while end < view.tokens.count, view.tokens[end].start < mention.span.end { end += 1 }
      ranges.append(token..<end)
      beginning[token] = index
      ending[end] = index
    }
    self.ranges = ranges
    self.beginning = beginning
    self.ending = ending
  }

  /// The roles in text order, each only once for a mention.
  ///
  /// - Complexity: O(mentions).
  func roles() -> [RoleMention] {
    var roles: [RoleMention] = []
    for (index, mention) in mentions.enumerated() where mention.type == .person && !ranges[index].isEmpty {
      guard Int(mention.sentence) < view.sentences.count else { continue }
      let sentence = view.sentences[Int(mention.sentence)].tokens.clamped(to: 0..<view.tokens.count)
      let before = roleBefore(index, sentence)
      let after = roleAfter(index, sentence)
      if let before { roles.append(before) }
      if let after, after.role != before?.role { roles.append(after) }
    }
    return roles.enumerated().sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }.map(\.element)
  }

  private func make(_ phrase: RolePhraseFinder.Phrase, person: Int, organization: UInt32?) -> RoleMention {
    var repaired: String?
    if let repair = phrase.repair {
      repaired = repair.text
      if phrase.tokens.lowerBound < repair.tokens.lowerBound {
        repaired = view.string(phrase.tokens.lowerBound..<repair.tokens.lowerBound) + " " + repair.text
      }
    }
    return RoleMention(
      span: view.span(phrase.tokens), sentence: mentions[person].sentence, role: phrase.name, person: UInt32(person),
      organization: organization, repairedText: repaired)
  }

  /// What a mention lets somebody serve: a body or a place, also by its nationality; a faith, a people or a thing has no offices.
  private func served(by mention: Int) -> UInt32? {
    guard let entity = mentions[mention].entity else { return nil }
    switch mentions[mention].type {
    case .person, .product: return nil
    case .group: return entities[Int(entity)].type == .place ? entity : nil
    case .organization, .place, .facility, .event: return entity
    }
  }

  // MARK: - Before the name

  /// `Pentagon spokeswoman Sabrina Singh`, `President of Iran Hassan Rouhani`, `the leader of North Korea, Kim Jong Un`.
  private func roleBefore(_ person: Int, _ sentence: Range<Int>) -> RoleMention? {
    var end = ranges[person].lowerBound
    var floor = sentence.lowerBound
    if let previous = ending[end], mentions[previous].type != .person {
      // A body between the title and the name: "President of Iran".
      return roleOf(previous, person: person, notBefore: floor)
    }
    var needsArticle = false
    if view.isByte(end - 1, UInt8(ascii: ",")), end - 1 > floor {
      end -= 1
      needsArticle = true
      if let previous = ending[end], mentions[previous].type != .person {
        let role = roleOf(previous, person: person, notBefore: floor)
        return role.flatMap { isIntroduced(view.firstToken(at: $0.span.start)) ? $0 : nil }
      }
    }
    if person > 0 { floor = max(floor, min(end, ranges[person - 1].upperBound)) }
    guard let phrase = finder.phrase(endingAt: end, notBefore: floor, in: view, repairs: repairs) else { return nil }
    if needsArticle, !isIntroduced(phrase.tokens.lowerBound) { return nil }
    return make(phrase, person: person, organization: served(before: phrase.tokens.lowerBound))
  }

  /// A title that "of" or "for" joins to a body, where the name follows after the body.
  private func roleOf(_ body: Int, person: Int, notBefore floor: Int) -> RoleMention? {
    var token = ranges[body].lowerBound - 1
    if token > floor, view.isWord(token, "the") { token -= 1 }
    guard token > floor, view.isWord(token, "of") || view.isWord(token, "for") || view.isWord(token, "at") else { return nil }
    var start = floor
    if body > 0 { start = max(start, min(token, ranges[body - 1].upperBound)) }
    guard let phrase = finder.phrase(endingAt: token, notBefore: start, in: view, repairs: repairs) else { return nil }
    return make(phrase, person: person, organization: served(by: body))
  }

  /// Whether an article or an owner stands before a title, so that a name after a comma explains it.
  private func isIntroduced(_ token: Int) -> Bool {
    view.isWord(token - 1, "the") || view.isWord(token - 1, "The") || view.isPossessive(token - 1) || view.isWord(token - 1, "its")
      || view.isWord(token - 1, "their")
  }

  /// The body or country named right before a title, with or without 's.
  private func served(before token: Int) -> UInt32? {
    var end = token
    if end > 0, view.isPossessive(end - 1) { end -= 1 }
    if let index = ending[end], mentions[index].type != .person { return served(by: index) }
    // "U.S.-backed", "Iran - based": no.
    return nil
  }

  // MARK: - After the name

  /// `John Kirby, a spokesman for the White House`, `Kim Jong Un, the leader of North Korea`, `Sergei Lavrov, Russia's foreign minister`.
  private func roleAfter(_ person: Int, _ sentence: Range<Int>) -> RoleMention? {
    var token = ranges[person].upperBound
    guard token < sentence.upperBound, view.isByte(token, UInt8(ascii: ",")) || view.isByte(token, UInt8(ascii: "(")) else { return nil }
    token += 1
    // An age between commas.
    if token + 1 < sentence.upperBound, view.tokens[token].kind == .number, view.isByte(token + 1, UInt8(ascii: ",")) { token += 2 }
    if view.isWord(token, "who"), view.isWord(token + 1, "is") || view.isWord(token + 1, "was") { token += 2 }
    if view.isWord(token, "the") || view.isWord(token, "a") || view.isWord(token, "an") || view.isWord(token, "its")
      || view.isWord(token, "their")
    {
      token += 1
    }
    var organization: UInt32?
    var steps = 0
    var title: RolePhraseFinder.Phrase?
    while token < sentence.upperBound, steps < 3 {
      title = finder.phrase(beginningAt: token, before: limit(token, sentence), in: view, repairs: repairs)
      if title != nil { break }
      guard let body = beginning[token], mentions[body].type != .person else { break }
      organization = served(by: body) ?? organization
      token = ranges[body].upperBound
      if view.isPossessive(token) { token += 1 }
      steps += 1
    }
    // "Otto Vargas, MEP's press director" owns the title of another.
    guard let phrase = title, !view.isPossessive(phrase.tokens.upperBound) else { return nil }
    // "John Smith, President Bush said" begins the next name, not a title of this one.
    if let next = beginning[phrase.tokens.upperBound], mentions[next].type == .person { return nil }
    return make(phrase, person: person, organization: servedAfter(phrase.tokens.upperBound, sentence) ?? organization)
  }

  /// A title ends before the next mention or comma.
  private func limit(_ token: Int, _ sentence: Range<Int>) -> Int {
    var end = token
    while end < sentence.upperBound, end - token < RoleTable.longest + 4, beginning[end] == nil || end == token {
      let kind = view.tokens[end].kind
      if kind == .separator || kind == .terminator || kind == .close || kind == .open { break }
      end += 1
    }
    return end
  }

  /// The body or country after `of`, `for`, `at`, `with`, `in` or `to`.
  private func servedAfter(_ start: Int, _ sentence: Range<Int>) -> UInt32? {
    let joins: [StaticString] = ["of", "for", "at", "with", "in", "to"]
    guard start < sentence.upperBound, joins.contains(where: { view.isWord(start, $0) }) else { return nil }
    var token = start + 1
    if view.isWord(token, "the") { token += 1 }
    guard token < sentence.upperBound, let body = beginning[token], mentions[body].type != .person else { return nil }
    // "spokesman for Iran's Foreign Ministry" serves the ministry.
    var last = body
    var end = ranges[body].upperBound
    if view.isPossessive(end) { end += 1 }
    if let next = beginning[end], mentions[next].type == .organization { last = next }
    return served(by: last)
  }
}
