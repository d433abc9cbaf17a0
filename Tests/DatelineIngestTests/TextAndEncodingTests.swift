import DatelineTestSupport
import Testing

@testable import DatelineIngest

/// Text files, encodings and their faults.
@Suite struct TextAndEncodingTests {
  static let texts = [
    Row("untouched", "One.\r\n\r\n  Two\t\n", "[0] One.\\r\\n\\r\\n  Two\\t\\n"),
    Row("byte order mark", bytes: [0xEF, 0xBB, 0xBF, 0x61], "[0] a"),
    Row("only a byte order mark", bytes: [0xEF, 0xBB, 0xBF], "[0] !E_EMPTY@3"),
    Row("nothing", "", "[0] !E_EMPTY@0"),
    Row("blank", " \n\u{2028}\u{3000}\u{FEFF}", "[0] !E_EMPTY@0"),
    Row("NUL", "a\0", "[0] !E_NUL@0"),
    Row("UTF-16 little-endian", bytes: [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x00, 0xDE, 0xAC, 0x20], "[0] a😀€"),
    Row("UTF-16 big-endian", bytes: [0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D, 0xDE, 0x00, 0x20, 0xAC], "[0] a😀€"),
    Row("UTF-16, odd number of bytes", bytes: [0xFF, 0xFE, 0x61, 0, 0x62], "[0] !E_ENCODING@4"),
    Row("UTF-16, lone surrogate", bytes: [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x62, 0], "[0] !E_ENCODING@4"),
    Row("UTF-16, high surrogate at the end", bytes: [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8], "[0] !E_ENCODING@4"),
    Row("UTF-16, low surrogate first", bytes: [0xFE, 0xFF, 0xDC, 0x00, 0, 0x61], "[0] !E_ENCODING@2"),
    Row("overlong", bytes: [0x61, 0xC0, 0xAF], "[0] !E_UTF8@1"),
    Row("overlong, three bytes", bytes: [0x61, 0xE0, 0x80, 0xAF], "[0] !E_UTF8@1"),
    Row("surrogate", bytes: [0x61, 0xED, 0xA0, 0x80], "[0] !E_UTF8@1"),
    Row("past U+10FFFF", bytes: [0x61, 0xF4, 0x90, 0x80, 0x80], "[0] !E_UTF8@1"),
    Row("cut off", bytes: Array(repeating: 0x61, count: 40) + [0xE2, 0x82], "[0] !E_UTF8@40"),
    Row("continuation alone", bytes: Array(repeating: 0x61, count: 17) + [0x80], "[0] !E_UTF8@17"),
    Row(
      "longest and shortest forms", "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}",
      "[0] \u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}"),
  ]

  @Test(arguments: texts, readSizes)
  func text(row: Row, readSize: Int) throws {
    #expect(try records(row.input, .text, readSize: readSize) == row.expected)
  }

  @Test(arguments: readSizes)
  func declaredEncodings(readSize: Int) throws {
    func read(_ bytes: [UInt8], _ encoding: SourceDescription.Encoding) throws -> [String] {
      try records(bytes, .text, readSize: readSize) { $0.encoding = encoding }
    }
    #expect(try read([0x61, 0xE9, 0x92], .latin1) == ["[0] aé\u{92}"])
    #expect(try read([0x93, 0xE9, 0x94, 0x80], .windows1252) == ["[0] “é”€"])
    #expect(try read([0x61, 0x62, 0x81], .windows1252) == ["[0] !E_ENCODING@2"])
    #expect(try read([0, 0x61, 0, 0x62], .utf16) == ["[0] ab"])
    #expect(try read([0x61, 0, 0x62, 0], .utf16) == ["[0] ab"])
    #expect(try read([0x61, 0, 0x62], .utf16) == ["[0] !E_ENCODING@2"])
    #expect(try read([0x61, 0, 0x3D, 0xD8], .utf16) == ["[0] !E_ENCODING@2"])
    #expect(try read([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], .latin1) == ["[0] é"], "a byte order mark wins")
    #expect(try read([0xFF, 0xFE, 0x61, 0], .windows1252) == ["[0] a"], "a byte order mark wins")
    #expect(try read(gzip([0x93, 0xE9, 0x94]), .windows1252) == ["[0] “é”"])
    #expect(try read([0x61, 0xE9], .utf8) == ["[0] !E_UTF8@1"])
  }

