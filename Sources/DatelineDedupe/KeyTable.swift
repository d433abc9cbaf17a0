/// Which stored documents hold a key: an open-addressing table from 32-bit keys to lists of slots.
///
/// A key of one document, as most are, has its slot in the table itself; longer lists lie in blocks of a common pool, which double as they grow.
/// A list stops growing one past `limit`: then the key is common and its list is not followed.
struct KeyTable: Sendable {
  /// Most slots that a followed key may have.
  let limit: Int
  private var keys: [UInt32]
  /// 0: empty; with the top bit: start of a block in `pool`; else slot + 1.
  private var values: [UInt32]
  /// Blocks of capacity, count, slots.
  private var pool: [UInt32] = []
  /// Starts of freed blocks, by the binary logarithm of their capacity.
  private var free: [[UInt32]] = Array(repeating: [], count: 18)
  private(set) var keyCount = 0
  /// Slots in all lists.
  private(set) var postingCount = 0
  /// Keys with more than `limit` slots.
  private(set) var commonKeyCount = 0

  private static let blockBit: UInt32 = 0x8000_0000

  /// Makes an empty index.
  init(limit: Int) {
    self.limit = limit
    keys = Array(repeating: 0, count: 1024)
    values = Array(repeating: 0, count: 1024)
  }

  /// Bytes held.
  var byteCount: Int { (keys.capacity + values.capacity + pool.capacity) * 4 }

  /// How many slots hold `key`, at most one more than `limit`.
  @inline(__always)
  func slotCount(of key: UInt32) -> Int {
    let value = values[position(of: key)]
    if value == 0 { return 0 }
    return value & Self.blockBit == 0 ? 1 : Int(pool[Int(value & ~Self.blockBit) + 1])
  }

  /// Calls `body` with each slot that holds `key`, oldest first.
  @inline(__always)
  func forEachSlot(of key: UInt32, _ body: (UInt32) -> Void) {
    let value = values[position(of: key)]
    if value == 0 { return }
    if value & Self.blockBit == 0 {
      body(value - 1)
      return
    }
    let start = Int(value & ~Self.blockBit)
    for at in start + 2..<start + 2 + Int(pool[start + 1]) { body(pool[at]) }
  }

  /// All postings, sorted.
  func postings() -> [KeyPosting] {
    var all: [KeyPosting] = []
    all.reserveCapacity(keyCount)
    for at in keys.indices where values[at] != 0 {
      forEachSlot(of: keys[at]) { all.append(KeyPosting(word: keys[at], slot: $0)) }
    }
    all.sort()
    return all
  }

  /// Notes that the document in `slot` holds `key`. A slot must not be added twice for one key.
  mutating func insert(_ key: UInt32, slot: UInt32) {
    let at = position(of: key)
    let value = values[at]
    if value == 0 {
      keys[at] = key
      values[at] = slot + 1
      keyCount += 1
      postingCount += 1
      if keyCount * 3 > keys.count * 2 { grow() }
    } else if value & Self.blockBit == 0 {
      let start = allocate(2)
      pool[Int(start) + 1] = 2
      pool[Int(start) + 2] = value - 1
      pool[Int(start) + 3] = slot
      values[at] = start | Self.blockBit
      postingCount += 1
      if limit < 2 { commonKeyCount += 1 }
    } else {
      append(slot, toBlockAt: at)
    }
  }

  private mutating func append(_ slot: UInt32, toBlockAt at: Int) {
    var start = Int(values[at] & ~Self.blockBit)
    let count = Int(pool[start + 1])
    if count > limit { return }
    let capacity = Int(pool[start])
    if count == capacity {
      let wider = Int(allocate(capacity * 2))
      for offset in 0..<count { pool[wider + 2 + offset] = pool[start + 2 + offset] }
      free[capacity.trailingZeroBitCount].append(UInt32(start))
      values[at] = UInt32(wider) | Self.blockBit
      start = wider
    }
    pool[start + 2 + count] = slot
    pool[start + 1] = UInt32(count + 1)
    postingCount += 1
    if count == limit { commonKeyCount += 1 }
  }

  /// A block for `capacity` slots, a power of two.
  private mutating func allocate(_ capacity: Int) -> UInt32 {
    let start: UInt32
    if let reused = free[capacity.trailingZeroBitCount].popLast() {
      start = reused
    } else {
      start = UInt32(pool.count)
      pool.append(contentsOf: repeatElement(0, count: capacity + 2))
    }
    pool[Int(start)] = UInt32(capacity)
    return start
  }

  /// Where `key` is, or the empty place where it belongs.
  @inline(__always)
  private func position(of key: UInt32) -> Int {
    let mask = keys.count - 1
    var at = Int(truncatingIfNeeded: (UInt64(key) &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while values[at] != 0 && keys[at] != key { at = (at + 1) & mask }
    return at
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldValues[index] != 0 {
      let at = position(of: oldKeys[index])
      keys[at] = oldKeys[index]
      values[at] = oldValues[index]
    }
  }
}
