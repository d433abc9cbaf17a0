import Glibc

/// What went wrong with the file that keeps the deduper's index between runs.
public struct DedupeStateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of failure.
  public enum Reason: String, Sendable, Hashable {
    /// The file or folder cannot be written.
    case notWritable
    /// Another run has claimed the file.
    case inUse
    /// The file cannot be read.
    case notReadable
    /// The file is no dedupe state, or of another version.
    case notAState
    /// The file was made with other options.
    case otherOptions
    /// The file is cut off or its parts contradict each other.
    case damaged
  }

  /// What went wrong.
  public let reason: Reason
  /// The file.
  public let path: String
  /// The system's error number, 0 if it was none of the system's.
  public let systemError: Int32

  init(_ reason: Reason, path: String, _ systemError: Int32 = 0) {
    self.reason = reason
    self.path = path
    self.systemError = systemError
  }

  /// The same failure of a file whose path is known.
  func at(_ path: String) -> DedupeStateError { DedupeStateError(reason, path: path, systemError) }

  /// What, where, and what to do about it.
  public var description: String {
    let system = systemError == 0 ? "" : ": " + String(cString: strerror(systemError))
    return switch reason {
    case .notWritable: "cannot write dedupe state '\(path)'\(system); check that its folder exists, its rights and free space"
    case .inUse: "another run is using dedupe state '\(path)'; wait for it or give another path"
    case .notReadable: "cannot read dedupe state '\(path)'\(system)"
    case .notAState: "'\(path)' is no dedupe state of this version; give another path, or remove it to start anew"
    case .otherOptions:
      "dedupe state '\(path)' was made with other options (kinds, near_threshold, keep, or the stages dates and entities before it); give the same ones, "
        + "another path, or remove it to start anew"
    case .damaged: "dedupe state '\(path)' is damaged; restore it, or remove it to start anew"
    }
  }
}
