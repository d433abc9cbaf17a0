import DatelineSentences
import DatelineTestSupport
import DatelineText
import Testing

private func seconds(_ text: [UInt8]) -> Double {
  var annotations = Annotations()
  var worker = SentenceSplitter().makeWorker()
  let start = threadSeconds()
  worker.annotate(Document(text: text), &annotations)
  let elapsed = threadSeconds() - start
  #expect(annotations.sentences.allSatisfy { Int($0.span.end) <= text.count })
  return elapsed
}

private let pieces = [
  "\"", ".", ". ", "(", ")", "[1] ", "a. ", "A. ", "e.g. ", "1. A! ", "a) B ", "• x ", "\n", "\r", "a\n", "A\n", "x y\n", "“", "?” ", "… ",
  ". . ", "!(", "。",
  "-- ", "' ", "Mr. ", "x. y ", "No. 5 ", "a b. (c ", ":) ", "! :) ", "\u{2028}", "\t", "Photo by ", "1 ", "*", "a.b.c.", "a. \n",
  "\u{301}",
]

@Test("Sixteen times the text takes about sixteen times as long, whatever it holds", arguments: pieces)
func linearTime(piece: String) {
  func text(_ size: Int) -> [UInt8] { Array(String(repeating: piece, count: size / piece.utf8.count).utf8) }
  _ = seconds(text(1000))
  let small = seconds(text(20_000))
  let large = seconds(text(320_000))
  // Quadratic work would take 256 times as long.
  #expect(large < 64 * small + 0.05, "\(small) s, then \(large) s")
}

@Test("Capitals are searched once however many candidates a sentence holds")
func longSmallSentence() {
  func text(_ count: Int) -> [UInt8] {
    Array((String(repeating: "word ", count: count) + "B " + String(repeating: "xx. y ", count: count)).utf8)
  }
  #expect(SentenceSplitter().sentences(in: text(1000)).count == 1)
  let small = seconds(text(2000))
  #expect(seconds(text(32_000)) < 64 * small + 0.05)
}
