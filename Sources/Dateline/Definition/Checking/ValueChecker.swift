/// Checks one scalar against its type.
struct ValueChecker {
  /// Why a value does not fit: continues "'key' ...".
  struct Fault: Error {
    var message: String
    var suggestion: String?
  }

  /// Folder that paths are relative to.
  let folder: String

  /// The typed value, or what is wrong with it.
  func check(_ text: String, _ type: ValueType) -> Result<OptionValue, Fault> {
    switch type {
    case .text: return .success(.text(text))
    case .slug(let allowsUnderscore):
      if let problem = Slug.problem(in: text, allowsUnderscore: allowsUnderscore) {
        return .failure(Fault(message: "cannot be \(Quoted(text)): \(problem)", suggestion: Slug.repaired(text)))
      }
      return .success(.text(text))
    case .boolean: return boolean(text)
    case .integer(let range): return ranged(Self.integer(text), in: range, text, type).map(OptionValue.integer)
    case .number(let range): return ranged(Self.number(text), in: range, text, type).map(OptionValue.number)
    case .size(let range): return ranged(ByteSize.bytes(text), in: range, text, type).map(OptionValue.size)
    case .percentage: return percentage(text)
    case .choice(let words):
      return words.contains(text) ? .success(.text(text)) : failure(text, type, suggestion: WordSuggestion.closest(to: text, in: words))
    case .path: return path(text)
    case .separator: return separator(text)
    case .list, .structure: return failure(text, type)
    case .either(let types):
      for type in types { if case .success(let value) = check(text, type) { return .success(value) } }
      if case .path? = types.last { return path(text) }
      return failure(text, type)
    }
  }

  private func failure<Value>(_ text: String, _ type: ValueType, suggestion: String? = nil) -> Result<Value, Fault> {
    .failure(Fault(message: "must be \(type), not \(Quoted(text))", suggestion: suggestion))
  }

  private func ranged<Number: Comparable>(
    _ value: Number?, in range: ClosedRange<Number>, _ text: String, _ type: ValueType
  ) -> Result<Number, Fault> {
    guard let value, range.contains(value) else { return failure(text, type) }
    return .success(value)
  }

  private func boolean(_ text: String) -> Result<OptionValue, Fault> {
    switch text {
    case "true": .success(.boolean(true))
    case "false": .success(.boolean(false))
    default: failure(text, .boolean, suggestion: WordSuggestion.closest(to: text, in: ["true", "false"]))
    }
  }

  private func percentage(_ text: String) -> Result<OptionValue, Fault> {
    guard text.hasSuffix("%"), let value = Self.number(String(text.dropLast())), (0...100).contains(value) else {
      return failure(text, .percentage)
    }
    return .success(.share(value / 100))
  }

  private func path(_ text: String) -> Result<OptionValue, Fault> {
    if text.isEmpty { return .failure(Fault(message: "is an empty path")) }
    if text.utf8.contains(0) { return .failure(Fault(message: "holds a NUL character")) }
    if text.hasPrefix("~") { return .failure(Fault(message: "begins with '~', which is not expanded here; write ${env:HOME} instead")) }
    return .success(.path(PipelinePath(text, relativeTo: folder)))
  }

  private func separator(_ text: String) -> Result<OptionValue, Fault> {
    switch text {
    case "auto": return .success(.text(text))
    case "tab", "\t": return .success(.text("\t"))
    default:
      guard text.utf8.count == 1, let byte = text.utf8.first, (0x20...0x7E).contains(byte), byte != UInt8(ascii: "\""),
        !Character(Unicode.Scalar(byte)).isLetter, !Character(Unicode.Scalar(byte)).isNumber
      else { return failure(text, .separator, suggestion: WordSuggestion.closest(to: text, in: ["auto", "tab"])) }
      return .success(.text(text))
    }
  }

  /// A whole number in decimal digits; nil for anything else, `1e3` and `0x10` included.
  static func integer(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  /// A decimal number without exponent.
  static func number(_ text: String) -> Double? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, let last = digits.utf8.last, (48...57).contains(first), (48...57).contains(last),
      digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Double(text)
  }
}
