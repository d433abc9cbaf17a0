import Dispatch

/// Why a run stopped before its source was exhausted.
public enum PipelineError: Error {
  /// `Cancellation.cancel()` was called; every batch below `nextSequence` reached the sink, no other did.
  case cancelled(nextSequence: Int)
  /// The batch with this sequence number failed in `stage`; every batch before it reached the sink, no later one did.
  case failed(stage: Stage, sequence: Int, underlying: any Error)

  /// The part of the pipeline that failed.
  public enum Stage: String, Sendable {
    /// Fetching the batch.
    case source
    /// Working on it.
    case transform
    /// Taking the result.
    case sink
  }
}

/// Runs `source -> transform (parallel) -> sink (in order)` on Grand Central Dispatch.
///
/// - At most `window` batches are between source and sink at any time (backpressure, bounded memory).
/// - `source` and `sink` are each called by one thread at a time; `transform` by up to `workers` threads.
/// - The sink sees batches in source order, whatever order the workers finish in.
/// - Deterministic failure: the error reported is that of the lowest failing sequence number.
///
/// The calling thread takes part in the work, so progress never depends on the pool having a free thread,
/// and no pool thread ever waits for work that has not already been started by a running one.
public struct OrderedPipeline: Sendable {
  /// Number of threads that transform.
  public let workers: Int
  /// Batches that may be in flight.
  public let window: Int

  /// Makes an executor.
  ///
  /// - Precondition: `workers > 0` and `window >= workers`.
  public init(workers: Int, window: Int) {
    precondition(workers > 0, "workers must be positive")
    precondition(window >= workers, "window must be at least the number of workers")
    self.workers = workers
    self.window = window
  }

  /// Runs until the source ends, something fails, or the run is cancelled.
  ///
  /// - Parameters:
  ///   - cancellation: stops the run between batches.
  ///   - source: the next batch, or nil at the end.
  ///   - makeTransform: called once on each worker, so that scratch buffers and caches need no lock.
  ///   - sink: takes the results in order.
  /// - Returns: the number of batches that reached the sink.
  /// - Throws: `PipelineError`.
  @discardableResult
  public func run<Input: Sendable, Output: Sendable>(
    cancellation: Cancellation = Cancellation(),
    source: sending @escaping () throws -> Input?,
    makeTransform: @escaping @Sendable () -> (Input) throws -> Output,
    sink: sending @escaping (Output) throws -> Void
  ) throws(PipelineError) -> Int {
    let run = OrderedRun(window: window, cancellation: cancellation, source: source, makeTransform: makeTransform, sink: sink)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in run.work() }
    return try run.outcome()
  }
}
