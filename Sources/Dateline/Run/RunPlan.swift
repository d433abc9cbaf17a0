import DatelineDatasets
import DatelineDedupe
import DatelineEntities
import DatelineIngest

/// A pipeline made ready to run: sources, stages with their options, outputs, and what each table has to wait for.
struct RunPlan: Sendable {
  var sources: [SourceDescription]
  var stages: DocumentStages
  /// How copies are looked for; nil if they are not.
  var dedupe: DedupeOptions?
  /// The file that keeps the index of documents between runs; nil if there is none.
  var dedupeState: String?
  /// Outputs in the order of the files.
  var outputs: [TableOutput]
  /// What is done about spun names.
  var repair = RepairMode.annotate
  /// Whether `report.html` is written.
  var hasReport = false
  /// Bytes that the run should stay in.
  var memoryLimit = 2 << 30

  /// For each output, whether its rows need something that is known only after the last document: they go through the spool.
  private(set) var isLate: [Bool] = []
  /// Tables of single documents whose rows are made.
  private(set) var documentTables: Set<DocumentTable> = []
  /// Those of them that go through the spool.
  private(set) var lateTables: Set<DocumentTable> = []
  /// Outputs of `timeline`.
  private(set) var timelineOutputs: [Int] = []
  /// Whether a filter of `timeline` reads columns of the document.
  private(set) var timelineReadsDocuments = false

  init(sources: [SourceDescription], stages: DocumentStages, dedupe: DedupeOptions?, outputs: [TableOutput]) {
    self.sources = sources
    self.stages = stages
    self.dedupe = dedupe
    self.outputs = outputs
    for (index, output) in outputs.enumerated() {
      let readsDocuments = !(output.filter?.documentColumns.isEmpty ?? true)
      guard let table = DocumentTable(output.table) else {
        isLate.append(false)
        if output.table.name == TableSchema.timeline.name {
          timelineOutputs.append(index)
          timelineReadsDocuments = timelineReadsDocuments || readsDocuments
        }
        continue
      }
      let late = dedupe != nil && Self.isLate(output, table)
      isLate.append(late)
      documentTables.insert(table)
      if readsDocuments { documentTables.insert(.documents) }
      if late {
        lateTables.insert(table)
        if readsDocuments { lateTables.insert(.documents) }
      }
    }
    if timelineReadsDocuments { documentTables.insert(.documents) }
  }

  /// Whether an output shows or tests what only dedupe's end tells.
  private static func isLate(_ output: TableOutput, _ table: DocumentTable) -> Bool {
    let documentColumns: Set = [RowWriter.DocumentColumn.isDuplicate, RowWriter.DocumentColumn.clusterID]
    if let filter = output.filter, !documentColumns.isDisjoint(with: filter.documentColumns) { return true }
    let own = Set(output.columns + (output.filter?.tableColumns ?? []))
    switch table {
    case .documents: return !own.isDisjoint(with: documentColumns)
    case .sentences: return !own.isDisjoint(with: [RowWriter.SentenceColumn.duplicateOf, RowWriter.SentenceColumn.duplicateKind])
    case .dates, .mentions, .roles, .statements: return false
    }
  }

  /// Whether the tables must only hold what a spreadsheet can.
  var isSpreadsheetSafe: Bool { outputs.contains(where: \.isSpreadsheetSafe) }
  var hasTimeline: Bool { !timelineOutputs.isEmpty }
  /// Whether rows name other documents.
  var needsIDs: Bool { dedupe != nil }
  /// Whether entities are counted over all documents, for their tables and for the summary.
  var countsEntities: Bool { stages.entities != nil }

  /// The outputs of a table.
  func outputs(of table: TableSchema) -> [Int] { outputs.indices.filter { outputs[$0].table.name == table.name } }
}
