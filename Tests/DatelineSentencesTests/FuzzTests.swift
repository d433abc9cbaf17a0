import DatelineSentences
import DatelineTestSupport
import DatelineText
import Testing

/// Well-formed text that the mutations start from.
private let seedTexts = [
  "KYIV, Oct. 24 (Reuters) - The U.S. Secretary of State said on Tuesday: “We won’t go. It’s over.” He left at 5 p.m. EDT.\n\nBy Jane Smith\n\n"
    + "1. The first item. 2. The second item\n• x • y [12] (see p. 5). http://a.example/b.c, j.d@example.com — Mr. J. K. Rowling, Jr., et al. …",
  "the quick brown fox. it jumped!\r\nOver \"the\" dog? ''Yes.'' \u{A0}No.\u{2028}Figure 1. A map (AP Photo/Jane Smith)\u{0C}北京。 🙂 :-) ok",
]

@Test("Random and mutated bytes")
func fuzz() {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(3)
  var seed: UInt64 = 0
  while clock.now < end {
    var generator = SeededGenerator(seed: seed)
    var text: [UInt8]
    if seed % 3 == 0 {
      text = (0..<Int.random(in: 0..<400, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    } else {
      text = Array(seedTexts[Int(seed) % seedTexts.count].utf8)
      for _ in 0..<Int.random(in: 1..<20, using: &generator) where !text.isEmpty {
        let index = Int.random(in: 0..<text.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text.remove(at: index)
        case 1: text.insert(UInt8.random(in: 0...255, using: &generator), at: index)
        case 2: text[index] = UInt8.random(in: 0...255, using: &generator)
        default: text.insert(contentsOf: text[index..<min(text.count, index + 20)], at: Int.random(in: 0...text.count, using: &generator))
        }
      }
    }
    checkInvariants(text, .init(), "seed \(seed)")
    seed += 1
  }
  #expect(seed > 10)
}
