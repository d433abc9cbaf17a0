/// The fingerprints of the documents that later ones are compared with, end to end: the older ones in a file, the newer ones in memory.
struct FingerprintStore: Sendable {
  /// One stored document.
  struct Entry: BitwiseCopyable, Sendable {
    /// Start of its features, in 32-bit words from the first document's.
    var offset: UInt64
    var layout: FeatureLayout
    var wordCount: UInt32
    /// Slot of its cluster's leader; its own slot for a leader.
    var leader: UInt32
    /// Ordinal of the cluster's original so far, kept up for leaders only.
    var original: UInt32
    /// Day of the original, as a number; `Int32.max` if it has none.
    var originalDay: Int32
    /// Words of the original.
    var originalWords: UInt32
  }

  var entries: [Entry] = []
  private var features: [UInt32] = []
  /// Where the older features are, and how many 32-bit words of them.
  private(set) var file: SpillFile?
  private(set) var fileOffset = 0
  private(set) var fileCount = 0

  /// Makes an empty store.
  init() {}

  /// Makes a store of what a state file holds.
  init(entries: [Entry], file: SpillFile, offset: Int, count: Int) {
    self.entries = entries
    self.file = file
    fileOffset = offset
    fileCount = count
  }

  /// Documents stored.
  var count: Int { entries.count }
  /// 32-bit words of features, in the file and in memory.
  var featureCount: Int { fileCount + features.count }
  /// Bytes held in memory.
  var byteCount: Int { entries.capacity * MemoryLayout<Entry>.stride + spillableByteCount }
  /// Bytes of those that a spill frees.
  var spillableByteCount: Int { features.capacity * 4 }

  /// Stores a fingerprint and returns its slot; without a leader it leads itself.
  mutating func append(_ fingerprint: Fingerprint, ordinal: UInt32, day: Int32, leader: UInt32?) -> UInt32 {
    let slot = UInt32(entries.count)
    entries.append(
      Entry(
        offset: UInt64(featureCount), layout: fingerprint.layout, wordCount: fingerprint.wordCount, leader: leader ?? slot,
        original: ordinal, originalDay: day, originalWords: fingerprint.wordCount))
    features.append(contentsOf: fingerprint.features)
    return slot
  }

  /// Calls `body` with the features in `slot`. Features that a file has lost are seen as none.
  @inline(__always)
  func withFeatures<Result>(of slot: UInt32, _ body: (FeatureView) -> Result) -> Result {
    let entry = entries[Int(slot)]
    if Int(entry.offset) < fileCount { return withFileFeatures(of: entry, body) }
    return features.withUnsafeBufferPointer { all in
      let start = Int(entry.offset) - fileCount
      let range = start..<start + entry.layout.count
      return body(FeatureView(base: UnsafeBufferPointer(rebasing: all[range]), layout: entry.layout, wordCount: entry.wordCount))
    }
  }

  private func withFileFeatures<Result>(of entry: Entry, _ body: (FeatureView) -> Result) -> Result {
    let count = entry.layout.count
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, count)) { buffer in
      let raw = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count * 4)
      let isWhole = file?.read(at: fileOffset + Int(entry.offset) * 4, into: raw) == count * 4
      let features = UnsafeBufferPointer(start: buffer.baseAddress, count: isWhole ? count : 0)
      return body(FeatureView(base: features, layout: isWhole ? entry.layout : FeatureLayout(), wordCount: entry.wordCount))
    }
  }

  /// Moves the features to disk. On failure nothing has changed.
  mutating func spill(to folder: String) throws(DedupeStateError) {
    // A spill file goes on growing if no copy of this store reads it; a state file that was opened for reading is copied once.
    if ownsFile, isKnownUniquelyReferenced(&file) {
      try file?.append(features)
      try file?.flush()
    } else {
      let newFile = try SpillFile.temporary(in: folder)
      let start = try write(to: newFile)
      try newFile.flush()
      file = newFile
      fileOffset = start
      ownsFile = true
    }
    fileCount += features.count
    features = []
  }

  private var ownsFile = false

  /// Writes all features at the end of `target`; returns the byte offset at which they start.
  func write(to target: SpillFile) throws(DedupeStateError) -> Int {
    let start = target.count
    var at = 0
    while let file, at < fileCount {
      let length = min(1 << 16, fileCount - at)
      guard let block = file.read(UInt32.self, count: length, at: fileOffset + at * 4) else {
        throw DedupeStateError(.damaged, path: "")
      }
      try target.append(block)
      at += length
    }
    try target.append(features)
    return start
  }
}
