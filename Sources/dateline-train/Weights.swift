import DatelineEntities

/// The weights of one stage while they are learnt: sixteen floats a feature, and the transitions by previous label.
final class Weights {
  let rows: UnsafeMutableBufferPointer<SIMD16<Float>>
  var transitions: [SIMD16<Float>]

  init(features: Int) {
    rows = .allocate(capacity: max(features, 1))
    rows.initialize(repeating: SIMD16())
    transitions = Array(repeating: SIMD16(), count: TaggerLabel.lanes)
  }

  deinit { rows.deallocate() }

  /// Adds the weights of another model of the same features.
  func add(_ other: Weights) {
    for index in rows.indices { rows[index] += other.rows[index] }
    for index in transitions.indices { transitions[index] += other.transitions[index] }
  }

  /// Multiplies all weights.
  func scale(by factor: Float) {
    for index in rows.indices { rows[index] *= factor }
    for index in transitions.indices { transitions[index] *= factor }
  }

  /// 1 where a transition is legal, else 0.
  static let legal: [SIMD16<Float>] = (0..<TaggerLabel.lanes).map { previous in
    var row = SIMD16<Float>()
    for next in 0..<TaggerLabel.lanes where TaggerLabel.isLegal(UInt8(previous), UInt8(next)) { row[next] = 1 }
    return row
  }

  /// Transitions with the forbidden ones at their price.
  var legalTransitions: [SIMD16<Float>] {
    zip(transitions, Weights.legal).map { row, legal in row * legal + (legal - 1) * -TaggerModelLayout.forbidden }
  }
}