  /// Neither plain nor with letters that are no ASCII, and in no format, is such a file taken for one in an older encoding.
  @Test(arguments: ["Kyiv.", "Über Kyiv."], SourceDescription.Format.allCases)
  func undeclaredUTF16IsNamed(text: String, format: SourceDescription.Format) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a", text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
    let reader = try IngestReader(sources: [SourceDescription(name: "s", path: path, format: format)], batchDocuments: 9, batchBytes: 99)
    let reject = try #require(try reader.next()?.rejects.first)
    #expect(reject.message.contains("`encoding: utf16`"), "\(reject.code): \(reject.message)")
  }

  /// Offsets are those of the file, not of the converted text.
  @Test(arguments: readSizes)
  func offsetsOfConvertedRecords(readSize: Int) throws {
    let csv: [UInt8] = Array("text,title\n\u{E9}\u{E9},b\nc\n".unicodeScalars.map { UInt8($0.value) })
    #expect(
      try records(csv, .csv, readSize: readSize) { $0.encoding = .latin1 } == ["[0] éé {title=b}", "[1] !E_CSV_FIELDS@16"])
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "{\"text\":\"😀\"}\n{\"text\":}\n".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try records(utf16, .jsonl, readSize: readSize) == ["[0] 😀", "[1] !E_JSON@46"])
    // A fault in one record spares the others.
    utf16 = [0xFE, 0xFF]
    for unit in Array("text\na\nb".utf16) + [0xD800] + Array("\nc\n".utf16) { utf16 += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    #expect(try records(utf16, .csv, readSize: readSize) == ["[0] a", "[1] !E_ENCODING@18", "[2] c"])
  }

  @Test func limits() throws {
    let text = Array("äbcdefgh".utf8)  // 9 bytes
    #expect(try records(text, .text) { $0.maxDocumentBytes = 9 } == ["[0] äbcdefgh"])
    #expect(try records(text, .text) { $0.maxDocumentBytes = 8 } == ["[0] !E_TOO_LONG@0"])
    #expect(try records(text, .text) { $0.maxDocumentBytes = .max } == ["[0] äbcdefgh"])
    let csv = Array("text,title\näbcdefgh,x\n".utf8)
    #expect(try records(csv, .csv) { $0.maxDocumentBytes = 8 } == ["[0] !E_TOO_LONG@11"])
    let long = String(repeating: "x", count: 65_537)
    #expect(try records(Array("text,title\na,\(long)\n".utf8), .csv) == ["[0] !E_TOO_LONG@11"])
    #expect(try records(Array("{\"text\":\"a\",\"title\":\"\(long)\"}".utf8), .jsonl) == ["[0] !E_TOO_LONG@0"])
    #expect(try records(Array("text,note\na,\(long)\n".utf8), .csv) == ["[0] a"], "columns that nobody wants may be long")
  }

  @Test func excerpts() {
    func excerpt(_ bytes: [UInt8]) -> String? { bytes.withUnsafeBufferPointer(Excerpt.make) }
    #expect(excerpt([]) == nil)
    #expect(excerpt(Array("a\nb\u{7F}\u{85}\u{FEFF}é".utf8)) == "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}é")
    #expect(excerpt([0x61, 0xFF, 0xE2, 0x82]) == "a\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(excerpt(Array(String(repeating: "é", count: 300).utf8)) == String(repeating: "é", count: 200))
  }
}
