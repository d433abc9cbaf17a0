/// Where a value of a resolved pipeline comes from.
public struct Origin: Sendable, Hashable {
  /// What gave the value.
  public enum Source: Sendable, Hashable {
    /// Nothing was written: the format's default.
    case formatDefault
    /// The pipeline file, at this place.
    case file(SourcePosition)
    /// An option of the command line, such as `--output`.
    case commandLine(String)
  }

  /// A `${...}` that was replaced in the value.
  public struct Substitution: Sendable, Hashable {
    /// What was named: `vars.day`, `env:DAY`.
    public var reference: String
    /// Where its value came from.
    public var provider: Provider
  }

  /// Who gave a variable its value.
  public enum Provider: String, Sendable, Hashable {
    /// The `vars` of the file.
    case file
    /// `--set`.
    case commandLine = "--set"
    /// The environment.
    case environment
    /// The default after `:-`.
    case fallback = "default"
  }

  /// What gave the value.
  public var source: Source
  /// The variables in it, in order.
  public var substitutions: [Substitution]

  init(_ source: Source, substitutions: [Substitution] = []) {
    self.source = source
    self.substitutions = substitutions
  }

  /// The format's default.
  public static let formatDefault = Origin(.formatDefault)

  /// A few words for `explain`: `default`, `line 24`, `line 24, vars.day by --set`, `--output`.
  public var summary: String {
    let place =
      switch source {
      case .formatDefault: "default"
      case .file(let position): "line \(position.line)"
      case .commandLine(let option): option
      }
    return ([place] + substitutions.map { $0.provider == .file ? $0.reference : "\($0.reference) by \($0.provider.rawValue)" })
      .joined(separator: ", ")
  }
}

/// A path of a pipeline file, as written and as the system needs it.
public struct PipelinePath: Sendable, Hashable {
  /// As written, after substitution.
  public var written: String
  /// Absolute, or relative to the working folder: what to open.
  public var resolved: String

  /// Makes a path; relative ones are joined to `folder`, `-` (standard input) stays.
  init(_ written: String, relativeTo folder: String) {
    self.written = written
    if written.hasPrefix("/") || written == "-" || folder.isEmpty || folder == "." {
      resolved = written
    } else {
      resolved = folder.hasSuffix("/") ? folder + written : "\(folder)/\(written)"
    }
  }
}
