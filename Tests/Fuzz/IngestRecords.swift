// What the fuzz targets of ingest share.

import DatelineText
import Glibc

/// Reads the bytes from a pipe and gives what came out, one line a record.
private func records(_ bytes: UnsafeRawBufferPointer, _ format: SourceDescription.Format, readSize: Int) throws -> [String] {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return [] }
  let fits = min(bytes.count, 60_000)  // a pipe takes 64 KiB before it blocks
  guard bytes.isEmpty || write(ends[1], bytes.baseAddress, fits) == fits else { return [] }
  close(ends[1])
  defer { close(ends[0]) }
  var source = SourceDescription(name: "fuzz", path: "-", format: format)
  source.maxDocumentBytes = 300
  let reader = try IngestReader(sources: [source], batchDocuments: 7, batchBytes: 512, readSize: readSize, standardInput: ends[0])
  var found: [(Int, String)] = []
  while let batch = try reader.next() {
    for document in batch.documents {
      precondition(String(validating: document.text, as: UTF8.self) != nil, "text is not UTF-8")
      precondition(!document.text.contains(0), "text holds NUL")
      let facts = [document.recordID, document.title, document.url, document.author, document.language].map { $0 ?? "-" }
      found.append((document.recordIndex, (facts + [String(decoding: document.text, as: UTF8.self)]).joined(separator: "\0")))
    }
    for reject in batch.rejects {
      precondition(RejectCode(rawValue: reject.code) != nil, "unknown code")
      found.append((reject.recordIndex, "\(reject.code) \(reject.byteOffset ?? -1) \(reject.message) \(reject.excerpt ?? "-")"))
    }
  }
  found.sort { $0.0 < $1.0 }
  precondition(found.map(\.0) == Array(found.indices), "a record is missing or there twice")
  precondition(reader.inputs.records == found.count)
  return found.map(\.1)
}

/// What must hold whatever the bytes: no crash, each record once, and the same records however the bytes arrive.
func checkRecords(_ bytes: UnsafeRawBufferPointer, _ format: SourceDescription.Format) {
  do {
    let whole = try records(bytes, format, readSize: 1 << 16)
    let pieces = try records(bytes, format, readSize: 1 + bytes.count % 13)
    precondition(whole == pieces, "the records depend on how the bytes arrive")
  } catch {
    precondition(error is IngestError)
  }
}
