/// Names that are safe as file names, ids and in URLs: `[a-z0-9][a-z0-9-]*`, in some places with `_` as well.
enum Slug {
  /// What is wrong with a name; nil if nothing is.
  static func problem(in text: String, allowsUnderscore: Bool, allowsCapitals: Bool = false) -> String? {
    let marks = allowsUnderscore ? "'-' and '_'" : "and '-'"
    let allowed = "use \(allowsCapitals ? "letters" : "a-z"), 0-9\(allowsUnderscore ? ", " : " ")\(marks)"
    guard let first = text.utf8.first else { return "it is empty" }
    if text.utf8.count > 100 { return "it is longer than 100 characters" }
    let isLetterOrDigit = { (byte: UInt8) in
      (48...57).contains(byte) || (97...122).contains(byte) || (allowsCapitals && (65...90).contains(byte))
    }
    if !isLetterOrDigit(first) { return "\(allowed), beginning with a letter or digit" }
    let fits = text.utf8.allSatisfy {
      isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || (allowsUnderscore && $0 == UInt8(ascii: "_"))
    }
    return fits ? nil : allowed
  }

  /// The nearest name that is allowed: lower case, runs of other characters made one `-`; nil if nothing is left.
  static func repaired(_ text: String) -> String? {
    let parts = text.prefix(100).lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return parts.isEmpty ? nil : parts.joined(separator: "-")
  }
}
