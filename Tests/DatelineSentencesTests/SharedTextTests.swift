import DatelineSentences
import DatelineTestSupport
import DatelineText
import Foundation
import Testing

@Test("The first article: each line is a sentence, and two lines hold two", .needsShared("seed"))
func seedArticle() throws {
  let text = try #require(Project.seedArticles.first)
  let found = SentenceSplitter().sentences(in: text).map { text[$0.span] }
  var expected: [String] = []
  for line in text.split(separator: "\n") {
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
