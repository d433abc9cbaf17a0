/// Numbers the features that are worth a row: open addressing from a feature's hash to its number.
struct FeatureIndex {
  private var keys: [UInt64]
  private var values: [UInt32]
  private(set) var count = 0
  private var mask: Int

  init(capacity: Int = 1 << 16) {
    keys = Array(repeating: 0, count: capacity)
    values = Array(repeating: 0, count: capacity)
    mask = capacity - 1
  }

  /// Adds to the value of a hash, from 0.
  mutating func tally(_ hash: UInt64, _ amount: UInt32 = 1) {
    let slot = find(hash)
    if keys[slot] == 0 {
      keys[slot] = hash == 0 ? 1 : hash
      count += 1
    }
    values[slot] += amount
    if count * 2 > keys.count { grow() }
  }

  /// The value of a hash; nil if it is not there.
  func value(_ hash: UInt64) -> UInt32? {
    let slot = find(hash)
    return keys[slot] == 0 ? nil : values[slot]
  }

  /// Keeps the hashes whose tally reaches `minimum` and numbers them in the order of the hashes.
  ///
  /// - Returns: The hashes kept and their tallies, by number.
  mutating func number(minimum: UInt32) -> (hashes: [UInt64], tallies: [UInt32]) {
    var kept: [(hash: UInt64, tally: UInt32)] = []
    for slot in keys.indices where keys[slot] != 0 && values[slot] >= minimum { kept.append((keys[slot], values[slot])) }
    kept.sort { $0.hash < $1.hash }
    var capacity = 1 << 10
    while capacity < kept.count * 2 { capacity *= 2 }
    self = FeatureIndex(capacity: capacity)
    for (number, entry) in kept.enumerated() {
      let slot = find(entry.hash)
      keys[slot] = entry.hash
      values[slot] = UInt32(number)
    }
    count = kept.count
    return (kept.map(\.hash), kept.map(\.tally))
  }

  private func find(_ hash: UInt64) -> Int {
    let key = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    mask = keys.count - 1
    for (slot, key) in oldKeys.enumerated() where key != 0 {
      let place = find(key)
      keys[place] = key
      values[place] = oldValues[slot]
    }
  }
}
