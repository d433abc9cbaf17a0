import Dispatch

/// The shared state of one run of `OrderedPipeline`. Sendable by construction: all mutable state sits in a `Locked`.
///
/// Why nothing can hang: a sequence number is given only to a worker that holds a permit, so the lowest unfinished batch always belongs to a
/// running worker; and a drainer looks at the head again after it has let go of the sink, so no wake-up is lost.
final class OrderedRun<Input: Sendable, Output: Sendable>: Sendable {
  private struct Intake {
    let source: () throws -> Input?
    var nextSequence = 0
    var isClosed = false
  }
  /// A struct around the closure, never the bare closure: `Locked<(Output) -> Void>.withLock` passes it inout at
  /// another abstraction level and wraps it in one more thunk on every call (quadratic time, measured).
  private struct Outlet { let sink: (Output) throws -> Void }
  private enum Slot: Sendable {
    case empty
    case done(Output)
    case failed(PipelineError)
  }
  private struct Reorder {
    var slots: [Slot]
    var head = 0
    var failure: PipelineError?
  }

  private let cancellation: Cancellation
  private let makeTransform: @Sendable () -> (Input) throws -> Output
  private let intake: Locked<Intake>
  private let reorder: Locked<Reorder>
  private let outlet: Locked<Outlet>
  private let window: Int
  /// One permit for each batch that may be in flight. Starts at zero and is raised, because libdispatch
  /// traps when a semaphore is freed below the value it was created with (which a failed run would do).
  private let permits = DispatchSemaphore(value: 0)

  init(
    window: Int, cancellation: Cancellation, source: sending @escaping () throws -> Input?,
    makeTransform: @escaping @Sendable () -> (Input) throws -> Output, sink: sending @escaping (Output) throws -> Void
  ) {
    self.window = window
    self.cancellation = cancellation
    self.makeTransform = makeTransform
    intake = Locked(Intake(source: source))
    reorder = Locked(Reorder(slots: Array(repeating: .empty, count: window)))
    outlet = Locked(Outlet(sink: sink))
    for _ in 0..<window { permits.signal() }
  }

  /// The body of one worker: take a batch, transform it, hand it in, until the source ends or the run stops.
  func work() {
    let transform = makeTransform()
    while true {
      permits.wait()
      guard let (sequence, batch) = next() else {
        permits.signal()  // wake the next waiting worker, which will find the intake closed too
        return
      }
      let slot: Slot
      switch batch {
      case .failure(let error): slot = .failed(error)
      case .success(let input):
        do { slot = .done(try transform(input)) } catch {
          slot = .failed(.failed(stage: .transform, sequence: sequence, underlying: error))
        }
      }
      deposit(slot, at: sequence)
      drain()
    }
  }

  func outcome() throws(PipelineError) -> Int {
    let (emitted, failure) = reorder.withLock { ($0.head, $0.failure) }
    if let failure { throw failure }
    if cancellation.isCancelled { throw .cancelled(nextSequence: emitted) }
    return emitted
  }

  private func next() -> (Int, Result<Input, PipelineError>)? {
    intake.withLock { intake in
      if cancellation.isCancelled { intake.isClosed = true }
      if intake.isClosed { return nil }
      let sequence = intake.nextSequence
      do {
        guard let batch = try intake.source() else {
          intake.isClosed = true
          return nil
        }
        intake.nextSequence += 1
        return (sequence, .success(batch))
      } catch {
        intake.isClosed = true
        return (sequence, .failure(.failed(stage: .source, sequence: sequence, underlying: error)))
      }
    }
  }

  private func deposit(_ slot: Slot, at sequence: Int) {
    if case .failed = slot { intake.withLock { $0.isClosed = true } }
    reorder.withLock { $0.slots[sequence % window] = slot }
  }

  /// Emits every batch that is ready at the head. A worker that finds another one draining goes on with the
  /// next batch; the drainer looks again after it let go of the sink, so no ready batch is left behind.
  private func drain() {
    repeat {
      let drained: Void? = outlet.withLockIfAvailable { outlet in
        while let (sequence, output) = takeHead() {
          do { try outlet.sink(output) } catch {
            stop(.failed(stage: .sink, sequence: sequence, underlying: error))
            return
          }
          reorder.withLock { $0.head += 1 }
          permits.signal()
        }
      }
      if drained == nil { return }
    } while headIsReady
  }

  private func takeHead() -> (Int, Output)? {
    let (sequence, slot): (Int, Slot) = reorder.withLock { reorder in
      guard reorder.failure == nil else { return (0, .empty) }
      let index = reorder.head % window
      let slot = reorder.slots[index]
      reorder.slots[index] = .empty
      return (reorder.head, slot)
    }
    switch slot {
    case .done(let output): return (sequence, output)
    case .failed(let error):
      stop(error)
      return nil
    case .empty: return nil
    }
  }

  private var headIsReady: Bool {
    reorder.withLock { reorder in
      if reorder.failure != nil { return false }
      if case .empty = reorder.slots[reorder.head % window] { return false }
      return true
    }
  }

  private func stop(_ error: PipelineError) {
    intake.withLock { $0.isClosed = true }
    reorder.withLock { if $0.failure == nil { $0.failure = error } }
    permits.signal()
  }
}
