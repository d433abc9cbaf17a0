import DatelineDatasets
import DatelineText

extension RowWriter {
  mutating func appendMentions(_ record: DocumentRecord, to rows: inout RowBuffer) {
    var cursor = record.cursor
    let annotations = record.annotations
    for (index, mention) in annotations.mentions.enumerated() {
      beginRow("m", index, of: record, sentence: mention.sentence, mention.span, &cursor, to: &rows)
      rows.append(mention.repairedText)
      rows.append(mention.type.rawValue)
      appendEntity(mention.entity, of: record, to: &rows)
      rows.append(mention.kind.rawValue)
      rows.append(mention.rule)
      append(confidence: mention.confidence, to: &rows)
      rows.endRow()
    }
  }

  mutating func appendRoles(_ record: DocumentRecord, to rows: inout RowBuffer) {
    var cursor = record.cursor
    let annotations = record.annotations
    for (index, role) in annotations.roles.enumerated() {
      beginRow("r", index, of: record, sentence: role.sentence, role.span, &cursor, to: &rows)
      rows.append(role.role)
      appendPartID("m", Int(role.person), of: record, to: &rows)
      appendEntity(annotations.mentions[Int(role.person)].entity, of: record, to: &rows)
      appendEntity(role.organization, of: record, to: &rows)
      rows.endRow()
    }
  }

  /// Appends id and canonical name, or two nulls.
  func appendEntity(_ index: UInt32?, of record: DocumentRecord, to rows: inout RowBuffer) {
    if let index {
      let entity = record.annotations.entities[Int(index)]
      rows.append(entity.id)
      rows.append(entity.name)
    } else {
      rows.appendNull()
      rows.appendNull()
    }
  }
}
