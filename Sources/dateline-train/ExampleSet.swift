import DatelineEntities

/// The candidates of all training documents with the numbers of their features, in flat arrays.
struct ExampleSet {
  /// A run of candidates that is decoded as one.
  struct Segment {
    var first: Int32
    var count: Int32
    var document: Int32
  }

  var segments: [Segment] = []
  /// Candidates of each document.
  var ranges: [Range<Int>] = []
  /// Allowed labels by candidate.
  var allowed: [UInt16] = []
  /// Where the features of each candidate begin in `features`.
  var offsets: [Int] = [0]
  /// Feature numbers.
  var features: [UInt32] = []
  /// Weight of each document.
  var weights: [Float] = []
  /// Fold of each document.
  var folds: [Int] = []
  /// Names with a token that is no candidate: they cannot be learnt.
  var unreachable = 0

  var count: Int { allowed.count }
}

extension ExampleSet {
  /// Adds a document's candidates and first-stage features; features that are not numbered are left out.
  mutating func add(_ document: TrainingDocument, _ extractor: TaggerFeatureExtractor, index: FeatureIndex, fold: Int) {
    let start = count
    let number = Int32(ranges.count)
    var isCandidate = [Bool](repeating: false, count: document.tokens.count)
    for candidate in extractor.candidates { isCandidate[Int(candidate.token)] = true }
    for (token, candidate) in isCandidate.enumerated() where !candidate && document.allowed[token] & 1 == 0 { unreachable += 1 }
    for (position, candidate) in extractor.candidates.enumerated() {
      if candidate.startsSegment { segments.append(Segment(first: Int32(count), count: 0, document: number)) }
      segments[segments.count - 1].count += 1
      allowed.append(ExampleSet.reachable(document.allowed, Int(candidate.token), startsSegment: candidate.startsSegment))
      for hash in extractor.hashes[extractor.offsets[position]..<extractor.offsets[position + 1]] {
        if let value = index.value(hash) { features.append(value) }
      }
      offsets.append(features.count)
    }
    ranges.append(start..<count)
    weights.append(document.weight)
    folds.append(fold)
  }

  /// A name whose first token is no candidate must begin later.
  private static func reachable(_ allowed: [UInt16], _ token: Int, startsSegment: Bool) -> UInt16 {
    let own = allowed[token]
    let inside: UInt16 = 0x5554
    guard startsSegment, own & ~inside == 0 else { return own }
    return (own & inside) >> 1
  }
}

/// The document features of the second stage, by candidate, in flat arrays.
struct DocumentFeatures {
  var offsets: [Int] = [0]
  var features: [UInt32] = []
}
