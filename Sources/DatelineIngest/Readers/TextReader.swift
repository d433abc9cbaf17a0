/// Reads a file as one document: its whole text, untouched but for the byte order mark and the encoding.
final class TextReader: RecordReader {
  private var cursor: RecordCursor
  private var isDone = false

  init(_ cursor: RecordCursor) { self.cursor = cursor }

  func next(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    if isDone { return false }
    isDone = true
    let window = cursor.window
    let limit = cursor.sink.source.textLimit
    while window.count <= limit, window.fill() {}
    let raw = window.bytes
    if raw.count > limit {
      let message = "the file has more than \(limit) bytes of text; raise limits.max_document"
      cursor.sink.reject(.tooLong, message, raw: raw, place: cursor.place(hasLines: false), into: &batch)
    } else if cursor.isCutOff {
      try cursor.rejectCutOff(raw, hasLines: false, into: &batch)
    } else {
      if !cursor.rejectInvalidBytes(raw, hasLines: false, into: &batch) {
        cursor.sink.accept(text: raw, place: cursor.place(hasLines: false), into: &batch)
      }
      cursor.index = 1
      _ = try cursor.rejectFault(into: &batch)
    }
    cursor.consume(raw.count, into: &batch)
    return true
  }
}
