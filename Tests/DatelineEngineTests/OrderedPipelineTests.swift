import Dispatch
import Glibc
import Synchronization
import Testing

@testable import DatelineEngine

private struct Boom: Error, Equatable { let at: Int }

private func counter(_ count: Int) -> () -> Int? {
  var next = 0
  return {
    if next == count { return nil }
    defer { next += 1 }
    return next
  }
}

@Suite struct OrderedPipelineTests {
  @Test(arguments: [1, 2, 3, 8], [1, 2, 5, 64])
  func keepsOrder(workers: Int, extra: Int) throws {
    let got = Locked<[Int]>([])
    let emitted = try OrderedPipeline(workers: workers, window: workers * extra).run(
      source: counter(500),
      makeTransform: {
        { value in
          if value % 7 == 0 { usleep(50) }
          return value * 2
        }
      },
      sink: { value in got.withLock { $0.append(value) } })
    #expect(emitted == 500)
    #expect(got.withLock { $0 } == (0..<500).map { $0 * 2 })
  }

  @Test(arguments: [0, 1, 57, 199])
  func lowestTransformErrorWins(at: Int) throws {
    for _ in 0..<50 {
      let got = Locked<[Int]>([])
      do {
        try OrderedPipeline(workers: 4, window: 8).run(
          source: counter(200),
          makeTransform: {
            { value in
              if value >= at { throw Boom(at: value) }
              return value
            }
          },
          sink: { value in got.withLock { $0.append(value) } })
        Issue.record("no error")
      } catch {
        guard case .failed(.transform, let sequence, let boom as Boom) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(sequence == at && boom == Boom(at: at))
        #expect(got.withLock { $0 } == Array(0..<at))
      }
    }
  }

  @Test func sinkErrorStops() {
    let got = Locked<[Int]>([])
    #expect(throws: PipelineError.self) {
      try OrderedPipeline(workers: 3, window: 6).run(
        source: counter(10_000), makeTransform: { { $0 } },
        sink: { value in
          if value == 20 { throw Boom(at: 20) }
          got.withLock { $0.append(value) }
        })
    }
    #expect(got.withLock { $0 } == Array(0..<20))
  }

  @Test func sourceErrorEmitsAllBefore() {
    let got = Locked<[Int]>([])
    var next = 0
    do {
      try OrderedPipeline(workers: 3, window: 6).run(
        source: {
          if next == 30 { throw Boom(at: 30) }
          defer { next += 1 }
          return next
        },
        makeTransform: {
          { (value: Int) in
            usleep(20)
            return value
          }
        }, sink: { value in got.withLock { $0.append(value) } })
      Issue.record("no error")
    } catch {
      guard case .failed(.source, 30, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(got.withLock { $0 } == Array(0..<30))
  }

  @Test func windowBoundsBatchesInFlight() throws {
    let now = Locked((current: 0, worst: 0))
    var next = 0
    try OrderedPipeline(workers: 4, window: 5).run(
      source: {
        if next == 400 { return nil }
        next += 1
        now.withLock {
          $0.current += 1
          $0.worst = max($0.worst, $0.current)
        }
        return next
      },
      makeTransform: {
        { (value: Int) in
          if value % 50 == 1 { usleep(2000) }
          return value
        }
      },
      sink: { (_: Int) in now.withLock { $0.current -= 1 } })
    let worst = now.withLock { $0.worst }
    #expect(worst >= 1 && worst <= 5)
  }

  @Test func cancelStopsBetweenBatches() {
    let cancellation = Cancellation()
    let got = Locked<[Int]>([])
    do {
      try OrderedPipeline(workers: 4, window: 8).run(
        cancellation: cancellation, source: counter(1_000_000), makeTransform: { { value in value } },
        sink: { value in
          got.withLock { $0.append(value) }
          if value == 100 { cancellation.cancel() }
        })
      Issue.record("no error")
    } catch {
      guard case .cancelled(let next) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(got.withLock { $0 } == Array(0..<next))
      #expect(next > 100 && next < 1000)
    }
  }

  @Test func manyRunsAtOnceDoNotDeadlock() {
    // 64 runs at once from pool threads: far more blocked callers than cores.
    let total = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 64) { _ in
      let emitted =
        (try? OrderedPipeline(workers: 4, window: 4).run(source: counter(100), makeTransform: { { value in value } }, sink: { _ in }))
        ?? -1
      total.add(emitted, ordering: .relaxed)
    }
    #expect(total.load(ordering: .relaxed) == 6400)
  }

  @Test func workFoundByTheSinkComesBackThroughTheSource() throws {
    // The pattern of the run: the sink queues compression jobs that the source hands out before new batches.
    enum Work: Sendable { case batch(Int), job(Int) }
    let queue = Locked<[Int]>([])
    let done = Locked<[Int]>([])
    var next = 0
    let pipeline = OrderedPipeline(workers: 4, window: 6)
    try pipeline.run(
      source: {
        if let job = queue.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return Work.job(job) }
        if next == 300 { return nil }
        next += 1
        return Work.batch(next)
      },
      makeTransform: { { $0 } },
      sink: { work in
        switch work {
        case .batch(let value): queue.withLock { $0.append(value) }
        case .job(let value): done.withLock { $0.append(value) }
        }
      })
    let all = done.withLock { $0 } + queue.withLock { $0 }
    #expect(all == Array(1...300))
  }
}
