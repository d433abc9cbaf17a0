import DatelineSentences
import DatelineTestSupport
import DatelineText
import Foundation
import Testing

private struct Gold: Decodable {
  var id: String
  var text: String
  var sentences: [[Int]]
}

private func records(_ name: String) throws -> [Gold] {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-dc", try #require(Project.shared("eval/sentences/\(name).dev.jsonl.gz")).path]
  process.standardOutput = pipe
  try process.run()
  let lines = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return try lines.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Gold.self, from: Data($0)) }
}

/// Ends of sentences, in code points, behind which neither a blank line nor the end of the text stands.
private func interior(_ scalars: [Unicode.Scalar], _ ends: [Int]) -> Set<Int> {
  Set(
    ends.filter { end in
      var index = end
      var breaks = 0
      while index < scalars.count, scalars[index].properties.isWhitespace {
        if scalars[index] == "\n" { breaks += 1 }
        index += 1
      }
      return index < scalars.count && breaks < 2
    })
}

/// F1 of the boundaries inside paragraphs, in percent.
private func figure(_ name: String) throws -> Double {
  var (right, found, wanted) = (0, 0, 0)
  for record in try records(name) {
    let scalars = Array(record.text.unicodeScalars)
    let text = Array(record.text.utf8)
    var cursor = CodePointCursor(text)
    let ends = SentenceSplitter().sentences(in: text).map { cursor.codePointOffset(of: $0.span.end, in: text) }
    let (ours, gold) = (interior(scalars, ends), interior(scalars, record.sentences.compactMap(\.last)))
    right += ours.intersection(gold).count
    found += ours.count
    wanted += gold.count
  }
  return 200 * Double(right) / Double(max(1, found + wanted))
}

@Test(
  "Figures on the development sets do not fall below their goals", .needsShared("eval/sentences"),
  arguments: [
    ("news-hand", 99.4), ("gum-news", 96.5), ("gum-news-wrapped", 96.5), ("gum-other", 97.5), ("pud", 99.8), ("golden-rules", 95),
    ("pragmatic-spec", 85),
  ])
func developmentFigure(name: String, goal: Double) throws {
  let value = try figure(name)
  #expect(value >= goal, "\(name): \(value)")
}
