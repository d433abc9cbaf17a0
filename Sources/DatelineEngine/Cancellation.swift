import Synchronization

/// A flag that any thread may set once to stop a run between batches.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes a flag that is not set.
  public init() {}

  /// Asks the run to stop. Safe from any thread; a second call changes nothing.
  public func cancel() { flag.store(true, ordering: .releasing) }

  /// Whether `cancel()` has been called.
  public var isCancelled: Bool { flag.load(ordering: .acquiring) }
}
