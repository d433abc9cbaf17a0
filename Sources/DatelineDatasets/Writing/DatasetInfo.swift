/// What the manifest and the data package say about a run besides its files. It must hold nothing that differs between two equal runs:
/// no times, no counts of workers, no machine paths.
public struct DatasetInfo: Sendable {
  /// Name of the program.
  public var tool: String
  /// Its version.
  public var toolVersion: String
  /// Description of the data package.
  public var description: String?
  /// SHA-256 of the pipeline definition, hexadecimal.
  public var pipelineSHA256: String?
  /// What was read: files with their hashes.
  public var inputs: JSONValue
  /// Counts of documents, sentences ...
  public var counts: JSONValue
  /// Number of rejects by code, in the order to be written.
  public var rejects: [(code: String, count: Int)]
  /// Whether rows name documents of earlier runs, which lie outside of the data set: foreign keys that may do so are then not promised.
  public var namesEarlierRuns: Bool

  /// Makes the information; what is not given is null or empty.
  public init(
    tool: String = "dateline", toolVersion: String, description: String? = nil, pipelineSHA256: String? = nil,
    inputs: JSONValue = .object([]), counts: JSONValue = .object([]), rejects: [(code: String, count: Int)] = [],
    namesEarlierRuns: Bool = false
  ) {
    self.tool = tool
    self.toolVersion = toolVersion
    self.description = description
    self.pipelineSHA256 = pipelineSHA256
    self.inputs = inputs
    self.counts = counts
    self.rejects = rejects
    self.namesEarlierRuns = namesEarlierRuns
  }
}
