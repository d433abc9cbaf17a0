/// Reads JSON Lines: one object a line, blank lines between them allowed.
final class JSONLinesReader: RecordReader {
  private var cursor: RecordCursor
  private var parser: JSONRecordParser
  private var fields = RecordFields()
  private var isDone = false

  init(_ cursor: RecordCursor, paths: JSONPaths) {
    self.cursor = cursor
    parser = JSONRecordParser(paths: paths)
  }

  func next(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    let window = cursor.window
    let limit = cursor.sink.source.maxRecordBytes
    var searched = 0
    while !isDone {
      if let lineFeed = ByteSearch.first(0x0A, in: window.bytes, from: searched) {
        let isRecord = take(UnsafeBufferPointer(rebasing: window.bytes[..<lineFeed]), into: &batch)
        cursor.consume(lineFeed + 1, into: &batch)
        cursor.line += 1
        if isRecord { return true }
        searched = 0
        continue
      }
      searched = window.count
      if window.count > limit {
        skipLine(limit, into: &batch)
        return true
      }
      if !window.fill() { return try finish(into: &batch) }
    }
    return false
  }

  /// Takes one line; false if it is blank.
  private func take(_ line: UnsafeBufferPointer<UInt8>, into batch: inout IngestBatch) -> Bool {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return false }
    if cursor.sink.source.maxRecordBytes < line.count {
      rejectLong(line, into: &batch)
    } else if !cursor.rejectInvalidBytes(line, hasLines: true, into: &batch) {
      fields.removeAll()
      if let fault = parser.parse(line, into: &fields) {
        if !cursor.rejectNUL(line, into: &batch) { reject(fault, line, into: &batch) }
      } else {
        let place = cursor.place()
        for wrong in parser.wrongTypes { cursor.sink.noteIgnoredValue(of: wrong.field, found: wrong.found, place) }
        cursor.sink.accept(&fields, raw: line, place: place, into: &batch)
      }
    }
    cursor.index += 1
    return true
  }

  private func reject(_ fault: JSONRecordParser.Fault, _ line: UnsafeBufferPointer<UInt8>, into batch: inout IngestBatch) {
    let place = cursor.place(at: fault.offset)
    let column = CodePoints.count(in: UnsafeBufferPointer(rebasing: line[..<fault.offset])) + 1
    cursor.sink.reject(fault.code, "\(place.text), column \(column): \(fault.message)", raw: line, place: place, into: &batch)
  }

  private func rejectLong(_ line: UnsafeBufferPointer<UInt8>, into batch: inout IngestBatch) {
    let place = cursor.place()
    let limit = cursor.sink.source.maxRecordBytes
    cursor.sink.reject(
      .tooLong, "\(place.text): the line is longer than \(limit) bytes; raise limits.max_document", raw: line, place: place, into: &batch)
  }

  /// Refuses a line that is over the limit and passes over its rest without keeping it.
  private func skipLine(_ limit: Int, into batch: inout IngestBatch) {
    let window = cursor.window
    rejectLong(window.bytes, into: &batch)
    cursor.index += 1
    while true {
      if let lineFeed = ByteSearch.first(0x0A, in: window.bytes, from: 0) {
        cursor.consume(lineFeed + 1, into: &batch)
        cursor.line += 1
        return
      }
      cursor.consume(window.count, into: &batch)
      if !window.fill() { return }
    }
  }

  /// Takes the last line, which has no line feed, and notes why the input ended.
  private func finish(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    isDone = true
    let before = cursor.index
    let rest = cursor.window.bytes
    if rest.count > 0 {
      if cursor.isCutOff {
        try cursor.rejectCutOff(rest, hasLines: true, into: &batch)
        cursor.index += 1
      } else {
        _ = take(rest, into: &batch)
      }
      cursor.consume(rest.count, into: &batch)
    }
    if try cursor.rejectFault(into: &batch) { cursor.index += 1 }
    if cursor.index == 0 {
      let place = cursor.place(hasLines: false)
      cursor.sink.reject(.empty, "the file holds no records", raw: rest, place: place, into: &batch)
      cursor.index += 1
    }
    return cursor.index > before
  }
}

/// Counts code points.
enum CodePoints {
  /// Code points of valid UTF-8.
  static func count(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
