import DatelineText

extension SentenceFinder {
  /// `was told that`, `is expected to`, `was criticized by`.
  mutating func findPassive(_ group: VerbGroup, _ cueIndex: Int, _ cue: Cue) -> Bool {
    let next = group.verb + 1
    guard next < upper else { return false }
    let patterns = cue.patterns
    if view.isIn(next, .by), let agent = view.phrase(startingAt: next + 1, to: upper), canSpeak(agent), view.words[next + 1].date < 0 {
      guard patterns.contains(.object) || patterns.contains(.that), let subject = patient(before: group) else { return false }
      var pieces: [Range<Int>] = []
      let after = agent.range.upperBound
      if view.isIn(after, [.of, .to, .as, .preposition]), after + 2 < upper, !view.isIn(after, .place) || view.isIn(after, .of) {
        pieces.append(after..<view.clauseEnd(from: after, to: upper, shape: group.shape))
      }
      add(makeFinding(group, cueIndex, .passive, agent, subject.range, cueEnd: next), pieces: pieces)
      return true
    }
    if group.form == .reduced { return findAsked(group, cueIndex, cue) }
    guard group.form == .finite else { return false }
    if view.isIn(next, .that), patterns.contains(.that) {
      let content = next..<view.clauseEnd(from: next, to: upper, shape: group.shape)
      add(makeFinding(group, cueIndex, .that, nil, content, cueEnd: next))
      return true
    }
    if patterns.contains(.raising), view.isIn(next, [.to, .as]), next + 1 < upper, let subject = patient(before: group) {
      // The cue stands in the middle of what is expected: "the ferry is expected to sail".
      let content = subject.range.lowerBound..<view.clauseEnd(from: next, to: upper, shape: group.shape)
      add(makeFinding(group, cueIndex, .passive, nil, content, cueEnd: next))
      return true
    }
    return false
  }

  /// `Asked whether the bridge was safe, Berg ...`, `When told that ...`: nobody is named who asks.
  private mutating func findAsked(_ group: VerbGroup, _ cueIndex: Int, _ cue: Cue) -> Bool {
    let next = group.verb + 1
    let isClause = view.isIn(next, [.that, .question]) || view.isIn(next, .to) && view.isIn(next + 1, .plain)
    let isPhrase = !cue.particles.isDisjoint(with: view.words[next].entry.pointee.particle) && view.startsNoun(next + 1)
    guard isClause || isPhrase else { return false }
    let start = isClause ? next : next + 1
    let content = start..<view.clauseEnd(from: start, to: upper, shape: group.shape, extent: .relative)
    add(makeFinding(group, cueIndex, isClause ? .question : .passive, nil, content, cueEnd: start))
    return true
  }

  private func patient(before group: VerbGroup) -> Source? {
    guard let subject = view.subject(before: group.first, from: lower), subject.kind != .shared else { return nil }
    return subject
  }
}
