/// A read-only table from words to 32 bits: abbreviations, sentence starters, domains.
///
/// Keys are compared with ASCII letters in lower case and U+2019 read as an apostrophe, the folding of `WordHash`. Open addressing with linear probing over
/// memory that is filled once and never freed, so a lookup costs one probe, one comparison of bytes and no reference counting.
public struct WordTable: @unchecked Sendable {  // the memory is never written after init
  @usableFromInline let slots: UnsafePointer<UInt32>
  @usableFromInline let mask: Int
  @usableFromInline let keys: UnsafePointer<UInt8>
  @usableFromInline let entries: UnsafePointer<Entry>

  @usableFromInline
  struct Entry {
    @usableFromInline var hash: UInt64
    @usableFromInline var offset: UInt32
    @usableFromInline var count: UInt32
    @usableFromInline var value: UInt32
  }

  /// Builds a table; of equal keys the last value wins. Meant for tables that live as long as the process.
  ///
  /// - Complexity: O(bytes of the keys).
  public init(_ rows: [(key: [UInt8], value: UInt32)]) {
    var capacity = 16
    while capacity < rows.count * 3 { capacity *= 2 }
    let slots = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    slots.initialize(repeating: .max, count: capacity)
    let keys = UnsafeMutablePointer<UInt8>.allocate(capacity: rows.reduce(1) { $0 + $1.key.count })
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: max(1, rows.count))
    self.slots = UnsafePointer(slots)
    self.keys = UnsafePointer(keys)
    self.entries = UnsafePointer(entries)
    mask = capacity - 1
    var used = 0
    var count = 0
    for row in rows {
      let hash = WordHash.hash(row.key)
      let found = row.key.withUnsafeBufferPointer { key in
        key.baseAddress.flatMap { find($0, key.count, hash: hash) }
      }
      if let found {
        entries[found].value = row.value
        continue
      }
      for (index, byte) in row.key.enumerated() { keys[used + index] = WordHash.fold(byte) }
      (entries + count).initialize(
        to: Entry(hash: hash, offset: UInt32(used), count: UInt32(row.key.count), value: row.value))
      used += row.key.count
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = UInt32(count)
      count += 1
    }
  }

  /// The value of the word at `bytes`, whose `WordHash` is given; 0 if the table does not hold it.
  ///
  /// - Complexity: O(count), one probe on average.
  @inlinable
  public func value(_ bytes: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) -> UInt32 {
    find(bytes, count, hash: hash).map { entries[$0].value } ?? 0
  }

  /// The value of the word at `bytes`; 0 if the table does not hold it.
  ///
  /// - Complexity: O(count).
  @inlinable
  public func value(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    value(bytes, count, hash: WordHash.hash(UnsafeBufferPointer(start: bytes, count: count)))
  }

  @usableFromInline
  func find(_ bytes: UnsafePointer<UInt8>, _ count: Int, hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != .max {
      let index = Int(slots[slot])
      if entries[index].hash == hash, matches(entries[index], bytes, count) { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func matches(_ entry: Entry, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let key = keys + Int(entry.offset)
    var position = 0
    var index = 0
    while index < count {
      guard position < entry.count else { return false }
      var byte = WordHash.fold(bytes[index])
      if byte == 0xE2, index + 2 < count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
        byte = UInt8(ascii: "'")
        index += 2
      }
      if byte != key[position] { return false }
      index += 1
      position += 1
    }
    return position == entry.count
  }
}
