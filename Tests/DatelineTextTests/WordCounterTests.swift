import DatelineTestSupport
import DatelineText
import Testing

/// Rows of UAX 29: rule, text, words.
private let rows: [(String, String, Int)] = [
  ("empty", "", 0),
  ("blank", "  \n\t", 0),
  ("WB5 letters", "Kyiv was hit", 3),
  ("WB6, WB7 letters around . : ' ·", "can't e.g. l·l a:b", 4),
  ("WB6 needs a letter behind", "troops' U.S.", 2),
  ("WB8, WB9, WB10 digits and letters", "24th MI6 3D 100", 4),
  ("WB11, WB12 digits around . , ; '", "3,000.5 10:30", 3),
  ("WB11 not between digit and letter", "3.a", 2),
  ("WB13 Katakana", "カタカナ", 1),
  ("WB13a, WB13b underscore", "a_b _1_ _", 2),
  ("WB4 marks extend", "cafe\u{301} na\u{308}ive", 2),
  ("WB4 soft hyphen and joiner", "co\u{AD}op a\u{200D}b", 2),
  ("WB7a, WB7b, WB7c Hebrew quotes", "צה\"ל צה'", 2),
  ("WB999 hyphens", "mid-October", 2),
  ("WB999 ideographs", "北京市", 3),
  ("curly apostrophe", "Russia’s", 1),
  ("symbols", "$ % • — 👍🏽", 0),
  ("mixed", "“It’s 3,000,” he said.", 4),
  ("comma without blank", "one,two", 2),
  ("stop inside", "example.com", 1),
  ("WB15 flags", "🇺🇦🇺🇸", 0),
]

@Test(arguments: rows)
func wordCount(_ rule: String, _ text: String, _ words: Int) {
  #expect(WordCounter().count(Array(text.utf8)) == words, "\(rule)")
}

@Test("Bytes that are not UTF-8 are no letters")
func invalidBytes() {
  #expect(WordCounter().count([0x61, 0xFF, 0x62, 0xC3]) == 2)
}

@Test("The count of two texts with a line break between is the sum of their counts", arguments: 0..<500 as Range<UInt64>)
func countsAdd(seed: UInt64) {
  var generator = SeededGenerator(seed: seed)
  let pieces = ["a", "1", "'", ".", ",", "_", " ", "é", "\u{301}", "ク", "א", "\"", "-", "北", "U.S."]
  func text() -> [UInt8] { (0..<20).flatMap { _ in Array(pieces.randomElement(using: &generator)?.utf8 ?? "".utf8) } }
  let (first, second) = (text(), text())
  let counter = WordCounter()
  #expect(counter.count(first + [10] + second) == counter.count(first) + counter.count(second), "seed \(seed)")
}
