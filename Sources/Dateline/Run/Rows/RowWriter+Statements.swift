import DatelineDatasets
import DatelineText

extension RowWriter {
  mutating func appendStatements(_ record: DocumentRecord, to rows: inout RowBuffer) {
    var cursor = record.cursor
    let annotations = record.annotations
    for (index, statement) in annotations.statements.enumerated() {
      beginRow("q", index, of: record, sentence: statement.sentence, statement.content, &cursor, to: &rows)
      appendPartID("q", statement.parent, of: record, to: &rows)
      rows.append(boolean: statement.isDirect)
      append(statement.cue, of: record, to: &rows)
      appendOffsets(statement.cue, of: record, &cursor, to: &rows)
      rows.append(statement.cueLemma)
      rows.append(statement.cueClass.rawValue)
      if let speaker = statement.speaker {
        append(speaker, of: record, to: &rows)
        appendOffsets(speaker, of: record, &cursor, to: &rows)
      } else {
        for _ in 0..<3 { rows.appendNull() }
      }
      appendPartID("m", statement.speakerMention, of: record, to: &rows)
      appendEntity(statement.speakerEntity, of: record, to: &rows)
      rows.append(statement.speakerRole)
      appendPartID("t", statement.date, of: record, to: &rows)
      append(statement.saidOn, to: &rows)
      rows.append(statement.saidBasis.rawValue)
      append(confidence: statement.confidence, to: &rows)
      rows.endRow()
    }
  }
}
