import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineEntities

@Suite struct TaggerTests {
  let model: TaggerModel

  init() throws { model = try TaggerModel.shipped.get() }

  private func tag(_ text: String) -> [String] {
    var tagger = Tagger(model: model)
    return TaggerText(text).names(&tagger)
  }

  /// Names stand in ⟦brackets⟧ with their type after them; no other name may be found.
  @Test(arguments: [
    "⟦Iran⟧{place}'s Foreign Minister ⟦Javad Zarif⟧{person} flew to ⟦Vienna⟧{place} on Monday.",
    "The ⟦U.S. State Department⟧{organization} said ⟦Washington⟧{place} would not talk to ⟦Hezbollah⟧{organization}.",
    "Mr. ⟦Karzai⟧{person} told the ⟦BBC⟧{organization} that ⟦Afghan⟧{group} troops had entered ⟦Kandahar⟧{place}.",
    "The ⟦United Nations⟧{organization} and the ⟦European Union⟧{organization} condemned the attack in ⟦Nairobi⟧{place}.",
    "⟦Palestinian⟧{group} officials in ⟦Ramallah⟧{place} blamed ⟦Israel⟧{place}'s army.",
    "President ⟦Vladimir Putin⟧{person}'s spokesman, ⟦Dmitry Peskov⟧{person}, spoke to reporters in ⟦Moscow⟧{place}.",
    "Oil prices rose again on Thursday, traders said.",
  ])
  func findsPlainNewswireNames(_ row: String) {
    let marked = MarkedText(row)
    #expect(tag(marked.text) == marked.marks.map { "\(marked.text[$0.span])/\($0.expectation)" })
  }

  @Test func headlinesInCapitalsAreRead() {
    let found = tag("PUTIN MEETS KIM IN MOSCOW AS UNITED NATIONS WARNS IRAN\nRussian President Vladimir Putin met Kim Jong Un in Moscow.")
    #expect(found.contains("MOSCOW/place"))
    #expect(found.contains("IRAN/place"))
    #expect(found.contains("UNITED NATIONS/organization"))
    #expect(!found.contains { $0.hasPrefix("MEETS") || $0.hasPrefix("WARNS") })
  }

  @Test func textInSmallLettersIsRead() {
    let found = tag("russian president vladimir putin met officials in moscow on monday.\nthe united states and iran did not comment.")
    #expect(found.contains("moscow/place"))
    #expect(found.contains("iran/place"))
    #expect(!found.contains { $0.hasPrefix("met") || $0.hasPrefix("officials") })
  }

  @Test func theDocumentHelpsItsShortForms() {
    let found = tag("Abdulrahman Okonjo, a farmer, spoke first.\nThen Okonjo left.\nOkonjo was angry.")
    #expect(found.filter { $0.contains("Okonjo") }.allSatisfy { $0.hasSuffix("/person") })
    #expect(found.count == 3)
  }

  @Test func namesNeverOverlapNorCrossSentences() {
    var tagger = Tagger(model: model)
    let text = TaggerText("Ban Ki-moon of the United Nations\nMet Angela Merkel in Berlin\nAnd the African Union in Addis Ababa.")
    var last = -1
    for span in text.spans(&tagger) {
      #expect(span.firstToken > last)
      #expect(span.firstToken <= span.lastToken)
      #expect(text.sentences[span.sentence].tokens.contains(span.firstToken))
      #expect(text.sentences[span.sentence].tokens.contains(span.lastToken))
      #expect((0...1).contains(span.confidence))
      #expect(span.margin >= 0)
      last = span.lastToken
    }
    #expect(last >= 0)
  }

  @Test func oneDocumentDoesNotChangeTheNext() {
    let texts = [
      "Tony Blair visited Northern Ireland.", "BLAIR VISITS ULSTER\nblair was there.", "", "tony blair is in basra",
      "The Taliban attacked Camp Bastion.",
      "Zhao Wei of Acme Corp. met NATO's Jens Stoltenberg.",
    ].map { TaggerText($0) }
    var used = Tagger(model: model)
    for round in 0..<3 {
      for (number, text) in texts.enumerated() {
        var fresh = Tagger(model: model)
        #expect(text.spans(&used) == text.spans(&fresh), "text \(number), round \(round)")
      }
    }
  }

  @Test func nothingInNothingOut() {
    var tagger = Tagger(model: model)
    #expect(TaggerText("").spans(&tagger).isEmpty)
    var odd = TaggerText("Paris")
    odd.sentences = [Sentence(span: ByteSpan(0, 5), paragraph: 0, firstToken: 0, endToken: 9)]
    _ = odd.spans(&tagger)
    odd.sentences = []
    #expect(odd.spans(&tagger).isEmpty)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8]) func anyBytesGiveSoundSpans(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "Paris", "of", "the", "-", "UN", "é", "\u{2019}s", "\"", "7th", "al", "Qaida", "\n", "U.S.", "$", "von", "X", "mcDonald", "2024",
      "İstanbul",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<400 {
      if generator.next() % 4 == 0 {
        for _ in 0..<generator.next() % 6 { bytes.append(UInt8(truncatingIfNeeded: generator.next())) }
      } else {
        bytes += Array(words[Int(generator.next() % UInt64(words.count))].utf8)
      }
      if generator.next() % 3 != 0 { bytes.append(32) }
    }
    let text = TaggerText(bytes: bytes)
    var tagger = Tagger(model: model)
    var last = -1
    for span in text.spans(&tagger) {
      #expect(span.firstToken > last && span.firstToken <= span.lastToken && span.lastToken < text.tokens.count, "seed \(seed)")
      last = span.lastToken
    }
  }

  @Test func aLongLineOfNamesTakesLinearTime() {
    var tagger = Tagger(model: model)
    let clock = ContinuousClock()
    let short = TaggerText(String(repeating: "Paris London ", count: 2_000))
    let long = TaggerText(String(repeating: "Paris London ", count: 32_000))
    _ = short.spans(&tagger)
    let first = clock.measure { _ = short.spans(&tagger) }
    let second = clock.measure { _ = long.spans(&tagger) }
    #expect(second < first * 160 + .milliseconds(50), "16 times the text took \(second) against \(first)")
  }
}
