import DatelineEngine
import Synchronization

/// How far a run has come; any thread may read it while the run goes on.
public final class RunProgress: Sendable {
  /// What each stage has done so far, in the order of the pipeline; empty until the run has started.
  public var stages: [StageMeter] { meters.withLock { $0 } }
  /// Documents that have passed all stages.
  public var documents: Int { documentCount.load(ordering: .relaxed) }
  /// Records refused.
  public var rejects: Int { rejectCount.load(ordering: .relaxed) }
  /// Bytes of input taken, as stored.
  public var bytesRead: Int { readBytes.load(ordering: .relaxed) }
  /// Bytes of input there are, as stored; nil if a pipe is among the inputs.
  public var expectedBytes: Int? {
    let bytes = allBytes.load(ordering: .relaxed)
    return bytes < 0 ? nil : bytes
  }
  /// Whether all input has been read and the tables that need all documents are being written.
  public var isFinishing: Bool { finishing.load(ordering: .relaxed) }

  private let meters = Locked<[StageMeter]>([])
  private let documentCount = Atomic<Int>(0)
  private let rejectCount = Atomic<Int>(0)
  private let readBytes = Atomic<Int>(0)
  private let allBytes = Atomic<Int>(-1)
  private let finishing = Atomic<Bool>(false)

  /// Progress of a run that has not started.
  public init() {}

  func begin(_ stages: [StageMeter]) { meters.withLock { $0 = stages } }

  func add(documents: Int, rejects: Int, bytesRead: Int, expectedBytes: Int?) {
    documentCount.add(documents, ordering: .relaxed)
    rejectCount.add(rejects, ordering: .relaxed)
    readBytes.store(bytesRead, ordering: .relaxed)
    allBytes.store(expectedBytes ?? -1, ordering: .relaxed)
  }

  func beginFinishing() { finishing.store(true, ordering: .relaxed) }
}
