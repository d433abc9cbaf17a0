/// A table from name keys to numbers: open addressing, filled once and then read; keys stand for their names without a further look.
struct NameKeyTable: Sendable {
  private var keys: [NameKey] = Array(repeating: NameKey(), count: 16)
  private var values: [UInt32] = Array(repeating: 0, count: 16)
  private var count = 0

  /// The number of a key.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  subscript(key: NameKey) -> UInt32? {
    let slot = slot(of: key)
    return keys[slot].isEmpty ? nil : values[slot]
  }

  /// Whether a key is in the table.
  @inline(__always)
  func contains(_ key: NameKey) -> Bool { !key.isEmpty && !keys[slot(of: key)].isEmpty }

  /// Gives a key a number, unless it has one; empty keys are left out.
  ///
  /// - Complexity: O(1), amortised.
  mutating func insert(_ key: NameKey, _ value: UInt32 = 0) {
    guard !key.isEmpty else { return }
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: key)
    guard keys[slot].isEmpty else { return }
    keys[slot] = key
    values[slot] = value
    count += 1
  }

  /// The place of a key, or the free one where it would be; the table is never more than half full.
  @inline(__always)
  private func slot(of key: NameKey) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: key.spread) & mask
    while !keys[slot].isEmpty, keys[slot] != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = zip(keys, values).filter { !$0.0.isEmpty }
    keys = Array(repeating: NameKey(), count: keys.count * 2)
    values = Array(repeating: 0, count: keys.count)
    for (key, value) in old {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
