import DatelineText

/// A run of records in run order: the documents and the rejects among them.
///
/// Where one batch ends and the next begins depends on the input and the batch limits only, never on timing.
public struct IngestBatch: Sendable {
  /// Documents in run order.
  public var documents: [Document] = []
  /// Rejects in run order.
  public var rejects: [Reject] = []
  /// Bytes of (unpacked, UTF-8) input that these records took, separators included.
  public var inputBytes: Int = 0
  /// How far the reader had come when the batch was cut. For display: with pipes it may differ from run to run.
  public var progress = IngestProgress()

  /// Makes an empty batch.
  public init() {}

  /// Records read: each is a document or a reject.
  public var records: Int { documents.count + rejects.count }
}

/// How much of the input has been read, for a progress bar.
public struct IngestProgress: Sendable, Hashable {
  /// Bytes read from files and pipes so far, as stored (packed if gzipped).
  public var bytesRead: Int = 0
  /// Bytes of all inputs, as stored; nil if a pipe is among them.
  public var expectedBytes: Int?
  /// Files begun so far.
  public var filesRead: Int = 0
  /// Files of all sources.
  public var files: Int = 0

  /// Makes progress of nothing.
  public init() {}
}
