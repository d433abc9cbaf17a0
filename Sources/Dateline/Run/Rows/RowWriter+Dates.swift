import DatelineDatasets
import DatelineText

extension RowWriter {
  mutating func appendDates(_ record: DocumentRecord, to rows: inout RowBuffer) {
    var cursor = record.cursor
    for (index, date) in record.annotations.dates.enumerated() {
      beginRow("t", index, of: record, sentence: date.sentence, date.span, &cursor, to: &rows)
      rows.append(date.kind.rawValue)
      rows.append(date.value)
      rows.append(date.modifier?.rawValue)
      // Both or neither, for those that the table cannot hold too.
      var days = (start: date.startOn, end: date.endOn)
      if let start = days.start, let end = days.end, !(writableDays.contains(start) && writableDays.contains(end)) {
        days = (nil, nil)
        unwritableDates += 1
      }
      append(days.start, to: &rows)
      append(days.end, to: &rows)
      rows.append(date.startAt)
      rows.append(date.endAt)
      rows.append(date.granularity.rawValue)
      rows.append(boolean: date.isRelative)
      append(date.anchorOn, to: &rows)
      rows.append(date.anchorBasis.rawValue)
      appendPartID("t", date.rangeFirst, of: record, to: &rows)
      rows.append(date.rule)
      append(confidence: date.confidence, to: &rows)
      rows.endRow()
    }
  }
}
