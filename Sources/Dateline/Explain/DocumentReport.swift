import DatelineDatasets
import DatelineDedupe
import DatelineIngest
import DatelineText

/// Every decision that a pipeline takes on one document, or why it refuses it.
public struct DocumentReport: Sendable {
  /// What the inputs hold under the name that was asked for.
  public enum Finding: Sendable {
    /// A document, with what the stages found in it.
    case document(ExplainedDocument)
    /// Records that were refused.
    case rejects([Reject])
  }

  /// What was found.
  public let finding: Finding
  /// The pipeline.
  public let definition: PipelineDefinition
}

/// A document with what the stages of a pipeline found in it.
public struct ExplainedDocument: Sendable {
  let record: DocumentRecord
  /// What copies of it are found by; nil if copies are not looked for.
  public let features: FeatureCounts?
  /// What the pipeline's output folder, as its last run left it, says of copies; nil if it holds no such table.
  public let lastRun: LastRun?
  /// The rows that the document gives each table, as JSON Lines objects, in the order of the tables.
  public let tables: [(name: String, rows: [JSONValue])]

  /// What the last run said.
  public enum LastRun: Sendable, Hashable {
    /// The row of `duplicates`, by column.
    case copy([String: String])
    /// It has no row there.
    case original
  }

  /// The document as it was read.
  public var document: Document { record.document }
  /// What the stages found.
  public var annotations: Annotations { record.annotations }
  /// Its `document_id`.
  public var documentID: String { RowID.documentID(record.id) }
}

extension Pipeline {
  /// Looks a document up in the inputs, takes it alone through the stages, and tells every decision.
  ///
  /// - Parameter name: Its `document_id`, its `record_id`, or its path; `path#3` is record 3 of that file, counted from 0. Of several the first in run order
  ///   is taken.
  /// - Returns: The document, or the refused records of that name.
  /// - Throws: `RunError` if the inputs hold neither.
  /// - Complexity: O(bytes of the inputs up to the document).
  public func report(onDocument name: String) throws(RunError) -> DocumentReport {
    do {
      let plan = try RunPlan(definition, collectsEvidence: true)
      let reader = try IngestReader(sources: plan.sources, batchDocuments: 256, batchBytes: 1 << 20)
      let wanted = DocumentName(name)
      var refused: [Reject] = []
      var mentioned: [Reject] = []
      var counts = (documents: 0, rejects: 0)
      while let batch = try reader.next() {
        for document in batch.documents where wanted.names(document) {
          return DocumentReport(finding: .document(try explain(document, plan)), definition: definition)
        }
        for reject in batch.rejects where refused.count < 20 {
          if wanted.names(reject) {
            refused.append(reject)
          } else if mentioned.count < 20, wanted.isMentioned(in: reject) {
            mentioned.append(reject)
          }
        }
        counts.documents += batch.documents.count
        counts.rejects += batch.rejects.count
      }
      let found = refused.isEmpty ? mentioned : refused
      guard found.isEmpty else { return DocumentReport(finding: .rejects(found), definition: definition) }
      throw RunError(
        .badDefinition,
        "there is no document \(Quoted(name)) among the \(counts.documents) documents and \(counts.rejects) refused records of the inputs; give a document_id or "
          + "record_id of the table documents, a path, or path#N for record N (from 0) of a file")
    } catch {
      throw RunError(error)
    }
  }

  private func explain(_ document: Document, _ plan: RunPlan) throws(RunError) -> ExplainedDocument {
    var workers = plan.stages.makeWorkers()
    let annotations = workers.annotate([document], StageMeters())[0]
    let (id, textHash) = RowID.document(document)
    let record = DocumentRecord(document: document, annotations: annotations, id: id, textHash: textHash)
    let features = workers.fingerprints.map { worker in
      var worker = worker
      return worker.fingerprint(document, annotations).featureCounts
    }
    return ExplainedDocument(
      record: record, features: features, lastRun: plan.dedupe == nil ? nil : try lastRun(on: id), tables: Self.tables(record, plan))
  }

  /// The document's rows in all tables of single documents whose stages run, whatever `outputs.tables` asks for.
  private static func tables(_ record: DocumentRecord, _ plan: RunPlan) -> [(name: String, rows: [JSONValue])] {
    var rows = BatchRows()
    var writer = RowWriter(isSpreadsheetSafe: plan.isSpreadsheetSafe)
    let needed = DocumentTable.allCases.filter { $0.isMade(by: plan.stages) }
    rows.append(record, Set(needed), &writer)
    return needed.map { table in
      let output = TableOutput(table: table.schema, formats: [.jsonl])
      let rendered = RenderedTable(
        output, 0, rows: rows[table], documents: rows[.documents], documentOf: rows.documentOf[table.rawValue])
      return (table.schema.name, rendered.jsonLines.split(separator: UInt8(ascii: "\n")).compactMap { JSONValue(parsing: Array($0)) })
    }
  }

  /// What the output folder says of copies, if it is there.
  private func lastRun(on id: UInt64) throws(RunError) -> ExplainedDocument.LastRun? {
    guard let folder = try? DatasetFolder(definition.outputs.directory.resolved) else { return nil }
    do {
      guard let table = try folder.whole(.duplicates, columns: ["document_id", "duplicate_of"]) else { return nil }
      return try table.rows(where: ["document_id"], isOneOf: [RowID.documentID(id)]).first.map { .copy($0.texts) } ?? .original
    } catch {
      throw RunError(error)
    }
  }
}

/// What a document can be asked for by.
private struct DocumentName {
  let text: String
  /// The bits of a `document_id`.
  private let id: UInt64?
  /// The two halves of `path#3`.
  private let place: (path: String, record: Int)?

  init(_ text: String) {
    self.text = text
    id = text.utf8.count == 17 && text.hasPrefix("d") ? UInt64(text.dropFirst(), radix: 16) : nil
    place = text.lastIndex(of: "#").flatMap { mark in
      Int(text[text.index(after: mark)...]).map { (String(text[..<mark]), $0) }
    }
  }

  func names(_ document: Document) -> Bool {
    if document.recordID == text || document.sourcePath == text { return true }
    if let place, document.recordIndex == place.record, document.sourcePath == place.path { return true }
    return id != nil && RowID.document(document).id == id
  }

  func names(_ reject: Reject) -> Bool {
    if let place, reject.recordIndex == place.record, reject.sourcePath == place.path { return true }
    return reject.sourcePath == text
  }

  /// Whether the refused record shows the name: a record that cannot be read has no id, but its excerpt may hold it.
  func isMentioned(in reject: Reject) -> Bool {
    [reject.message, reject.excerpt ?? ""].contains { shown in
      var rest = shown[...]
      while let range = rest.firstRange(of: text) {
        let before = rest[..<range.lowerBound].last
        let after = rest[range.upperBound...].first
        if !(before.map { $0.isLetter || $0.isNumber } ?? false), !(after.map { $0.isLetter || $0.isNumber } ?? false) { return true }
        rest = rest[range.upperBound...]
      }
      return false
    }
  }
}

extension DocumentTable {
  /// Whether the stages that run make rows of it.
  fileprivate func isMade(by stages: DocumentStages) -> Bool {
    switch self {
    case .documents: true
    case .sentences: stages.sentences != nil
    case .dates: stages.dates != nil
    case .mentions: stages.entities != nil
    case .roles: stages.roles != nil
    case .statements: stages.statements != nil
    }
  }
}
