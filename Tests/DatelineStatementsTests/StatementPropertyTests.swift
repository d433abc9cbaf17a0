import DatelineStatements
import DatelineTestSupport
import DatelineText
import Testing

@Suite struct StatementPropertyTests {
  private static let pieces = [
    "said", "says", "told", "asked", "“", "”", "\"", "''", ",", ".", ":", ";", "(", ")", "—", "-", "Kirby", "Mr. Putin", "the",
    "White House",
    "officials", "he", "she", "they", "who", "which", "that", "whether", "to", "not", "didn’t", "has", "was", "is", "by", "and", "but",
    "while",
    "according to", "in keeping with", "reportedly", "adding", "including", "claim", "claims", "his", "’s", "on October 24", "Friday",
    "last week",
    "expected", "criticized", "plan", "bridge", "closed", "\n", "\n\n", "As", "In", "a", "report", "for", "of", "about", "🙂", "東京",
    "\u{301}", "3,000",
    "?", "...", "Moscow", "afraid", "sure",
  ]

  private func text(_ generator: inout SeededGenerator, pieces count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      if Int.random(in: 0..<8, using: &generator) > 0 { text += " " }
    }
    return text
  }

  private func check(_ document: Document, _ annotations: Annotations, _ seed: UInt64) {
    let size = UInt32(document.text.count)
    var last: ByteSpan?
    for statement in annotations.statements {
      for span in [statement.content, statement.cue] + [statement.speaker].compactMap({ $0 }) {
        #expect(span.start < span.end && span.end <= size, "seed \(seed)")
        #expect(document.text[Int(span.start)] & 0xC0 != 0x80, "seed \(seed)")
      }
      if let last { #expect(last.start <= statement.content.start, "seed \(seed)") }
      last = statement.content
      #expect(Int(statement.sentence) < annotations.sentences.count, "seed \(seed)")
      #expect(annotations.sentences[Int(statement.sentence)].span.start <= statement.content.start, "seed \(seed)")
      #expect(!statement.content.contains(statement.cue), "seed \(seed)")
      #expect((0...1).contains(statement.confidence), "seed \(seed)")
      if let parent = statement.parent {
        let outer = annotations.statements[Int(parent)]
        #expect(outer.content.contains(statement.content) && outer.content.contains(statement.cue), "seed \(seed)")
      }
      if let mention = statement.speakerMention { #expect(Int(mention) < annotations.mentions.count, "seed \(seed)") }
      if let entity = statement.speakerEntity { #expect(Int(entity) < annotations.entities.count, "seed \(seed)") }
      if let date = statement.date {
        #expect(Int(date) < annotations.dates.count, "seed \(seed)")
        #expect(!statement.content.contains(annotations.dates[Int(date)].span), "seed \(seed)")
      }
      #expect((statement.saidOn == nil) == (statement.saidBasis == .none), "seed \(seed)")
    }
  }

  @Test("Spans lie in the document, indices point somewhere, parents contain their children, and a second run gives the same")
  func properties() {
    for seed in 1...150 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let document = Document(text(&generator, pieces: Int.random(in: 1...160, using: &generator)), publishedOn: Day(iso: "2024-10-24"))
      let annotations = annotate(document)
      check(document, annotations, seed)
      #expect(annotations.statements == annotate(document).statements, "seed \(seed)")
    }
  }

  @Test("A worker carries nothing from one document to the next")
  func noState() {
    var generator = SeededGenerator(seed: 7)
    var worker = StatementTagger().makeWorker()
    for _ in 0..<20 {
      let document = Document(text(&generator, pieces: 80))
      let fresh = annotate(document)
      var again = fresh
      again.statements = []
      worker.annotate(document, &again)
      #expect(again.statements == fresh.statements)
    }
  }

  @Test("Statements without the stages that make them better")
  func onlySentences() {
    let document = Document("“It rains,” Kirby said.")
    var annotations = annotate(document)
    annotations.mentions = []
    annotations.entities = []
    annotations.roles = []
    annotations.likelyAntecedents = []
    annotations.dates = []
    annotations.statements = []
    var worker = StatementTagger().makeWorker()
    worker.annotate(document, &annotations)
    #expect(annotations.statements.count == 1)
  }

  @Test(
    "Sixteen times the text takes about sixteen times as long, whatever it holds",
    arguments: [
      "he said ", "“", "\" ", "\"a\" ", "” said ", "said, ", "( ", "that ", "according to x, ", ", he said, ", "and said ", "- ",
      "“a,” he said. ", "A: b\n\n",
      "“a.”\n\n", "his claim that ", "who said that x denied that ", "; ",
    ])
  func linearTime(piece: String) {
    func seconds(_ size: Int) -> Double {
      let document = Document(String(repeating: piece, count: size / piece.utf8.count))
      var annotations = prepare(document)
      var worker = StatementTagger().makeWorker()
      let start = threadSeconds()
      worker.annotate(document, &annotations)
      return threadSeconds() - start
    }
    _ = seconds(1000)
    let small = seconds(8000)
    let large = seconds(128_000)
    // Quadratic work would take 256 times as long.
    #expect(large < 64 * small + 0.05, "\(small) s, then \(large) s")
  }
}
