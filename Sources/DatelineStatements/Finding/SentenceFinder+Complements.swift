import DatelineText

/// What follows a cue and was said.
struct Complement {
  var content: Range<Int>
  var rule: Finding.Rule
  /// One past the cue's last token: a preposition may belong to it.
  var cueEnd: Int
  var pieces: [Range<Int>] = []
}

extension SentenceFinder {
  // MARK: What was said stands after the cue

  /// `He said that ...`, `said: "..."`, `criticized the plan`, `adding ...`.
  mutating func findLeading(_ group: VerbGroup, _ cueIndex: Int, _ cue: Cue) -> Bool {
    if group.form == .reduced || group.form == .infinitive && cue.patterns.contains(.weak) { return false }
    guard var complement = complement(of: cue, after: group) else { return false }
    if group.form == .infinitive { complement.rule = .purpose }
    guard let source = source(of: group) else { return false }
    if cue.patterns.contains(.weak), complement.rule != .quotation {
      guard canSpeak(source), group.form == .finite || complement.rule == .that || complement.rule == .question else { return false }
    }
    add(makeFinding(group, cueIndex, complement.rule, source, complement.content, cueEnd: complement.cueEnd), pieces: complement.pieces)
    return true
  }

  private func source(of group: VerbGroup) -> Source? {
    if group.form == .gerund {
      if view.isIn(group.first - 1, [.determiner, .possessive, .of]) { return nil }
      // "a letter urging ...": the noun itself speaks.
      let before = group.first - 1
      if before > lower, view.isIn(before, WordClasses.speaker), view.words[before].quotation < 0 {
        return view.phrase(endingAt: before, from: lower)
      }
      return sharedSource(before: group.first)
    }
    if group.form == .infinitive { return sharedSource(before: group.first) }
    let source = view.subject(before: group.first, from: lower)
    return source?.kind == .shared ? sharedSource(before: group.first) : source
  }

  /// How far the object of a cue goes.
  private func extent(_ group: VerbGroup, isObject: Bool) -> Extent {
    if group.form == .finite, view.isIn(group.first - 1, .relative), !view.isIn(group.first - 1, .that) { return .relative }
    if isInLeadingClause(group) { return .relative }
    return isObject ? .phrase : .clause
  }

  /// "While his advisers suggested ..., the president", "In a letter announcing ..., the president": the cue is in what leads up to the main clause.
  private func isInLeadingClause(_ group: VerbGroup) -> Bool {
    let isClause = view.isIn(lower, .subordinator) && !view.isIn(lower, .preposition)
    let isPhrase = group.form != .finite && (group.first == lower || view.isIn(lower, [.preposition, .to]))
    guard isClause || isPhrase, group.first - lower < 16 else { return false }
    return !(lower..<max(lower, group.first)).contains { view.isIn($0, .comma) }
  }

  /// What a cue takes, read to its right.
  func complement(of cue: Cue, after group: VerbGroup) -> Complement? {
    let next = group.verb + 1
    let patterns = cue.patterns
    if next >= end { return nil }
    let entry = view.words[next].entry
    if !cue.particles.isDisjoint(with: entry.pointee.particle), view.words[next].date < 0 {
      if let found = afterParticle(next, cue, group) { return found }
    }
    if let found = quotationComplement(at: next, cue, group) { return found }
    if let found = clauseComplement(at: next, cue, group) { return found }
    if patterns.contains(.hearer), let found = hearerComplement(at: next, cue, group) { return found }
    let after = skipAdjuncts(from: next)
    if after > next {
      if let found = quotationComplement(at: after, cue, group) { return found }
      if view.isIn(after, .that) || view.isIn(after, .to) || view.words[after - 1].date >= 0 {
        if let found = clauseComplement(at: after, cue, group) { return found }
      }
      if patterns.contains(.hearer), view.words[next].date >= 0, let found = hearerComplement(at: after, cue, group) { return found }
    }
    return nil
  }

  private func afterParticle(_ index: Int, _ cue: Cue, _ group: VerbGroup) -> Complement? {
    var next = index + 1
    let isTo = view.isIn(index, .to)
    if isTo, cue.patterns.contains(.infinitive), !view.startsNoun(next) || view.isIn(next, .plain) { return nil }
    // "point out that", "report on how": what follows may be a clause.
    if view.isIn(next, [.that, .question]) {
      let end = view.clauseEnd(from: next, to: upper, shape: group.shape)
      return Complement(content: next..<end, rule: .that, cueEnd: index + 1)
    }
    // "lash out at", "agree with".
    if next < upper, view.isIn(next, .preposition), !view.isIn(next, .subordinator) { next += 1 }
    if let found = quotationComplement(at: next, cue, group) { return found }
    guard next < upper, view.startsNoun(next) || view.isIn(next, .endsInIng), view.words[next].date < 0 else { return nil }
    // "said of the bridge: “...”".
    if cue.patterns.contains(.quotation), let mark = mark(after: next), let found = quotationComplement(at: mark, cue, group) { return found }
    let end = view.clauseEnd(from: next, to: upper, shape: group.shape, extent: extent(group, isObject: true))
    return Complement(content: next..<end, rule: .object, cueEnd: index + 1)
  }

