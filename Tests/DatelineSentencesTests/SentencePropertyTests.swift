import DatelineSentences
import DatelineTestSupport
import DatelineText
import Testing

private let pieces = [
  "The", "army", "left", "it", "He", "I", "U.S", "Mr", "No", "p.m", "Inc", "etc", "Smith", "said", "Ore", "1", "24", "3.5", "a", "b", "ii",
  "A", "J",
  ".", ".", ".", "...", "…", "!", "?", "?!", "\"", "“", "”", "'", "’", "(", ")", "[", "]", "[1]", ",", ":", "-", "—", "•", "⁃", ":)", "*",
  "_", "www.x.com",
  " ", " ", " ", " ", " ", " ", "  ", "\u{A0}", "\u{3000}", "é", "É", "北", "。", "🙂", "By", "Photo", "KYIV", "(AP)", "Oct", "al-Qaeda", "'s",
  "$",
]
private let invalid: [[UInt8]] = [[0x80], [0xC2], [0xE2, 0x80], [0xE2], [0xF0, 0x9F], [0xFF], [0xEF, 0xBC], [0xE3, 0x80]]

/// Random text on one line.
private func line(_ generator: inout SeededGenerator, _ count: Int, bytes: Bool = true) -> [UInt8] {
  var text: [UInt8] = []
  for _ in 0..<count {
    if bytes, Int.random(in: 0..<25, using: &generator) == 0, let some = invalid.randomElement(using: &generator) {
      text += some
    } else if let piece = pieces.randomElement(using: &generator) {
      text += Array(piece.utf8)
    }
  }
  return text
}

/// Random text with line breaks of all kinds.
func randomDocument(_ seed: UInt64) -> [UInt8] {
  var generator = SeededGenerator(seed: seed)
  var text: [UInt8] = []
  for _ in 0..<Int.random(in: 0..<8, using: &generator) {
    text += line(&generator, Int.random(in: 0..<40, using: &generator))
    text += Array(
      (["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " \n", "\u{2028}", "\u{2029}", "\u{0C}", "\u{85}"].randomElement(using: &generator)
        ?? "\n").utf8)
  }
  return text
}

private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { ScalarTable.shared.letter($0.value) == .blank }
}

