/// How far what was said may go on.
enum Extent {
  /// A clause.
  case clause
  /// A noun phrase: ends at adjuncts of the verb too.
  case phrase
  /// The object of a relative clause: ends at its comma.
  case relative
  /// The rest of the sentence: goes on over relative clauses and contrasts.
  case rest
}

/// Where what was said begins and ends, in tokens.
extension TextView {
  private static let clauseReach = 300

  /// One past the last token of a clause or phrase that starts at `start` and lies before `upper`.
  ///
  /// It ends at a semicolon, a lone dash, a participle or a new verb of the same speaker (", adding", "and called"), a relative clause after a comma,
  /// "but" and "while" after a comma. Quotations and brackets are stepped over.
  ///
  /// - Complexity: O(tokens of the clause), at most a fixed number.
  func clauseEnd(from start: Int, to upper: Int, shape: VerbShapes, extent: Extent = .clause) -> Int {
    let limit = min(upper, start + TextView.clauseReach)
    var index = start
    var dashes = 0
    while index < limit {
      if let quotation = opensQuotation(index) {
        index = min(max(quotations[quotation].end, index + 1), limit)
        continue
      }
      let classes = words[index].classes
      if classes.has(.open) {
        index = closingBracket(after: index, to: limit) + 1
        continue
      }
      if index > start {
        if classes.has(.semicolon) { break }
        if classes.has(.dash), extent != .rest {
          dashes += 1
          let goesOn = isIn(index + 1, .coordinator) && isIn(index + 2, .that)
          if dashes == 1, !goesOn, !hasDash(after: index, to: limit) { break }
        }
        if classes.has(.comma), endsClause(comma: index, to: limit, shape: shape, extent: extent) { break }
        if extent == .phrase, endsPhrase(at: index) { break }
        if classes.has(.coordinator), isNewVerb(after: index, shape: shape) || extent == .phrase && isPastVerb(index + 1, shape) { break }
      }
      index += 1
    }
    return trimEnd(max(start, min(index, limit)), from: start)
  }

  /// Leaves out marks and coordinators at the end.
  func trimEnd(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start + 1, isIn(end - 1, [.comma, .semicolon, .dash, .colon, .terminator, .coordinator]), words[end - 1].quotation < 0 {
      end -= 1
    }
    return end
  }

  private func closingBracket(after open: Int, to limit: Int) -> Int {
    var index = open + 1
    while index < limit, index - open < 40 {
      if isIn(index, .close) { return index }
      index += 1
    }
    return open
  }

  private func hasDash(after index: Int, to limit: Int) -> Bool {
    var next = index + 1
    while next < limit, next - index < 30 {
      if isIn(next, .dash) { return true }
      next += 1
    }
    return false
  }

  /// Whether an adjunct of the verb starts here: a time, or a clause of time or reason.
  private func endsPhrase(at index: Int) -> Bool {
    if words[index].date >= 0, words[index - 1].date != words[index].date {
      return !isIn(index - 1, [.determiner, .possessive, .of, .clitic])
    }
    let classes = words[index].classes
    if classes.has(.place), index + 1 < words.count, words[index + 1].date >= 0, !classes.has([.of]) { return true }
    return classes.has(.subordinator) && !classes.has([.as, .name]) && words[index].mention < 0
  }

  private func endsClause(comma: Int, to limit: Int, shape: VerbShapes, extent: Extent) -> Bool {
    let next = comma + 1
    guard next < limit else { return true }
    if extent == .relative { return true }
    let classes = words[next].classes
    if extent == .rest { return isNewVerb(after: comma, shape: .gerund) }
    if classes.has(.endsInIng), words[next].mention < 0 { return true }
    if classes.has(.relative), !classes.has([.that]) { return true }
    if classes.has(.coordinator) { return isNewVerb(after: next, shape: shape) || isBut(next) && !isIn(next + 1, [.endsInEd, .finite]) }
    if classes.has(.subordinator), isContrast(next) { return true }
    return isNewVerb(after: comma, shape: shape) || extent == .phrase && isPastVerb(next, shape)
  }

  /// Whether a past tense by its ending goes on with the same subject: "praised the plan and displayed ...".
  private func isPastVerb(_ index: Int, _ shape: VerbShapes) -> Bool {
    shape.has(.past) && isIn(index, .endsInEd) && (startsNoun(index + 1) || isIn(index + 1, .preposition)) && !isIn(index + 1, .plain)
  }

  /// "but".
  private func isBut(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.span.count == 3 && base[Int(token.start)] | 32 == UInt8(ascii: "b")
  }

  /// "while", "whereas", "though", "although".
  private func isContrast(_ index: Int) -> Bool {
    let token = tokens[index]
    let byte = base[Int(token.start)] | 32
    let count = token.span.count
    return byte == UInt8(ascii: "w") && count != 4 && count != 7 || (byte == UInt8(ascii: "t") || byte == UInt8(ascii: "a")) && count > 5
  }

  /// Whether a cue verb in the form of the first one follows: "said ... and called".
  private func isNewVerb(after index: Int, shape: VerbShapes) -> Bool {
    var next = index + 1
    while next < words.count, next - index < 3, isIn(next, [.endsInLy, .adverb]), !isIn(next, .determiner) { next += 1 }
    guard next < words.count, isCertainVerb(next) || words[next].entry.pointee.verb >= 0 && shape.has(.third) else { return false }
    let shapes = words[next].entry.pointee.shapes
    if isIn(index, .comma), shapes.has(.gerund) { return true }
    let finite: VerbShapes = [.past, .third]
    return shapes.has(finite) && shape.intersection(finite).has(shapes.intersection(finite))
  }

  /// First token of what was said before a comma at `end`: the sentence's start, or what follows the last semicolon.
  ///
  /// - Complexity: O(tokens of the clause), at most a fixed number.
  func clauseStart(before end: Int, from lower: Int) -> Int {
    var index = end - 1
    while index > lower, end - index < TextView.clauseReach {
      if isIn(index, .semicolon), words[index].quotation < 0 { return index + 1 }
      index -= 1
    }
    return max(index, lower)
  }
}
