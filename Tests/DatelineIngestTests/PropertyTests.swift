import CLibCSV
import DatelineTestSupport
import Testing

@testable import DatelineIngest

/// What must hold for any input. A failure names the seed; the same seed gives the same input again.
@Suite struct PropertyTests {
  /// However the bytes arrive and however records are batched, the records are the same.
  @Test(arguments: SourceDescription.Format.allCases)
  func cutsChangeNothing(format: SourceDescription.Format) throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let pieces: [String] =
        format == .jsonl
        ? [
          "{\"text\":\"", "\"}", "\n", "a", "\\u00e9", "\\", "\"", ":", ",", "[", "]", "é", "\r", " ", "{\"text\":\"ok\"}\n", "1e5", "null",
        ]
        : ["a", "bc ", ",", ",", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "é", "\u{2028}", "\0", "x,y\n", "\"q\",r\n", "x\ty\n"]
      var bytes: [UInt8] = Array((format == .jsonl ? "" : format == .tsv ? "text\ttitle\n" : "text,title\n").utf8)
      for _ in 0..<Int.random(in: 0...120, using: &random) {
        bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
        if Int.random(in: 0..<60, using: &random) == 0 { bytes.append(UInt8.random(in: 128...255, using: &random)) }
      }
      let whole = try records(bytes, format)
      for readSize in [1, 2, 5, 17, 63, 200] {
        #expect(try records(bytes, format, readSize: readSize) == whole, "seed \(seed), read size \(readSize)")
      }
      #expect(try records(bytes, format, batchDocuments: 1) == whole, "seed \(seed)")
      #expect(try records(gzip(bytes), format, readSize: 7) == whole, "seed \(seed)")
    }
  }

  private func field(_ random: inout SeededGenerator) -> String {
    let pieces = ["a", "word ", ",", ";", "\"", "\n", "\r\n", "é", "😀", " ", "'", "\t"]
    return (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// What is written as RFC 4180 says is read as it was.
  @Test func csvRoundTrip() throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let newline = Bool.random(using: &random) ? "\r\n" : "\n"
      var csv = "text,title" + newline
      var expected: [String] = []
      for index in 0..<Int.random(in: 1...30, using: &random) {
        let row = ["x" + field(&random), field(&random)]
        csv += row.map { value in
          let mustQuote = value.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
          guard mustQuote || Bool.random(using: &random) else { return value }
          return "\"" + value.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",")
        csv += newline
        let shown = row.map { $0.replacing("\r\n", with: "\\r\\n").replacing("\n", with: "\\n").replacing("\t", with: "\\t") }
        expected.append("[\(index)] \(shown[0])" + (shown[1].isEmpty ? "" : " {title=\(shown[1])}"))
      }
      #expect(try records(Array(csv.utf8), .csv) == expected, "seed \(seed)")
    }
  }

  /// Framed records give the fields that libcsv gives for the whole file.
  @Test func framesAgreeWithLibCSV() {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let alphabet = Array("ab,,\"\"\n\r ;".utf8)
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let (rows, isOpen) = framed(bytes)
      if !isOpen { #expect(rows == libcsv(bytes), "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)") }
    }
  }

  private func framed(_ bytes: [UInt8]) -> ([[String]], Bool) {
    let parser = CSVRecordParser(separator: 0x2C)
    return bytes.withUnsafeBufferPointer { all in
      var rows: [[String]] = []
      var rest = UnsafeBufferPointer(rebasing: all[...])
      var framer = CSVFramer(separator: 0x2C)
      while !rest.isEmpty {
        framer.reset()
        let end = framer.findEnd(in: rest)
        if end == nil && framer.isInQuotes { return (rows, true) }
        let record = UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.count)])
        if !record.isEmpty {
          let names = parser.names(of: record)
          rows.append(names)
          // The quick way for records without quoted fields counts the same fields.
          parser.setColumns(Array(repeating: nil, count: names.count))
          #expect(parser.split(record, isQuoted: framer.openQuote >= 0) == names.count)
        }
        rest = UnsafeBufferPointer(rebasing: rest[min(rest.count, record.count + 1)...])
      }
      return (rows, false)
    }
  }

  /// libcsv alone, over everything at once.
  private func libcsv(_ bytes: [UInt8]) -> [[String]] {
    final class Rows {
      var rows: [[String]] = []
      var row: [String] = []
    }
    let result = Rows()
    var parser = csv_parser()
    csv_init(&parser, 0)
    csv_set_space_func(&parser) { _ in 0 }
    let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = { bytes, count, context in
      guard let context else { return }
      let value = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
      Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue().row.append(value)
    }
    let takeRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
      guard let context else { return }
      let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
      rows.rows.append(rows.row)
      rows.row = []
    }
    let context = Unmanaged.passUnretained(result).toOpaque()
    csv_parse(&parser, bytes, bytes.count, takeField, takeRow, context)
    csv_fini(&parser, takeField, takeRow, context)
    csv_free(&parser)
    return result.rows
  }

  /// Any string, written with any mixture of escapes, is read as it was.
  @Test func jsonRoundTrip() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var text = "x"
      var json = "x"
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        var scalar: Unicode.Scalar?
        while scalar == nil {
          let ranges: [ClosedRange<UInt32>] = [0x20...0x7E, 0x01...0x1F, 0xA1...0x7FF, 0x800...0xFFFD, 0x10000...0x10FFFF]
          scalar = Unicode.Scalar(UInt32.random(in: ranges.randomElement(using: &random) ?? 0x20...0x20, using: &random))
        }
        guard let scalar else { continue }
        text.unicodeScalars.append(scalar)
        let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        if mustEscape || Int.random(in: 0..<3, using: &random) == 0 {
          for unit in String(scalar).utf16 {
            let hex = String(unit, radix: 16, uppercase: Bool.random(using: &random))
            json += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
          }
        } else {
          json.unicodeScalars.append(scalar)
        }
      }
      let folder = try TemporaryFolder()
      let path = try folder.write("a.jsonl", "{\"n\":[1,{}],\"text\":\"\(json)\",\"title\":\"\(json)\"}")
      let source = SourceDescription(name: "s", path: path, format: .jsonl)
      let batch = try #require(try IngestReader(sources: [source], batchDocuments: 1, batchBytes: 1).next())
      #expect(batch.documents.first?.text == Array(text.utf8), "seed \(seed)")
      #expect(batch.documents.first?.title == text, "seed \(seed)")
    }
  }

  /// The quick check of UTF-8 agrees with the standard library's.
  @Test func validity() {
    for seed in 1...2000 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes += Array(repeating: 0x61, count: Int.random(in: 0...20, using: &random))
        case 1: bytes += Array("é€😀".utf8)
        case 2: bytes += [0xF4, 0x8F, 0xBF, 0xBF].prefix(Int.random(in: 1...4, using: &random))
        default: bytes.append(UInt8.random(in: 0x80...0xFF, using: &random))
        }
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let fault = bytes.withUnsafeBufferPointer(UTF8Check.firstInvalid)
      #expect((fault == nil) == isValid, "seed \(seed)")
      if let fault { #expect(String(validating: bytes[..<fault], as: UTF8.self) != nil, "seed \(seed)") }
    }
  }

  @Test func repeatedIDs() {
    var index = RecordIDIndex()
    for number in 0..<50_000 { #expect(index.insert("id-\(number)", ordinal: number) == nil) }
    for number in stride(from: 0, to: 50_000, by: 97) { #expect(index.insert("id-\(number)", ordinal: -1) == number) }
    #expect(index.count == 50_000)
    #expect(index.insert("", ordinal: 1) == nil && index.insert("\0", ordinal: 2) == nil && index.insert("\0\0", ordinal: 3) == nil)
  }
}
