import CZlib
import DatelineTestSupport
import DatelineText
import Glibc
import Testing

@testable import DatelineIngest

/// All records of a run in run order, one line each: `[0] text {title=...}` or `[1] !E_UTF8@17`.
func lines(_ reader: IngestReader) throws -> [String] {
  var found: [(source: String, path: String, index: Int, line: String)] = []
  while let batch = try reader.next() {
    #expect(batch.records > 0)
    for document in batch.documents { found.append((document.sourceName, document.sourcePath, document.recordIndex, line(document))) }
    for reject in batch.rejects {
      found.append((reject.sourceName, reject.sourcePath, reject.recordIndex, "!\(reject.code)@\(reject.byteOffset ?? -1)"))
      #expect(reject.stage == "ingest" && !reject.message.isEmpty)
      #expect((reject.excerpt?.unicodeScalars.count ?? 0) <= 200)
      #expect(reject.excerpt?.unicodeScalars.allSatisfy { $0.value >= 0x20 } ?? true)
    }
  }
  found.sort { ($0.source, $0.path, $0.index) < ($1.source, $1.path, $1.index) }
  // The key of the tables: no place occurs twice, and no record in between is missing.
  for (a, b) in zip(found, found.dropFirst()) where a.source == b.source && a.path == b.path { #expect(b.index == a.index + 1) }
  #expect(reader.inputs.records == found.count)
  return found.map { "[\($0.index)] \($0.line)" }
}

private func line(_ document: Document) -> String {
  var extras: [String] = []
  if let id = document.recordID { extras.append("id=\(id)") }
  if let title = document.title { extras.append("title=\(title)") }
  if let url = document.url { extras.append("url=\(url)") }
  if let day = document.metadataOn { extras.append("on=\(day)") }
  if let publisher = document.publisher { extras.append("publisher=\(publisher)") }
  if let author = document.author { extras.append("author=\(author)") }
  if document.language != "en" { extras.append("language=\(document.language)") }
  let text = escaped(String(decoding: document.text, as: UTF8.self))
  return extras.isEmpty ? text : "\(text) {\(extras.map(escaped).joined(separator: " "))}"
}

private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The records of one input, read `readSize` bytes at a time.
func records(
  _ bytes: [UInt8], _ format: SourceDescription.Format, readSize: Int = 1 << 17, batchDocuments: Int = 100,
  configure: (inout SourceDescription) -> Void = { _ in }
) throws -> [String] {
  let folder = try TemporaryFolder()
  let path = try folder.write("input", bytes)
  var source = SourceDescription(name: "s", path: path, format: format)
  configure(&source)
  return try lines(IngestReader(sources: [source], batchDocuments: batchDocuments, batchBytes: 1 << 20, readSize: readSize))
}

/// gzip of some bytes, one member.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  guard czlib_deflate_init2(&stream, 6, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK else { return [] }
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
  let made = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      deflate(&stream, Z_FINISH)
      return target.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<made])
}

/// How inputs are cut in the table tests: every row must give the same whatever the reads give.
let readSizes = [1, 3, 64, 1 << 17]

/// One row of a table test: an input and the lines that it must give.
struct Row: CustomTestStringConvertible, Sendable {
  var name: String
  var input: [UInt8]
  var expected: [String]

  init(_ name: String, _ input: String, _ expected: String...) {
    self.name = name
    self.input = Array(input.utf8)
    self.expected = expected
  }

  init(_ name: String, bytes: [UInt8], _ expected: String...) {
    self.name = name
    input = bytes
    self.expected = expected
  }

  var testDescription: String { name }
}
