import DatelineText

extension SentenceFinder {
  // MARK: according to

  /// `According to officials, ...`, `..., according to officials`.
  mutating func findPhrase(at index: Int) {
    guard view.words[index].quotation < 0 else { return }
    for phrase in view.lexicon.phrases where matches(phrase, at: index) {
      let first = index + phrase.words.count
      if phrase.isOnlyLeading, index != lower { continue }
      let isLeading = index == lower || index == lower + 1 && view.isIn(lower, .coordinator)
      guard let source = view.phrase(startingAt: first, to: upper, takesAppositions: !isLeading) else { continue }
      // The leading phrases are spun ones: what they begin with in true text is no speaker ("in line with the rules").
      if phrase.isOnlyLeading, !canSpeak(source) { continue }
      var finding = Finding(
        cue: phrase.cue, cueRange: index..<first, source: source, content: 0..<0, sentence: sentence, rule: .phrase)
      finding.isNested = true
      if isLeading {
        guard let comma = comma(from: source.range.upperBound) else { continue }
        finding.content = (comma + 1)..<view.clauseEnd(from: comma + 1, to: upper, shape: [], extent: .rest)
        if let quotation = view.opensQuotation(comma + 1) {
          finding.content = (comma + 1)..<max(finding.content.upperBound, view.quotations[quotation].end)
        }
        add(finding)
      } else {
        let end = view.trimEnd(index, from: lower)
        let start = view.clauseStart(before: end, from: lower)
        finding.content = start..<end
        var pieces: [Range<Int>] = []
        let after = source.range.upperBound
        if view.isIn(index - 1, .comma), view.isIn(after, .comma), after + 1 < upper, !view.isIn(after + 1, [.relative, .endsInIng]) {
          pieces.append((after + 1)..<view.clauseEnd(from: after + 1, to: upper, shape: [], extent: .rest))
        }
        add(finding, pieces: pieces)
      }
      return
    }
  }

  private func matches(_ phrase: StatementLexicon.Phrase, at index: Int) -> Bool {
    guard index + phrase.words.count < upper else { return false }
    for (offset, hash) in phrase.words.enumerated() where view.tokens[index + offset].hash != hash { return false }
    return true
  }

  private func comma(from start: Int) -> Int? {
    var index = start
    while index < upper, index - start < 20 {
      if view.isIn(index, .comma) { return index }
      index += 1
    }
    return nil
  }

  // MARK: his claim that

  /// `his claim that ...`, `Austin's decision to ...`, `claims by South Korea that ...`.
  mutating func findNoun(at index: Int) {
    guard view.words[index].quotation < 0, view.words[index].mention < 0 else { return }
    let cueIndex = Int(view.words[index].entry.pointee.noun)
    let cue = view.lexicon.cues[cueIndex]
    var source = owner(before: index)
    var next = index + 1
    guard next < upper else { return }
    if source == nil, view.isIn(next, .by), let agent = view.phrase(startingAt: next + 1, to: upper), canSpeak(agent) {
      // The agent ends where the content begins.
      source = agent
      next = agent.range.upperBound
    }
    guard let source, next < upper else { return }
    let isClause =
      view.isIn(next, .that) && cue.patterns.contains(.that)
      || view.isIn(next, .to) && cue.patterns.contains(.infinitive) && view.isIn(next + 1, .plain)
    guard isClause else { return }
    let content = next..<view.clauseEnd(from: next, to: upper, shape: [.past, .third])
    var finding = Finding(cue: cueIndex, cueRange: index..<(index + 1), source: source, content: content, sentence: sentence, rule: .noun)
    finding.isOccasion = false
    finding.isNested = true
    add(finding)
  }

  /// `his`, `Austin's`, `the officials'` before a noun, with one adjective between at most.
  private func owner(before index: Int) -> Source? {
    var last = index - 1
    for _ in 0..<2 where last > lower && view.isIn(last, .plain) && !view.isIn(last, [.possessive, .clitic, .preposition, .determiner]) {
      last -= 1
    }
    guard last >= lower else { return nil }
    if view.isIn(last, .possessive) { return Source(kind: .phrase, range: last..<(last + 1), head: last) }
    guard view.tokens[last].kind == .clitic, last > lower, !view.isIn(last - 1, .subject) else { return nil }
    return view.phrase(endingAt: last - 1, from: lower)
  }

  // MARK: As he said, ...

  /// `As BuzzFeed reported, ...` at the start of a sentence.
  mutating func findLeadingAs(_ group: VerbGroup, _ cueIndex: Int, _ cue: Cue) -> Bool {
    guard cue.patterns.contains(.quotation) || cue.patterns.contains(.that), view.isIn(group.verb + 1, .comma), group.verb + 2 < upper
    else { return false }
    guard let source = view.subject(before: group.first, from: lower), source.kind == .phrase else { return false }
    let before = source.range.lowerBound - 1
    guard before >= lower, view.isIn(before, .as), before == lower || before == lower + 1 else { return false }
    let start = group.verb + 2
    var finding = makeFinding(
      group, cueIndex, .phrase, source, start..<view.clauseEnd(from: start, to: upper, shape: [], extent: .rest), cueEnd: group.verb + 1)
    finding.isNested = false
    add(finding)
    return true
  }

  // MARK: reportedly

  /// `reportedly`: the clause around it, with no speaker.
  mutating func findAdverb(at index: Int) {
    guard view.words[index].quotation < 0 else { return }
    let content: Range<Int>
    if index == lower {
      let start = view.isIn(index + 1, .comma) ? index + 2 : index + 1
      guard start < upper else { return }
      content = start..<view.clauseEnd(from: start, to: upper, shape: [])
    } else {
      guard index + 1 < upper else { return }
      content = (index + 1)..<view.clauseEnd(from: index + 1, to: upper, shape: [])
    }
    var finding = Finding(
      cue: Int(view.words[index].entry.pointee.adverb), cueRange: index..<(index + 1), source: nil, content: content, sentence: sentence,
      rule: .adverb)
    finding.isOccasion = false
    add(finding)
  }
}
