import DatelineDedupe
import DatelineTestSupport
import DatelineText
import Testing

@Suite struct FuzzTests {
  @Test("any bytes, with any sentences", arguments: [UInt64(1), 2, 3, 4])
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("aB3.,!?\"'&#;:()-\u{2019}\u{201c}\n ".utf8) + [0xE2, 0x80, 0xFF, 0xC2, 0x00]
    var deduper = Deduper()
    var worker = Fingerprinter().makeWorker()
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...400, using: &random)).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      let document = Document(text: text)
      var annotations = Annotations()
      Tokenizer().tokenize(text, in: ByteSpan(0, text.count), into: &annotations.tokens)
      // Sentences that other code made wrongly must do no harm either.
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let start = UInt32.random(in: 0...100, using: &random)
        let end = start + UInt32.random(in: 0...100, using: &random)
        annotations.sentences.append(Sentence(span: ByteSpan(0, text.count), paragraph: 0, firstToken: start, endToken: end))
      }
      let fingerprint = worker.fingerprint(document, annotations)
      #expect(fingerprint == worker.fingerprint(document, annotations), "seed \(seed)")
      deduper.add(fingerprint, publishedOn: nil)
      deduper.add(text: String(decoding: text, as: UTF8.self))
    }
    #expect(deduper.finish().count == 600)
  }

  @Test(
    "long texts of one kind take linear time",
    arguments: ["\"", "&", "&#8217;", ". A", "Aa Bb 3 ", "the same word again and ", "x", "Smith said 4. ", "\n", "\u{2019}"])
  func long(unit: String) {
    let text = String(repeating: unit, count: 50_000 / unit.utf8.count)
    var deduper = Deduper()
    let clock = ContinuousClock()
    let time = clock.measure {
      deduper.add(text: text)
      deduper.add(text: text + "Z")
      deduper.add(text: text)
    }
    #expect(deduper.finish().originals[2] == 0)
    #expect(time < .seconds(60))
  }
}
