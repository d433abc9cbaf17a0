import DatelineText

extension SentenceFinder {
  /// A cue verb at `index`; returns whether it made a statement.
  mutating func findVerb(at index: Int) -> Bool {
    let entry = view.words[index].entry
    let cueIndex = Int(entry.pointee.verb)
    let cue = view.lexicon.cues[cueIndex]
    guard view.words[index].quotation < 0, let group = view.verbGroup(at: index, from: lower) else { return false }
    if view.words[index].mention >= 0 { return false }
    if group.isPassive { return findPassive(group, cueIndex, cue) }
    if view.isIn(lower, .as) || view.isIn(lower + 1, .as), findLeadingAs(group, cueIndex, cue) { return true }
    if findTrailing(group, cueIndex, cue) { return true }
    return findLeading(group, cueIndex, cue)
  }

  func makeFinding(_ group: VerbGroup, _ cue: Int, _ rule: Finding.Rule, _ source: Source?, _ content: Range<Int>, cueEnd: Int) -> Finding {
    let start = group.isNegated ? group.negationStart ?? group.verb : group.verb
    var finding = Finding(cue: cue, cueRange: start..<cueEnd, source: source, content: content, sentence: sentence, rule: rule)
    finding.isNegated = group.isNegated
    finding.isOccasion = !group.isPerfect && !group.isModal && !group.isEarlier
    finding.isNested = view.lexicon.cues[cue].patterns.contains(.speech) && group.form == .finite
    return finding
  }

  // MARK: What was said stands before the cue

  /// `"...," he said.` `"...," said Kirby.` `..., he said, ...`
  private mutating func findTrailing(_ group: VerbGroup, _ cueIndex: Int, _ cue: Cue) -> Bool {
    guard cue.patterns.contains(.quotation), group.form == .finite else { return false }
    let verbEnd = group.verb + 1
    if group.first > lower, let source = invertedSource(group, cue) {
      return addTrailing(group, cueIndex, source, contentEnd: group.first, after: source.range.upperBound)
    }
    guard let source = view.subject(before: group.first, from: lower), source.kind == .phrase else { return false }
    var before = source.range.lowerBound
    if view.isIn(before - 1, .as) { before -= 1 }
    guard before > lower else { return findAfterQuotation(group, cueIndex, source) }
    let isQuoted = quotation(endingBefore: before) != nil
    // `On "Morning Show," she said she would`: the quotation is a title.
    if isQuoted, cue.patterns.contains(.that), view.isIn(verbEnd, [.that, .subject]) || isTitle(endingBefore: before, verbEnd) {
      return false
    }
    if isQuoted { return addTrailing(group, cueIndex, source, contentEnd: before, after: verbEnd) }
    guard view.isIn(before - 1, .comma) else { return false }
    // Without a quotation, nothing may follow that the verb could take: "Instead, he called for peace".
    let particles = cue.particles.subtracting(.of)
    if !particles.isDisjoint(with: view.words[min(verbEnd, view.count - 1)].entry.pointee.particle) { return false }
    var after = skipAdjuncts(from: verbEnd)
    if after == verbEnd, cue.patterns.contains(.hearer), view.startsNoun(after) {
      while after < upper, after - verbEnd < 8, !view.isIn(after, .mark), !view.isIn(after, [.that, .to]) { after += 1 }
    }
    guard after >= upper || view.isIn(after, [.comma, .terminator, .dash, .semicolon]) else { return false }
    // "Asked about it, he said, ..." takes what is quoted.
    if view.isIn(after, [.comma, .colon]), view.opensQuotation(after + 1) != nil { return false }
    guard view.isIn(after, .comma) || hasVerb(from: lower, to: before) else { return false }
    return addTrailing(group, cueIndex, source, contentEnd: before, after: after)
  }

  /// `On the broadcast of "Morning Show," Berg said the bridge was closed`: a quotation after a preposition, and a clause after the verb.
  private func isTitle(endingBefore index: Int, _ verbEnd: Int) -> Bool {
    guard let quotation = quotation(endingBefore: index), view.quotations[quotation].open > lower,
      view.isIn(view.quotations[quotation].open - 1, [.preposition, .clitic, .name]), view.startsNoun(verbEnd), view.words[verbEnd].date < 0
    else { return false }
    return hasVerb(from: verbEnd + 1, to: upper, isCertain: true)
  }

  /// `"... missing." Trump said.`: a sentence of its own behind a quotation.
  private mutating func findAfterQuotation(_ group: VerbGroup, _ cue: Int, _ source: Source) -> Bool {
    guard source.range.lowerBound == lower, lower > 0, let quotation = view.closesQuotation(lower - 1) else { return false }
    var after = group.verb + 1
    // "... asked the old captain."
    if view.lexicon.cues[cue].patterns.contains(.hearer), view.startsNoun(after) {
      while after < upper, after - group.verb < 8, !view.isIn(after, .mark), !view.isIn(after, [.that, .to, .question, .preposition]) {
        after += 1
      }
    }
    guard after >= upper else { return false }
    let content = view.quotations[firstOfChain(quotation)].open..<view.quotations[quotation].end
    if findings.contains(where: { $0.content.contains(content.lowerBound) }, inLast: 8) { return false }
    add(makeFinding(group, cue, .quotation, source, content, cueEnd: group.verb + 1))
    return true
  }

