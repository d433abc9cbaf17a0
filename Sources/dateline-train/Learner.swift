import DatelineEntities

/// How weights are learnt.
enum LearnerKind: String, CaseIterable {
  /// Linear-chain conditional random field, AdaGrad.
  case crf
  /// Averaged structured perceptron (Collins 2002).
  case perceptron
  /// Passive-aggressive with a margin per wrong label (Crammer et al. 2006, PA-I), averaged.
  case pa
}

/// Settings of a training run; the defaults are those of the model that is compiled in.
struct LearnerOptions {
  var kind = LearnerKind.crf
  var epochs = 6
  var seed: UInt64 = 1
  /// Step size of AdaGrad.
  var rate: Float = 0.05
  /// Where the sums of squared gradients begin: the higher, the less a rare feature learns.
  var damping: Float = 0.001
  /// L2 penalty, spread over the examples of each feature.
  var penalty: Float = 0.5
  /// Epochs at the end whose weights are averaged.
  var averaged = 3
  /// Share of the features that an example does without, at random: no feature is to be relied on alone.
  var dropout: Float = 0.25
  /// Largest step of the passive-aggressive learner.
  var aggressiveness: Float = 0.05
}

/// Learns the weights of one stage from examples whose labels may be partly unknown.
struct Learner {
  let examples: ExampleSet
  /// Document features, for the second stage.
  var extra: DocumentFeatures?
  /// Examples of each feature.
  let tallies: [UInt32]
  var options: LearnerOptions

  /// Learns from the documents that `include` accepts.
  func train(include: (Int) -> Bool, progress: (String) -> Void) -> Weights {
    let weights = Weights(features: tallies.count)
    switch options.kind {
    case .crf: trainField(weights, include, progress)
    case .perceptron, .pa: trainMistakes(weights, include, progress)
    }
    return weights
  }

  /// Learns from all documents several times, each with a seed of its own, and averages the weights: what one order of the examples happened to favour
  /// cancels out.
  func trainAverage(of count: Int, progress: (String) -> Void) -> Weights {
    let average = train(include: { _ in true }, progress: progress)
    guard count > 1 else { return average }
    for number in 1..<count {
      var learner = self
      learner.options.seed = options.seed &+ UInt64(number) &* 1009
      average.add(learner.train(include: { _ in true }, progress: { _ in }))
      progress("  model \(number + 1) of \(count)")
    }
    average.scale(by: 1 / Float(count))
    return average
  }

  /// The feature numbers of a segment's candidates, all or a random part of them.
  struct Active {
    var offsets: [Int] = [0]
    var features: [UInt32] = []
    /// What sums over a part are multiplied with, to be as large as sums over all.
    var scale: Float = 1
  }

  /// Collects the features of a segment; with `dropout` some are left out, by the generator.
  func collect(_ segment: ExampleSet.Segment, dropout: Float = 0, _ generator: inout SeededGenerator, into active: inout Active) {
    active.offsets.removeAll(keepingCapacity: true)
    active.features.removeAll(keepingCapacity: true)
    active.offsets.append(0)
    active.scale = 1 / (1 - dropout)
    let threshold = UInt64(Double(dropout) * 65_536)
    func take(_ list: [UInt32], _ range: Range<Int>) {
      guard threshold > 0 else {
        active.features.append(contentsOf: list[range])
        return
      }
      var bits: UInt64 = 0
      for (number, place) in range.enumerated() {
        if number & 3 == 0 { bits = generator.next() }
        if bits & 0xFFFF >= threshold { active.features.append(list[place]) }
        bits >>= 16
      }
    }
    for candidate in Int(segment.first)..<Int(segment.first + segment.count) {
      take(examples.features, examples.offsets[candidate]..<examples.offsets[candidate + 1])
      if let extra { take(extra.features, extra.offsets[candidate]..<extra.offsets[candidate + 1]) }
      active.offsets.append(active.features.count)
    }
  }

  /// Sums the rows of collected features.
  @inline(__always)
  static func emissions(_ active: Active, _ rows: UnsafeMutablePointer<SIMD16<Float>>, _ sums: inout [SIMD16<Float>]) {
    sums.removeAll(keepingCapacity: true)
    active.features.withUnsafeBufferPointer { features in
      for index in 0..<active.offsets.count - 1 {
        var sum = SIMD16<Float>()
        for place in active.offsets[index]..<active.offsets[index + 1] { sum += rows[Int(features[place])] }
        sums.append(sum * active.scale)
      }
    }
  }