  /// The colon, or the comma before a quotation, that ends the few words after a token.
  private func mark(after start: Int) -> Int? {
    let reach = min(upper, start + 12)
    guard let mark = (start..<reach).first(where: { view.isIn($0, .mark) }) else { return nil }
    return view.isIn(mark, [.colon, .comma]) && view.opensQuotation(mark + 1) != nil ? mark : nil
  }

  /// `said "..."`, `said, "..."`, `said: "..."`, `said:` and the next sentence.
  private func quotationComplement(at index: Int, _ cue: Cue, _ group: VerbGroup) -> Complement? {
    guard index < end else { return nil }
    let cueEnd = group.verb + 1
    let isColon = view.isIn(index, .colon)
    if view.isIn(index, .comma) || isColon {
      guard cue.patterns.contains(.quotation) || isColon && cue.patterns.contains(.that) && group.form == .finite else { return nil }
      let next = index + 1
      if next >= upper || next >= end {
        guard isColon else { return nil }
        return nextSentenceQuotation(cueEnd)
      }
      if let quotation = view.opensQuotation(next) { return whole(quotation, cueEnd) }
      guard isColon, next < upper else { return nil }
      return Complement(content: next..<view.clauseEnd(from: next, to: upper, shape: [], extent: .rest), rule: .that, cueEnd: cueEnd)
    }
    guard let quotation = view.opensQuotation(index) else { return nil }
    if cue.patterns.contains(.quotation), view.quotations[quotation].end >= upper - 1 || isSentence(quotation) {
      return whole(quotation, cueEnd)
    }
    guard cue.patterns.contains(.quotation) || cue.patterns.contains(.object) || cue.patterns.contains(.clause) else { return nil }
    return Complement(content: index..<view.clauseEnd(from: index, to: upper, shape: group.shape), rule: .quotation, cueEnd: cueEnd)
  }

  private func isSentence(_ quotation: Int) -> Bool {
    let last = view.quotations[quotation].end - 2
    return view.isIn(last, .terminator)
  }

  private func whole(_ quotation: Int, _ cueEnd: Int) -> Complement {
    let first = view.quotations[quotation]
    var pieces: [Range<Int>] = []
    var last = quotation
    while view.quotations[last].continues, last + 1 < view.quotations.count, pieces.count < 16 {
      last += 1
      pieces.append(view.quotations[last].open..<view.quotations[last].end)
    }
    if first.end >= upper { pieces += followingQuotations().filter { $0.lowerBound >= first.end } }
    return Complement(content: first.open..<first.end, rule: .quotation, cueEnd: cueEnd, pieces: pieces)
  }

  private func nextSentenceQuotation(_ cueEnd: Int) -> Complement? {
    guard sentence + 1 < view.sentences.count, let quotation = view.opensQuotation(Int(view.sentences[sentence + 1].firstToken)) else {
      return nil
    }
    return whole(quotation, cueEnd)
  }

  /// `said that ...`, `said the ...`, `asked whether ...`, `wants to ...`, `criticized the ...`.
  private func clauseComplement(at index: Int, _ cue: Cue, _ group: VerbGroup) -> Complement? {
    guard index < upper else { return nil }
    let patterns = cue.patterns
    let classes = view.classes(index)
    func make(_ rule: Finding.Rule) -> Complement {
      let end = view.clauseEnd(from: index, to: upper, shape: group.shape, extent: extent(group, isObject: rule == .object))
      return Complement(content: index..<end, rule: rule, cueEnd: group.verb + 1)
    }
    if classes.has(.that), patterns.contains(.that) || patterns.contains(.clause) { return make(.that) }
    if classes.has(.to) {
      return patterns.contains(.infinitive) && view.isIn(index + 1, .plain) && index + 1 < upper ? make(.infinitive) : nil
    }
    if classes.has(.question), !classes.has(.that), view.words[index].mention < 0 {
      return patterns.contains(.question) || patterns.contains(.clause) && patterns.contains(.speech) ? make(.question) : nil
    }
    if view.words[index].date >= 0, view.words[index].mention < 0, !classes.has(.determiner), !isOwningDate(index) { return nil }
    if patterns.contains(.clause), !patterns.contains(.hearer) || classes.has(.subject) {
      let isNoun =
        group.shape.isDisjoint(with: [.past, .participle, .gerund]) && patterns.contains(.homograph)
        && !classes.has([.determiner, .possessive, .subject])
      if view.startsNoun(index), !classes.has(.quote), !isNoun {
        return make(!patterns.contains(.object) || classes.has(.subject) || hasFiniteVerb(after: index) ? .clause : .object)
      }
      // "said in the past, ...", "said if ...".
      if patterns.contains(.speech), classes.has(.subordinator), index + 2 < upper { return make(.clause) }
      // "said nearly every talk had failed".
      if patterns.contains(.speech), classes.has([.adverb, .endsInLy]), view.isIn(index + 1, [.determiner, .number]) { return make(.clause) }
      // "a letter that he said was forged".
      if patterns.contains(.speech), group.form == .finite, classes.has([.be, .have, .modal]), view.isIn(group.first - 1, .subject) {
        return make(.clause)
      }
    }
    if patterns.contains(.object), !patterns.contains(.hearer), view.startsNoun(index) || classes.has(.endsInIng), !classes.has(.quote) {
      return patterns.contains(.predicate) && isNameAlone(at: index) ? nil : make(.object)
    }
    return nil
  }

