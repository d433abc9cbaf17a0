import DatelineText

/// The tense of the clause around an expression, from a closed list of verbs and the endings -ed and to + verb; no tagger.
struct TenseReader {
  /// The tense that a bare date between `start` and `end` stands in.
  ///
  /// The nearest cue before it in its clause decides, else the nearest after it. Clauses end at semicolons, colons, dashes, quotation marks and relative
  /// pronouns. At most 40 lexemes are looked at.
  static func tense(_ lexemes: [Lexeme], _ start: Int, _ end: Int) -> Tense {
    var position = start - 1
    var limit = 24
    while position >= 0, limit > 0 {
      let lexeme = lexemes[position]
      if endsClause(lexeme) { break }
      if let tense = cue(lexemes, position, distance: start - position) { return tense }
      position -= 1
      limit -= 1
    }
    position = end
    limit = 16
    while position < lexemes.count, limit > 0 {
      let lexeme = lexemes[position]
      if endsClause(lexeme) { break }
      if let tense = cue(lexemes, position, distance: 100) { return tense }
      position += 1
      limit -= 1
    }
    return .none
  }

  private static func endsClause(_ lexeme: Lexeme) -> Bool {
    lexeme.kind == .quote || lexeme.mark == UInt8(ascii: ";") && lexeme.kind == .separator || lexeme.kind == .terminator
  }

  /// The tense that one word gives, or nil; `distance` is how far before the expression it stands (100 for after it).
  private static func cue(_ lexemes: [Lexeme], _ position: Int, distance: Int) -> Tense? {
    let lexeme = lexemes[position]
    if lexeme.classes.isEmpty { return nil }
    if lexeme.isA(.futureVerb), !(lexeme.isA(.month) && lexeme.isCapitalized) {
      // "would have", "could have" look back.
      if position + 2 < lexemes.count,
        (1...2).contains(where: { lexemes[position + $0].isA(.presentVerb) && lexemes[position + $0].hash == haveHash }),
        lexeme.hash != willHash
      {
        return .past
      }
      // "could not be reached on Saturday": they tried.
      if lexeme.hash == couldHash, position + 1 < lexemes.count, notHashes.contains(lexemes[position + 1].hash) { return .past }
      return .future
    }
    if lexeme.isA(.prospective) {
      let next = position + 1 < lexemes.count ? lexemes[position + 1] : Lexeme()
      // "on Thursday agreed to plead" dates the agreeing, "agreed to meet on Thursday" the meeting.
      let isPastForm = lexeme.hash == agreedHash || lexeme.isA(.pastVerb) || pastProspective.contains(lexeme.hash)
      if isPastForm {
        return next.isKeyword(.to) && distance <= 6 && !isAuxiliary(lexemes, position - 1) || isAuxiliary(lexemes, position - 1)
          ? .future : .past
      }
      if next.isKeyword(.to) { return .future }
      // In "a spending plan on Monday" it is a noun.
      if !lexeme.isA(.reporting), lexeme.hash != agreedHash, !(planHashes.contains(lexeme.hash) && next.isKeyword(.on)),
        next.isKeyword(.for) || next.isKeyword(.on) || next.isKeyword(.in) || next.isA([.weekday, .month, .relative])
      {
        return .future
      }
      return nil
    }
    if lexeme.isA(.reporting), !lexeme.isA(.pastVerb) {
      if position > 0, lexemes[position - 1].hash == beHash || lexemes[position - 1].isKeyword(.to) { return nil }
      return lexeme.isA(.reporting) && isEd(lexeme) ? .past : nil
    }
    if lexeme.isA(.weekday) { return nil }  // "sat" is a weekday more often than a verb that dates
    if lexeme.isA(.pastVerb) {
      // "will be shut", "is to be held": the auxiliary tells.
      if position > 0, lexemes[position - 1].hash == beHash { return nil }
      // "was to meet", "were due to", "had planned to".
      if lexeme.hash == wasHash || lexeme.hash == wereHash, position + 1 < lexemes.count {
        let next = lexemes[position + 1]
        if next.isKeyword(.to) || next.isA(.prospective) { return .future }
      }
      return .past
    }
    if lexeme.isA(.edVerb) {
      let previous = position > 0 ? lexemes[position - 1] : Lexeme()
      if previous.isKeyword(.to) || previous.hash == beHash { return nil }
      return .past
    }
    if lexeme.isA(.presentVerb) {
      let next = position + 1 < lexemes.count ? lexemes[position + 1] : Lexeme()
      if lexeme.hash == haveHash || lexeme.hash == hasHash || lexeme.hash == veHash { return .past }
      if next.isKeyword(.to) || next.isA(.prospective) { return .future }
      return .present
    }
    return nil
  }

  private static func isEd(_ lexeme: Lexeme) -> Bool { lexeme.end - lexeme.start > 4 && lexeme.hash != saysHash }

  /// Is, are, was, were, be before a participle: "is expected to".
  private static func isAuxiliary(_ lexemes: [Lexeme], _ position: Int) -> Bool {
    guard position >= 0 else { return false }
    let lexeme = lexemes[position]
    return lexeme.hash == beHash || lexeme.isA(.presentVerb) && lexeme.hash != haveHash && lexeme.hash != hasHash && lexeme.hash != veHash
  }

  private static let pastProspective: [UInt64] = ["planned", "expected", "intended", "hoped", "vowed", "pledged", "promised", "wanted"].map
  { WordHash.hash($0) }
  private static let planHashes = ["plan", "plans"].map { WordHash.hash($0) }
  private static let notHashes = ["not", "n't"].map { WordHash.hash($0) }
  private static let couldHash = WordHash.hash("could")
  private static let saysHash = WordHash.hash("says")
  private static let agreedHash = WordHash.hash("agreed")
  private static let haveHash = WordHash.hash("have")
  private static let hasHash = WordHash.hash("has")
  private static let veHash = WordHash.hash("'ve")
  private static let willHash = WordHash.hash("will")
  private static let wasHash = WordHash.hash("was")
  private static let wereHash = WordHash.hash("were")
  private static let beHash = WordHash.hash("be")
}
