import DatelineDatasets
import DatelineDedupe
import DatelineEntities
import DatelineText

extension RowWriter {
  /// Appends a row of `duplicates` for the copy at a place in run order.
  mutating func appendDuplicate(_ ordinal: Int, _ facts: LateFacts, _ duplicates: DedupeResult, to rows: inout RowBuffer) {
    let original = facts.originalID(of: ordinal)
    rows.beginRow()
    appendID("d", facts.id(of: ordinal), to: &rows)
    appendID("d", original, to: &rows)
    appendID("c", original, to: &rows)
    rows.append(duplicates.kinds[ordinal].name)
    rows.append(number: (Double(min(1, max(0, duplicates.similarities[ordinal]))) * 10_000).rounded() / 10_000)
    rows.append(duplicates.methods[ordinal].name)
    rows.append(integer: Int(duplicates.matchedSentences[ordinal]))
    rows.endRow()
  }

  func appendEntity(_ row: EntityRow, to rows: inout RowBuffer) {
    let entity = row.entity
    rows.beginRow()
    rows.append(entity.id)
    rows.append(entity.type.rawValue)
    rows.append(entity.name)
    rows.append(entity.countryCode)
    rows.append(number: entity.latitude)
    rows.append(number: entity.longitude)
    rows.append(entity.externalID)
    rows.append(entity.basis.rawValue)
    rows.append(integer: row.mentionCount)
    rows.append(integer: row.documentCount)
    rows.append(integer: row.clusterCount)
    append(row.firstOn, to: &rows)
    append(row.lastOn, to: &rows)
    rows.endRow()
  }

  func appendAlias(_ row: EntityAliasRow, to rows: inout RowBuffer) {
    rows.beginRow()
    rows.append(row.entityID)
    rows.append(row.alias)
    rows.append(row.kind.rawValue)
    rows.append(integer: row.mentionCount)
    rows.endRow()
  }

  private mutating func appendID(_ letter: Unicode.Scalar, _ id: UInt64, to rows: inout RowBuffer) {
    scratch.removeAll(keepingCapacity: true)
    RowID.append(letter, id, to: &scratch)
    append(scratch, to: &rows)
  }
}
