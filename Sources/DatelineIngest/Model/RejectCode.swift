/// Why ingest refused a record. The raw values are the stable codes of the table `rejects`; none is ever reused with another meaning.
public enum RejectCode: String, Sendable, Hashable, CaseIterable {
  /// Bytes that are not UTF-8.
  case invalidUTF8 = "E_UTF8"
  /// Bytes or code units that the declared encoding does not define: a lone surrogate, half a UTF-16 unit, an unassigned byte.
  case invalidEncoding = "E_ENCODING"
  /// A NUL byte, or the escape `\u0000` in JSON.
  case nul = "E_NUL"
  /// No text: an empty file, an empty or blank text.
  case empty = "E_EMPTY"
  /// Text over `maxDocumentBytes`, a record over four times that, or another field over 64 KiB.
  case tooLong = "E_TOO_LONG"
  /// A CSV record with more or fewer fields than the header.
  case fieldCount = "E_CSV_FIELDS"
  /// A quotation mark that opens a CSV field is not closed where it should be.
  case openQuote = "E_CSV_QUOTE"
  /// A line that is not one JSON object (RFC 8259), or is cut off.
  case json = "E_JSON"
  /// A JSON value of the wrong type for its field.
  case fieldType = "E_FIELD_TYPE"
  /// A JSON record without the text field.
  case noText = "E_NO_TEXT"
  /// Gzip data that are cut off or damaged: the file's rest is lost. Also the record that was being read there.
  case gzip = "E_GZIP"
  /// A `record_id` that an earlier record of the same source has; the first one is kept.
  case duplicateID = "E_DUPLICATE_ID"
  /// A file or folder among several that cannot be opened or read.
  case unreadable = "E_UNREADABLE"

  /// What the code means and what to do about it, one line, for documentation and `explain`.
  public var explanation: String {
    switch self {
    case .invalidUTF8: "The bytes are not UTF-8. Declare the encoding of the source (latin1, windows1252, utf16) or repair the file."
    case .invalidEncoding: "The bytes are not valid in the declared encoding. Declare another one or repair the file."
    case .nul: "The record holds a NUL character: a binary file, or UTF-16 that was not declared."
    case .empty: "The file or the text field is empty or blank."
    case .tooLong: "The text or a field is longer than the limit. Raise limits.max_document or split the text."
    case .fieldCount: "The CSV record has more or fewer fields than the header."
    case .openQuote: "A quoted CSV field is not closed. Reading goes on with the line after the one that opens it."
    case .json: "The line is not one JSON object."
    case .fieldType: "A JSON value has the wrong type for its field: text must be a string, other fields a string or a number."
    case .noText: "The JSON record has no text. Check the path that `fields` gives for it."
    case .gzip: "The gzip data are cut off or damaged; what came before is kept."
    case .duplicateID: "The record_id occurred before in this source; the first record is kept."
    case .unreadable: "The file cannot be opened or read; check its permissions."
    }
  }
}
