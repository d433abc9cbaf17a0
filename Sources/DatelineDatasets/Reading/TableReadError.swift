/// Why a table of an output folder cannot be read: file, line, what is wrong.
public struct TableReadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of remedy there is.
  public enum Kind: Sendable, Hashable {
    /// There is no output folder: give another one, or run the pipeline first.
    case noDataset
    /// The folder lacks a table or a column: change the pipeline and run it again.
    case lacking
    /// A file cannot be read, is damaged or was changed by others.
    case unreadable
  }

  /// What kind of remedy there is.
  public let kind: Kind
  /// The file or folder.
  public let path: String
  /// Line in the unpacked file, from 1; nil if the file as a whole is meant.
  public let line: Int?
  /// What is wrong and what to do about it.
  public let message: String

  /// Makes an error.
  public init(_ kind: Kind = .unreadable, path: String, line: Int? = nil, message: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.message = message
  }

  /// `out/data/dates.csv:17: column 'start_on': 'soon' is no date`.
  public var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(message)" }
}
