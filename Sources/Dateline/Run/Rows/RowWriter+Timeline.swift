import DatelineDatasets
import DatelineText

extension RowWriter {
  /// One row for each resolved date, a range as one row at its first end; in text order (the run sorts them by day).
  ///
  /// - Returns: the first day of each row, in the order of the rows.
  mutating func appendTimeline(_ record: DocumentRecord, to rows: inout RowBuffer) -> [Day] {
    var cursor = record.cursor
    let annotations = record.annotations
    let document = record.document
    var days: [Day] = []
    var firstMention = 0
    for (index, date) in annotations.dates.enumerated() {
      guard var start = date.startOn, var end = date.endOn else { continue }
      if let first = date.rangeFirst {
        if Int(first) != index { continue }
        for other in annotations.dates[index...] where other.rangeFirst == first {
          if let day = other.startOn { start = min(start, day) }
          if let day = other.endOn { end = max(end, day) }
        }
      }
      // The columns must not be empty.
      guard writableDays.contains(start), writableDays.contains(end) else { continue }
      days.append(start)
      let sentence = annotations.sentences[Int(date.sentence)]
      while firstMention < annotations.mentions.count, annotations.mentions[firstMention].sentence < date.sentence { firstMention += 1 }
      rows.beginRow()
      rows.append(day: start)
      rows.append(day: end)
      rows.append(date.granularity.rawValue)
      for type in [EntityType.person, .organization, .place] {
        rows.append(names(of: type, inSentence: date.sentence, from: firstMention, of: record))
      }
      append(sentence.span, of: record, to: &rows)
      rows.append(document.title)
      rows.append(document.publisher)
      rows.append(document.url)
      appendDocumentID(record, to: &rows)
      appendPartID("s", Int(date.sentence), of: record, to: &rows)
      appendPartID("t", index, of: record, to: &rows)
      rows.append(integer: cursor.codePointOffset(of: date.span.start, in: document.text))
      rows.endRow()
    }
    return days
  }

  /// The distinct canonical names of one type in a sentence, in text order, `; ` between them; nil if there are none.
  private func names(of type: EntityType, inSentence sentence: UInt32, from first: Int, of record: DocumentRecord) -> String? {
    let annotations = record.annotations
    var names: [String] = []
    var index = first
    while index < annotations.mentions.count, annotations.mentions[index].sentence == sentence {
      let mention = annotations.mentions[index]
      index += 1
      guard mention.type == type else { continue }
      let name = mention.entity.map { annotations.entities[Int($0)].name } ?? record.document.text.string(mention.span)
      if !names.contains(name) { names.append(name) }
    }
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }
}
