import DatelineSentences
import DatelineText
import Foundation
import Testing

/// The folder `shared` beside the package, if there is one.
private let shared: URL? = {
  var folder = URL(fileURLWithPath: #filePath)
  for _ in 0..<3 { folder.deleteLastPathComponent() }
  let found = folder.deletingLastPathComponent().appendingPathComponent("shared")
  return FileManager.default.fileExists(atPath: found.path) ? found : nil
}()

@Test(
  "The first article: each line is a sentence, and two lines hold two", .enabled(if: shared != nil, "no folder `shared` beside the package")
)
func seedArticle() throws {
  let folder = try #require(shared).appendingPathComponent("seed")
  let file = try #require(
    FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).first { $0.pathExtension == "txt" })
  let text = [UInt8](try Data(contentsOf: file))
  let found = SentenceSplitter().sentences(in: text).map { text.string($0.span) }
  var expected: [String] = []
  for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
    var line = String(line)
    for end in ["pretend information.”", "missiles to Moscow."] {
      guard let range = line.range(of: end), range.upperBound < line.endIndex else { continue }
      expected.append(String(line[..<range.upperBound]))
      line = String(line[range.upperBound...].dropFirst())
    }
    expected.append(line)
  }
  #expect(found == expected)
  #expect(found.count == 22)
}
