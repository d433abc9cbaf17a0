/// Numbers for people.
enum Numbers {
  /// `1,234,567`.
  static func grouped(_ number: Int) -> String {
    var out: [Character] = []
    for (index, digit) in String(number.magnitude).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return (number < 0 ? "-" : "") + String(out.reversed())
  }

  /// A number with a fixed count of decimals.
  static func fixed(_ number: Double, _ decimals: Int) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "-" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((abs(number) * scale).rounded())
    let whole = scaled / Int(scale)
    guard decimals > 0 else { return (number < 0 ? "-" : "") + String(whole) }
    let fraction = String(scaled % Int(scale))
    return (number < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  /// `1 document`, `2,000 documents`.
  static func counted(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }
}
