import DatelineText

/// Evidence that bounds the document's day without giving it.
extension EvidenceCollector {
  /// "Lloyd Austin" after "Secretary": the document is of the years of that office.
  mutating func lookForTenures(_ lexemes: [Lexeme]) {
    guard tenures.count < EvidenceCollector.limit else { return }
    for position in lexemes.indices where lexemes[position].isCapitalized && lexemes[position].kind == .word {
      let found = TenureTable.shared.tenures(lexemes, at: position)
      if !found.isEmpty, !tenures.contains(found) { tenures.append(found) }
    }
  }

  /// "last week", also in a paraphrase, counted from the document's day.
  func isLastWeek(_ grammar: Grammar, _ index: Int) -> Bool {
    let term = grammar.terms[Int(grammar.found[index].term)]
    return term.operation == .relative && term.unit == .week && term.number == -1 && !term.isMention
  }

  /// The past days of a sentence about last week lie in that week or before it.
  mutating func markLastWeek(from first: Int) {
    for index in first..<days.count where days[index].tense != .future { days[index].isLastWeek = true }
  }
}
