/// The fields of one record on their way from a reader to a document; reused from record to record.
struct RecordFields {
  /// The text, valid UTF-8; nil if the record has none.
  var text: [UInt8]?
  /// The other fields by `DocumentField.slot`; nil if empty or not there.
  var values = [String?](repeating: nil, count: DocumentField.allCases.count)
  /// The first field but the text whose value holds a NUL.
  var fieldWithNUL: DocumentField?
  /// The first field whose value is over `maxFieldBytes`.
  var oversized: (field: DocumentField, bytes: Int)?

  /// Longest value of any field but the text, in bytes.
  static let maxFieldBytes = 64 << 10

  subscript(field: DocumentField) -> String? { values[field.slot] }

  /// Forgets the last record.
  mutating func removeAll() {
    text = nil
    oversized = nil
    fieldWithNUL = nil
    for slot in values.indices where values[slot] != nil { values[slot] = nil }
  }

  /// Takes a field's bytes, which are valid UTF-8.
  mutating func set(_ field: DocumentField, _ bytes: UnsafeBufferPointer<UInt8>) {
    if field == .text {
      text = [UInt8](bytes)
    } else if bytes.count > RecordFields.maxFieldBytes {
      values[field.slot] = nil
      if oversized == nil { oversized = (field, bytes.count) }
    } else {
      values[field.slot] = bytes.count == 0 ? nil : String(decoding: bytes, as: UTF8.self)
      if fieldWithNUL == nil, ByteSearch.first(0, in: bytes, from: 0) != nil { fieldWithNUL = field }
    }
  }

  /// Forgets a field's value: another one takes its place.
  mutating func forget(_ field: DocumentField) {
    if field == .text { text = nil }
    values[field.slot] = nil
    if oversized?.field == field { oversized = nil }
    if fieldWithNUL == field { fieldWithNUL = nil }
  }
}

/// Where a record stands in its file.
struct RecordPlace {
  /// Record in the file, from 0.
  var index: Int
  /// Offset of its first byte in the unpacked file.
  var byteOffset: Int
  /// Its first line, from 1; nil for formats without records.
  var line: Int?

  /// `line 17`, or `record 0`.
  var text: String { line.map { "line \($0)" } ?? "record \(index)" }
}
