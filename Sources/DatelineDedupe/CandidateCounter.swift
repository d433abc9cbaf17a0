/// Counts the keys that stored documents share with the one at hand.
struct CandidateCounter: Sendable {
  private var counts: [UInt16] = []
  private(set) var touched: [UInt32] = []

  /// Forgets all counts; `slots` documents are stored.
  mutating func reset(slots: Int) {
    for slot in touched { counts[Int(slot)] = 0 }
    touched.removeAll(keepingCapacity: true)
    if counts.count < slots { counts.append(contentsOf: repeatElement(0, count: max(slots - counts.count, counts.count))) }
  }

  /// Counts `weight` for the document in `slot`.
  @inline(__always)
  mutating func add(_ slot: UInt32, weight: UInt16) {
    let at = Int(slot)
    guard at < counts.count else { return }
    if counts[at] == 0 { touched.append(slot) }
    counts[at] = counts[at] > 60_000 ? counts[at] : counts[at] + weight
  }

  /// The `limit` slots with the highest counts of at least `least`; equal counts by slot.
  mutating func best(_ limit: Int, least: UInt16) -> [UInt32] {
    var ranked: [UInt64] = []
    for slot in touched where counts[Int(slot)] >= least {
      ranked.append(UInt64(UInt16.max - counts[Int(slot)]) << 32 | UInt64(slot))
    }
    ranked.sort()
    return ranked.prefix(limit).map { UInt32(truncatingIfNeeded: $0) }
  }
}
