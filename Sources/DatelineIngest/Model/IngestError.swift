/// An input fault that ends the run: what, where, and what to do about it. Faults of single records are rejects, not errors.
public struct IngestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Kind of fault, which decides the exit code.
  public enum Category: String, Sendable, Hashable {
    /// A file is not there, or a glob matches nothing (exit code 3).
    case missingInput
    /// The description of the source does not fit the input: a column that is not there, a name twice (exit code 2).
    case badDefinition
    /// The input is there but cannot be read (exit code 1).
    case unreadable
  }

  /// Kind of fault.
  public let category: Category
  /// Name of the source.
  public let sourceName: String
  /// File, folder or glob.
  public let file: String
  /// Where in the file, such as `line 1`; nil if the whole file is meant.
  public let place: String?
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// Makes an error.
  public init(category: Category, sourceName: String, file: String, place: String? = nil, problem: String, remedy: String) {
    self.category = category
    self.sourceName = sourceName
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// `source 'wire': in/wire.csv, line 1: there is no column 'body'; map it with ...`.
  public var description: String {
    "source '\(sourceName)': \(file)\(place.map { ", \($0)" } ?? ""): \(problem); \(remedy)"
  }
}
