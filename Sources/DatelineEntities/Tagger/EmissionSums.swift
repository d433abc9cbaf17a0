/// Sums the rows of weights of each candidate's features, for both stages at once: a row holds the weights of both, so one cache line serves two passes.
struct EmissionSums: Sendable {
  private(set) var candidates: [TaggerCandidate] = []
  /// Sums by candidate: first stage.
  private(set) var first: [SIMD16<Int16>] = []
  /// Sums by candidate: second stage, the document features still to come.
  private(set) var second: [SIMD16<Int16>] = []

  private let model: TaggerModel
  private var cache: [CachedWord]
  private var hashes = [UInt64](repeating: 0, count: TaggerFeatures.capacity)

  /// The sums of the features of one word. The key holds all that they depend on, so an old entry gives what a new one would.
  private struct CachedWord: Sendable {
    var key = TaggerFeatures.WordKey()
    var first = SIMD16<Int16>()
    var second = SIMD16<Int16>()
  }

  private static let cacheBits = 12

  init(model: TaggerModel) {
    self.model = model
    cache = Array(repeating: CachedWord(), count: 1 << EmissionSums.cacheBits)
  }

  mutating func removeAll() {
    candidates.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    second.removeAll(keepingCapacity: true)
  }

  /// Adds the rows of some features to two sums.
  ///
  /// A row has two homes, the slots of a pair; bytes 15 and 31 are its fingerprint. A feature that the model does not hold matches neither and adds nothing.
  @inline(__always)
  static func add(
    _ hashes: UnsafePointer<UInt64>, _ count: Int, rows: UnsafeRawPointer, mask: UInt64, _ first: inout SIMD16<Int16>,
    _ second: inout SIMD16<Int16>
  ) {
    for index in 0..<count {
      let hash = hashes[index]
      let fingerprint = TaggerModelLayout.fingerprint(hash)
      var row = rows + Int(hash & mask) &* TaggerModelLayout.rowBytes
      if TaggerModelLayout.fingerprint(at: row) != fingerprint {
        row = rows + Int((hash & mask) ^ 1) &* TaggerModelLayout.rowBytes
        if TaggerModelLayout.fingerprint(at: row) != fingerprint { continue }
      }
      first &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
      second &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 16, as: SIMD16<Int8>.self))
    }
  }

  /// Adds document features to the second sum of a candidate.
  @inline(__always)
  mutating func addToSecond(_ index: Int, _ hashes: UnsafePointer<UInt64>, _ count: Int) {
    var unused = SIMD16<Int16>()
    EmissionSums.add(hashes, count, rows: model.rows, mask: model.rowMask, &unused, &second[index])
  }
}

extension EmissionSums: CandidateSink {
  mutating func add(_ candidate: TaggerCandidate, key: TaggerFeatures.WordKey, classes: UInt32, context: UnsafePointer<UInt64>, count: Int)
  {
    let slot = Int(truncatingIfNeeded: (key.word ^ (key.tail >> 40) &* 0x9e37) & ((1 << UInt64(EmissionSums.cacheBits)) &- 1))
    if cache[slot].key != key {
      var entry = CachedWord()
      entry.key = key
      hashes.withUnsafeMutableBufferPointer { hashes in
        guard let out = hashes.baseAddress else { return }
        let found = TaggerFeatures.word(key, classes: classes, set: model.features, out)
        EmissionSums.add(out, found, rows: model.rows, mask: model.rowMask, &entry.first, &entry.second)
      }
      cache[slot] = entry
    }
    var firstSum = cache[slot].first
    var secondSum = cache[slot].second
    EmissionSums.add(context, count, rows: model.rows, mask: model.rowMask, &firstSum, &secondSum)
    candidates.append(candidate)
    first.append(firstSum)
    second.append(secondSum)
  }
}