  /// The speaker after an inverted cue: `," said Kirby`.
  private func invertedSource(_ group: VerbGroup, _ cue: Cue) -> Source? {
    guard group.first == group.verb, group.shape.has([.past, .third]) else { return nil }
    let isQuoted = quotation(endingBefore: group.first) != nil
    guard isQuoted || view.isIn(group.first - 1, .comma) && cue.patterns.contains(.speech) else { return nil }
    let next = group.verb + 1
    guard next < upper, let source = view.phrase(startingAt: next, to: upper) else { return nil }
    if isQuoted { return source }
    // Without quotation marks only a name or a titled noun can be the speaker.
    let isPerson = view.mention(at: source.head).map { view.mentions[$0].type == .person } ?? false
    guard canSpeak(source), !view.isIn(next, .that), isPerson || hasVerb(from: lower, to: group.first - 1, isCertain: true) else {
      return nil
    }
    let after = source.range.upperBound
    return after >= upper || view.isIn(after, .mark) || view.isIn(after, .place) || view.words[after].date >= 0 ? source : nil
  }

  /// The quotation that ends right before `index`, a comma after it or not.
  func quotation(endingBefore index: Int) -> Int? {
    var last = index - 1
    if view.isIn(last, .comma), view.words[max(last, 0)].quotation < 0 { last -= 1 }
    guard last >= lower else { return nil }
    return view.closesQuotation(last)
  }

  /// Whether a clause can stand there; without certainty many words count as one.
  func hasVerb(from start: Int, to end: Int, isCertain: Bool = false) -> Bool {
    if !isCertain, end - start > 7 { return true }
    for index in start..<max(start, min(end, start + 40))
    where view.isIn(index, [.auxiliary, .clitic, .endsInEd, .finite]) || view.isCertainVerb(index) { return true }
    return false
  }

  private mutating func addTrailing(_ group: VerbGroup, _ cue: Int, _ source: Source, contentEnd: Int, after: Int) -> Bool {
    var contentEnd = contentEnd
    var start: Int
    let quotation = quotation(endingBefore: contentEnd)
    if let quotation {
      contentEnd = view.quotations[quotation].end
      start = view.quotations[firstOfChain(quotation)].open
      if start > lower, !view.isIn(start - 1, [.comma, .colon]), start - lower > 1 || !view.isIn(lower, .coordinator) {
        start = view.clauseStart(before: start, from: lower)
      }
    } else {
      contentEnd = view.trimEnd(contentEnd, from: lower)
      start = view.clauseStart(before: contentEnd, from: lower)
    }
    guard start < contentEnd else { return false }
    var finding = makeFinding(group, cue, quotation == nil ? .trailing : .quotation, source, start..<contentEnd, cueEnd: group.verb + 1)
    if quotation != nil { finding.isOccasion = !group.isPerfect }
    add(finding, pieces: resumption(from: after, isQuoted: quotation != nil))
    return true
  }

  /// The first token of a quotation of several paragraphs.
  private func firstOfChain(_ quotation: Int) -> Int {
    var first = quotation
    while first > 0, quotation - first < 32, view.quotations[first - 1].continues { first -= 1 }
    return first
  }

  /// What goes on after the cue: `..., he said, "..."`, `..., he said, but ...`.
  private func resumption(from start: Int, isQuoted: Bool) -> [Range<Int>] {
    var index = start
    if isQuoted {
      while index < upper, index - start < 60 {
        if let quotation = view.opensQuotation(index), view.isIn(index - 1, [.comma, .colon, .dash, .coordinator]) {
          return [index..<endOfChain(quotation)]
        }
        if index > start, view.isIn(index - 1, .comma), view.words[index].entry.pointee.shapes.has(.gerund) { break }
        index += 1
      }
      return []
    }
    while index < upper, !view.isIn(index, .mark), index - start < 40 { index += 1 }
    guard index < upper, view.isIn(index, [.comma, .dash]), index + 1 < upper else { return [] }
    let next = index + 1
    if view.isIn(next, [.endsInIng, .relative]), !view.isIn(next, .that) { return [] }
    return [next..<view.clauseEnd(from: next, to: upper, shape: [.past, .third], extent: .rest)]
  }

  private func endOfChain(_ quotation: Int) -> Int {
    var last = quotation
    while last + 1 < view.quotations.count, last - quotation < 32, view.quotations[last].continues { last += 1 }
    return view.quotations[last].end
  }

  /// Quotations that fill the next sentences of the paragraph, for a quotation that ends its own.
  func followingQuotations() -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var next = sentence + 1
    let paragraph = view.sentences[sentence].paragraph
    while next < view.sentences.count, pieces.count < 16, view.sentences[next].paragraph == paragraph {
      let first = Int(view.sentences[next].firstToken)
      guard let quotation = view.opensQuotation(first) else { break }
      let end = view.quotations[quotation].end
      while next < view.sentences.count, Int(view.sentences[next].endToken) < end { next += 1 }
      guard next < view.sentences.count, Int(view.sentences[next].endToken) == end else { break }
      pieces.append(first..<end)
      next += 1
    }
    return pieces
  }

  /// Steps over dates and phrases of place after a cue: "on October 24", "in a statement", "to reporters".
  func skipAdjuncts(from start: Int) -> Int {
    var index = start
    while index < upper, index - start < 24 {
      if view.words[index].date >= 0 || view.isIn(index, [.endsInLy, .filler]) {
        index += 1
        continue
      }
      guard view.isIn(index, [.place, .to]), index + 1 < upper, view.startsNoun(index + 1) || view.words[index + 1].date >= 0 else { break }
      var next = index + 1
      while next < upper, next - index < 12, !view.isIn(next, .mark), !view.isIn(next, [.that, .place, .to, .auxiliary, .subordinator]),
        view.words[next].mention >= 0 || !view.isIn(next, .subject)
      {
        next += 1
      }
      index = next
    }
    return index
  }
}
