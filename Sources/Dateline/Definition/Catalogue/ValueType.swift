/// What an option accepts: data, from which checking, documentation and the JSON Schema are made.
public indirect enum ValueType: Sendable, Hashable {
  /// Any text.
  case text
  /// A name: lower-case letters, digits, `-` and `_`, beginning with a letter or digit.
  case slug(allowsUnderscore: Bool)
  /// `true` or `false`.
  case boolean
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// A decimal number.
  case number(ClosedRange<Double>)
  /// A number of bytes: `500kB`, `4MiB`, `2GiB`.
  case size(ClosedRange<Int>)
  /// `0.5%` to `100%`.
  case percentage
  /// One of some words.
  case choice([String])
  /// The path of a file or folder, relative to the pipeline file.
  case path
  /// A character between fields: `auto`, `tab`, or one mark.
  case separator
  /// A list without repetitions; at least one item.
  case list(ValueType)
  /// The first of several types that fits.
  case either([ValueType])
  /// A structure with rules of its own, described in words.
  case structure(String)
}

extension ValueType: CustomStringConvertible {
  /// In words, as it stands after "expected".
  public var description: String {
    switch self {
    case .text: "text"
    case .slug(let underscore): "a name of a-z, 0-9\(underscore ? ", '-' and '_'" : " and '-'")"
    case .boolean: "true or false"
    case .integer(let range):
      range.upperBound == .max ? "a whole number from \(range.lowerBound)" : "a whole number from \(Self.words(range))"
    case .number(let range): "a number from \(range.lowerBound.shortest) to \(range.upperBound.shortest)"
    case .size(let range): "a size from \(ByteSize.text(range.lowerBound)) to \(ByteSize.text(range.upperBound)), such as 4MiB or 500kB"
    case .percentage: "a share from 0% to 100%"
    case .choice(let words): Self.alternatives(words)
    case .path: "a path"
    case .separator: "'auto', 'tab' or one mark such as ';'"
    case .list(let element): "a list of \(Self.plural(element))"
    case .either(let types): types.map(\.description).joined(separator: " or ")
    case .structure(let words): words
    }
  }

  private static func words(_ range: ClosedRange<Int>) -> String { "\(range.lowerBound) to \(range.upperBound)" }

  private static func plural(_ type: ValueType) -> String {
    switch type {
    case .choice(let words): words.joined(separator: ", ")
    case .path: "paths"
    case .text: "texts"
    default: type.description
    }
  }

  /// `mdy or dmy`; `a, b or c`.
  static func alternatives(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }
}

/// A checked value of an option.
public enum OptionValue: Sendable, Hashable {
  /// Nothing: the option was left out and has no default.
  case none
  /// Text, a word of a choice, a mark.
  case text(String)
  /// A path.
  case path(PipelinePath)
  /// A truth value.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A decimal number.
  case number(Double)
  /// A number of bytes.
  case size(Int)
  /// A share, 0 ... 1.
  case share(Double)
  /// A list.
  case list([OptionValue])
}

extension OptionValue: CustomStringConvertible {
  /// As it would be written in a pipeline file.
  public var description: String {
    switch self {
    case .none: "-"
    case .text(let text): text == "\t" ? "tab" : text
    case .path(let path): path.written
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.shortest
    case .size(let bytes): ByteSize.text(bytes)
    case .share(let value): "\((value * 100).shortest)%"
    case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    }
  }
}

extension Double {
  /// The shortest decimal form: `1`, `0.5`.
  var shortest: String { self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
