import CLibCSV
import CZlib
import Glibc

@testable import DatelineDatasets

/// zlib's own reading of a gzip file: the content and the number of members, or nil if it is damaged.
func gunzip(_ bytes: [UInt8]) -> (content: [UInt8], members: Int)? {
  var content: [UInt8] = []
  var members = 0
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  var position = 0
  while position < bytes.count {
    var state = z_stream()
    guard czlib_inflate_init2(&state, 31) == Z_OK else { return nil }
    defer { inflateEnd(&state) }
    var input = Array(bytes[position...])
    let isComplete = input.withUnsafeMutableBufferPointer { input -> Bool in
      state.next_in = input.baseAddress
      state.avail_in = UInt32(input.count)
      while true {
        let (result, size) = chunk.withUnsafeMutableBufferPointer { chunk -> (Int32, Int) in
          state.next_out = chunk.baseAddress
          state.avail_out = UInt32(chunk.count)
          return (inflate(&state, Z_NO_FLUSH), chunk.count - Int(state.avail_out))
        }
        content.append(contentsOf: chunk[..<size])
        if result == Z_STREAM_END { return true }
        if result != Z_OK { return false }
      }
    }
    guard isComplete else { return nil }
    members += 1
    position = bytes.count - Int(state.avail_in)
  }
  return (content, members)
}

/// libcsv's strict reading of CSV, blanks kept: rows of fields, nil for an empty field without quotes; nil if it is not CSV.
func parseCSV(_ bytes: [UInt8]) -> [[[UInt8]?]]? {
  final class Rows {
    var rows: [[[UInt8]?]] = []
    var row: [[UInt8]?] = []
  }
  let rows = Rows()
  var parser = csv_parser()
  guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL)) == 0 else { return nil }
  defer { csv_free(&parser) }
  csv_set_space_func(&parser) { _ in 0 }
  let context = Unmanaged.passUnretained(rows).toOpaque()
  let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { data, count, context in
    guard let context else { return }
    let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
    rows.row.append(data.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) })
  }
  let record: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let context else { return }
    let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
    rows.rows.append(rows.row)
    rows.row = []
  }
  guard csv_parse(&parser, bytes, bytes.count, field, record, context) == bytes.count, csv_fini(&parser, field, record, context) == 0
  else { return nil }
  return withExtendedLifetime(rows) { rows.rows }
}

/// A table for tests with a column of each type.
let sampleTable = TableSchema(
  name: "sample", description: "One row per test.",
  columns: [
    ColumnSchema("sample_id", .string, required: true, unique: true, description: "Key."),
    ColumnSchema("text", .string, description: "Text."),
    ColumnSchema("count", .integer, description: "Integer."),
    ColumnSchema("share", .number, description: "Number."),
    ColumnSchema("is_set", .boolean, description: "Truth value."),
    ColumnSchema("seen_on", .date, description: "Day."),
  ],
  primaryKey: ["sample_id"], sortedBy: ["sample_id"])

/// Rows of `sampleTable`.
func sampleRows(_ rows: [(id: String, text: String?, count: Int?, share: Double?, isSet: Bool?, day: String?)]) -> RowBuffer {
  var buffer = RowBuffer(table: sampleTable)
  for row in rows {
    buffer.beginRow()
    buffer.append(row.id)
    buffer.append(row.text)
    buffer.append(integer: row.count)
    buffer.append(number: row.share)
    buffer.append(boolean: row.isSet)
    buffer.append(day: row.day.flatMap { .init(iso: $0) })
    buffer.endRow()
  }
  return buffer
}

/// CSV and JSON Lines of rows, as text.
func rendered(_ rows: RowBuffer, safe: Bool = false, newline: Newline = .lf) -> (csv: String, jsonl: String) {
  var csv: [UInt8] = []
  var jsonl: [UInt8] = []
  TableOutput(table: rows.table, isSpreadsheetSafe: safe, newline: newline).render(rows: rows, csv: &csv, jsonl: &jsonl)
  return (String(decoding: csv, as: UTF8.self), String(decoding: jsonl, as: UTF8.self))
}
