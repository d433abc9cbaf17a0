import DatelineDatasets
import DatelineDedupe
import DatelineEngine
import DatelineEntities
import DatelineText

/// Everything that is touched in document order: one thread at a time, the executor sees to that.
struct RunSink {
  let plan: RunPlan
  let writer: DatasetWriter
  let queue: CompressionQueue
  let meters: StageMeters
  var counts = RunCounts()
  var deduper: Deduper?
  var registry: EntityRegistry
  var spool: Spool?
  var timeline: ExternalSorter?
  /// Digests for the report, batch by batch.
  var report: Spool?

  init(plan: RunPlan, writer: DatasetWriter, queue: CompressionQueue, meters: StageMeters) throws {
    self.plan = plan
    self.writer = writer
    self.queue = queue
    self.meters = meters
    registry = EntityRegistry(repair: plan.repair)
    if let options = plan.dedupe {
      // Above an eighth of the memory the index goes on on disk (it takes up to twice that while it grows); the rest is for batches in flight.
      let (memory, folder) = (plan.memoryLimit / 8, writer.temporaryPath(""))
      deduper =
        if let state = plan.dedupeState {
          try Deduper(resuming: state, options: options, memoryLimit: memory, spillFolder: folder)
        } else {
          Deduper(options: options, memoryLimit: memory, spillFolder: folder)
        }
    }
    if !plan.lateTables.isEmpty { spool = try Spool(path: writer.temporaryPath("late.spool")) }
    if plan.hasReport { report = try Spool(path: writer.temporaryPath("report.spool")) }
    if plan.hasTimeline { timeline = ExternalSorter(path: writer.temporaryPath("timeline")) }
  }

  /// Takes the next batch.
  mutating func take(_ result: BatchResult) throws {
    let start = StageMeter.threadCPUNanoseconds()
    let firstOrdinal = counts.documents
    counts.add(result.counts)
    for table in result.rendered { try take(table) }
    if let late = result.late { try spool?.append(late) }
    if let digest = result.report { try report?.append(digest) }
    for row in result.timeline { try timeline?.append(key: ExternalSorter.key(Int64(row.day.number)), payload: row.bytes) }
    meters.tables.add(documents: 0, bytes: 0, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
    if !result.fingerprints.isEmpty {
      let start = StageMeter.threadCPUNanoseconds()
      for (index, fingerprint) in result.fingerprints.enumerated() {
        deduper?.add(fingerprint, publishedOn: result.publishedOn[index], identifier: result.ids[index])
      }
      meters.dedupe.add(documents: 0, bytes: 0, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
    }
    if !result.records.isEmpty {
      let start = StageMeter.threadCPUNanoseconds()
      for (index, record) in result.records.enumerated() {
        registry.add(
          document: UInt32(truncatingIfNeeded: firstOrdinal + index), annotations: record.annotations, text: record.document.text)
      }
      meters.entities.add(documents: 0, bytes: 0, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
    }
  }

  /// Appends rendered rows to their files.
  func take(_ table: RenderedTable) throws {
    queue.add(try writer.append(output: table.output, csv: table.csv, jsonl: table.jsonLines, rows: table.rows))
    if let kept = table.kept { try writer.append(output: table.output, rows: kept) }
  }
}
