/// A place in a file: line and column from 1; columns count Unicode scalars, as editors do for nearly all text.
public struct SourcePosition: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Line, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// `line:column`.
  public var description: String { "\(line):\(column)" }

  /// Orders by line, then by column.
  public static func < (a: SourcePosition, b: SourcePosition) -> Bool { a.line != b.line ? a.line < b.line : a.column < b.column }
}

/// One problem of a pipeline file: where it is, what is wrong, and what to write instead.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The pipeline cannot run.
    case error
    /// The pipeline can run, but this is hardly what was meant.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The file as it was named by the caller, or `--set` and the like for the command line.
  public var file: String
  /// The place; nil when the problem has none, as on the command line.
  public var position: SourcePosition?
  /// Number of Unicode scalars that are wrong, for the underline; at least 1.
  public var length: Int
  /// What is wrong and what is allowed, without the suggestion.
  public var message: String
  /// The right word, when there is one near enough to guess.
  public var suggestion: String?

  init(
    severity: Severity = .error, file: String, position: SourcePosition?, length: Int = 1, message: String, suggestion: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.position = position
    self.length = max(1, length)
    self.message = message.printable
    self.suggestion = suggestion?.printable
  }

  /// The message with its suggestion: `unknown option 'min_confidance' of stage 'dates'; did you mean 'min_confidence'?`.
  public var text: String {
    guard let suggestion else { return message }
    // In a condition quotes tell text from numbers, so what brings its own quotes, or must have none, is shown as it is to be written.
    let isAsWritten = suggestion.contains("'") || Double(suggestion) != nil
    return "\(message); did you mean \(isAsWritten ? suggestion : "'\(suggestion)'")?"
  }

  /// One line for a person or an editor: `news.yaml:27:7: error: unknown option ...`.
  public var rendered: String {
    "\(file):\(position.map { "\($0):" } ?? "") \(severity.rawValue): \(text)"
  }
}

extension Diagnostic: Comparable {
  /// Orders by place (the command line first), then errors before warnings, then by text.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    switch (a.position, b.position) {
    case (nil, .some): return true
    case (.some, nil): return false
    case (.some(let left), .some(let right)) where left != right: return left < right
    default: break
    }
    if a.severity != b.severity { return a.severity == .error }
    return (a.file, a.text) < (b.file, b.text)
  }
}
