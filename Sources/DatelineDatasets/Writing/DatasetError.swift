import Glibc

/// Why an output folder cannot be written, with the place and what to do about it.
public struct DatasetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Sendable, Hashable {
    /// The folder holds what this pipeline did not write.
    case foreignFolder
    /// Another run is writing there now.
    case inUse
    /// The system refused; its error number.
    case system(Int32)
    /// zlib could not work: out of memory.
    case compression
    /// Calls in an order that the writer does not allow: a fault of the calling code.
    case misuse
  }

  /// What went wrong.
  public let kind: Kind
  /// The file or folder.
  public let path: String
  /// What went wrong, for people.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// `path: message; remedy`
  public var description: String { "\(path): \(message); \(remedy)" }

  init(_ kind: Kind, path: String, message: String, remedy: String) {
    self.kind = kind
    self.path = path
    self.message = message
    self.remedy = remedy
  }

  /// The error of a system call that failed just now.
  ///
  /// - Parameters:
  ///   - action: What was tried: `write`, `create`.
  ///   - path: The file or folder.
  ///   - code: The error number.
  /// - Returns: The error with a remedy for that number.
  static func system(_ action: String, _ path: String, _ code: Int32 = errno) -> DatasetError {
    let remedy =
      switch code {
      case ENOSPC: "free space on that disk or choose another folder with --output"
      case EDQUOT: "your quota is used up: free space or choose another folder with --output"
      case EIO: "the disk or network drive reports a fault: check it or choose another folder with --output"
      case EACCES, EPERM: "check the folder's owner and permissions or choose another folder with --output"
      case EROFS: "that file system is read-only: choose another folder with --output"
      case ENOTDIR, EEXIST, ELOOP: "something that is no folder stands in the way: move it or choose another folder with --output"
      case EFBIG: "the file system or 'ulimit -f' allows no larger file: choose another folder with --output"
      case EMFILE, ENFILE: "too many files are open: raise 'ulimit -n'"
      case ENAMETOOLONG: "choose a shorter folder name with --output"
      default: "check the folder or choose another one with --output"
      }
    return DatasetError(.system(code), path: path, message: "cannot \(action): \(String(cString: strerror(code)))", remedy: remedy)
  }

  static func misuse(_ path: String, _ message: String) -> DatasetError {
    DatasetError(.misuse, path: path, message: message, remedy: "this is a fault in the program, please report it")
  }
}
