import DatelineDatasets
import DatelineDedupe
import DatelineEngine
import DatelineIngest
import DatelineReport
import DatelineText

/// What a worker makes of one batch: everything that the ordered sink needs, and nothing more.
struct BatchResult: Sendable {
  /// A row of `timeline` with what puts it in order.
  struct TimelineRow: Sendable {
    let day: Day
    let bytes: [UInt8]
  }

  var counts = RunCounts()
  var progress = IngestProgress()
  /// Tables that need no other document.
  var rendered: [RenderedTable] = []
  /// Rows that wait for the second pass, in spool form; nil if no table waits.
  var late: [UInt8]?
  var timeline: [TimelineRow] = []
  /// Document ids, if a table needs those of other documents; one for each fingerprint.
  var ids: [UInt64] = []
  var fingerprints: [Fingerprint] = []
  /// Days of publication, one for each fingerprint.
  var publishedOn: [Day?] = []
  /// What the report needs; nil if there is none.
  var report: [UInt8]?
  /// The documents themselves, if entities are counted.
  var records: [DocumentRecord] = []
}

/// Takes batches through the stages to rows and rendered tables; one per thread.
struct BatchWorker {
  private let plan: RunPlan
  private let meters: StageMeters
  private var workers: DocumentStages.Workers
  private var writer: RowWriter
  private var rows = BatchRows()
  private var timeline = RowBuffer(table: .timeline)
  private var rejects = RowBuffer(table: .rejects)
  private var digester: ReportDigester?
  private let noDocuments = RowBuffer(table: .documents)

  init(_ plan: RunPlan, _ meters: StageMeters) {
    self.plan = plan
    self.meters = meters
    writer = RowWriter(isSpreadsheetSafe: plan.isSpreadsheetSafe)
    workers = plan.stages.makeWorkers()
    if plan.hasReport { digester = ReportDigester() }
  }

  /// Takes one batch, whose first document has the given place in run order, to its result.
  mutating func process(_ batch: IngestBatch, firstOrdinal: Int) -> BatchResult {
    var result = BatchResult()
    result.progress = batch.progress
    let bytes = batch.documents.reduce(0) { $0 + $1.text.count }
    let annotations = workers.annotate(batch.documents, meters)
    fingerprint(batch.documents, annotations, bytes, &result)

    let start = StageMeter.threadCPUNanoseconds()
    rows.removeAll()
    timeline.removeAll()
    for (index, document) in batch.documents.enumerated() {
      let (id, textHash) = RowID.document(document)
      let record = DocumentRecord(document: document, annotations: annotations[index], id: id, textHash: textHash)
      result.counts.add(record)
      rows.append(record, plan.documentTables, &writer)
      if plan.hasTimeline { appendTimeline(record, ordinal: firstOrdinal + index, index, &result) }
      digester?.add(document, annotations[index], id: id)
      if plan.needsIDs { result.ids.append(id) }
      if plan.countsEntities { result.records.append(record) }
    }
    result.counts.unwritableDates = writer.unwritableDates
    writer.unwritableDates = 0
    for reject in batch.rejects { result.counts.rejects[reject.code, default: 0] += 1 }
    for reject in batch.rejects { digester?.add(reject) }
    result.report = digester?.finishBatch()
    render(batch.rejects, &result)
    if !plan.lateTables.isEmpty {
      var spooled: [UInt8] = []
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: firstOrdinal)) { spooled.append(contentsOf: $0) }
      rows.serialize(plan.lateTables, into: &spooled)
      result.late = spooled
    }
    meters.tables.add(documents: batch.documents.count, bytes: bytes, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
    return result
  }

  private mutating func fingerprint(_ documents: [Document], _ annotations: [Annotations], _ bytes: Int, _ result: inout BatchResult) {
    guard plan.stages.fingerprints != nil else { return }
    let start = StageMeter.threadCPUNanoseconds()
    for index in documents.indices {
      guard let fingerprint = workers.fingerprints?.fingerprint(documents[index], annotations[index]) else { continue }
      result.fingerprints.append(fingerprint)
      result.publishedOn.append(annotations[index].anchor.on)
    }
    meters.dedupe.add(documents: documents.count, bytes: bytes, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
  }

  private mutating func render(_ rejected: [Reject], _ result: inout BatchResult) {
    rejects.removeAll()
    for reject in rejected { writer.appendReject(reject, to: &rejects) }
    for (index, output) in plan.outputs.enumerated() where !plan.isLate[index] {
      if let table = DocumentTable(output.table) {
        result.rendered.append(
          RenderedTable(output, index, rows: rows[table], documents: rows[.documents], documentOf: rows.documentOf[table.rawValue]))
      } else if output.table.name == TableSchema.rejects.name, !rejects.isEmpty {
        result.rendered.append(RenderedTable(output, index, rows: rejects, documents: noDocuments, documentOf: []))
      }
    }
  }

  /// A row's bytes are: the document's place in run order, the row, and the document's row if a filter reads it.
  private mutating func appendTimeline(_ record: DocumentRecord, ordinal: Int, _ index: Int, _ result: inout BatchResult) {
    let first = timeline.count
    let days = writer.appendTimeline(record, to: &timeline)
    for (offset, day) in days.enumerated() {
      var bytes: [UInt8] = []
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: ordinal)) { bytes.append(contentsOf: $0) }
      var row: [UInt8] = []
      timeline.serialize(rows: first + offset..<first + offset + 1, into: &row)
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: row.count)) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: row)
      if plan.timelineReadsDocuments { rows[.documents].serialize(rows: index..<index + 1, into: &bytes) }
      result.timeline.append(BatchResult.TimelineRow(day: day, bytes: bytes))
    }
  }
}
