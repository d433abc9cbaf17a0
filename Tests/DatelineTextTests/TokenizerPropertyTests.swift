import DatelineTestSupport
import DatelineText
import Testing

/// Pieces that meet the tokenizer's rules at their edges.
private let pieces = [
  "a", "B", "the", "Smith", "U.S", ".", "...", "…", "'", "’", "‘", "s", "n't", " ", "\n", "\u{A0}", "-", "—", "--", "@", "#", "1", "24",
  ",", "3,000",
  "p.m.", "a.m", "http://", "www.", "example.com", "x@y.zz", "é", "É", "北", "👍🏽", "\u{301}", "(", ")", "\"", "''", "``", "“", "”", "Mr.",
  "No.", "/",
  "$", "_", "\u{200D}", "\u{FEFF}", "½", "in.", "Ore.", "5p.m", "I", "..", "!?",
]

private let invalid: [[UInt8]] = [[0x80], [0xC2], [0xE2, 0x80], [0xF0, 0x9F], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF]]

private func randomText(_ seed: UInt64) -> [UInt8] {
  var generator = SeededGenerator(seed: seed)
  var text: [UInt8] = []
  for _ in 0..<Int.random(in: 0..<60, using: &generator) {
    if Int.random(in: 0..<12, using: &generator) == 0, let bytes = invalid.randomElement(using: &generator) {
      text += bytes
    } else if let piece = pieces.randomElement(using: &generator) {
      text += Array(piece.utf8)
    }
  }
  return text
}

private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
  let text = String(decoding: bytes, as: UTF8.self)
  return text.unicodeScalars.allSatisfy { ScalarTable.shared.letter($0.value) == .blank }
}

@Test("Tokens are in order, never overlap, are not empty, and only blank lies between them", arguments: 0..<20 as Range<UInt64>)
func tokensCover(batch: UInt64) {
  let tokenizer = Tokenizer()
  for seed in batch * 500..<batch * 500 + 500 {
    let text = randomText(seed)
    var tokens: [Token] = []
    tokenizer.tokenize(text, in: ByteSpan(0, text.count), into: &tokens)
    var last = 0
    for token in tokens {
      #expect(token.start >= last && token.end > token.start, "seed \(seed)")
      #expect(isBlank(text[last..<Int(token.start)]), "seed \(seed)")
      #expect(token.flags.contains(.spaceBefore) == (last < token.start || token.start == 0), "seed \(seed)")
      #expect(token.hash == WordHash.hash(text[token.span.range]), "seed \(seed) \(text.string(token.span))")
      last = Int(token.end)
    }
    #expect(last <= text.count && isBlank(text[last...]), "seed \(seed)")
  }
}

@Test("A span is tokenized without reading a byte behind it", arguments: 0..<2000 as Range<UInt64>)
func spanEnds(seed: UInt64) {
  let text = randomText(seed)
  let cut = text.count / 2
  let tokenizer = Tokenizer()
  var whole: [Token] = []
  var alone: [Token] = []
  tokenizer.tokenize(text, in: ByteSpan(0, cut), into: &whole)
  tokenizer.tokenize(Array(text[..<cut]), in: ByteSpan(0, cut), into: &alone)
  #expect(whole == alone, "seed \(seed)")
}

private let runs = [
  ".", "a.", "A.", "a@", "a-", "'", "’", "a'", "http://", "http://a.", "a.b.", "x.com.", "No.", "1.", "1,", "\u{301}", "\u{200D}", "#", "“",
  "é", "a", "1",
]

@Test("Sixteen times the text takes about sixteen times as long, whatever it holds", arguments: runs)
func longRuns(piece: String) {
  func seconds(_ size: Int) -> Double {
    let text = Array(String(repeating: piece, count: size / piece.utf8.count).utf8)
    var tokens: [Token] = []
    let start = threadSeconds()
    Tokenizer().tokenize(text, in: ByteSpan(0, text.count), into: &tokens)
    let elapsed = threadSeconds() - start
    #expect(tokens.last.map { Int($0.end) } == text.count)
    return elapsed
  }
  _ = seconds(1000)
  let small = seconds(20_000)
  let large = seconds(320_000)
  // Quadratic work would take 256 times as long.
  #expect(large < 64 * small + 0.05, "\(small) s, then \(large) s")
}
