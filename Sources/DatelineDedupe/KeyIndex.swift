/// Which stored documents hold a key: a table in memory and sorted runs on disk before it.
///
/// What it answers does not depend on what lies where. A key that more than `limit` documents hold is common: its list is not followed.
struct KeyIndex: Sendable {
  /// Most slots that a followed key may have.
  let limit: Int
  private(set) var table: KeyTable
  private(set) var runs: [SortedRun<KeyPosting>]

  /// Most runs before they are merged into one.
  private static let runLimit = 6

  /// Makes an index of what a state file holds.
  init(limit: Int, runs: [SortedRun<KeyPosting>] = []) {
    self.limit = limit
    table = KeyTable(limit: limit)
    self.runs = runs
  }

  /// Bytes held in memory.
  var byteCount: Int { table.byteCount + runs.reduce(0) { $0 + $1.byteCount } }

  /// Number of postings at most.
  var postingCount: Int { runs.reduce(table.postingCount) { $0 + $1.count } }

  /// Calls `body` with each slot that holds `key`; returns false, and calls nothing, if the key is common.
  @inline(__always)
  func forEachSlot(of key: UInt32, _ body: (UInt32) -> Void) -> Bool {
    if runs.isEmpty {
      guard table.slotCount(of: key) <= limit else { return false }
      table.forEachSlot(of: key, body)
      return true
    }
    return forEachSlotEverywhere(of: key, body)
  }

  private func forEachSlotEverywhere(of key: UInt32, _ body: (UInt32) -> Void) -> Bool {
    var slots: [UInt32] = []
    table.forEachSlot(of: key) { slots.append($0) }
    for run in runs where slots.count <= limit {
      run.forEach(UInt64(key)) { posting in
        slots.append(posting.slot)
        return slots.count <= limit
      }
    }
    guard slots.count <= limit else { return false }
    for slot in slots { body(slot) }
    return true
  }

  /// Notes that the document in `slot` holds `key`. A slot must not be added twice for one key.
  @inline(__always)
  mutating func insert(_ key: UInt32, slot: UInt32) { table.insert(key, slot: slot) }

  /// Moves the table to disk. On failure nothing has changed.
  mutating func spill(to folder: String) throws(DedupeStateError) {
    let file = try SpillFile.temporary(in: folder)
    if runs.count < Self.runLimit {
      var writer = SortedRunWriter<KeyPosting>(file: file, capacity: table.postingCount)
      for posting in table.postings() { try writer.append(posting) }
      runs.append(try writer.finish())
    } else {
      runs = [try write(to: file)]
    }
    table = KeyTable(limit: limit)
  }

  /// Writes all postings as one run at the end of `file`; of a common key one more than the limit.
  func write(to file: SpillFile) throws(DedupeStateError) -> SortedRun<KeyPosting> {
    var writer = SortedRunWriter<KeyPosting>(file: file, capacity: postingCount)
    var merger = SortedRunMerger(runs, table.postings())
    var last: UInt32?
    var repeats = 0
    while let posting = merger.next() {
      repeats = posting.word == last ? repeats + 1 : 1
      last = posting.word
      if repeats <= limit + 1 { try writer.append(posting) }
    }
    guard merger.isComplete else { throw DedupeStateError(.damaged, path: "") }
    return try writer.finish()
  }

  /// How many keys more than `limit` documents hold.
  ///
  /// - Complexity: O(postings); reads the runs.
  func commonKeyCount() -> Int {
    if runs.isEmpty { return table.commonKeyCount }
    var merger = SortedRunMerger(runs, table.postings())
    var last: UInt32?
    var repeats = 0
    var common = 0
    while let posting = merger.next() {
      repeats = posting.word == last ? repeats + 1 : 1
      last = posting.word
      if repeats == limit + 1 { common += 1 }
    }
    return common
  }
}

/// A key and a document that holds it.
struct KeyPosting: RunRecord {
  var word: UInt32
  var slot: UInt32

  var key: UInt64 { UInt64(word) }

  static func < (a: KeyPosting, b: KeyPosting) -> Bool { a.word != b.word ? a.word < b.word : a.slot < b.slot }
}

/// What a key is of: keys of different features share one index.
enum KeyRole {
  @inline(__always) static func chain(_ key: UInt32) -> UInt32 { key }
  @inline(__always) static func gram(_ key: UInt32) -> UInt32 { key ^ 0x5bd1_e995 }
  @inline(__always) static func sentence(_ key: UInt32) -> UInt32 { key ^ 0xcc9e_2d51 }
  /// Whether a run of words is looked up: one in four is enough to find candidates, all are compared.
  @inline(__always) static func isIndexed(gram: UInt32) -> Bool { gram & 3 == 0 }
}
