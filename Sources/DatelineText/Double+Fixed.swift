extension Double {
  /// With a fixed number of decimals (0 ... 9), half away from zero: `0.84`, `-12.50`; `-` for what is not finite or has more than 18 digits.
  package func fixed(_ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (magnitude * Double(scale)).rounded()
    guard scaled < 1e18 else { return "-" }
    let units = Int(scaled)
    let sign = self < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(units)" }
    let fraction = String(units % scale)
    return "\(sign)\(units / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }
}
