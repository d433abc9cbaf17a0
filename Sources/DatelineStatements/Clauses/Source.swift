/// Who is written as the speaker of a cue, in tokens.
struct Source {
  enum Kind {
    /// A noun phrase or pronoun of its own clause.
    case phrase
    /// "who", "which": the noun before it.
    case relative
    /// No subject of its own: that of an earlier verb ("..., adding", "and called").
    case shared
  }
  var kind: Kind
  /// Its tokens; empty for `.shared`.
  var range: Range<Int>
  /// The last token of its head noun.
  var head: Int
}

extension TextView {
  private static let phraseReach = 40
  private static let appositionReach = 30

  /// The subject to the left of a verb group that starts at `first`; nil if there is none.
  ///
  /// - Complexity: O(1): it reads a bounded number of tokens.
  func subject(before first: Int, from lower: Int) -> Source? {
    var end = first - 1
    end = skipDates(before: end, from: lower)
    while end > lower, isIn(end, .filler) || isIn(end, .endsInLy), !isIn(end, .object), !isIn(end, .comma), words[end].mention < 0 {
      end -= 1
    }
    if isIn(end, .comma), isIn(end - 1, [.filler, .endsInLy]), isIn(end - 2, .comma) { end -= 3 }
    guard end >= lower else { return nil }
    let last = classes(end)
    if last.has(.relative), !last.has(.name) || end > lower {
      if last.has(.that) {
        // "a report that suggested": the noun; "that suggests": the pronoun.
        if end > lower, isIn(end - 1, [.plain, .name]), !isIn(end - 1, [.preposition, .coordinator]) {
          return phrase(endingAt: end - 1, from: lower)
        }
        return Source(kind: .phrase, range: end..<(end + 1), head: end)
      }
      return Source(kind: .relative, range: end..<(end + 1), head: end)
    }
    if last.has(.coordinator) { return Source(kind: .shared, range: end..<end, head: end) }
    if last.has(.comma) || last.has(.dash) { return apposition(closedAt: end, from: lower) }
    if last.has([.terminator, .quote, .colon, .semicolon, .open]) { return nil }
    if last.has([.subordinator, .preposition, .to]), !last.has([.person, .adverb]) { return nil }
    return phrase(endingAt: end, from: lower)
  }

  /// "Austin, the secretary of defense, said": the noun phrase before the first comma, with its apposition.
  private func apposition(closedAt end: Int, from lower: Int) -> Source? {
    let shared = Source(kind: .shared, range: end..<end, head: end)
    let isDash = isIn(end, .dash)
    var index = end - 1
    while index > lower, end - index < TextView.appositionReach {
      let classes = classes(index)
      if classes.has(.quote) || classes.has(.terminator) || classes.has(.semicolon) { return shared }
      if isDash ? classes.has(.dash) : classes.has(.comma) {
        let opener = self.classes(index + 1)
        let isApposition =
          isDash || opener.has([.determiner, .possessive, .number, .relative, .preposition, .as])
          || opener.has([.person, .body, .name]) && !opener.has(.subject) || opener.has([.endsInIng, .endsInEd]) || isOffice(index + 1)
        guard isApposition, !opener.has(.coordinator), !opener.has(.subject), let noun = phrase(endingAt: index - 1, from: lower) else {
          return shared
        }
        if let comma = comma(beforeDetail: noun, from: lower) {
          index = comma
          continue
        }
        let isHuman = mention(at: noun.head) != nil || isIn(noun.head, WordClasses.speaker) || isIn(noun.head, .name)
        guard isHuman, !noun.range.isEmpty else { return shared }
        return Source(kind: .phrase, range: noun.range.lowerBound..<end, head: noun.head)
      }
      index -= 1
    }
    return shared
  }

  /// The comma before a noun phrase that only tells age or home of the person before it; nil if it is something else: "Anna Berg, 59, of Oslo, Ill., who".
  private func comma(beforeDetail noun: Source, from lower: Int) -> Int? {
    var first = noun.range.lowerBound
    if isIn(first - 1, [.of, .place]) { first -= 1 }
    guard first - 1 > lower, isIn(first - 1, .comma) else { return nil }
    if isIn(noun.head, .number) { return first - 1 }
    guard isPlace(noun.head), first < noun.range.lowerBound || isPlace(first - 2) else { return nil }
    return first - 1
  }

