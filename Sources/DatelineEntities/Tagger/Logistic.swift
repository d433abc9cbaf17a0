/// The logistic curve by a series that gives the same bits on every platform, unlike the `exp` of a C library.
package enum Logistic {
  /// 1 / (1 + e^-x).
  package static func value(_ x: Float) -> Float {
    guard x > -30 else { return 0 }
    guard x < 30 else { return 1 }
    return Float(1 / (1 + exponential(-Double(x))))
  }

  /// e^x for |x| below 700: halved until small, a Taylor series, squared back.
  package static func exponential(_ x: Double) -> Double {
    var reduced = x
    var halvings = 0
    while reduced > 0.25 || reduced < -0.25 {
      reduced *= 0.5
      halvings += 1
    }
    var term = 1.0
    var sum = 1.0
    for n in 1...12 {
      term *= reduced / Double(n)
      sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
  }
}
