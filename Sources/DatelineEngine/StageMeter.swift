import Glibc
import Synchronization

/// What one stage has done so far; any thread may add and read.
public final class StageMeter: Sendable {
  /// Name of the stage.
  public let name: String
  private let documentCount = Atomic<Int>(0)
  private let byteCount = Atomic<Int>(0)
  private let cpuTime = Atomic<Int>(0)

  /// A meter at zero.
  public init(name: String) { self.name = name }

  /// Adds one batch.
  ///
  /// - Parameters:
  ///   - documents: number of documents.
  ///   - bytes: bytes of their texts.
  ///   - cpuNanoseconds: CPU time that the calling thread spent on them.
  public func add(documents: Int, bytes: Int, cpuNanoseconds: Int) {
    documentCount.add(documents, ordering: .relaxed)
    byteCount.add(bytes, ordering: .relaxed)
    cpuTime.add(cpuNanoseconds, ordering: .relaxed)
  }

  /// Documents so far.
  public var documents: Int { documentCount.load(ordering: .relaxed) }
  /// Bytes of text so far.
  public var bytes: Int { byteCount.load(ordering: .relaxed) }
  /// CPU seconds so far, over all threads.
  public var cpuSeconds: Double { Double(cpuTime.load(ordering: .relaxed)) / 1e9 }

  /// CPU time of the calling thread in nanoseconds; subtract two readings.
  public static func threadCPUNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
