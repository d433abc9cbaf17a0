import DatelineDatasets
import DatelineDedupe
import DatelineEngine
import DatelineIngest
import DatelineReport
import DatelineText

/// One run of a plan, from the inputs to the finished folder.
///
/// First pass: batches of documents go through the stages concurrently; their rows go to the files in run order, or to a spool if they need what only the end of
/// the corpus tells (which documents are copies). Second pass: the spool and the tables of the whole corpus. In both passes the ordered sink only appends;
/// deflate runs in the workers, block by block, through `CompressionQueue`.
struct PipelineRun {
  let plan: RunPlan
  let workers: Int
  let cancellation: Cancellation
  let progress: RunProgress
  let meters = StageMeters()
  private let queue = CompressionQueue()

  private enum Work: Sendable {
    case ingested(IngestBatch, firstOrdinal: Int)
    case late(LateWork)
    case compression(CompressionJob)
  }
  private enum Done: Sendable {
    case batch(BatchResult)
    case rendered([RenderedTable])
    case compressed(CompressedBlock)
  }

  /// What the first and the second pass leave behind.
  struct Outcome: Sendable {
    var counts: RunCounts
    var copies: Int?
    /// Documents of earlier runs that this run was compared with; nil without a state file.
    var earlierDocuments: Int?
    /// Keys that so many documents hold that they were not followed; nil if copies were not looked for.
    var commonKeys: Int?
    /// The index to be saved; nil without a state file.
    var index: Deduper?
    var inputs: InputSummary
    var topEntities: [RunSummary.TopEntity]
    /// What the report shows, but for the run itself; nil if none is written.
    var report: ReportFacts?
  }

  /// Limits of one batch: enough work to hide the cost of handing it over, little enough to keep memory low.
  private static let batchDocuments = 256
  private static let batchBytes = 128 << 10

  func run(into writer: DatasetWriter) throws -> Outcome {
    progress.begin(meters.running(in: plan.stages))
    let sink = Locked(try RunSink(plan: plan, writer: writer, queue: queue, meters: meters))
    let inputs = try firstPass(sink)
    progress.beginFinishing()
    let outcome = try secondPass(sink, inputs)
    queue.add(writer.finish())
    try execute(sink, source: { nil })
    return outcome
  }

