import DatelineDatasets
import DatelineEngine

/// Blocks that wait for a worker. The ordered sink puts them in, the source hands them out before it reads more input, so that the queue stays
/// as short as the window, and the workers never starve for want of a batch.
final class CompressionQueue: Sendable {
  private struct Waiting {
    var jobs: [CompressionJob] = []
    var head = 0
  }
  private let waiting = Locked(Waiting())

  func add(_ jobs: [CompressionJob]) {
    guard !jobs.isEmpty else { return }
    waiting.withLock { $0.jobs.append(contentsOf: jobs) }
  }

  /// Whether no block waits.
  var isEmpty: Bool { waiting.withLock { $0.head == $0.jobs.count } }

  /// The oldest block; nil if none waits.
  func next() -> CompressionJob? {
    waiting.withLock { waiting in
      guard waiting.head < waiting.jobs.count else { return nil }
      let job = waiting.jobs[waiting.head]
      waiting.head += 1
      if waiting.head == waiting.jobs.count || waiting.head >= 64 {
        waiting.jobs.removeFirst(waiting.head)
        waiting.head = 0
      }
      return job
    }
  }
}
