/// Sorts more records than fit into memory: by key, bytewise, records of equal keys in the order of their insertion.
///
/// Records fill memory up to the limit, then are sorted and written to a temporary file as one run; at the end all runs are merged.
/// Not for two threads at once.
public final class ExternalSorter {
  private let path: String
  private let memoryLimit: Int
  private var records: [SortRecord] = []
  private var arena: [UInt8] = []
  private var file: TemporaryFile?
  private var runs: [Range<Int>] = []
  /// Number of records.
  public private(set) var count = 0

  /// Makes an empty sorter.
  ///
  /// - Parameters:
  ///   - path: Path for the temporary file, which is made only if memory does not do, and loses its name at once.
  ///   - memoryLimit: Bytes of records that are held in memory; sorting takes up to half as much again for the records' index.
  public init(path: String, memoryLimit: Int = 32 << 20) {
    self.path = path
    self.memoryLimit = max(memoryLimit, 1 << 10)
  }

  /// A key that orders like the numbers, the first one first.
  public static func key(_ numbers: Int64...) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(numbers.count * 8)
    for number in numbers {
      withUnsafeBytes(of: (UInt64(bitPattern: number) ^ (1 << 63)).bigEndian) { key.append(contentsOf: $0) }
    }
    return key
  }

  /// Adds a record.
  ///
  /// - Throws: `DatasetError` if memory is full and the disk cannot take a run.
  /// - Complexity: O(bytes); O(n log n) for the records of a run when it is full.
  public func append(key: [UInt8], payload: [UInt8]) throws(DatasetError) {
    records.append(SortRecord(key: key, offset: arena.count, payloadLength: payload.count))
    arena.append(contentsOf: key)
    arena.append(contentsOf: payload)
    count += 1
    if arena.count + records.count * MemoryLayout<SortRecord>.stride >= memoryLimit { try spill() }
  }

  /// Ends the input and gives the records in order. Call it once.
  ///
  /// - Throws: `DatasetError` if the disk fails.
  public func finish() throws(DatasetError) -> SortedRecords {
    if let file {
      if !records.isEmpty { try spill() }
      arena = []
      records = []
      try file.flush()
      return try SortedRecords(merging: runs, of: file, memoryLimit: memoryLimit)
    }
    sortRecords()
    defer {
      arena = []
      records = []
    }
    return SortedRecords(records: records, arena: arena)
  }

  private func sortRecords() {
    arena.withUnsafeBufferPointer { arena in records.sort { $0.precedes($1, in: arena) } }
  }

  private func spill() throws(DatasetError) {
    sortRecords()
    let target: TemporaryFile
    if let file { target = file } else { target = try TemporaryFile(path: path) }
    file = target
    let start = target.count
    for record in records {
      try target.append(length: record.keyLength)
      try target.append(length: record.payloadLength)
      try arena.withUnsafeBufferPointer { arena throws(DatasetError) in
        try target.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(arena)[record.offset..<record.end]))
      }
    }
    runs.append(start..<target.count)
    records.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
  }
}

/// A record in memory: its first key bytes and where the rest lies in the arena. Offsets grow with insertion, so they break ties.
struct SortRecord {
  /// First eight bytes of the key as a number, which decides most comparisons.
  let prefix: UInt64
  let offset: Int
  let keyLength: Int
  let payloadLength: Int

  init(key: [UInt8], offset: Int, payloadLength: Int) {
    var prefix: UInt64 = 0
    for index in 0..<8 { prefix = prefix << 8 | UInt64(index < key.count ? key[index] : 0) }
    self.prefix = prefix
    self.offset = offset
    keyLength = key.count
    self.payloadLength = payloadLength
  }

  var end: Int { offset + keyLength + payloadLength }

  func precedes(_ other: SortRecord, in arena: UnsafeBufferPointer<UInt8>) -> Bool {
    if prefix != other.prefix { return prefix < other.prefix }
    let order = ByteOrder.compare(
      UnsafeBufferPointer(rebasing: arena[offset..<offset + keyLength]),
      UnsafeBufferPointer(rebasing: arena[other.offset..<other.offset + other.keyLength]))
    return order != 0 ? order < 0 : offset < other.offset
  }
}
