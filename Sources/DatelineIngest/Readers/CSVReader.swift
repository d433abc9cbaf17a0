/// Reads CSV and TSV: a header line, then one record a document.
///
/// Frames records itself (positions, limits, recovery from unclosed quotes), splits them by libcsv.
final class CSVReader: RecordReader {
  private var cursor: RecordCursor
  private var framer = CSVFramer(separator: 0x2C)
  private var parser: CSVRecordParser?
  private var columns = 0
  private var isDone = false
  /// Bytes that were framed in vain, because a quote was not closed.
  private var rescannedBytes = 0
  /// Up to here a record ends with its line, quotes or not: framing over lines would cost too much.
  private var singleLineEnd = 0
  private var consumedBytes = 0

  init(_ cursor: RecordCursor) { self.cursor = cursor }

  func next(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    if isDone { return false }
    if parser == nil {
      guard try readHeader(into: &batch) else { return true }
    }
    while true {
      skipLineEnds(into: &batch)
      let window = cursor.window
      framer.reset()
      let isSingleLine = consumedBytes < singleLineEnd
      while true {
        let end = isSingleLine ? frameLine() : framer.findEnd(in: window.bytes)
        if let end {
          take(end, into: &batch)
          return true
        }
        if window.count > cursor.sink.source.maxRecordBytes {
          giveUp(into: &batch)
          return true
        }
        if !window.fill() { break }
      }
      let rest = window.count
      if rest > 0 && !cursor.isCutOff {
        if isSingleLine { _ = framer.findEnd(in: window.bytes) }
        take(rest, into: &batch)
        return true
      }
      return try finish(into: &batch)
    }
  }

  // MARK: Records

  /// The record's end in a stretch where records end with their line.
  private func frameLine() -> Int? {
    let bytes = cursor.window.bytes
    guard let end = CSVReader.lineEnd(in: bytes, from: 0) else { return nil }
    framer.reset()
    return framer.findEnd(in: UnsafeBufferPointer(rebasing: bytes[..<end])) ?? end
  }

  /// Takes the record that ends before `end`, which is a line end or the end of the input.
  private func take(_ end: Int, into batch: inout IngestBatch) {
    let window = cursor.window
    let record = UnsafeBufferPointer(rebasing: window.bytes[..<end])
    if framer.isInQuotes { return rejectOpenQuote(framer.openQuote, scanned: end, into: &batch) }
    if end > cursor.sink.source.maxRecordBytes {
      rejectLong(record, into: &batch)
    } else if !cursor.rejectInvalidBytes(record, hasLines: true, into: &batch), !cursor.rejectNUL(record, into: &batch) {
      let found = parser?.split(record, isQuoted: framer.openQuote >= 0)
      guard found == columns else {
        let isManyLines = CSVReader.lineEnd(in: record, from: 0) != nil
        if framer.strayQuote >= 0 && isManyLines { return rejectOpenQuote(framer.strayQuote, scanned: end, into: &batch) }
        let place = cursor.place()
        let message =
          "\(place.text): the record has \(CSVReader.fields(found ?? 0)), the header \(columns); is a separator or quotation mark missing?"
        cursor.sink.reject(.fieldCount, message, raw: record, place: place, into: &batch)
        return consume(record: end, into: &batch)
      }
      parser?.withFields { fields in
        cursor.sink.accept(&fields, raw: record, place: cursor.place(), into: &batch)
      }
    }
    consume(record: end, into: &batch)
  }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  /// Takes a record and its line end as read.
  private func consume(record end: Int, into batch: inout IngestBatch) {
    let window = cursor.window
    var length = end
    cursor.line += ByteSearch.lineEnds(UnsafeBufferPointer(rebasing: window.bytes[..<end]))
    if length == window.count { _ = window.fill() }
    if length < window.count {
      let isReturn = window.bytes[length] == 0x0D
      length += 1
      cursor.line += 1
      if isReturn {
        if length == window.count { _ = window.fill() }
        if length < window.count && window.bytes[length] == 0x0A { length += 1 }
      }
    }
    advance(length, into: &batch)
    cursor.index += 1
  }

  private func advance(_ length: Int, into batch: inout IngestBatch) {
    cursor.consume(length, into: &batch)
    consumedBytes += length
  }

  /// Passes over blank lines.
  private func skipLineEnds(into batch: inout IngestBatch) {
    let window = cursor.window
    while window.count > 0 || window.fill() {
      let first = window.bytes[0]
      guard first == 0x0A || first == 0x0D else { return }
      var length = 1
      if first == 0x0D {
        if window.count == 1 { _ = window.fill() }
        if window.count > 1 && window.bytes[1] == 0x0A { length = 2 }
      }
      cursor.line += 1
      advance(length, into: &batch)
    }
  }

  // MARK: Recovery

  /// Refuses the record of a quoted field that is not closed, and goes on with the line after the one that opens it.
  ///
  /// `scanned` is how far the record was framed, which is the cost of framing those lines again. Once that has cost twice what was read, records
  /// in the stretch end with their lines, so that the whole stays linear.
  private func rejectOpenQuote(_ quote: Int, scanned: Int, into batch: inout IngestBatch) {
    let bytes = cursor.window.bytes
    let end = CSVReader.lineEnd(in: bytes, from: quote) ?? bytes.count
    let record = UnsafeBufferPointer(rebasing: bytes[..<end])
    let line = cursor.line + ByteSearch.lineEnds(UnsafeBufferPointer(rebasing: bytes[..<quote]))
    var place = cursor.place(at: quote)
    place.line = line
    let message =
      "line \(line): the quotation mark at byte \(place.byteOffset) opens a field that is not closed; reading goes on with the next line"
    cursor.sink.reject(.openQuote, message, raw: record, place: place, into: &batch)
    rescannedBytes += max(0, scanned - end)
    if rescannedBytes > 2 * consumedBytes + (64 << 20) { singleLineEnd = max(singleLineEnd, consumedBytes + scanned) }
    consume(record: end, into: &batch)
  }

