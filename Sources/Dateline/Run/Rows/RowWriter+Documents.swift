import DatelineDatasets
import DatelineText

extension RowWriter {
  /// Columns of `documents` that are known only when all documents have been seen.
  enum DocumentColumn {
    static let isDuplicate = 19
    static let clusterID = 20
  }

  mutating func appendDocument(_ record: DocumentRecord, to rows: inout RowBuffer) {
    let document = record.document
    let annotations = record.annotations
    let anchor = annotations.anchor
    rows.beginRow()
    appendDocumentID(record, to: &rows)
    rows.append(document.sourceName)
    rows.append(document.sourcePath)
    rows.append(integer: document.recordIndex)
    rows.append(document.recordID)
    rows.append(document.url)
    rows.append(document.title)
    rows.append(document.publisher)
    rows.append(document.author)
    rows.append(document.language)
    append(anchor.publishedOn, to: &rows)
    rows.append(anchor.publishedBasis.rawValue)
    append(anchor.on, to: &rows)
    rows.append(anchor.basis.rawValue)
    append(anchor.earliestOn, to: &rows)
    append(anchor.latestOn, to: &rows)
    rows.append(integer: record.cursor.count)
    rows.append(integer: annotations.wordCount)
    rows.append(integer: annotations.sentences.count)
    rows.append(boolean: false)
    scratch.removeAll(keepingCapacity: true)
    RowID.append("c", record.id, to: &scratch)
    append(scratch, to: &rows)
    append(record.textHash, to: &rows)
    rows.endRow()
  }
}
