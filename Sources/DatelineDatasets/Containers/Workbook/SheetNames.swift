/// Hands out names of sheets: at most 31 characters, no two alike when letter case is left aside, and none that Excel keeps for itself.
struct SheetNames {
  /// Longest name.
  static let maximumLength = 31
  private var taken: Set<String> = ["history"]

  /// A name for a sheet, made of the name of its table; part 2 and on are `NAME (2)`.
  mutating func make(_ base: String, part: Int = 1) -> String {
    let suffix = part > 1 ? " (\(part))" : ""
    var name = base.prefix(Self.maximumLength - suffix.count) + suffix
    var attempt = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = "~\(attempt)" + suffix
      name = base.prefix(Self.maximumLength - suffix.count) + suffix
      attempt += 1
    }
    return String(name)
  }

  /// Names of the first sheets of tables behind a sheet README; nil for tables without one.
  static func first(of tables: [String?]) -> [String] {
    var names = SheetNames()
    _ = names.make("README")
    return tables.map { $0.map { names.make($0) } ?? "" }
  }
}