  /// Gives up a record over the limit: if it is so long because of a quote on an earlier line, that line, else the line it is on.
  private func giveUp(into batch: inout IngestBatch) {
    let window = cursor.window
    if framer.isInQuotes, CSVReader.lineEnd(in: window.bytes, from: framer.openQuote) != nil {
      return rejectOpenQuote(framer.openQuote, scanned: window.count, into: &batch)
    }
    rejectLong(window.bytes, into: &batch)
    skipLine(into: &batch)
    cursor.index += 1
  }

  private func rejectLong(_ record: UnsafeBufferPointer<UInt8>, into batch: inout IngestBatch) {
    let place = cursor.place()
    let limit = cursor.sink.source.maxRecordBytes
    let message = "\(place.text): the record is longer than \(limit) bytes; raise limits.max_document"
    cursor.sink.reject(.tooLong, message, raw: record, place: place, into: &batch)
  }

  /// Passes over what is in memory and the rest of its last line, without keeping it.
  private func skipLine(into batch: inout IngestBatch) {
    let window = cursor.window
    cursor.line += ByteSearch.lineEnds(window.bytes)
    advance(window.count, into: &batch)
    while window.fill() {
      if let end = CSVReader.lineEnd(in: window.bytes, from: 0) { return advance(end, into: &batch) }
      advance(window.count, into: &batch)
    }
  }

  private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let feed = ByteSearch.first(0x0A, in: bytes, from: start)
    let before = UnsafeBufferPointer(rebasing: bytes[..<(feed ?? bytes.count)])
    return ByteSearch.first(0x0D, in: before, from: start) ?? feed
  }

  /// Refuses what was cut off, and notes why the input ended.
  private func finish(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    isDone = true
    let before = cursor.index
    let rest = cursor.window.bytes
    if rest.count > 0 {
      try cursor.rejectCutOff(rest, hasLines: true, into: &batch)
      cursor.index += 1
      advance(rest.count, into: &batch)
    }
    if try cursor.rejectFault(into: &batch) { cursor.index += 1 }
    if cursor.index == 0 { cursor.sink.noteEmptyTable() }
    return cursor.index > before
  }

  // MARK: Header

  /// Reads the header line; false if there is none that can be read, which is one reject for the file.
  private func readHeader(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    skipLineEnds(into: &batch)
    let window = cursor.window
    let source = cursor.sink.source
    var searched = 0
    while CSVReader.lineEnd(in: window.bytes, from: searched) == nil, window.count <= source.maxRecordBytes {
      searched = window.count
      if !window.fill() { break }
    }
    let lineEnd = CSVReader.lineEnd(in: window.bytes, from: 0) ?? window.count
    let separator = CSVHeader.separator(for: source, line: UnsafeBufferPointer(rebasing: window.bytes[..<lineEnd]))
    framer = CSVFramer(separator: separator)
    var end = framer.findEnd(in: window.bytes)
    while end == nil, window.count <= source.maxRecordBytes, window.fill() { end = framer.findEnd(in: window.bytes) }
    let header = UnsafeBufferPointer(rebasing: window.bytes[..<(end ?? window.count)])
    guard try isReadable(header, isWhole: end != nil, into: &batch) else {
      isDone = true
      batch.inputBytes += window.count
      return false
    }
    let newParser = CSVRecordParser(separator: separator)
    let names = newParser.names(of: header)
    newParser.setColumns(try CSVHeader.columns(of: names, source: source, file: cursor.sink.path))
    columns = names.count
    parser = newParser
    consume(record: header.count, into: &batch)
    cursor.index = 0
    return true
  }

  /// Whether the header is there, whole and valid; if not, refuses the file.
  private func isReadable(
    _ header: UnsafeBufferPointer<UInt8>, isWhole: Bool, into batch: inout IngestBatch
  ) throws(IngestError) -> Bool {
    let lost = "the file's first line, which names its columns, cannot be read, so the file was left out: "
    let place = cursor.place()
    if !isWhole && cursor.isCutOff {
      try cursor.rejectCutOff(header, hasLines: true, into: &batch)
    } else if ByteSearch.first(0, in: header, from: 0) != nil {
      let message = lost + "it holds NUL bytes; is it a binary file, or UTF-16 (`encoding: utf16`)?"
      cursor.sink.reject(.nul, message, raw: header, place: place, into: &batch)
    } else if framer.isInQuotes {
      let message = lost + "the quotation mark at byte \(cursor.window.sourceOffset(of: framer.openQuote)) is not closed"
      cursor.sink.reject(.openQuote, message, raw: header, place: place, into: &batch)
    } else if header.count > cursor.sink.source.maxRecordBytes {
      // Before its bytes are looked at: the last character may have been cut.
      cursor.sink.reject(.tooLong, lost + "it is too long", raw: header, place: place, into: &batch)
    } else if UTF8Check.firstInvalid(in: header) != nil {
      let code: RejectCode = cursor.window.isConverted ? .invalidEncoding : .invalidUTF8
      cursor.sink.reject(code, lost + "it is not in the declared encoding; check `encoding`", raw: header, place: place, into: &batch)
    } else if UTF8Check.isBlank(header) {
      cursor.sink.reject(.empty, "the file holds no header and no records", raw: header, place: place, into: &batch)
    } else {
      return true
    }
    return false
  }
}
