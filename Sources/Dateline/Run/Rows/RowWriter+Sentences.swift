import DatelineDatasets
import DatelineText

extension RowWriter {
  /// Columns of `sentences` that are known only when all documents have been seen.
  enum SentenceColumn {
    static let duplicateOf = 8
    static let duplicateKind = 9
  }

  mutating func appendSentences(_ record: DocumentRecord, to rows: inout RowBuffer) {
    var cursor = record.cursor
    var repaired = record.annotations.repairedSentences.makeIterator()
    var nextRepaired = repaired.next()
    for (index, sentence) in record.annotations.sentences.enumerated() {
      rows.beginRow()
      appendPartID("s", index, of: record, to: &rows)
      appendDocumentID(record, to: &rows)
      rows.append(integer: index + 1)
      rows.append(integer: Int(sentence.paragraph) + 1)
      appendOffsets(sentence.span, of: record, &cursor, to: &rows)
      append(sentence.span, of: record, to: &rows)
      while let pair = nextRepaired, pair.sentence < index { nextRepaired = repaired.next() }
      if let pair = nextRepaired, pair.sentence == index { rows.append(pair.text) } else { rows.appendNull() }
      rows.appendNull()
      rows.appendNull()
      rows.endRow()
    }
  }
}
