/// What has been read so far, for the manifest: complete once `IngestReader.next()` has returned nil.
public struct InputSummary: Sendable, Hashable {
  /// One ingest source.
  public struct Source: Sendable, Hashable {
    /// Name of the source.
    public internal(set) var name: String
    /// Files that were opened.
    public internal(set) var files = 0
    /// Bytes read, as stored.
    public internal(set) var bytes = 0
    /// Documents and rejects.
    public var records: Int { documents + rejects }
    /// Documents.
    public internal(set) var documents = 0
    /// Rejects.
    public internal(set) var rejects = 0
    /// The files in run order; empty if there were more than 1,000.
    public internal(set) var fileList: [File] = []
    /// SHA-256 in hex over the lines `sha256`, two blanks, `path`, line feed of all files: what `sha256sum` prints, hashed.
    public internal(set) var listSHA256: String = ""
  }

  /// One file as it was read.
  public struct File: Sendable, Hashable {
    /// Path below the source's root.
    public internal(set) var path: String
    /// Bytes, as stored.
    public internal(set) var bytes: Int
    /// SHA-256 in hex of the bytes as stored.
    public internal(set) var sha256: String
  }

  /// The sources in run order.
  public internal(set) var sources: [Source] = []
  /// Warnings in run order of their first example.
  public internal(set) var warnings: [IngestWarning] = []
  /// How far the reader has come.
  public internal(set) var progress = IngestProgress()

  /// Documents and rejects of all sources.
  public var records: Int { sources.reduce(0) { $0 + $1.records } }
}
