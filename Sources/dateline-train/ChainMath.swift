import DatelineEntities

/// Forward-backward and Viterbi over one segment, in float lanes.
struct ChainMath {
  /// Marginals by token, of the last `marginals` call.
  private(set) var marginals: [SIMD16<Float>] = []
  /// Expected transitions by previous label, of the last `marginals` call.
  private(set) var pairs: [SIMD16<Float>] = Array(repeating: SIMD16(), count: TaggerLabel.lanes)

  private var forward: [SIMD16<Float>] = []
  private var backward: [SIMD16<Float>] = []
  private var potentials: [SIMD16<Float>] = []

  /// e^x by range reduction and a polynomial of degree five; good to six digits, which is ample for gradients, and the same on every machine.
  @inline(__always)
  static func exponential(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let clamped = x.clamped(lowerBound: SIMD16(repeating: -87), upperBound: SIMD16(repeating: 87))
    let scaled = clamped * 1.442_695_04
    let whole = (scaled + 12_582_912) - 12_582_912
    let r = clamped - whole * 0.693_359_375 + whole * 2.121_944_4e-4
    var p = SIMD16<Float>(repeating: 1.987_569_15e-4)
    p = p * r + 1.398_199_95e-3
    p = p * r + 8.333_451_9e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 1.666_666_55e-1
    p = p * r + 5.000_000_1e-1
    p = p * r * r + r + 1
    let exponent = (SIMD16<Int32>(whole) &+ 127) &<< 23
    return p * unsafeBitCast(exponent, to: SIMD16<Float>.self)
  }

  /// Lanes of the labels in a set of bits as 1, the others as 0.
  @inline(__always)
  static func lanes(_ bits: UInt16) -> SIMD16<Float> {
    var lanes = SIMD16<Float>()
    for label in 0..<TaggerLabel.count where bits & (1 << UInt16(label)) != 0 { lanes[label] = 1 }
    return lanes
  }

  /// Marginals and expected transitions of a segment, with the labels of each token held to `allowed`; nil allows all. Emissions are scores by token,
  /// `expTransitions` e^transition by previous label (0 where forbidden), `expColumns` the same transposed.
  ///
  /// - Returns: false if no sequence is allowed.
  mutating func marginalise(
    _ emissions: [SIMD16<Float>], count: Int, expTransitions: [SIMD16<Float>], expColumns: [SIMD16<Float>], allowed: ArraySlice<UInt16>?
  ) -> Bool {
    grow(to: count)
    for label in 0..<TaggerLabel.count { pairs[label] = SIMD16() }
    var previous = SIMD16<Float>()
    previous[0] = 1
    for index in 0..<count {
      var emission = emissions[index]
      emission[TaggerLabel.count] = -1e6
      var potential = ChainMath.exponential(emission - emission.max())
      if let allowed { potential *= ChainMath.lanes(allowed[allowed.startIndex + index]) }
      potential[TaggerLabel.count] = 0
      potentials[index] = potential
      var sum = SIMD16<Float>()
      if index == 0 {
        sum = expTransitions[0]
      } else {
        for label in 0..<TaggerLabel.count { sum += expTransitions[label] * previous[label] }
      }
      var scores = sum * potential
      let total = scores.sum()
      guard total > 0, total.isFinite else { return false }
      scores *= 1 / total
      forward[index] = scores
      previous = scores
    }
    // The token after a segment is outside.
    var after = expColumns[0]
    after[TaggerLabel.count] = 0
    var index = count - 1
    while true {
      let product = forward[index] * after
      let total = product.sum()
      guard total > 0, total.isFinite else { return false }
      marginals[index] = product * (1 / total)
      backward[index] = after * (1 / total)
      if index == 0 { break }
      let ahead = potentials[index] * backward[index]
      var sum = SIMD16<Float>()
      for label in 0..<TaggerLabel.count { sum += expColumns[label] * ahead[label] }
      // forward is normalised, so the sum over this pair of (forward · M · ahead) is what forward[index] was divided by.
      let before = forward[index - 1]
      var pairTotal: Float = 0
      for label in 0..<TaggerLabel.count { pairTotal += before[label] * sum[label] }
      let scale = 1 / pairTotal
      for label in 0..<TaggerLabel.count where before[label] > 1e-7 {
        pairs[label] += expTransitions[label] * ahead * (before[label] * scale)
      }
      after = sum
      index -= 1
    }
    pairs[0] += marginals[0]
    for label in 0..<TaggerLabel.count { pairs[label][0] += marginals[count - 1][label] }
    return true
  }

  private mutating func grow(to count: Int) {
    while forward.count < count {
      forward.append(SIMD16())
      backward.append(SIMD16())
      potentials.append(SIMD16())
      marginals.append(SIMD16())
    }
  }

  /// The best labels of a segment, held to `allowed` if it is given.
  mutating func decode(
    _ emissions: [SIMD16<Float>], count: Int, transitions: [SIMD16<Float>], allowed: ArraySlice<UInt16>?,
    bonus: (ArraySlice<UInt16>, Float)? = nil,
    into labels: inout [UInt8]
  ) {
    grow(to: count)
    labels.removeAll(keepingCapacity: true)
    labels.append(contentsOf: repeatElement(0, count: count))
    for index in 0..<count {
      var emission = emissions[index]
      if let allowed { emission += (ChainMath.lanes(allowed[allowed.startIndex + index]) - 1) * 1e7 }
      if let (gold, amount) = bonus { emission += (1 - ChainMath.lanes(gold[gold.startIndex + index])) * amount }
      if index == 0 {
        forward[0] = transitions[0] + emission
        continue
      }
      let before = forward[index - 1]
      var best = transitions[0] + before[0]
      for label in 1..<TaggerLabel.count {
        let score = transitions[label] + before[label]
        best.replace(with: score, where: score .> best)
      }
      forward[index] = best + emission
    }
    var next = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      var chosen = 0
      var score = -Float.infinity
      for label in 0..<TaggerLabel.count {
        let here = forward[index][label] + transitions[label][next]
        if here > score {
          score = here
          chosen = label
        }
      }
      labels[index] = UInt8(chosen)
      next = chosen
    }
  }
}