  private func firstPass(_ sink: Locked<RunSink>) throws -> InputSummary {
    let input = try IngestReader(sources: plan.sources, batchDocuments: Self.batchDocuments, batchBytes: Self.batchBytes)
    let summary = Locked<InputSummary?>(nil)
    var nextOrdinal = 0
    let meter = meters.ingest
    try execute(
      sink,
      source: {
        let start = StageMeter.threadCPUNanoseconds()
        guard let batch = try input.next() else {
          summary.withLock { $0 = input.inputs }
          return nil
        }
        let bytes = batch.documents.reduce(0) { $0 + $1.text.count }
        meter.add(documents: batch.documents.count, bytes: bytes, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
        defer { nextOrdinal += batch.documents.count }
        return .ingested(batch, firstOrdinal: nextOrdinal)
      })
    guard let inputs = summary.withLock({ $0 }) else { throw RunError.interrupted }
    return inputs
  }

  private func secondPass(_ sink: Locked<RunSink>, _ inputs: InputSummary) throws -> Outcome {
    let late = Locked<LateSource?>(nil)
    var report: PipelineReport?
    let (facts, found) = try sink.withLock { sink in
      let duplicates = sink.deduper?.finish()
      let facts = LateFacts(ids: sink.deduper?.identifiers ?? [], duplicates: duplicates)
      let index = plan.dedupeState == nil ? nil : sink.deduper
      sink.deduper = nil
      let registry = sink.registry
      sink.registry = EntityRegistry()
      let entities = registry.entities { facts.story(of: Int($0)) }
      let source = LateSource(
        plan: plan, facts: facts, spool: try sink.spool?.makeReader(), timeline: try sink.timeline?.finish(), entities: entities,
        aliases: registry.entityAliases())
      report = try sink.report.map { PipelineReport(plan: plan, digests: try $0.makeReader(), facts: facts, entities: entities) }
      let copies = duplicates.map { found in found.originals.indices.reduce(0) { $0 + (facts.isDuplicate($1) ? 1 : 0) } }
      let outcome = Outcome(
        counts: sink.counts, copies: copies, earlierDocuments: index == nil ? nil : facts.earlier, commonKeys: duplicates?.commonKeyCount,
        index: index, inputs: inputs, topEntities: Self.topEntities(entities))
      late.withLock { $0 = source }
      return (facts, outcome)
    }
    try execute(sink, facts: facts, source: { try late.withLock { try $0?.next() }.map(Work.late) })
    var outcome = found
    outcome.report = try report?.finish(meters.tables)
    return outcome
  }

  /// A source that has been asked for the last time once it has given nil.
  private struct Input {
    let source: () throws -> Work?
    var isAtEnd = false

    mutating func next() throws -> Work? {
      if isAtEnd { return nil }
      let work = try source()
      isAtEnd = work == nil
      return work
    }
  }

  /// Runs the executor until the source has ended and no block waits any more. Waiting blocks go before new input; those that the sink queues after the
  /// source has ended take another, short round.
  private func execute(
    _ sink: Locked<RunSink>, facts: LateFacts = LateFacts(ids: [], duplicates: nil), source: sending @escaping () throws -> Work?
  ) throws {
    let (plan, meters, queue, progress) = (plan, meters, queue, progress)
    let input = Locked(Input(source: source))
    repeat {
      do {
        try OrderedPipeline(workers: workers, window: workers * 3).run(
          cancellation: cancellation,
          source: { try queue.next().map(Work.compression) ?? input.withLock { try $0.next() } },
          makeTransform: {
            var worker = Worker(plan: plan, facts: facts, meters: meters)
            return { try worker.process($0) }
          },
          sink: { (done: Done) in try sink.withLock { try Self.take(done, &$0, progress) } })
      } catch {
        guard case .failed(_, _, let underlying) = error else { throw RunError.interrupted }
        throw underlying
      }
    } while !queue.isEmpty
  }

  private static func take(_ done: Done, _ sink: inout RunSink, _ progress: RunProgress) throws {
    switch done {
    case .batch(let result):
      try sink.take(result)
      progress.add(
        documents: result.counts.documents, rejects: result.counts.rejectCount, bytesRead: result.progress.bytesRead,
        expectedBytes: result.progress.expectedBytes)
    case .rendered(let tables): for table in tables { try sink.take(table) }
    case .compressed(let block): try sink.writer.commit(block)
    }
  }

  /// All that one thread owns, each part made when it is first needed.
  private struct Worker {
    let plan: RunPlan
    let facts: LateFacts
    let meters: StageMeters
    lazy var batches = BatchWorker(plan, meters)
    lazy var late = LateWorker(plan, facts)
    lazy var scratch = CompressionScratch()

    mutating func process(_ work: Work) throws -> Done {
      let start = StageMeter.threadCPUNanoseconds()
      switch work {
      case .ingested(let batch, let firstOrdinal): return .batch(batches.process(batch, firstOrdinal: firstOrdinal))
      case .late(let work):
        let tables = try late.process(work)
        meters.tables.add(documents: 0, bytes: 0, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
        return .rendered(tables)
      case .compression(let job):
        let block = try job.run(scratch)
        meters.compression.add(documents: 0, bytes: job.contentCount, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
        return .compressed(block)
      }
    }
  }

  /// The five people, organizations and places that most stories mention.
  private static func topEntities(_ rows: [EntityRow]) -> [RunSummary.TopEntity] {
    [EntityType.person, .organization, .place].flatMap { type in
      rows.ranked(type).prefix(5)
        .map { RunSummary.TopEntity(name: $0.entity.name, type: type, clusters: $0.clusterCount, documents: $0.documentCount) }
    }
  }
}
