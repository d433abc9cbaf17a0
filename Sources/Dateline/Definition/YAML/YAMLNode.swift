/// A node of a pipeline file's YAML tree, with the place it stands at.
///
/// Scalars stay text: nothing is a number, a date or a truth value before an option says what it wants, so `no`, `2024-10-24` and `1e5` are safe.
struct YAMLNode: Sendable {
  /// How a scalar is written.
  enum Style: Sendable, Hashable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// One key with its value.
  struct Pair: Sendable {
    var key: YAMLNode
    var value: YAMLNode
    /// The key's text.
    var name: String
  }

  /// What a node holds.
  indirect enum Content: Sendable {
    case scalar(String, Style)
    case sequence([YAMLNode])
    case mapping([Pair])
    /// Nothing that could be read; the reason has been reported.
    case invalid
  }

  /// What it holds.
  var content: Content
  /// Offset of its first Unicode scalar in the file.
  var start: Int
  /// Offset one past its last Unicode scalar; for block collections the start of what follows.
  var end: Int
  /// Nodes in it, itself included, with aliases counted as if they were written out.
  var weight: Int

  /// Text of a scalar; nil for collections.
  var text: String? { if case .scalar(let text, _) = content { text } else { nil } }

  /// Whether nothing was written: an empty plain scalar, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// Whether nothing more should be said of it.
  var isInvalid: Bool { if case .invalid = content { true } else { false } }

  /// What it is, for messages.
  var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a value"
    case .sequence: "a list"
    case .mapping: "keys and values"
    case .invalid: "nothing"
    }
  }
}
