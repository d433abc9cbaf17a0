import Dispatch
import Glibc
import Testing

@testable import DatelineIngest

/// Huge and hostile inputs: bounded memory, linear time.
@Suite(.serialized) struct LimitTests {
  private static let megabyte = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)

  /// Reads what a thread writes to a pipe: `head`, 100 MiB of `x`, `tail`.
  private func readHuge(_ head: String, _ tail: String, _ format: SourceDescription.Format) throws -> [String] {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let writing = ends[1]
    let done = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      func put(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
          let got = bytes.withUnsafeBytes { write(writing, $0.baseAddress?.advanced(by: sent), bytes.count - sent) }
          if got <= 0 { break }
          sent += got
        }
      }
      put(Array(head.utf8))
      for _ in 0..<100 { put(LimitTests.megabyte) }
      put(Array(tail.utf8))
      close(writing)
      done.signal()
    }
    let source = SourceDescription(name: "s", path: "-", format: format)
    let reader = try IngestReader(sources: [source], batchDocuments: 10, batchBytes: 1 << 20, readSize: 1 << 17, standardInput: ends[0])
    let found = try lines(reader)
    done.wait()
    close(ends[0])
    return found
  }

  /// Resident memory in MiB.
  private func residentMegabytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 128)
    guard fgets(&buffer, 128, file) != nil else { return 0 }
    let fields = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4096 >> 20
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("json", "{\"text\":\"a\"}\n{\"text\":\"", "\"}\n{\"text\":\"b\"}\n", ["[0] a", "[1] !E_TOO_LONG@13", "[2] b"]),
      ("unquoted", "text,title\na,b\n", ",c\nd,e\n", ["[0] a {title=b}", "[1] !E_TOO_LONG@15", "[2] d {title=e}"]),
      ("quoted", "text,title\na,b\n\"", "\",c\nd,e\n", ["[0] a {title=b}", "[1] !E_TOO_LONG@15", "[2] d {title=e}"]),
      ("open", "text,title\na,\"b\nc,d\n", "\nd,e\n", ["[0] !E_CSV_QUOTE@13", "[1] c {title=d}", "[2] !E_TOO_LONG@20", "[3] d {title=e}"]),
      ("text", "", "", ["[0] !E_TOO_LONG@0"]),
    ])
  func hundredMegabyteLine(name: String, head: String, tail: String, expected: [String]) throws {
    let before = residentMegabytes()
    let format: SourceDescription.Format = name == "json" ? .jsonl : name == "text" ? .text : .csv
    #expect(try readHuge(head, tail, format) == expected)
    // The record limit is 17 MiB; the window that holds it doubles, and is copied when it does.
    #expect(residentMegabytes() - before < 80)
  }

  /// Each line opens a quote that nothing closes: every line is a reject, in linear time.
  @Test(.timeLimit(.minutes(1)))
  func everyLineOpensAQuote() throws {
    let count = 20_000
    let bytes = Array("text,title\n".utf8) + Array(repeating: Array("\"x,y\n".utf8), count: count).joined() + Array("a,b\n".utf8)
    let found = try records(bytes, .csv)
    #expect(found.count == count + 1)
    #expect(found.last == "[\(count)] a {title=b}")
    #expect(found.dropLast().allSatisfy { $0.contains("!E_CSV_QUOTE") })
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["\"", "\"\"", "\"\n", ",", "\"a\"b", "\n\"", "[", "{\"a\":", "{\"text\":{", "\\", "\"\\u"])
  func manyTimesTheSame(piece: String) throws {
    let bytes = Array(Array(repeating: Array(piece.utf8), count: 30_000).joined())
    for format in [SourceDescription.Format.csv, .jsonl] {
      let input = format == .csv ? Array("text,title\n".utf8) + bytes : bytes
      #expect(try records(input, format).allSatisfy { $0.contains("!") })
    }
  }
}
