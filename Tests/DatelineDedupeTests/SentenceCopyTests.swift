import DatelineDedupe
import DatelineSentences
import DatelineText
import Testing

/// Two sentences of different documents, written as one: `⟦of the first|of the second⟧`; and whether the second copies the first.
struct SentenceRow: Sendable, CustomTestStringConvertible {
  let marked: String
  let kind: DuplicateKind?
  var testDescription: String { marked }

  init(_ marked: String, _ kind: DuplicateKind?) {
    self.marked = marked
    self.kind = kind
  }

  /// The first or the second sentence.
  func side(_ index: Int) -> String {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { sentence, part in
      let ends = part.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      let choices = ends[0].split(separator: "|", omittingEmptySubsequences: false)
      return sentence + choices[index] + ends[1]
    }
  }
}

@Suite struct SentenceCopyTests {
  static let rows = [
    SentenceRow("The council approved the plan for 240 homes near Lake Orrin on Monday evening.", .exact),
    SentenceRow("⟦The|the⟧ council approved the plan⟦|,⟧ for 240 homes near Lake Orrin on Monday evening.", .exact),
    SentenceRow("The council approved the ⟦plan|scheme⟧ for 240 homes near Lake Orrin on Monday evening.", .near),
    SentenceRow("The council approved the plan for ⟦240|260⟧ homes near Lake Orrin on Monday evening.", nil),
    SentenceRow("The council approved the plan for 240 homes near Lake ⟦Orrin|Sorrel⟧ on Monday evening.", nil),
    SentenceRow("The council approved the plan for 240 homes near Lake Orrin on ⟦Monday|Friday⟧ evening.", nil),
    SentenceRow("The council approved the plan for ⟦two|three⟧ hundred homes near Lake Orrin on Monday evening.", nil),
    SentenceRow("The council has ⟦|not ⟧approved the plan for 240 homes near Lake Orrin on Monday evening.", nil),
    SentenceRow("Officials said they did⟦n't|⟧ expect the reactor at Harrow to restart before June 2025.", nil),
    SentenceRow("⟦Castellan|Dravik⟧ told reporters in Geneva that the talks with Norland would go on for 3 days.", nil),
    SentenceRow("The firm lost ⟦$|€⟧40 million in Arvada last year after sales of its pumps fell.", nil),
    SentenceRow("The night was cold in Arvada at ⟦-|⟧4 degrees, the weather office in Lorne said.", nil),
    SentenceRow("The police have opened an inquiry.", nil),
  ]

  @Test("pairs of sentences", arguments: rows)
  func pairs(_ row: SentenceRow) {
    let result = run([row.side(0), row.side(1)])
    #expect(result.sentenceCopies.map(\.kind) == (row.kind.map { [$0] } ?? []))
    if let copy = result.sentenceCopies.first {
      #expect(copy.document == 1 && copy.sentence == 0 && copy.originalDocument == 0 && copy.originalSentence == 0)
    }
  }

  @Test("a sentence repeated in one document")
  func sameDocument() {
    let sentence = "The council approved the plan for 240 homes near Lake Orrin on Monday evening."
    let result = run([sentence + " Nobody on the benches of the opposition spoke against it that night. " + sentence])
    #expect(result.sentenceCopies == [SentenceCopy(document: 0, sentence: 2, originalDocument: 0, originalSentence: 0, kind: .exact)])
  }

  @Test("copies of a near copy name the first wording")
  func firstWording() {
    let wordings = ["plan", "scheme", "scheme", "plan"].map {
      "The council approved the \($0) for 240 homes near Lake Orrin on Monday evening."
    }
    let copies = run(wordings).sentenceCopies
    #expect(copies.map(\.originalDocument) == [0, 0, 0])
    #expect(copies.map(\.kind) == [.near, .near, .exact])
  }

  @Test("a stock phrase of many different documents is left alone")
  func stockPhrase() {
    var generator = NewsGenerator(seed: 21)
    let phrase = "All rights to this article are reserved and it may not be published or rewritten without leave."
    let texts = (0..<80).map { _ in NewsGenerator.text(generator.article()) + "\n\n" + phrase }
    let copies = run(texts).sentenceCopies
    #expect(copies.filter { $0.document >= 60 }.isEmpty)
  }

  @Test("nothing is looked for when it is switched off")
  func off() {
    let result = run([Articles.harbour, Articles.harbour], DedupeOptions(findsSentenceCopies: false))
    #expect(result.sentenceCopies.isEmpty && result.originals == [0, 0])
  }
}
