/// A sentence that was first seen somewhere, by the hash of its words.
struct SentencePosting: RunRecord {
  var key: UInt64
  /// Ordinal of the document of the original.
  var document: UInt32
  /// Index of the original among its document's sentences; the top bit says that this wording is a near copy of it.
  var place: UInt32

  static let nearBit: UInt32 = 0x8000_0000

  static func < (a: SentencePosting, b: SentencePosting) -> Bool {
    a.key != b.key ? a.key < b.key : a.document != b.document ? a.document < b.document : a.place < b.place
  }
}

/// A sentence by its names, numbers and negations, with its other words.
struct SkeletonPosting: RunRecord {
  var key: UInt64
  var document: UInt32
  var place: UInt32
  var wordBits: WordBits

  static func < (a: SkeletonPosting, b: SkeletonPosting) -> Bool {
    a.key != b.key ? a.key < b.key : a.document != b.document ? a.document < b.document : a.place < b.place
  }
}

/// Records by key: an open-addressing table in memory and sorted runs on disk before it. A key may have several records.
struct RecordIndex<Record: RunRecord>: Sendable {
  /// Records with key 0 are empty places.
  private var table: [Record]
  private let empty: Record
  private(set) var tableCount = 0
  private(set) var runs: [SortedRun<Record>]

  /// Makes an index of what a state file holds; `empty` is a record with key 0.
  init(empty: Record, runs: [SortedRun<Record>] = []) {
    self.empty = empty
    self.runs = runs
    table = Array(repeating: empty, count: 256)
  }

  /// Bytes held in memory.
  var byteCount: Int { spillableByteCount + runs.reduce(0) { $0 + $1.byteCount } }
  /// Bytes of those that a spill frees.
  var spillableByteCount: Int { table.capacity * MemoryLayout<Record>.stride }

  /// Calls `body` with each record of `key` until it returns false.
  @inline(__always)
  func forEach(_ key: UInt64, _ body: (Record) -> Bool) {
    let mask = table.count - 1
    var at = Int(truncatingIfNeeded: KeyMixing.mix(key)) & mask
    while table[at].key != 0 {
      if table[at].key == key && !body(table[at]) { return }
      at = (at + 1) & mask
    }
    for run in runs {
      var goesOn = true
      run.forEach(key) { record in
        goesOn = body(record)
        return goesOn
      }
      if !goesOn { return }
    }
  }

  /// Adds a record whose key is not 0.
  mutating func insert(_ record: Record) {
    place(record)
    tableCount += 1
    guard tableCount * 4 > table.count * 3 else { return }
    let old = table
    table = Array(repeating: empty, count: old.count * 2)
    for record in old where record.key != 0 { place(record) }
  }

  @inline(__always)
  private mutating func place(_ record: Record) {
    let mask = table.count - 1
    var at = Int(truncatingIfNeeded: KeyMixing.mix(record.key)) & mask
    while table[at].key != 0 { at = (at + 1) & mask }
    table[at] = record
  }

  private func sortedTable() -> [Record] {
    var records = table.filter { $0.key != 0 }
    records.sort()
    return records
  }

  /// Moves the table to disk. On failure nothing has changed.
  mutating func spill(to folder: String) throws(DedupeStateError) {
    let file = try SpillFile.temporary(in: folder)
    if runs.count < 6 {
      var writer = SortedRunWriter<Record>(file: file, capacity: tableCount)
      for record in sortedTable() { try writer.append(record) }
      runs.append(try writer.finish())
    } else {
      runs = [try write(to: file)]
    }
    table = Array(repeating: empty, count: 256)
    tableCount = 0
  }

  /// Writes all records as one run at the end of `file`.
  func write(to file: SpillFile) throws(DedupeStateError) -> SortedRun<Record> {
    var writer = SortedRunWriter<Record>(file: file, capacity: runs.reduce(tableCount) { $0 + $1.count })
    var merger = SortedRunMerger(runs, sortedTable())
    while let record = merger.next() { try writer.append(record) }
    guard merger.isComplete else { throw DedupeStateError(.damaged, path: "") }
    return try writer.finish()
  }
}

/// The sentences seen so far.
struct SentenceIndex: Sendable {
  var exact: RecordIndex<SentencePosting>
  var skeletons: RecordIndex<SkeletonPosting>
  /// Most sentences that are kept for one skeleton.
  private static let skeletonLimit = 16

  /// Makes an index of what a state file holds.
  init(exact: [SortedRun<SentencePosting>] = [], skeletons: [SortedRun<SkeletonPosting>] = []) {
    self.exact = RecordIndex(empty: SentencePosting(key: 0, document: 0, place: 0), runs: exact)
    self.skeletons = RecordIndex(empty: SkeletonPosting(key: 0, document: 0, place: 0, wordBits: WordBits()), runs: skeletons)
  }

  /// Bytes held in memory.
  var byteCount: Int { exact.byteCount + skeletons.byteCount }
  /// Bytes of those that a spill frees.
  var spillableByteCount: Int { exact.spillableByteCount + skeletons.spillableByteCount }

  /// The first sentence that this one copies, if it copies one; notes it if not.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - document: Ordinal of its document.
  ///   - threshold: Least share of common words of near copies with the same names, numbers and negations.
  /// - Returns: The copy with its original.
  mutating func resolve(_ sentence: SentencePrint, document: UInt32, threshold: Double) -> SentenceCopy? {
    let key = max(sentence.key, 1)
    var known: SentencePosting?
    exact.forEach(key) { posting in
      known = posting
      return false
    }
    if let known {
      return SentenceCopy(
        document: document, sentence: sentence.index, originalDocument: known.document,
        originalSentence: known.place & ~SentencePosting.nearBit, kind: known.place & SentencePosting.nearBit == 0 ? .exact : .near)
    }
    let near = sentence.skeleton == 0 ? nil : nearest(sentence, document: document, threshold: threshold)
    let original = near ?? SkeletonPosting(key: 0, document: document, place: sentence.index, wordBits: WordBits())
    exact.insert(
      SentencePosting(key: key, document: original.document, place: original.place | (near == nil ? 0 : SentencePosting.nearBit)))
    guard let near else { return nil }
    return SentenceCopy(
      document: document, sentence: sentence.index, originalDocument: near.document, originalSentence: near.place, kind: .near)
  }

  /// The most similar sentence with the same skeleton, the first of equals; notes the sentence if there is none.
  private mutating func nearest(_ sentence: SentencePrint, document: UInt32, threshold: Double) -> SkeletonPosting? {
    var best: SkeletonPosting?
    var bestOverlap = threshold
    var count = 0
    skeletons.forEach(sentence.skeleton) { posting in
      count += 1
      let overlap = sentence.wordBits.overlap(posting.wordBits)
      if overlap > bestOverlap || (overlap == bestOverlap && best.map { posting < $0 } ?? true) {
        best = posting
        bestOverlap = overlap
      }
      return true
    }
    if best == nil && count < Self.skeletonLimit {
      skeletons.insert(
        SkeletonPosting(key: sentence.skeleton, document: document, place: sentence.index, wordBits: sentence.wordBits))
    }
    return best
  }

  /// Moves the tables to disk.
  mutating func spill(to folder: String) throws(DedupeStateError) {
    try exact.spill(to: folder)
    try skeletons.spill(to: folder)
  }
}
