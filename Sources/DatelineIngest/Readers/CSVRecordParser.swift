import CLibCSV

/// Splits one framed CSV record into fields: by libcsv if a field of it is quoted, else at its separators, which is the same and quicker.
final class CSVRecordParser {
  /// What libcsv's callbacks write to.
  private struct Row {
    var fields = RecordFields()
    var slots: [DocumentField?] = []
    var names: [String] = []
    var keepsAll = false
    var column = 0
    var rows = 0
  }

  private let separator: UInt8
  private let parser: UnsafeMutablePointer<csv_parser>
  private let row: UnsafeMutablePointer<Row>

  /// Makes a parser for one separator.
  init(separator: UInt8) {
    self.separator = separator
    parser = .allocate(capacity: 1)
    parser.initialize(to: csv_parser())
    row = .allocate(capacity: 1)
    row.initialize(to: Row())
    csv_init(parser, 0)
    csv_set_delim(parser, separator)
    // By default libcsv trims blank around unquoted fields; in RFC 4180 it belongs to the field.
    csv_set_space_func(parser) { _ in 0 }
    csv_set_blk_size(parser, 16 << 10)
  }

  deinit {
    csv_free(parser)
    parser.deinitialize(count: 1)
    parser.deallocate()
    row.deinitialize(count: 1)
    row.deallocate()
  }

  /// All fields of a record, for the header.
  func names(of record: UnsafeBufferPointer<UInt8>) -> [String] {
    row.pointee.keepsAll = true
    run(record)
    row.pointee.keepsAll = false
    // Kept no longer than the caller keeps them.
    defer { row.pointee.names = [] }
    return row.pointee.names
  }

  /// Says which columns are wanted.
  func setColumns(_ slots: [DocumentField?]) { row.pointee.slots = slots }

  /// Splits a record, keeping the wanted columns; gives the number of fields, or nil if libcsv sees more than one record in it.
  /// `isQuoted` says whether a field begins with a quotation mark.
  ///
  /// - Complexity: O(bytes).
  func split(_ record: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Int? {
    row.pointee.fields.removeAll()
    guard isQuoted else { return splitAtSeparators(record) }
    run(record)
    return row.pointee.rows == 1 ? row.pointee.column : nil
  }

  private func splitAtSeparators(_ record: UnsafeBufferPointer<UInt8>) -> Int {
    var column = 0
    var start = 0
    while true {
      let end = ByteSearch.first(separator, in: record, from: start) ?? record.count
      if column < row.pointee.slots.count, let field = row.pointee.slots[column] {
        row.pointee.fields.set(field, UnsafeBufferPointer(rebasing: record[start..<end]))
      }
      column += 1
      if end == record.count { return column }
      start = end + 1
    }
  }

  /// Gives the fields of the record that was split last to `body`.
  func withFields(_ body: (inout RecordFields) -> Void) { body(&row.pointee.fields) }

  private func run(_ record: UnsafeBufferPointer<UInt8>) {
    row.pointee.column = 0
    row.pointee.rows = 0
    csv_parse(parser, record.baseAddress, record.count, CSVRecordParser.takeField, CSVRecordParser.takeRow, row)
    csv_fini(parser, CSVRecordParser.takeField, CSVRecordParser.takeRow, row)
  }

  private static let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    bytes, count, context in
    guard let row = context?.assumingMemoryBound(to: Row.self) else { return }
    let value = UnsafeBufferPointer(start: UnsafePointer(bytes?.assumingMemoryBound(to: UInt8.self)), count: bytes == nil ? 0 : count)
    let column = row.pointee.column
    row.pointee.column = column + 1
    if row.pointee.keepsAll {
      row.pointee.names.append(String(decoding: value, as: UTF8.self))
    } else if column < row.pointee.slots.count, let field = row.pointee.slots[column] {
      row.pointee.fields.set(field, value)
    }
  }

  private static let takeRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let row = context?.assumingMemoryBound(to: Row.self) else { return }
    row.pointee.rows += 1
  }
}
