extension Deduper {
  /// The cluster that a document joins.
  struct Match {
    /// Slot of the cluster's leader.
    var leader: UInt32
    /// Slot of the stored member that matches best.
    var member: UInt32
    var kind: DuplicateKind
    var decision: Decision
    var matchedSentences: Int
  }

  /// Most candidates that are compared in full.
  private static let candidateLimit = 24
  /// By how much a younger cluster must match better than an older one to be preferred.
  private static let margin = 6.0
  /// A member that matched with less than this is stored too: later copies of it may be further still from the leader.
  private static let peripheralScore = 8.0

  /// The best cluster for a document; nil if it matches none.
  ///
  /// A stored member of a cluster may find the document, but the cluster's leader must match it too, if with less evidence.
  mutating func bestMatch(of fingerprint: Fingerprint) -> Match? {
    candidates.reset(slots: store.count)
    fingerprint.withFeatures { features in
      for key in features.chain { _ = keys.forEachSlot(of: KeyRole.chain(key)) { candidates.add($0, weight: 2) } }
      for key in features.grams where KeyRole.isIndexed(gram: key) {
        _ = keys.forEachSlot(of: KeyRole.gram(key)) { candidates.add($0, weight: 2) }
      }
      for key in features.sentences { _ = keys.forEachSlot(of: KeyRole.sentence(key)) { candidates.add($0, weight: 3) } }
    }
    var best: Match?
    for slot in candidates.best(Self.candidateLimit, least: 2) {
      let evidence = compare(fingerprint, slot)
      guard let found = evidence.decide() else { continue }
      let leader = store.entries[Int(slot)].leader
      if let best, !prefers(found, of: leader, to: best) { continue }
      let toLeader = leader == slot ? evidence : compare(fingerprint, leader)
      guard let decision = leader == slot ? found : toLeader.decide(.supported) else { continue }
      best = Match(
        leader: leader, member: slot, kind: toLeader.copyKind,
        decision: Decision(method: decision.method, similarity: decision.similarity, score: found.score),
        matchedSentences: toLeader.matchedSentences)
    }
    return best
  }

  /// Whether a candidate is taken instead of the best so far. The older cluster wins, so that a second cluster of a story does not go on growing,
  /// unless the younger one matches far better.
  private func prefers(_ decision: Decision, of leader: UInt32, to best: Match) -> Bool {
    if leader == best.leader { return decision.score > best.decision.score }
    return leader < best.leader
      ? decision.score + Self.margin >= best.decision.score : decision.score > best.decision.score + Self.margin
  }

  private func compare(_ fingerprint: Fingerprint, _ slot: UInt32) -> Evidence {
    fingerprint.withFeatures { a in store.withFeatures(of: slot) { b in Evidence(a, b) } }
  }

  /// Whether a document that joins a cluster is stored beside its leader, because it says more than the stored members do or differs from them much.
  func extends(_ fingerprint: Fingerprint, _ match: Match) -> Bool {
    if match.decision.score < Self.peripheralScore { return true }
    let longest = max(store.entries[Int(match.member)].wordCount, store.entries[Int(match.leader)].wordCount)
    return UInt64(fingerprint.wordCount) * 10 > UInt64(longest) * 11
  }
}