/// What must hold for any bytes whatever.
func checkInvariants(_ text: [UInt8], _ options: SentenceSplitter.Options, _ name: @autoclosure () -> String) {
  var annotations = Annotations()
  var worker = SentenceSplitter(options: options).makeWorker()
  worker.annotate(Document(text: text), &annotations)
  var last = 0
  var paragraph: UInt32 = 0
  var token = 0
  for sentence in annotations.sentences {
    let (start, end) = (Int(sentence.span.start), Int(sentence.span.end))
    #expect(start >= last && end > start && end <= text.count, "\(name())")
    guard start >= last, end > start, end <= text.count else { return }
    #expect(isBlank(text[last..<start]), "\(name()): text outside sentences")
    #expect(!isBlank(text[start..<end]), "\(name()): blank sentence")
    #expect(sentence.paragraph == paragraph || sentence.paragraph == paragraph + 1, "\(name()): paragraphs")
    #expect(Int(sentence.firstToken) == token && sentence.endToken > sentence.firstToken, "\(name()): token ranges")
    for index in sentence.tokens {
      #expect(sentence.span.contains(annotations.tokens[index].span), "\(name()): token outside its sentence")
      #expect(annotations.tokens[index].flags.contains(.sentenceStart) == (index == token), "\(name()): sentence start")
    }
    #expect(annotations.tokens[sentence.tokens].first?.start == sentence.span.start, "\(name()): blank at the start")
    #expect(annotations.tokens[sentence.tokens].last?.end == sentence.span.end, "\(name()): blank at the end")
    last = end
    paragraph = sentence.paragraph
    token = Int(sentence.endToken)
  }
  #expect(isBlank(text[last...]), "\(name()): text outside sentences")
  #expect(token == annotations.tokens.count, "\(name()): tokens outside sentences")
  #expect(annotations.paragraphCount == (annotations.sentences.isEmpty ? 0 : Int(paragraph) + 1), "\(name())")
  for (block, next) in zip(annotations.blocks, annotations.blocks.dropFirst()) {
    #expect(block.span.end <= next.span.start, "\(name()): blocks")
  }
  for block in annotations.blocks { #expect(block.span.end <= text.count && !block.span.isEmpty, "\(name()): blocks") }
}

@Test("Sentences and tokens cover all text that is not blank, in order, and never overlap", arguments: 0..<40 as Range<UInt64>)
func covers(batch: UInt64) {
  for seed in batch * 100..<batch * 100 + 100 {
    for policy in NewlinePolicy.allCases {
      checkInvariants(randomDocument(seed), .init(newlines: policy, splitsQuotations: seed % 2 == 0), "seed \(seed) \(policy)")
    }
  }
}

@Test(
  "Splitting paragraph by paragraph equals splitting the whole, and a paragraph added at the end changes nothing before it",
  arguments: 0..<20 as Range<UInt64>)
func paragraphsAreIndependent(batch: UInt64) {
  let splitter = SentenceSplitter(options: .init(newlines: .paragraphs))
  for seed in batch * 100..<batch * 100 + 100 {
    var generator = SeededGenerator(seed: seed)
    var whole: [UInt8] = []
    var expected: [ByteSpan] = []
    for number in 0..<4 {
      let paragraph = line(&generator, Int.random(in: 1..<30, using: &generator), bytes: false)
      let before = splitter.sentences(in: whole)
      if number > 0 { whole += [10, 10] }
      let offset = UInt32(whole.count)
      whole += paragraph
      expected += splitter.sentences(in: paragraph).map { ByteSpan($0.span.start + offset, $0.span.end + offset) }
      let after = splitter.sentences(in: whole)
      #expect(after.map(\.span) == expected, "seed \(seed)")
      #expect(Array(after.prefix(before.count)) == before, "seed \(seed)")
    }
  }
}

@Test("A worker carries nothing from one document to the next")
func workersAreIndependent() {
  var shared = SentenceSplitter().makeWorker()
  for seed in 0..<300 as Range<UInt64> {
    let document = Document(text: randomDocument(seed))
    var first = Annotations()
    var second = Annotations()
    shared.annotate(document, &first)
    var fresh = SentenceSplitter().makeWorker()
    fresh.annotate(document, &second)
    #expect(first.sentences == second.sentences && first.tokens == second.tokens && first.wordCount == second.wordCount, "seed \(seed)")
  }
}

@Test("Tokens of all sentences at once are those of a call for each sentence", arguments: 0..<20 as Range<UInt64>)
func batchOfSentences(batch: UInt64) {
  let tokenizer = Tokenizer()
  for seed in batch * 50..<batch * 50 + 50 {
    let text = randomDocument(seed) + Array(" Write to a.b@example.com or @c. See x@y.zz.\n".utf8) + randomDocument(seed + 7)
    var sentences = SentenceSplitter().sentences(in: text)
    var together: [Token] = []
    text.withUnsafeBufferPointer { tokenizer.tokenize($0, sentences: &sentences, into: &together) }
    for sentence in sentences {
      var alone: [Token] = []
      tokenizer.tokenize(text, in: sentence.span, into: &alone)
      alone[0].flags.insert(.sentenceStart)
      #expect(Array(together[sentence.tokens]) == alone, "seed \(seed)")
    }
  }
}

@Test("Wrapping a paragraph at a width changes no sentence", arguments: 40..<100)
func wrapping(width: Int) {
  let text =
    "Officials in the capital said on Tuesday that U.S. Secretary of State John Smith would visit next week. “We have seen this before,” he said. “It "
    + "did not end well. It never does.” The deal, worth $3.5 billion, was signed on Oct. 24 by Acme Corp. and two partners. It isn’t clear who will "
    + "pay for it. Mr. Jones, who lives in Portland, Ore., declined to comment at 5 p.m. on Monday. Nobody knows why! Does it matter?"
  var lines = ""
  var length = 0
  for word in text.split(separator: " ") {
    if length > 0 {
      let fits = length + 1 + word.count <= width
      lines += fits ? " " : "\n"
      length = fits ? length + 1 : 0
    }
    lines += word
    length += word.count
  }
  #expect(marked(lines).replacing("\n", with: " ") == marked(text))
  #expect(lines.utf8.count == text.utf8.count)
}
