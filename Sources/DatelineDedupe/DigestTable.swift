/// What was decided for the first document of each digest: later equal texts get the same.
struct DigestTable: Sendable {
  /// The first document of a digest.
  struct Entry: BitwiseCopyable, Sendable {
    var digest: TextDigest
    /// Its ordinal.
    var ordinal: UInt32
    /// Slot of its cluster's leader.
    var leader: UInt32
    var similarity: Float
    var matchedSentences: UInt16
    /// Raw value of a `DuplicateKind`.
    var kind: UInt8
    /// Raw value of a `DuplicateMethod`; `none` for a leader.
    var method: UInt8
  }

  private(set) var entries: [Entry]
  /// Index in `entries` plus one; 0 is empty.
  private var table: [UInt32]

  /// Makes a table of entries with different digests.
  init(_ entries: [Entry] = []) {
    self.entries = entries
    var size = 1024
    while size < entries.count * 2 { size *= 2 }
    table = Array(repeating: 0, count: size)
    for index in entries.indices { table[position(of: entries[index].digest)] = UInt32(index + 1) }
  }

  /// Bytes held.
  var byteCount: Int { entries.capacity * MemoryLayout<Entry>.stride + table.capacity * 4 }

  /// The entry of a digest.
  func find(_ digest: TextDigest) -> Entry? {
    let value = table[position(of: digest)]
    return value == 0 ? nil : entries[Int(value) - 1]
  }

  /// Adds an entry with a new digest.
  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    if entries.count * 2 > table.count {
      self = DigestTable(entries)
    } else {
      table[position(of: entry.digest)] = UInt32(entries.count)
    }
  }

  private func position(of digest: TextDigest) -> Int {
    let mask = table.count - 1
    var at = Int(truncatingIfNeeded: digest.high) & mask
    while table[at] != 0 && entries[Int(table[at]) - 1].digest != digest { at = (at + 1) & mask }
    return at
  }
}
