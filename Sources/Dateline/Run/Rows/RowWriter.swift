import DatelineDatasets
import DatelineText

/// Turns records into rows; one per worker, because it owns scratch. Each table has its own file.
struct RowWriter {
  /// The days that the tables can hold. `YYYY-MM-DD` begins with year 1. Spreadsheets begin with 1900-03-01: an xlsx file counts days from 1900 on, with a 29
  /// February 1900 that never was, so that earlier days come back as others.
  let writableDays: ClosedRange<Day>
  /// Holds the id of the row under way.
  var scratch: [UInt8] = []
  /// Dates and rows of `timeline` that lie outside of `writableDays`.
  var unwritableDates = 0

  /// Makes a writer for tables that spreadsheets open without harm, or for any.
  init(isSpreadsheetSafe: Bool) {
    writableDays =
      (isSpreadsheetSafe ? Day(year: 1900, month: 3, day: 1) : Day(year: 1, month: 1, day: 1))...Day(year: 9999, month: 12, day: 31)
  }

  /// Begins the row of something that stands in the text: its id, document and sentence, offsets and words.
  mutating func beginRow(
    _ letter: Unicode.Scalar, _ index: Int, of record: DocumentRecord, sentence: UInt32, _ span: ByteSpan, _ cursor: inout CodePointCursor,
    to rows: inout RowBuffer
  ) {
    rows.beginRow()
    appendPartID(letter, index, of: record, to: &rows)
    appendDocumentID(record, to: &rows)
    appendPartID("s", Int(sentence), of: record, to: &rows)
    appendOffsets(span, of: record, &cursor, to: &rows)
    append(span, of: record, to: &rows)
  }

  /// Appends the document's id.
  mutating func appendDocumentID(_ record: DocumentRecord, to rows: inout RowBuffer) {
    scratch.removeAll(keepingCapacity: true)
    RowID.append("d", record.id, to: &scratch)
    append(scratch, to: &rows)
  }

  /// Appends the id of one of the document's sentences (`s`), dates (`t`), mentions (`m`), roles (`r`) or statements (`q`).
  mutating func appendPartID(_ letter: Unicode.Scalar, _ index: Int, of record: DocumentRecord, to rows: inout RowBuffer) {
    scratch.removeAll(keepingCapacity: true)
    RowID.append("d", record.id, to: &scratch)
    RowID.appendPart(letter, index, to: &scratch)
    append(scratch, to: &rows)
  }

  /// The same, or null.
  mutating func appendPartID(_ letter: Unicode.Scalar, _ index: UInt32?, of record: DocumentRecord, to rows: inout RowBuffer) {
    if let index { appendPartID(letter, Int(index), of: record, to: &rows) } else { rows.appendNull() }
  }

  func append(_ bytes: [UInt8], to rows: inout RowBuffer) { bytes.withUnsafeBufferPointer { rows.append(bytes: $0) } }

  /// Appends the text of a span, as written.
  func append(_ span: ByteSpan, of record: DocumentRecord, to rows: inout RowBuffer) {
    record.document.text.withUnsafeBufferPointer { rows.append(bytes: UnsafeBufferPointer(rebasing: $0[span.range])) }
  }

  /// Appends the code point offsets of a span.
  func appendOffsets(_ span: ByteSpan, of record: DocumentRecord, _ cursor: inout CodePointCursor, to rows: inout RowBuffer) {
    rows.append(integer: cursor.codePointOffset(of: span.start, in: record.document.text))
    rows.append(integer: cursor.codePointOffset(of: span.end, in: record.document.text))
  }

  /// Appends a day, or null if there is none or the table cannot hold it.
  func append(_ day: Day?, to rows: inout RowBuffer) {
    if let day, writableDays.contains(day) { rows.append(day: day) } else { rows.appendNull() }
  }

  /// A confidence with two decimals: more would be a pretence.
  func append(confidence: Double, to rows: inout RowBuffer) {
    rows.append(number: (min(1, max(0, confidence)) * 100).rounded() / 100)
  }
}
