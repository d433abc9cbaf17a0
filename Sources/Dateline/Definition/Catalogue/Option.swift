/// What there is to say of one key of the pipeline file. Checking, documentation and the JSON Schema all read it.
public struct OptionDescription: Sendable, Hashable {
  /// The key.
  public var name: String
  /// What it accepts.
  public var type: ValueType
  /// Its value when it is left out; `none` when there is no default.
  public var fallback: OptionValue
  /// Whether it must be written.
  public var isRequired: Bool
  /// What it means, one sentence.
  public var summary: String
  /// A value as it could be written, for messages and documentation; empty when there is none.
  public var example: String

  /// Describes a key.
  public init(
    _ name: String, _ type: ValueType, default fallback: OptionValue = .none, required: Bool = false, _ summary: String,
    example: String = ""
  ) {
    self.name = name
    self.type = type
    self.fallback = fallback
    isRequired = required
    self.summary = summary
    self.example = example
  }
}

/// A key together with the Swift type of its value, so that defaults have one home.
struct Option<Value: Sendable>: Sendable {
  /// What there is to say of it.
  let description: OptionDescription
  /// The value when it is left out.
  let fallback: Value
  /// Makes the Swift value of a checked one.
  let convert: @Sendable (OptionValue) -> Value?
}

extension Option where Value == String {
  /// Free text, or text of another type that stays text.
  static func text(_ name: String, _ type: ValueType = .text, required: Bool = false, _ summary: String, example: String = "") -> Self {
    Option(description: OptionDescription(name, type, required: required, summary, example: example), fallback: "") {
      if case .text(let text) = $0 { text } else { nil }
    }
  }
}

extension Option where Value == Bool {
  /// A truth value.
  static func boolean(_ name: String, default fallback: Bool, _ summary: String) -> Self {
    Option(description: OptionDescription(name, .boolean, default: .boolean(fallback), summary), fallback: fallback) {
      if case .boolean(let value) = $0 { value } else { nil }
    }
  }
}

extension Option where Value == Int {
  /// A whole number.
  static func integer(_ name: String, in range: ClosedRange<Int>, default fallback: Int, _ summary: String) -> Self {
    Option(description: OptionDescription(name, .integer(range), default: .integer(fallback), summary), fallback: fallback) {
      if case .integer(let value) = $0 { value } else { nil }
    }
  }

  /// A number of bytes.
  static func size(_ name: String, in range: ClosedRange<Int>, default fallback: Int, _ summary: String) -> Self {
    Option(description: OptionDescription(name, .size(range), default: .size(fallback), summary), fallback: fallback) {
      if case .size(let value) = $0 { value } else { nil }
    }
  }
}

extension Option where Value == Double {
  /// A decimal number.
  static func number(_ name: String, in range: ClosedRange<Double>, default fallback: Double, _ summary: String) -> Self {
    Option(description: OptionDescription(name, .number(range), default: .number(fallback), summary), fallback: fallback) {
      if case .number(let value) = $0 { value } else { nil }
    }
  }
}

extension Option where Value == PipelinePath? {
  /// A path.
  static func path(_ name: String, required: Bool = false, _ summary: String, example: String = "") -> Self {
    Option(description: OptionDescription(name, .path, required: required, summary, example: example), fallback: nil) {
      if case .path(let path) = $0 { .some(path) } else { nil }
    }
  }
}

extension Option {
  /// One word of an enumeration.
  static func choice(_ name: String, default fallback: Value, _ summary: String) -> Self
  where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    let words = Value.allCases.map(\.rawValue)
    return Option(
      description: OptionDescription(name, .choice(words), default: .text(fallback.rawValue), summary), fallback: fallback,
      convert: Self.word)
  }

  /// Some words of an enumeration.
  static func choices<Word>(_ name: String, default fallback: [Word], _ summary: String) -> Self
  where Value == [Word], Word: RawRepresentable & CaseIterable & Sendable, Word.RawValue == String {
    let type = ValueType.list(.choice(Word.allCases.map(\.rawValue)))
    let value = OptionValue.list(fallback.map { .text($0.rawValue) })
    return Option(description: OptionDescription(name, type, default: value, summary), fallback: fallback) {
      guard case .list(let values) = $0 else { return nil }
      return values.compactMap { Option<Word>.word($0) }
    }
  }
}

extension Option where Value: RawRepresentable, Value.RawValue == String {
  fileprivate static func word(_ value: OptionValue) -> Value? {
    if case .text(let text) = value { Value(rawValue: text) } else { nil }
  }
}
