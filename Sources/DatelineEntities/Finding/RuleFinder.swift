import DatelineText

/// Finds names without a trained model: names of the gazetteer, and capitalised runs that titles, given names and class words explain.
///
/// It is what the stage falls back on where no model is at hand, and it adds what the model cannot know: names that a user's gazetteer lists.
struct RuleFinder {
  let matcher: GazetteerMatcher
  let words: WordTable

  init(table: GazetteerTable) {
    matcher = GazetteerMatcher(table: table)
    words = NameWords.table
  }

  /// The names of a document in text order, without overlap.
  ///
  /// - Complexity: O(tokens).
  func findSpans(in view: DocumentView) -> [TypedSpan] {
    var spans: [TypedSpan] = []
    for (number, sentence) in view.sentences.enumerated() {
      let end = min(Int(sentence.endToken), view.tokens.count)
      var index = min(Int(sentence.firstToken), end)
      while index < end {
        let token = view.tokens[index]
        guard token.isCapitalized || token.kind == .alphanumeric || isParticle(index, end, view) else {
          index += 1
          continue
        }
        let run = capitalizedRun(from: index, before: end, in: view)
        let match = matcher.longest(at: index, before: end, in: view)
        if let match, match.tokens.upperBound >= run.upperBound || isWhole(match, run, view) {
          spans.append(span(match, sentence: number, view))
          index = match.tokens.upperBound
          continue
        }
        if token.isCapitalized, run.count > 0, let found = classify(run, sentence: number, start: Int(sentence.firstToken), view) {
          spans.append(found)
          index = found.tokens.upperBound
          continue
        }
        if let match {
          spans.append(span(match, sentence: number, view))
          index = match.tokens.upperBound
        } else {
          index += 1
        }
      }
    }
    return spans
  }

  private func isParticle(_ index: Int, _ end: Int, _ view: DocumentView) -> Bool {
    index + 1 < end && view.classes(index, words).contains(.particle)
      && (view.tokens[index + 1].isCapitalized
        || (view.tokens[index + 1].kind == .dash && index + 2 < end && view.tokens[index + 2].isCapitalized))
  }

  /// Whether what follows a match in a capitalised run is no part of the name: a state or demonym before a body or person.
  private func isWhole(_ match: GazetteerMatcher.Match, _ run: Range<Int>, _ view: DocumentView) -> Bool {
    let entry = matcher.table.entries[Int(matcher.table.aliases[match.alias].entry)]
    return entry.kind == .country || entry.type == .group || matcher.table.aliases[match.alias].flags.contains(.demonym)
      || match.tokens.count > 1
  }

  private func span(_ match: GazetteerMatcher.Match, sentence: Int, _ view: DocumentView) -> TypedSpan {
    let alias = matcher.table.aliases[match.alias]
    let entry = matcher.table.entries[Int(alias.entry)]
    let type: EntityType = alias.flags.contains(.demonym) ? .group : entry.type
    return TypedSpan(tokens: match.tokens, sentence: sentence, type: type, confidence: 0.85, rule: .gazetteer)
  }

  /// The run of capitalised words that begins at a token, small words between two capitals included.
  private func capitalizedRun(from start: Int, before end: Int, in view: DocumentView) -> Range<Int> {
    var last = start
    var index = start + 1
    while index < end {
      let token = view.tokens[index]
      if token.isCapitalized && token.isWordlike || token.kind == .alphanumeric && token.isCapitalized {
        last = index
      } else if token.kind == .dash, token.start == view.tokens[index - 1].end, index + 1 < end, view.tokens[index + 1].start == token.end {
        // A hyphen joins, what follows it decides.
      } else if !(view.classes(index, words).contains(.inner) || view.classes(index, words).contains(.particle)) || index > last + 2 {
        break
      }
      index += 1
      if index - start > 12 { break }
    }
    return start..<(last + 1)
  }

  private func classify(_ run: Range<Int>, sentence: Int, start: Int, _ view: DocumentView) -> TypedSpan? {
    var range = run
    var title = false
    while range.count > 1, view.classes(range.lowerBound, words).contains(.honorific) {
      range = (range.lowerBound + 1)..<range.upperBound
      title = true
    }
    if !title { title = view.classes(range.lowerBound - 1, words).contains(.honorific) && range.lowerBound > start }
    let first = view.classes(range.lowerBound, words)
    if first.contains(.never) || first.contains(.inner) {
      return range.count > 1 ? classify((range.lowerBound + 1)..<range.upperBound, sentence: sentence, start: start, view) : nil
    }
    func make(_ type: EntityType, _ rule: TypedSpan.Rule, _ confidence: Double) -> TypedSpan {
      TypedSpan(tokens: range, sentence: sentence, type: type, confidence: confidence, rule: rule)
    }
    let last = view.classes(range.upperBound - 1, words)
    if range.count > 1, let type = last.lastType { return make(type, .headWord, 0.7) }
    if range.count > 1, let type = first.firstType { return make(type, .headWord, 0.7) }
    if title { return make(.person, .title, 0.75) }
    if range.count > 1, !first.isDisjoint(with: .given) { return make(.person, .givenName, 0.7) }
    if range.count > 1, last.contains(.surname) { return make(.person, .givenName, 0.6) }
    let token = view.tokens[range.lowerBound]
    if range.count == 1, token.flags.contains(.allCapitals), token.span.count <= 6 { return make(.organization, .acronym, 0.5) }
    if range.count == 1, first.contains(.surname), range.lowerBound > start { return make(.person, .capitals, 0.45) }
    if range.lowerBound > start, view.classes(range.lowerBound - 1, words).contains(.locative) { return make(.place, .locative, 0.5) }
    if range.count > 1, range.count < 4, range.lowerBound > start { return make(.person, .capitals, 0.4) }
    return nil
  }
}
