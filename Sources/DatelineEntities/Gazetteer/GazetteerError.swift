/// What is wrong with a gazetteer file of the user, and where.
public struct GazetteerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as the pipeline file names it.
  public var path: String
  /// Line in it, from 1.
  public var line: Int
  /// What is wrong and what to do about it.
  public var message: String

  /// Makes an error.
  public init(path: String, line: Int, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// `people.csv:3: error: ...`
  public var description: String { "\(path):\(line): error: \(message)" }
}
