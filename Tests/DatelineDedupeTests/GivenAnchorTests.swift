import DatelineDedupe
import DatelineSentences
import DatelineText
import Testing

@Suite struct GivenAnchorTests {
  /// A sentence whose marked words are mentions of the entities named: `⟦White Home⟧{org:white-house}`.
  private func document(_ marked: String) -> (Document, Annotations) {
    var text: [UInt8] = []
    var spans: [(ByteSpan, String)] = []
    for (index, part) in marked.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        text += part.utf8
        continue
      }
      let ends = part.split(separator: "⟧{", maxSplits: 1)
      let rest = ends[1].split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      spans.append((ByteSpan(text.count, text.count + ends[0].utf8.count), String(rest[0])))
      text += ends[0].utf8
      text += rest[1].utf8
    }
    let document = Document(text: text)
    var annotations = Annotations()
    var splitter = SentenceSplitter().makeWorker()
    splitter.annotate(document, &annotations)
    for (index, (span, id)) in spans.enumerated() {
      annotations.entities.append(Entity(id: id, type: .organization, name: id, basis: .gazetteer))
      annotations.mentions.append(
        EntityMention(span: span, sentence: 0, type: .organization, entity: UInt32(index), rule: "test", confidence: 1))
    }
    return (document, annotations)
  }

  private func shared(_ a: String, _ b: String, _ anchors: AnchorSource) -> Int {
    Fingerprinter(options: DedupeOptions(anchors: anchors)).explain(document(a), document(b)).sharedChainPairs.count
  }

  @Test("entities with the same id are the same anchor however they are written")
  func sameEntity() {
    let original = "The ⟦White House⟧{org:white-house} sent 3,000 letters to ⟦Norland⟧{loc:norland} last week, aides said."
    let spun = "The ⟦White Home⟧{org:white-house} dispatched 3,000 letters to ⟦the Norlands⟧{loc:norland} final week, aides stated."
    #expect(shared(original, spun, .annotations) == 2)
    #expect(shared(original, spun, .tokens) == 0)
  }

  @Test("absolute dates are their value, relative ones their weekday or distance")
  func dates() {
    func dated(_ text: String, _ phrase: String, _ value: String, relative: Bool, start: Day, anchor: Day) -> (Document, Annotations) {
      var (document, annotations) = document(text)
      let at = text.utf8.count - text[(text.firstRange(of: phrase)?.lowerBound ?? text.startIndex)...].utf8.count
      var mention = DateMention(
        span: ByteSpan(at, at + phrase.utf8.count), sentence: 0, kind: .date, value: value, granularity: relative ? .week : .day,
        rule: "test",
        confidence: 1)
      mention.isRelative = relative
      mention.startOn = start
      mention.anchorOn = anchor
      annotations.dates = [mention]
      document.givenOn = anchor
      return (document, annotations)
    }
    let fingerprinter = Fingerprinter(options: DedupeOptions(anchors: .annotations))
    let thursday = Day(year: 2024, month: 10, day: 24)
    let monday = Day(year: 2024, month: 10, day: 14)
    let a = dated(
      "Ships reached Velmora 40 times last week, the port said.", "last week", "2024-W42", relative: true, start: monday, anchor: thursday)
    let b = dated(
      "Vessels got to Velmora 40 times final week, the harbour stated.", "final week", "2024-W42", relative: true, start: monday,
      anchor: thursday)
    #expect(fingerprinter.explain(a, b).sharedChainPairs.map(\.second) == ["40", "last week"])
  }
}
