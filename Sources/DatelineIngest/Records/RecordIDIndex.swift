/// The record ids of one source that were seen so far: a set of 64-bit hashes with the ordinal of the first record that had each.
///
/// 12 bytes a slot, filled to between 40 and 80 %: 15 to 30 bytes an id, whatever its length. Two different ids have the same hash with a
/// probability of n²/2⁶⁵: 3 in a million for ten million ids.
struct RecordIDIndex {
  private var hashes: [UInt64] = []
  private var ordinals: [UInt32] = []
  private(set) var count = 0
  /// Spreads the hashes over the slots. Random, so that nobody can choose ids which all fall on one slot; where an id is kept changes no result.
  private let multiplier = UInt64.random(in: .min ... .max) | 1

  /// Remembers an id; if it was seen before, gives the ordinal of the record that had it.
  ///
  /// - Complexity: O(bytes of the id), amortised.
  mutating func insert(_ id: String, ordinal: Int) -> Int? {
    if count * 5 >= hashes.count * 4 { grow() }
    let hash = RecordIDIndex.hash(id)
    let slot = find(hash)
    if hashes[slot] == hash { return Int(ordinals[slot]) }
    hashes[slot] = hash
    ordinals[slot] = UInt32(clamping: ordinal)
    count += 1
    return nil
  }

  private func find(_ hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: (hash &* multiplier) >> 20) & mask
    while hashes[slot] != 0 && hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let oldHashes = hashes
    let oldOrdinals = ordinals
    let size = max(1024, oldHashes.count * 2)
    hashes = [UInt64](repeating: 0, count: size)
    ordinals = [UInt32](repeating: 0, count: size)
    for (index, hash) in oldHashes.enumerated() where hash != 0 {
      let slot = find(hash)
      hashes[slot] = hash
      ordinals[slot] = oldOrdinals[index]
    }
  }

  /// Folded 128-bit products of eight bytes at a time (the construction of wyhash), never 0.
  private static func hash(_ id: String) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    var word: UInt64 = 0
    var filled: UInt64 = 0
    func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let product = a.multipliedFullWidth(by: b)
      return product.high ^ product.low
    }
    for byte in id.utf8 {
      word = word << 8 | UInt64(byte)
      filled &+= 1
      if filled & 7 == 0 {
        state = mix(state ^ word, 0xE703_7ED1_A0B4_28DB) ^ (state &+ word)
        word = 0
      }
    }
    state = mix(state ^ word, 0x8EBC_6AF0_9C88_C6E3) ^ (state &+ word)
    let result = mix(state ^ filled, 0x5899_65CC_7537_4CC3) ^ state
    return result == 0 ? 1 : result
  }
}