  /// Whether a name stands there that nothing is said of: "a town called Oslo", "called Berg on Friday".
  private func isNameAlone(at start: Int) -> Bool {
    let first = view.isIn(start, .determiner) ? start + 1 : start
    var index = first
    while index < upper, view.words[index].mention >= 0 || view.isIn(index, [.name, .hyphen]) { index += 1 }
    return index > first && (index >= upper || view.isIn(index, .mark) && !view.isIn(index, .quote) || view.isIn(index, [.preposition, .relative, .coordinator, .auxiliary]))
  }

  /// "November's election".
  private func isOwningDate(_ index: Int) -> Bool {
    var next = index + 1
    while next < upper, view.words[next].date == view.words[index].date, !view.isIn(next, .clitic) { next += 1 }
    return view.isIn(next, .clitic)
  }

  /// Whether a clause may start at a token: an auxiliary or cue verb before the next mark.
  private func hasFiniteVerb(after start: Int) -> Bool {
    var index = start + 1
    while index < upper, index - start < 16, !view.isIn(index, [.comma, .semicolon, .dash, .colon, .relative]) {
      if view.isIn(index, [.have, .be, .modal]), !view.isIn(index - 1, .to) { return true }
      index += 1
    }
    return false
  }

  /// `told reporters that ...`, `asked him whether ...`, `urged them to ...`.
  private func hearerComplement(at index: Int, _ cue: Cue, _ group: VerbGroup) -> Complement? {
    guard index < upper, view.startsNoun(index), !view.isIn(index, .quote) else { return nil }
    var next = index + 1
    while next < end, next - index < 14 {
      let classes = view.classes(next)
      if classes.has(.that) || view.opensQuotation(next) != nil || classes.has([.comma, .colon]) { break }
      if classes.has(.question), !classes.has(.relative) { break }
      if classes.has(.to), cue.patterns.contains(.infinitive) { break }
      if classes.has([.terminator, .semicolon, .dash]) { break }
      if classes.has(.subject), view.words[next].mention < 0, !classes.has(.object) || next > index + 1 { break }
      if classes.has(.auxiliary) { break }
      next += 1
    }
    if next < end {
      if let found = quotationComplement(at: next, cue, group) { return found }
      if view.isIn(next, .to), cue.patterns.contains(.infinitive) || cue.patterns.contains(.object) {
        // "asked the crowd to welcome": who is asked belongs to what is asked.
        return Complement(
          content: index..<view.clauseEnd(from: next, to: upper, shape: group.shape), rule: .infinitive, cueEnd: group.verb + 1)
      }
      if view.isIn(next, [.that, .question]) || view.isIn(next, .subject), let found = clauseComplement(at: next, cue, group) {
        return found
      }
      if view.isIn(next, .auxiliary), cue.patterns.contains(.clause) {
        // "told reporters the plan was ...": the clause starts after the hearer's first noun.
        var start = index
        if view.words[start].mention >= 0 {
          while start < next, view.words[start].mention == view.words[index].mention { start += 1 }
        } else {
          start += view.isIn(start, [.determiner, .possessive]) ? 2 : 1
        }
        if start < next {
          return Complement(
            content: start..<view.clauseEnd(from: start, to: upper, shape: group.shape), rule: .clause, cueEnd: group.verb + 1)
        }
      }
    }
    guard cue.patterns.contains(.object) else { return nil }
    return Complement(content: index..<view.clauseEnd(from: index, to: upper, shape: group.shape), rule: .object, cueEnd: group.verb + 1)
  }
}
