import DatelineText

/// Looks for the document's own date while the sentences go by: "KYIV, Oct. 24 (Reuters) -", "Published 24 October 2024".
struct DatelineScanner {
  /// Sentences seen so far.
  var sentences = 0
  private var month = 0
  private var dayOfMonth = 0
  private var year: Int?
  private(set) var isFound = false
  /// How good the line is: 3 a publication line, 2 a line of updating, 1 a dateline or a lone date.
  private var strength = 0

  /// Looks at the expressions of one sentence, whose lexemes the grammar still holds.
  mutating func look(_ grammar: Grammar, _ range: Range<Int>) {
    defer { sentences += 1 }
    for index in range {
      let expression = grammar.found[index]
      let term = grammar.terms[Int(expression.term)]
      guard term.operation == .calendar, term.day > 0, term.month > 0 else { continue }
      let kind = strength(of: expression, term, grammar)
      guard kind > strength || kind == strength && kind > 0 && year == nil && term.statedYear != nil else { continue }
      strength = kind
      isFound = true
      month = Int(term.month)
      dayOfMonth = Int(term.day)
      year = term.statedYear
    }
  }

  private func strength(of expression: Expression, _ term: Term, _ grammar: Grammar) -> Int {
    let start = expression.start
    // "Published: Thursday, 24 October 2024", "Updated on Oct. 24, 2024 at 10:30"
    let first = grammar.at(0).hash
    if start <= 6, DatelineScanner.publicationWords.contains(first), term.statedYear != nil || start <= 3 {
      return first == DatelineScanner.updatedHash ? 2 : 3
    }
    // A line that is nothing but a date, near the top.
    if sentences < 4, start <= 1, expression.end >= grammar.lexemes.count - 1, term.statedYear != nil { return 1 }
    guard sentences < 8, start <= 8, start >= 1 else { return 0 }
    // "KYIV, Ukraine, Oct. 24 (Reuters) -": capitals before, an agency or a dash after.
    guard grammar.at(0).flags.contains(.allCapitals) || grammar.at(0).isCapitalized && sentences < 3,
      grammar.at(start - 1).isComma || grammar.at(start - 1).kind == .open || grammar.at(start - 1).isSlash
        || grammar.at(start - 1).flags.contains(.allCapitals)
    else { return 0 }
    for position in 0..<start {
      let lexeme = grammar.at(position)
      if lexeme.kind == .word, !lexeme.isCapitalized { return 0 }
    }
    var next = expression.end
    if grammar.at(next).isSlash || grammar.at(next).kind == .open {
      var steps = 0
      while steps < 5, grammar.at(next).kind != .close, !(steps > 0 && grammar.at(next).isSlash) {
        next += 1
        steps += 1
      }
      next += 1
    }
    return grammar.at(next).isDash || grammar.at(next).isColon ? 1 : 0
  }

  /// The day that was found; a missing year is taken from a day known otherwise, never guessed.
  func day(near other: Day?) -> Day? {
    guard isFound, sentences > 1 else { return nil }
    if let year { return Day(validYear: year, month: month, day: dayOfMonth) }
    guard let other else { return nil }
    let candidates = [other.year - 1, other.year, other.year + 1].compactMap { Day(validYear: $0, month: month, day: dayOfMonth) }
    return candidates.min { abs($0.number - other.number) < abs($1.number - other.number) }
  }

  /// Month and day of a dateline without a year.
  var monthDay: (month: Int, day: Int)? { isFound ? (month, dayOfMonth) : nil }

  private static let updatedHash = WordHash.hash("updated")
  private static let publicationWords: [UInt64] = ["published", "updated", "posted", "date", "issued", "released", "dated"].map {
    WordHash.hash($0)
  }
}
