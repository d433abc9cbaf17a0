import DatelineTestSupport
import Testing

@testable import DatelineIngest

/// Gzip: members, padding, damage.
@Suite struct GzipTests {
  private let one = Array("{\"text\":\"a\"}\n{\"text\":\"b\"}\n".utf8)
  private let two = Array("{\"text\":\"c\"}\n".utf8)

  @Test(arguments: readSizes)
  func members(readSize: Int) throws {
    let expected = ["[0] a", "[1] b", "[2] c"]
    #expect(try records(gzip(one) + gzip(two), .jsonl, readSize: readSize) == expected)
    #expect(try records(gzip(one) + gzip([]) + gzip(two) + [0, 0, 0], .jsonl, readSize: readSize) == expected)
    // A record may run over the end of a member.
    let whole = one + two
    for cut in 0...whole.count {
      #expect(try records(gzip(Array(whole[..<cut])) + gzip(Array(whole[cut...])), .jsonl, readSize: readSize) == expected)
    }
    #expect(try records(gzip(Array("Text.".utf8)), .text, readSize: readSize) == ["[0] Text."])
    #expect(try records(gzip([]), .text, readSize: readSize) == ["[0] !E_EMPTY@0"])
  }

  @Test(arguments: readSizes)
  func garbageAfterTheEnd(readSize: Int) throws {
    let packed = gzip(one) + [0, 0] + Array("rubbish".utf8)
    #expect(try records(packed, .jsonl, readSize: readSize) == ["[0] a", "[1] b", "[2] !E_GZIP@26"])
    #expect(try records(gzip(Array("Text.".utf8)) + [1], .text, readSize: readSize) == ["[0] Text.", "[1] !E_GZIP@0"])
  }

  /// Wherever a file is cut: what is whole is kept, what is cut off is refused, and there is a row that says so.
  @Test(arguments: [1, 1 << 17])
  func truncated(readSize: Int) throws {
    let json = (0..<40).map { "{\"text\":\"record \($0 * 7919 % 1000) \(String($0 * 104_729, radix: 36))\"}\n" }.joined()
    let csv = "text,title\n" + (0..<40).map { "\"record \($0 * 7919 % 1000)\",\(String($0 * 104_729, radix: 36))\n" }.joined()
    for (format, text) in [(SourceDescription.Format.jsonl, json), (.csv, csv)] {
      let whole = try records(Array(text.utf8), format)
      #expect(whole.count == 40)
      let packed = gzip(Array(text.utf8))
      for cut in stride(from: 2, to: packed.count, by: readSize == 1 ? 37 : 1) {
        let found = try records(Array(packed[..<cut]), format, readSize: readSize)
        let rejects = found.filter { $0.contains("!") }
        let documents = found.count - rejects.count
        #expect(Array(found[..<documents]) == Array(whole[..<documents]), "cut at \(cut)")
        #expect((1...2).contains(rejects.count) && rejects.allSatisfy { $0.contains("E_GZIP") }, "cut at \(cut): \(rejects)")
      }
    }
    let text = gzip(Array("A text that is cut off somewhere in the middle.".utf8))
    #expect(try records(Array(text.dropLast(9)), .text, readSize: readSize) == ["[0] !E_GZIP@0"])
    #expect(try records(Array(text.dropLast(1)), .text, readSize: readSize) == ["[0] !E_GZIP@0"], "the checksum is missing")
  }

  /// What zlib still holds when cut-off data end is not lost, however small the reads are.
  @Test func theEndOfCutOffDataComesOut() throws {
    let packed: [UInt8] = [
      0x1F, 0x8B, 8, 8, 8, 8, 0xFF, 0xFF, 8, 8, 8, 0xFF, 0xFF, 0xFF, 0xBF, 0x7F, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0D, 0xFF, 0, 0x5B, 0xFF,
      0xFF, 0xFF,
      0xFF, 0xFF, 0xBF, 0x7F, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0D, 0xFF, 0, 1,
    ]
    let whole = try records(packed, .jsonl)
    for readSize in 1...48 { #expect(try records(packed, .jsonl, readSize: readSize) == whole, "reads of \(readSize)") }
  }

  @Test func damaged() throws {
    var packed = gzip(Array((0..<200).map { "{\"text\":\"record \($0)\"}\n" }.joined().utf8))
    packed[packed.count - 5] ^= 0xFF  // the checksum
    let found = try records(packed, .jsonl)
    #expect(found.last?.contains("E_GZIP") == true)
    #expect(found.dropLast().allSatisfy { !$0.contains("!") } && found.count == 201)
  }

  /// A file whose name says gzip but whose bytes do not is read as it is.
  @Test func recognisedByBytes() throws {
    let folder = try TemporaryFolder()
    let source = SourceDescription(name: "s", path: try folder.write("a.txt.gz", "plain"))
    #expect(try lines(IngestReader(sources: [source], batchDocuments: 1, batchBytes: 1)) == ["[0] plain"])
  }

  /// 200 MB that unpack from 200 KB, in one line: refused, in bounded memory.
  @Test func bomb() throws {
    var packed: [UInt8] = []
    let zeros = gzip([UInt8](repeating: 0x20, count: 4 << 20))
    packed += gzip(Array("{\"text\":\"".utf8))
    for _ in 0..<50 { packed += zeros }
    packed += gzip(Array("\"}\n{\"text\":\"b\"}\n".utf8))
    #expect(try records(packed, .jsonl) == ["[0] !E_TOO_LONG@0", "[1] b"])
  }
}
