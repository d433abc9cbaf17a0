import DatelineEntities

/// Fits the curve that turns a margin into a probability (Platt 1999): a logistic regression of "right" on the margin, by Newton's method.
enum ConfidenceCurve {
  /// Slope and offset for each type; types with fewer than fifty names get the curve of all names.
  static func fit(_ points: [(type: Int, margin: Float, right: Bool)]) -> [(slope: Float, offset: Float)] {
    let all = fit(points.map { ($0.margin, $0.right) })
    return (0..<TaggerLabel.typeCount).map { type in
      let own = points.filter { $0.type == type }.map { ($0.margin, $0.right) }
      return own.count < 50 ? all : fit(own)
    }
  }

  private static func fit(_ points: [(margin: Float, right: Bool)]) -> (slope: Float, offset: Float) {
    var slope = 0.5
    var offset = 0.0
    for _ in 0..<30 {
      // A weak prior on the slope keeps the curve rising when all names are right.
      var gradient = (slope: -(slope - 0.5), offset: 0.0)
      var hessian = (ss: 1.0, so: 0.0, oo: 1e-3)
      for (margin, right) in points {
        let x = Double(min(margin, 20))
        let p = Double(Logistic.value(Float(slope * x + offset)))
        let error = (right ? 1 : 0) - p
        let weight = max(p * (1 - p), 1e-6)
        gradient.slope += error * x
        gradient.offset += error
        hessian.ss += weight * x * x
        hessian.so += weight * x
        hessian.oo += weight
      }
      let determinant = hessian.ss * hessian.oo - hessian.so * hessian.so
      guard determinant > 1e-9 else { break }
      slope += (hessian.oo * gradient.slope - hessian.so * gradient.offset) / determinant
      offset += (hessian.ss * gradient.offset - hessian.so * gradient.slope) / determinant
      slope = min(max(slope, 0.02), 5)
      offset = min(max(offset, -5), 5)
    }
    return (Float(slope), Float(offset))
  }
}
