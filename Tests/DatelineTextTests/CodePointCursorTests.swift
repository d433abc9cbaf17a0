import DatelineTestSupport
import DatelineText
import Testing

@Suite struct CodePointCursorTests {
  /// In any order of asking, against the plain count.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func offsetsAreThoseOfScalars(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet: [Unicode.Scalar] = seed == 1 ? ["a", " "] : ["a", "é", "北", "🙂", " "]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...200, using: &generator) { text.append(alphabet.randomElement(using: &generator) ?? "a") }
    let bytes = Array(String(text).utf8)
    var cursor = CodePointCursor(bytes)
    #expect(cursor.count == text.count)
    for _ in 0..<100 {
      let place = Int.random(in: 0...text.count, using: &generator)
      let offset = String(text.prefix(place)).utf8.count
      #expect(cursor.codePointOffset(of: UInt32(offset), in: bytes) == place, "seed \(seed)")
    }
    #expect(cursor.codePointOffset(of: .max, in: bytes) == text.count)
  }
}
