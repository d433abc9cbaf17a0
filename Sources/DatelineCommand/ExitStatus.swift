import Dateline
import Glibc

/// The exit codes of the command line, which scripts rely on.
enum ExitStatus: Int32, Error {
  /// Done.
  case done = 0
  /// The run failed.
  case failed = 1
  /// The pipeline file or the command line is wrong.
  case wrongDefinition = 2
  /// Inputs are missing.
  case missingInput = 3
  /// Done, but more rejects than `limits.max_rejects`.
  case tooManyRejects = 4
  /// Interrupted by SIGINT or SIGTERM.
  case interrupted = 130

  /// That of a run that did not end with a complete output folder.
  init(_ kind: RunError.Kind) {
    switch kind {
    case .badDefinition: self = .wrongDefinition
    case .missingInput: self = .missingInput
    case .failed: self = .failed
    case .cancelled: self = .interrupted
    }
  }

  func exit() -> Never { Glibc.exit(rawValue) }
}