  private func isPlace(_ index: Int) -> Bool { mention(at: index).map { mentions[$0].type == .place } ?? false }

  /// A role noun within the next three tokens: "chief executive of ...".
  private func isOffice(_ index: Int) -> Bool { (index..<(index + 3)).contains { isIn($0, .person) } }

  /// Tokens before `end` that are temporal expressions with their preposition.
  func skipDates(before end: Int, from lower: Int) -> Int {
    var index = end
    guard index >= lower, words[index].date >= 0 else { return index }
    while index >= lower, words[index].date >= 0 { index -= 1 }
    if isIn(index, [.place, .preposition]) { index -= 1 }
    if index > lower, isIn(index, .past) || isIn(index, .endsInLy) { index -= 1 }
    if index > lower, isIn(index, .comma), isIn(end + 1, .comma) == false { return index }
    return index
  }

  /// The noun phrase whose last token is `end`.
  func phrase(endingAt end: Int, from lower: Int) -> Source? {
    guard end >= lower else { return nil }
    let last = classes(end)
    if last.has(.subject), !last.has(.name) || end == lower || !isIn(end - 1, .name), words[end].mention < 0 {
      return Source(kind: .phrase, range: end..<(end + 1), head: end)
    }
    var start = end
    var index = end
    var conjunction: Int?
    var hitVerb = false
    if last.has(.close) { index = openingBracket(before: end, from: lower) ?? end }
    start = index
    index -= 1
    while index >= lower, end - index < TextView.phraseReach {
      let classes = words[index].classes
      if words[index].mention >= 0 || classes.has(.number) || classes.has(.hyphen) {
        if words[index].date >= 0, words[index].mention < 0 { break }
        start = index
        index -= 1
        continue
      }
      if classes.has(.close) {
        guard let open = openingBracket(before: index, from: lower) else { break }
        index = open - 1
        start = open
        continue
      }
      if classes.has(.mark) || classes.has(.negator) { break }
      if classes.has(.coordinator) {
        if conjunction == nil { conjunction = index }
        start = index
        index -= 1
        continue
      }
      if classes.has([.have, .be, .do, .modal, .finite]) || isCertainVerb(index) && !isIn(index, .body) {
        hitVerb = true
        break
      }
      if classes.has(.that) || classes.has(.relative) || classes.has(.question) { break }
      if classes.has(.subordinator), !classes.has([.preposition]) { break }
      if classes.has(.subject), !classes.has(.object) { break }
      if classes.has(.to), !(isIn(index - 1, .person) && startsNoun(index + 1) && !isIn(index + 1, .plain)) {
        hitVerb = true
        break
      }
      // "will stand trial after the court": what is before it belongs to another clause, if that has a verb.
      if conjunction == nil, classes.has(.subordinator), !classes.has(.as) { conjunction = index }
      start = index
      index -= 1
    }
    if hitVerb, let conjunction { start = conjunction + 1 }
    start = trimStart(start, end: end)
    guard start <= end else { return nil }
    return Source(kind: .phrase, range: start..<(end + 1), head: head(of: start..<(end + 1)))
  }

  /// Leaves out coordinators, adverbs and a leading prepositional phrase.
  private func trimStart(_ start: Int, end: Int) -> Int {
    var start = start
    while start < end {
      let classes = classes(start)
      if words[start].mention >= 0 { return start }
      if classes.has(.coordinator) || classes.has(.endsInLy) || classes.has(.adverb) && !classes.has([.determiner, .person]) {
        start += 1
        continue
      }
      guard classes.has([.preposition, .subordinator]), !classes.has(.person) else { return start }
      // "In Washington officials said": the phrase starts at the last determiner or name.
      var index = end
      while index > start {
        if words[index].mention >= 0 {
          while index - 1 > start, words[index - 1].mention == words[index].mention { index -= 1 }
          return index
        }
        if isIn(index, [.determiner, .possessive]) { return index }
        if isIn(index - 1, .preposition) || words[index - 1].date >= 0 { return index }
        index -= 1
      }
      return end
    }
    return start
  }

