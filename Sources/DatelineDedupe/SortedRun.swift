/// A record of a sorted run: bytes that are stored as they lie in memory.
protocol RunRecord: BitwiseCopyable, Sendable, Comparable {
  /// What is looked up; records are sorted by it first.
  var key: UInt64 { get }
}

/// Sorted records in a file, looked up by key with one read of 4 KiB in most cases, and with none for most keys that are not there.
struct SortedRun<Record: RunRecord>: Sendable {
  let file: SpillFile
  /// Byte offset of the first record.
  let offset: Int
  /// Number of records.
  let count: Int
  /// Key of the first record of each block.
  private(set) var blockKeys: [UInt64] = []
  private var filter: KeyFilter

  /// Records in a block.
  static var blockSize: Int { 4096 / MemoryLayout<Record>.stride }

  /// Bytes held in memory.
  var byteCount: Int { blockKeys.count * 8 + filter.byteCount }

  /// Notes a run that `SortedRunWriter` has written.
  fileprivate init(file: SpillFile, offset: Int, count: Int, blockKeys: [UInt64], filter: KeyFilter) {
    self.file = file
    self.offset = offset
    self.count = count
    self.blockKeys = blockKeys
    self.filter = filter
  }

  /// Opens a run in an existing file, reading it once; nil if the file is too short or the records are not in order.
  init?(file: SpillFile, offset: Int, count: Int) {
    self.file = file
    self.offset = offset
    self.count = count
    filter = KeyFilter(capacity: count)
    guard count >= 0, offset >= 0, count <= (file.count - offset) / MemoryLayout<Record>.stride else { return nil }
    var reader = SortedRunReader(self)
    var last: Record?
    var index = 0
    while let record = reader.next() {
      if let last, record < last { return nil }
      if index % Self.blockSize == 0 { blockKeys.append(record.key) }
      filter.insert(record.key)
      last = record
      index += 1
    }
    guard index == count else { return nil }
  }

  /// Calls `body` with each record of `key`, in order, until it returns false.
  func forEach(_ key: UInt64, _ body: (Record) -> Bool) {
    guard filter.mayContain(key) else { return }
    // The first block whose successor starts beyond the key's first record.
    var low = 0
    var high = blockKeys.count
    while low < high {
      let middle = (low + high) / 2
      if blockKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    var block = max(0, low - 1)
    withUnsafeTemporaryAllocation(of: Record.self, capacity: Self.blockSize) { buffer in
      while block * Self.blockSize < count {
        let first = block * Self.blockSize
        let length = min(Self.blockSize, count - first)
        let stride = MemoryLayout<Record>.stride
        let raw = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: length * stride)
        guard file.read(at: offset + first * stride, into: raw) == length * stride else { return }
        var index = Self.lowerBound(of: key, in: buffer, length)
        while index < length {
          guard buffer[index].key == key, body(buffer[index]) else { return }
          index += 1
        }
        block += 1
      }
    }
  }
}

extension SortedRun {
  /// Index of the first of `length` sorted records whose key is not below `key`.
  @inline(__always)
  private static func lowerBound(of key: UInt64, in records: UnsafeMutableBufferPointer<Record>, _ length: Int) -> Int {
    var low = 0
    var high = length
    while low < high {
      let middle = (low + high) / 2
      if records[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Reads the records of a run in order.
struct SortedRunReader<Record: RunRecord> {
  private let run: SortedRun<Record>
  private var position = 0
  private var block: [Record] = []
  private var blockStart = 0
  private static var readSize: Int { 65_536 / MemoryLayout<Record>.stride }

  init(_ run: SortedRun<Record>) { self.run = run }

  /// Whether all records were read.
  var isAtEnd: Bool { position == run.count }

  /// The next record; nil at the end.
  mutating func next() -> Record? {
    if position - blockStart >= block.count {
      let length = min(Self.readSize, run.count - position)
      guard length > 0 else { return nil }
      let offset = run.offset + position * MemoryLayout<Record>.stride
      guard let read = run.file.read(Record.self, count: length, at: offset) else { return nil }
      block = read
      blockStart = position
    }
    defer { position += 1 }
    return block[position - blockStart]
  }
}

/// Writes records, which must come in order, at the end of a file.
struct SortedRunWriter<Record: RunRecord> {
  private let file: SpillFile
  private let offset: Int
  private var pending: [Record] = []
  private var count = 0
  private var blockKeys: [UInt64] = []
  private var filter: KeyFilter

  /// Begins a run of at most `capacity` records.
  init(file: SpillFile, capacity: Int) {
    self.file = file
    offset = file.count
    filter = KeyFilter(capacity: capacity)
  }

  /// Adds the next record.
  mutating func append(_ record: Record) throws(DedupeStateError) {
    if count % SortedRun<Record>.blockSize == 0 { blockKeys.append(record.key) }
    filter.insert(record.key)
    pending.append(record)
    count += 1
    if pending.count >= 4096 { try write() }
  }

  private mutating func write() throws(DedupeStateError) {
    try file.append(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// Ends the run; it can be read at once.
  mutating func finish() throws(DedupeStateError) -> SortedRun<Record> {
    try write()
    try file.flush()
    return SortedRun(file: file, offset: offset, count: count, blockKeys: blockKeys, filter: filter)
  }
}

/// Merges runs and an array of sorted records, smallest record first; equal records come from earlier sources first.
struct SortedRunMerger<Record: RunRecord> {
  private var readers: [SortedRunReader<Record>]
  private var heads: [Record?]
  private let memory: [Record]
  private var position = 0
  /// Whether all records of all sources came out; if not, a file could not be read to its end.
  var isComplete: Bool { position == memory.count && readers.allSatisfy(\.isAtEnd) }

  init(_ runs: [SortedRun<Record>], _ memory: [Record]) {
    readers = runs.map { SortedRunReader($0) }
    heads = []
    self.memory = memory
    for index in readers.indices { heads.append(readers[index].next()) }
  }

  /// The next record; nil at the end.
  mutating func next() -> Record? {
    var best = -1
    var least = position < memory.count ? memory[position] : nil
    for index in heads.indices {
      guard let head = heads[index] else { continue }
      if let current = least, current < head || (best >= 0 && current == head) { continue }
      least = head
      best = index
    }
    if best >= 0 { heads[best] = readers[best].next() } else if least != nil { position += 1 }
    return least
  }
}

/// Says of a key that it is surely not in a set, or that it may be: a Bloom filter whose four bits lie in one word, so that a test touches one cache
/// line. About one key in thirty that is not there passes.
struct KeyFilter: Sendable {
  private var words: [UInt64]

  /// Makes a filter for about `capacity` keys: one byte each.
  init(capacity: Int) { words = Array(repeating: 0, count: max(1, (capacity + 7) / 8)) }

  /// Bytes held.
  var byteCount: Int { words.count * 8 }

  /// Adds a key.
  mutating func insert(_ key: UInt64) {
    let (index, mask) = place(key)
    words[index] |= mask
  }

  /// Whether the key may have been added.
  @inline(__always)
  func mayContain(_ key: UInt64) -> Bool {
    let (index, mask) = place(key)
    return words[index] & mask == mask
  }

  @inline(__always)
  private func place(_ key: UInt64) -> (Int, UInt64) {
    let hash = KeyMixing.mix(key &+ 0x9e37_79b9_7f4a_7c15)
    let index = Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(words.count)) >> 32)
    let mask = (1 as UInt64) << (hash & 63) | 1 << ((hash >> 6) & 63) | 1 << ((hash >> 12) & 63) | 1 << ((hash >> 18) & 63)
    return (index, mask)
  }
}
