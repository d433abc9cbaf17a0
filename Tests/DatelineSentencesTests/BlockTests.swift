import DatelineSentences
import DatelineText
import Testing

/// The blocks of a text as `kind[text]`.
private func blocks(_ text: String) -> [String] {
  let document = Document(text)
  var annotations = Annotations()
  var worker = SentenceSplitter().makeWorker()
  worker.annotate(document, &annotations)
  return annotations.blocks.map { "\($0.kind)[\(document.text.string($0.span))]" }
}

/// A text in which `⟦...⟧` stands around the one block, and the block's kind.
private let rows: [(String, TextBlock.Kind?)] = [
  ("⟦KYIV, Oct. 24 (Reuters) -⟧ The army left.", .dateline),
  ("⟦NEW YORK (AP) —⟧ Stocks fell.", .dateline),
  ("⟦WASHINGTON —⟧ The president spoke.", .dateline),
  ("⟦PORT-AU-PRINCE, Haiti (AP) —⟧ The gang left.", .dateline),
  ("⟦Moscow, 24 October (TASS) –⟧ The ministry spoke.", .dateline),
  ("⟦RIO DE JANEIRO, Brazil, Jan 5 --⟧ The party began.", .dateline),
  ("⟦(Reuters) -⟧ The army left.", .dateline),
  ("⟦BEIJING:⟧ The ministry spoke.", .dateline),
  ("⟦Taipei, Taiwan —⟧ The fair opened.", .dateline),
  ("The man — Jones — left the army for good and went to live in a small house in the hills.", nil),
  ("It was late. He said: The army left.", nil),
  ("⟦The army leaves⟧\n\nIt left on Monday.", .heading),
  ("⟦Who won?⟧\n\nNobody did.", .heading),
  ("It left on Monday.\n\nThe army leaves", nil),
  ("⟦By Jane Smith⟧\n\nthe army left.", .byline),
  ("⟦Published 24 October 2024⟧\n\nThe army left.", .byline),
  ("⟦Sunday, January 20, 2008⟧\n\nThe army left.", .byline),
  ("⟦Updated: 5 p.m. on Monday⟧\n\nThe army left.", .byline),
  ("⟦(Reporting by Jane Smith; Editing by Bob Jones)⟧", .byline),
  ("By Monday the army had left.", nil),
  ("In January 2008 it rained.\n\nIt did.", nil),
  ("⟦FILE PHOTO: A man walks. REUTERS/Jane Smith⟧", .caption),
  ("⟦A woman stands in the rain. (AP Photo/Jane Smith)⟧", .caption),
  ("Photos show the army leaving.", nil),
  ("⟦• One item⟧", .listItem),
  ("⟦1. One item. With two sentences.⟧", .listItem),
  ("⟦(b) One item⟧", .listItem),
  ("A. Smith met B. Jones.", nil),
  ("It ended.\n\n(", nil),
]

@Test(arguments: rows)
func block(_ text: String, _ kind: TextBlock.Kind?) {
  let found = blocks(text.replacing("⟦", with: "").replacing("⟧", with: ""))
  if let kind, let start = text.firstIndex(of: "⟦"), let end = text.firstIndex(of: "⟧") {
    #expect(found == ["\(kind)[\(text[text.index(after: start)..<end])]"])
  } else {
    #expect(found == [])
  }
}

@Test("A worker fills every list that the later stages read")
func annotations() {
  let document = Document("The army leaves\n\nKYIV, Oct. 24 (AP) — The army left. “It's over,” he said.")
  var annotations = Annotations()
  var worker = SentenceSplitter().makeWorker()
  worker.annotate(document, &annotations)
  #expect(annotations.sentences.count == 3)
  #expect(annotations.paragraphCount == 2)
  #expect(annotations.wordCount == 14)
  #expect(annotations.blocks.map(\.kind) == [.heading, .dateline])
  #expect(annotations.sentences.map(\.tokens) == [0..<3, 3..<15, 15..<24])
  #expect(annotations.tokens.indices.filter { annotations.tokens[$0].flags.contains(.sentenceStart) } == [0, 3, 15])
}
