import DatelineDatasets
import DatelineDedupe
import DatelineEntities
import DatelineText

/// What is known once the last document has been seen; shared by all workers of the second pass.
struct LateFacts: Sendable {
  /// Ids of all documents that the index knows: those of earlier runs, which a state file remembers, then those of this run in run order.
  let ids: [UInt64]
  /// Copies; nil if they were not looked for.
  let duplicates: DedupeResult?

  /// Documents of earlier runs.
  var earlier: Int { duplicates?.firstOrdinal ?? 0 }
  /// Documents of this run, if copies were looked for.
  var count: Int { duplicates?.count ?? 0 }

  /// Id of the document at a place in run order.
  func id(of ordinal: Int) -> UInt64 { ids[earlier + ordinal] }

  /// Id of the original of a document: its own if it is no copy. The original may be a document of an earlier run.
  func originalID(of ordinal: Int) -> UInt64 { duplicates.map { ids[Int($0.originals[ordinal])] } ?? id(of: ordinal) }

  /// Whether a document copies another one. A document that an earlier run has seen under the same id is that document, and no copy of it: so the same
  /// input gives the same rows when it is read again.
  func isDuplicate(_ ordinal: Int) -> Bool { duplicates != nil && originalID(of: ordinal) != id(of: ordinal) }

  /// Number of the story that a document belongs to, over all runs.
  func story(of ordinal: Int) -> UInt32 { duplicates.map { $0.originals[ordinal] } ?? UInt32(truncatingIfNeeded: ordinal) }
}

/// A piece of work of the second pass.
enum LateWork: Sendable {
  /// A batch from the spool.
  case spooled([UInt8])
  /// Rows of `timeline` in their order.
  case timeline([[UInt8]])
  /// Rows of a table that is made at the end.
  case rows(RowBuffer)
}

/// Renders what had to wait; one per thread.
struct LateWorker {
  private let plan: RunPlan
  private let facts: LateFacts
  private var rows = BatchRows()
  private var scratch: [UInt8] = []

  init(_ plan: RunPlan, _ facts: LateFacts) {
    self.plan = plan
    self.facts = facts
  }

  mutating func process(_ work: LateWork) throws -> [RenderedTable] {
    switch work {
    case .spooled(let bytes): return try spooled(bytes)
    case .timeline(let records): return try timeline(records)
    case .rows(let buffer):
      return plan.outputs(of: buffer.table).map {
        RenderedTable(plan.outputs[$0], $0, rows: buffer, documents: RowBuffer(table: .documents), documentOf: [])
      }
    }
  }

  private mutating func spooled(_ bytes: [UInt8]) throws -> [RenderedTable] {
    let (first, isWhole) = bytes.withUnsafeBytes { raw in
      guard raw.count >= 4 else { return (0, false) }
      let first = Int(raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
      return (first, rows.deserialize(plan.lateTables, from: UnsafeRawBufferPointer(rebasing: raw[4...])))
    }
    guard isWhole else { throw RunError.damagedSpool }
    if plan.lateTables.contains(.documents) { completeDocuments(first) }
    if plan.lateTables.contains(.sentences) { completeSentences(first) }
    return plan.outputs.indices.filter { plan.isLate[$0] }.compactMap { index in
      guard let table = DocumentTable(plan.outputs[index].table) else { return nil }
      return RenderedTable(
        plan.outputs[index], index, rows: rows[table], documents: rows[.documents], documentOf: rows.documentOf[table.rawValue])
    }
  }

  private mutating func completeDocuments(_ first: Int) {
    let table = DocumentTable.documents.rawValue
    for row in 0..<rows.rows[table].count { Self.complete(&rows.rows[table], row: row, ordinal: first + row, facts, &scratch) }
  }

  /// Sets `is_duplicate` and `cluster_id` of a row of `documents`.
  private static func complete(_ documents: inout RowBuffer, row: Int, ordinal: Int, _ facts: LateFacts, _ scratch: inout [UInt8]) {
    guard facts.isDuplicate(ordinal) else { return }
    documents.set(row: row, column: RowWriter.DocumentColumn.isDuplicate, boolean: true)
    scratch.removeAll(keepingCapacity: true)
    RowID.append("c", facts.originalID(of: ordinal), to: &scratch)
    scratch.withUnsafeBufferPointer { documents.set(row: row, column: RowWriter.DocumentColumn.clusterID, bytes: $0) }
  }

  /// Sets `duplicate_of` and `duplicate_kind` of the batch's sentences.
  private mutating func completeSentences(_ first: Int) {
    guard let copies = facts.duplicates?.sentenceCopies, !copies.isEmpty else { return }
    let table = DocumentTable.sentences.rawValue
    let documentOf = rows.documentOf[table]
    guard let last = documentOf.last else { return }
    // Sentences of a document are neighbours: the row is the document's first row plus the sentence.
    var firstRow = [Int](repeating: 0, count: Int(last) + 1)
    for row in documentOf.indices.reversed() { firstRow[Int(documentOf[row])] = row }
    let start = facts.earlier + first
    var index = copies.partitioningIndex { Int($0.document) >= start }
    while index < copies.count, Int(copies[index].document) <= start + Int(last) {
      let copy = copies[index]
      index += 1
      let row = firstRow[Int(copy.document) - start] + Int(copy.sentence)
      guard row < documentOf.count, Int(documentOf[row]) == Int(copy.document) - start else { continue }
      // The same sentence of the same document, seen by an earlier run.
      if facts.ids[Int(copy.originalDocument)] == facts.ids[Int(copy.document)], copy.originalSentence == copy.sentence { continue }
      scratch.removeAll(keepingCapacity: true)
      RowID.append("d", facts.ids[Int(copy.originalDocument)], to: &scratch)
      RowID.appendPart("s", Int(copy.originalSentence), to: &scratch)
      scratch.withUnsafeBufferPointer { rows.rows[table].set(row: row, column: RowWriter.SentenceColumn.duplicateOf, bytes: $0) }
      rows.rows[table].set(row: row, column: RowWriter.SentenceColumn.duplicateKind, to: copy.kind.name)
    }
  }

  /// Leaves copies out and renders the rest.
  private mutating func timeline(_ records: [[UInt8]]) throws -> [RenderedTable] {
    var kept = RowBuffer(table: .timeline)
    var documents = RowBuffer(table: .documents)
    var documentOf: [UInt32] = []
    for record in records {
      let isWhole = record.withUnsafeBytes { raw in
        guard raw.count >= 8 else { return false }
        let ordinal = Int(raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self))
        let size = Int(raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        guard raw.count >= 8 + size else { return false }
        if facts.isDuplicate(ordinal) { return true }
        guard kept.deserialize(UnsafeRawBufferPointer(rebasing: raw[8..<8 + size])) else { return false }
        if plan.timelineReadsDocuments {
          guard documents.deserialize(UnsafeRawBufferPointer(rebasing: raw[(8 + size)...])) else { return false }
          Self.complete(&documents, row: documents.count - 1, ordinal: ordinal, facts, &scratch)
          documentOf.append(UInt32(documents.count - 1))
        }
        return true
      }
      guard isWhole else { throw RunError.damagedSpool }
    }
    return plan.timelineOutputs.map {
      RenderedTable(plan.outputs[$0], $0, rows: kept, documents: documents, documentOf: documentOf)
    }
  }
}
