/// A stage that looks at one document at a time: a pure function of the document, what earlier stages found, and its options.
///
/// A stage is a small Sendable value with the options and the shared read-only tables. Each concurrent worker asks it once for a `Worker`, which owns
/// scratch buffers and is used by one thread at a time. A worker must carry nothing from one document to the next that could change a result.
public protocol DocumentStage: Sendable {
  /// What does the work on one thread.
  associatedtype Worker: DocumentStageWorker
  /// A new worker with its own scratch.
  func makeWorker() -> Worker
}

/// The part of a stage that belongs to one thread.
public protocol DocumentStageWorker {
  /// Adds to `annotations` what this stage finds in `document`.
  mutating func annotate(_ document: Document, _ annotations: inout Annotations)
}