  /// Calls `body` with every collected feature of a candidate.
  @inline(__always)
  private static func forEachFeature(_ active: Active, _ index: Int, _ body: (Int) -> Void) {
    active.features.withUnsafeBufferPointer { features in
      for place in active.offsets[index]..<active.offsets[index + 1] { body(Int(features[place])) }
    }
  }

  private func order(_ include: (Int) -> Bool) -> [Int] {
    examples.segments.indices.filter { include(Int(examples.segments[$0].document)) }
  }

  // MARK: Conditional random field

  private func trainField(_ weights: Weights, _ include: (Int) -> Bool, _ progress: (String) -> Void) {
    guard let rows = weights.rows.baseAddress else { return }
    let squares = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: tallies.count)
    squares.initialize(repeating: SIMD16(repeating: options.damping), count: tallies.count)
    let sums = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: tallies.count)
    sums.initialize(repeating: SIMD16(), count: tallies.count)
    defer {
      squares.deallocate()
      sums.deallocate()
    }
    var transitionSquares = [SIMD16<Float>](repeating: SIMD16(repeating: 1), count: TaggerLabel.lanes)
    var transitionSums = [SIMD16<Float>](repeating: SIMD16(), count: TaggerLabel.lanes)
    var averaged = 0
    var order = order(include)
    var generator = SeededGenerator(seed: options.seed)
    var math = ChainMath()
    var emissions: [SIMD16<Float>] = []
    var active = Active()
    var free: [SIMD16<Float>] = []
    var exp = ChainTables(weights.transitions)
    let penalties = tallies.map { options.penalty / Float(max($0, 1)) }
    for epoch in 1...max(options.epochs, 1) {
      generator.shuffle(&order)
      var updates = 0
      for number in order {
        let segment = examples.segments[number]
        let count = Int(segment.count)
        let first = Int(segment.first)
        collect(segment, dropout: options.dropout, &generator, into: &active)
        Learner.emissions(active, rows, &emissions)
        guard math.marginalise(emissions, count: count, expTransitions: exp.rows, expColumns: exp.columns, allowed: nil) else { continue }
        free.removeAll(keepingCapacity: true)
        for index in 0..<count { free.append(math.marginals[index]) }
        let freePairs = math.pairs
        guard
          math.marginalise(
            emissions, count: count, expTransitions: exp.rows, expColumns: exp.columns, allowed: examples.allowed[first..<first + count])
        else { continue }
        let weight = examples.weights[Int(segment.document)]
        var changed = false
        for index in 0..<count {
          let gradient = (math.marginals[index] - free[index]) * weight
          let square = gradient * gradient
          guard square.max() > 1e-7 else { continue }
          changed = true
          updates += 1
          Learner.forEachFeature(active, index) { feature in
            let total = squares[feature] + square
            squares[feature] = total
            rows[feature] += options.rate * (gradient - penalties[feature] * rows[feature]) / total.squareRoot()
          }
        }
        if changed {
          for label in 0..<TaggerLabel.count {
            let gradient = (math.pairs[label] - freePairs[label]) * weight
            transitionSquares[label] += gradient * gradient
            weights.transitions[label] += options.rate * gradient / transitionSquares[label].squareRoot()
          }
          exp = ChainTables(weights.transitions)
        }
      }
      progress("  epoch \(epoch): \(updates) updates")
      if epoch > options.epochs - options.averaged {
        averaged += 1
        for feature in 0..<tallies.count { sums[feature] += rows[feature] }
        for label in 0..<TaggerLabel.count { transitionSums[label] += weights.transitions[label] }
      }
    }
    let scale = 1 / Float(max(averaged, 1))
    for feature in 0..<tallies.count { rows[feature] = sums[feature] * scale }
    for label in 0..<TaggerLabel.count { weights.transitions[label] = transitionSums[label] * scale }
  }

  // MARK: Perceptron and passive-aggressive

  private func trainMistakes(_ weights: Weights, _ include: (Int) -> Bool, _ progress: (String) -> Void) {
    guard let rows = weights.rows.baseAddress else { return }
    let sums = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: tallies.count)
    sums.initialize(repeating: SIMD16(), count: tallies.count)
    defer { sums.deallocate() }
    var transitionSums = [SIMD16<Float>](repeating: SIMD16(), count: TaggerLabel.lanes)
    var order = order(include)
    var generator = SeededGenerator(seed: options.seed)
    var math = ChainMath()
    var emissions: [SIMD16<Float>] = []
    var active = Active()
    var best: [UInt8] = []
    var gold: [UInt8] = []
    var step: Float = 1
    for epoch in 1...max(options.epochs, 1) {
      generator.shuffle(&order)
      var mistakes = 0
      for number in order {
        let segment = examples.segments[number]
        let count = Int(segment.count)
        let first = Int(segment.first)
        let allowed = examples.allowed[first..<first + count]
        collect(segment, dropout: options.dropout, &generator, into: &active)
        Learner.emissions(active, rows, &emissions)
        let legal = weights.legalTransitions
        let bonus: (ArraySlice<UInt16>, Float)? = options.kind == .pa ? (allowed, 1) : nil
        math.decode(emissions, count: count, transitions: legal, allowed: nil, bonus: bonus, into: &best)
        step += 1
        guard (0..<count).contains(where: { allowed[first + $0] & (1 << UInt16(best[$0])) == 0 }) else { continue }
        math.decode(emissions, count: count, transitions: legal, allowed: allowed, into: &gold)
        let amount = options.kind == .pa ? stepSize(emissions, legal, active.offsets, best, gold) : 1
        let size = amount * examples.weights[Int(segment.document)]
        guard size > 0 else { continue }
        var previous = (0, 0)
        for index in 0...count {
          let labels = index < count ? (Int(gold[index]), Int(best[index])) : (0, 0)
          if index < count && labels.0 != labels.1 {
            mistakes += 1
            var change = SIMD16<Float>()
            change[labels.0] = size
            change[labels.1] = -size
            Learner.forEachFeature(active, index) { feature in
              rows[feature] += change
              sums[feature] += change * step
            }
          }
          if labels.0 != labels.1 || previous.0 != previous.1 {
            weights.transitions[previous.0][labels.0] += size
            transitionSums[previous.0][labels.0] += size * step
            weights.transitions[previous.1][labels.1] -= size
            transitionSums[previous.1][labels.1] -= size * step
          }
          previous = labels
        }
      }
      progress("  epoch \(epoch): \(mistakes) wrong labels")
    }
    for feature in 0..<tallies.count { rows[feature] -= sums[feature] / step }
    for label in 0..<TaggerLabel.count { weights.transitions[label] -= transitionSums[label] / step }
  }

  /// PA-I: the loss over the squared length of the change, capped.
  private func stepSize(
    _ emissions: [SIMD16<Float>], _ transitions: [SIMD16<Float>], _ features: [Int], _ best: [UInt8], _ gold: [UInt8]
  ) -> Float {
    let count = best.count
    var loss: Float = 0
    var length: Float = 0
    var previous = (0, 0)
    for index in 0...count {
      let labels = index < count ? (Int(gold[index]), Int(best[index])) : (0, 0)
      if index < count {
        loss += emissions[index][labels.1] - emissions[index][labels.0]
        if labels.0 != labels.1 {
          loss += 1
          length += 2 * Float(features[index + 1] - features[index])
        }
      }
      loss += transitions[previous.1][labels.1] - transitions[previous.0][labels.0]
      if labels.0 != labels.1 || previous.0 != previous.1 { length += 2 }
      previous = labels
    }
    return max(0, min(options.aggressiveness, loss / max(length, 1)))
  }
}

/// e^transition, by row and by column, 0 where forbidden.
struct ChainTables {
  var rows: [SIMD16<Float>]
  var columns: [SIMD16<Float>] = Array(repeating: SIMD16(), count: TaggerLabel.lanes)

  init(_ transitions: [SIMD16<Float>]) {
    rows = zip(transitions, Weights.legal).map { ChainMath.exponential($0) * $1 }
    for previous in 0..<TaggerLabel.count {
      for next in 0..<TaggerLabel.count { columns[next][previous] = rows[previous][next] }
    }
  }
}
