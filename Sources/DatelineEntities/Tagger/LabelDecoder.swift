/// Finds the best sequence of labels of a segment, and how far it is ahead of others: Viterbi and max-marginals over fifteen labels in SIMD lanes.
///
/// A segment is a run of candidates of one sentence; the tokens around it are outside. Scores are whole numbers held in floats, so sums are exact and do
/// not depend on their order.
struct LabelDecoder: Sendable {
  private var forward: [SIMD16<Float>] = []
  private var backward: [SIMD16<Float>] = []

  init() {}

  /// Writes the best labels of the emissions at `range` to the same places of `labels`.
  ///
  /// - Complexity: O(length · labels²).
  mutating func decode(
    _ emissions: UnsafePointer<SIMD16<Int16>>, _ range: Range<Int>, transitions: UnsafePointer<SIMD16<Float>>,
    labels: UnsafeMutablePointer<UInt8>
  ) {
    let count = range.count
    if forward.count < count { forward.append(contentsOf: repeatElement(SIMD16<Float>(), count: count &- forward.count)) }
    forward.withUnsafeMutableBufferPointer { forward in
      guard let forward = forward.baseAddress else { return }
      var scores = transitions[0] + LabelDecoder.floats(emissions[range.lowerBound])
      forward[0] = scores
      for index in 1..<max(count, 1) {
        scores = LabelDecoder.best(scores - scores[0], transitions) + LabelDecoder.floats(emissions[range.lowerBound &+ index])
        forward[index] = scores
      }
      var next = 0
      for index in stride(from: count &- 1, through: 0, by: -1) {
        // The best predecessor of `next`; the score of `next` itself does not matter for the choice.
        var chosen = 0
        var chosenScore = -Float.infinity
        for label in 0..<TaggerLabel.count {
          let score = forward[index][label] + transitions[label][next]
          if score > chosenScore {
            chosenScore = score
            chosen = label
          }
        }
        labels[range.lowerBound &+ index] = UInt8(truncatingIfNeeded: chosen)
        next = chosen
      }
    }
  }

  /// For each token of `range`, which must be the segment just decoded, how far its label is ahead of the best sequence with another label there.
  mutating func margins(
    _ emissions: UnsafePointer<SIMD16<Int16>>, _ range: Range<Int>, transitions: UnsafePointer<SIMD16<Float>>, labels: UnsafePointer<UInt8>,
    into margins: inout [Float]
  ) {
    let count = range.count
    margins.removeAll(keepingCapacity: true)
    if backward.count < count { backward.append(contentsOf: repeatElement(SIMD16<Float>(), count: count &- backward.count)) }
    var after = SIMD16<Float>()
    for label in 0..<TaggerLabel.count { after[label] = transitions[label][0] }
    after[TaggerLabel.count] = TaggerModelLayout.forbidden
    backward[count &- 1] = after
    for index in stride(from: count &- 2, through: 0, by: -1) {
      let ahead = after + LabelDecoder.floats(emissions[range.lowerBound &+ index &+ 1])
      for label in 0..<TaggerLabel.count { after[label] = LabelDecoder.largest(transitions[label] + ahead) }
      after = after - after[0]
      backward[index] = after
    }
    for index in 0..<count {
      var total = forward[index] + backward[index]
      let label = Int(labels[range.lowerBound &+ index])
      let own = total[label]
      total[label] = -Float.infinity
      margins.append(own - LabelDecoder.largest(total))
    }
  }

  @inline(__always)
  private static func best(_ scores: SIMD16<Float>, _ transitions: UnsafePointer<SIMD16<Float>>) -> SIMD16<Float> {
    var best = transitions[0] + scores[0]
    for label in 1..<TaggerLabel.count {
      let score = transitions[label] + scores[label]
      best.replace(with: score, where: score .> best)
    }
    return best
  }

  @inline(__always)
  private static func largest(_ scores: SIMD16<Float>) -> Float {
    var best = scores[0]
    for label in 1..<TaggerLabel.count where scores[label] > best { best = scores[label] }
    return best
  }

  @inline(__always)
  private static func floats(_ sums: SIMD16<Int16>) -> SIMD16<Float> { SIMD16<Float>(sums) }
}
