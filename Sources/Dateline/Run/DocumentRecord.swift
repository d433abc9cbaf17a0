import Crypto
import DatelineText

/// A document with what the stages found in it, on its way to the tables.
struct DocumentRecord {
  let document: Document
  let annotations: Annotations
  /// The first 64 bits of the document id's hash.
  let id: UInt64
  /// SHA-256 of the text, in hexadecimal.
  let textHash: [UInt8]
  /// At the start of the text; tables take a copy each and walk forward.
  let cursor: CodePointCursor

  init(document: Document, annotations: Annotations, id: UInt64, textHash: [UInt8]) {
    self.document = document
    self.annotations = annotations
    self.id = id
    self.textHash = textHash
    cursor = CodePointCursor(document.text)
  }
}

/// Ids of rows: a letter before hexadecimal digits, so that no reader takes one for a number.
enum RowID {
  /// The hash that a document's id is made of, and the hash of its text.
  ///
  /// SHA-256 over source name, record id (or path and record number) and the hexadecimal SHA-256 of the text, a zero byte between them: an analyst
  /// can work it out again from the columns of `documents`.
  static func document(_ document: Document) -> (id: UInt64, textHash: [UInt8]) {
    let textHash = hexadecimal(SHA256.hash(data: document.text))
    var hasher = SHA256()
    hasher.update(data: Array(document.sourceName.utf8) + [0])
    if let recordID = document.recordID {
      hasher.update(data: Array(recordID.utf8) + [0])
    } else {
      hasher.update(data: Array(document.sourcePath.utf8) + [0] + Array(String(document.recordIndex).utf8) + [0])
    }
    hasher.update(data: textHash)
    var id: UInt64 = 0
    for byte in hasher.finalize().prefix(8) { id = id << 8 | UInt64(byte) }
    return (id, textHash)
  }

  private static func hexadecimal(_ digest: SHA256Digest) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(64)
    for byte in digest {
      out.append(digit(byte >> 4))
      out.append(digit(byte & 15))
    }
    return out
  }

  /// The `document_id` made of a hash.
  static func documentID(_ id: UInt64) -> String {
    var bytes: [UInt8] = []
    append("d", id, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a letter and 16 hexadecimal digits.
  static func append(_ letter: Unicode.Scalar, _ id: UInt64, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: letter.value))
    for shift in stride(from: 60, through: 0, by: -4) { bytes.append(digit(UInt8(truncatingIfNeeded: id >> UInt64(shift)) & 15)) }
  }

  /// Appends `-`, the letter of a table, and a number of at least five digits that counts from 1.
  static func appendPart(_ letter: Unicode.Scalar, _ index: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "-"))
    bytes.append(UInt8(truncatingIfNeeded: letter.value))
    var divisor = 10_000
    while (index + 1) / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(truncatingIfNeeded: (index + 1) / divisor % 10))
      divisor /= 10
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
