/// Reads and writes numbers of bytes with units.
enum ByteSize {
  private static let units: [(name: String, bytes: Int)] = [
    ("B", 1), ("kB", 1_000), ("KiB", 1 << 10), ("MB", 1_000_000), ("MiB", 1 << 20), ("GB", 1_000_000_000), ("GiB", 1 << 30),
    ("TB", 1_000_000_000_000), ("TiB", 1 << 40),
  ]

  /// Reads `4MiB`, `500 kB`, `1.5GiB`, `4096`; nil if it is none of them. Units are read in either case.
  static func bytes(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let amount = Double(digits), amount.isFinite else { return nil }
    guard let scale = unit.isEmpty ? 1 : units.first(where: { $0.name.lowercased() == unit })?.bytes else { return nil }
    let bytes = amount * Double(scale)
    return bytes < 9e18 && bytes == bytes.rounded() ? Int(bytes) : nil
  }

  /// `4MiB`, `500kB`, `1234B`: the largest unit that divides it, binary before decimal.
  static func text(_ bytes: Int) -> String {
    let fitting = units.filter { $0.bytes <= bytes && bytes % $0.bytes == 0 }
    guard let unit = fitting.last(where: { $0.name.hasSuffix("iB") }) ?? fitting.last else { return "\(bytes)B" }
    return "\(bytes / unit.bytes)\(unit.name)"
  }
}