  /// The head noun: the last token before the first preposition that follows a noun; of a number of things it is the things.
  private func head(of range: Range<Int>) -> Int {
    var index = range.lowerBound + 1
    while index < range.upperBound {
      if words[index].mention < 0, isIn(index, .preposition) || isIn(index, .open) {
        guard isIn(index, .of), isIn(index - 1, [.quantity, .number]), index + 1 < range.upperBound else { return index - 1 }
      }
      index += 1
    }
    return range.upperBound - 1
  }

  func openingBracket(before close: Int, from lower: Int) -> Int? {
    var index = close - 1
    while index > lower, close - index < 12 {
      if isIn(index, .open) { return index }
      index -= 1
    }
    return nil
  }

  /// The noun phrase that starts at `start`, for "said Kirby, a spokesman for ..., on Friday"; nil if no noun phrase starts there.
  func phrase(startingAt start: Int, to upper: Int, takesAppositions: Bool = true) -> Source? {
    guard start < upper, startsNoun(start), !isIn(start, .quote) else { return nil }
    if isIn(start, .subject), words[start].mention < 0, !isIn(start, .name) {
      return Source(kind: .phrase, range: start..<(start + 1), head: start)
    }
    var index = start + 1
    var commas = 0
    var head: Int?
    let limit = min(upper, start + 60)
    while index < limit {
      let classes = words[index].classes
      if words[index].mention >= 0, !classes.has(.quote) {
        index += 1
        continue
      }
      if classes.has(.open) {
        if head == nil { head = index - 1 }
        while index < limit, !isIn(index, .close) { index += 1 }
        index = min(index + 1, limit)
        continue
      }
      if classes.has([.terminator, .quote, .colon, .semicolon, .dash]) || words[index].date >= 0 { break }
      if classes.has(.comma) {
        if head == nil { head = index - 1 }
        guard takesAppositions else { break }
        commas += 1
        let next = self.classes(index + 1)
        let goesOn =
          next.has([.determiner, .possessive, .person, .number]) || next.has(.name) && !next.has(.subject) || isOffice(index + 1)
        if !goesOn || next.has([.relative, .coordinator, .subordinator, .endsInIng]) || next.has(.quote) || next.has(.subject) { break }
      } else if classes.has([.relative, .auxiliary]) || classes.has(.subordinator) && !classes.has(.preposition) {
        break
      } else if commas == 0, classes.has(.place), !classes.has([.of, .by]), !isIn(index - 1, WordClasses.speaker) {
        break
      } else if classes.has(.by) || classes.has(.to) && commas == 0 {
        break
      } else if classes.has(.endsInIng), isIn(index - 1, .name) {
        break
      }
      index += 1
    }
    var end = index
    while end > start + 1,
      isIn(end - 1, [.comma, .coordinator]) || isIn(end - 1, .preposition) && words[end - 1].mention < 0 || isIn(end - 1, .adverb)
    { end -= 1 }
    return Source(kind: .phrase, range: start..<end, head: min(head ?? self.head(of: start..<end), end - 1))
  }

  /// Whether a noun phrase can start at a token.
  func startsNoun(_ index: Int) -> Bool {
    guard index < words.count else { return false }
    let classes = words[index].classes
    if words[index].mention >= 0 || classes.has([.determiner, .possessive, .subject, .object, .number, .quote]) { return true }
    if classes.has(.negator) { return isIn(index + 1, .determiner) }
    if classes.has([.preposition, .coordinator, .subordinator, .auxiliary, .to]) { return false }
    if classes.has(.name) || classes.has([.person, .body, .paper]) { return true }
    if classes.has([.adverb, .endsInLy]) || classes.has(.mark) { return false }
    return classes.has([.plain, .that]) || words[index].date >= 0
  }
}
