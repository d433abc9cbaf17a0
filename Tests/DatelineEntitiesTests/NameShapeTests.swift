import DatelineSentences
import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineEntities

/// The rules that mend what a finder of names puts out, each on names as one might have found them: `⟦Mr Palmer⟧{Palmer}` is a name as found with the
/// form that it must get; `{}` stands for a name that must go.
@Suite struct NameShapeTests {
  /// The names of a marked text, found as persons, events and so on.
  private func view<Result>(_ row: String, _ type: EntityType, _ body: (DocumentView, [TypedSpan], MarkedText) -> Result) -> Result {
    let marked = MarkedText(row)
    let document = Document(marked.text)
    var annotations = Annotations()
    var splitter = SentenceSplitter().makeWorker()
    splitter.annotate(document, &annotations)
    var keys: [NameKey] = []
    return DocumentView.with(document, annotations, keys: &keys) { view in
      let spans = marked.marks.map { mark in
        let first = view.tokens.firstIndex { $0.start >= mark.span.start } ?? 0
        let end = view.tokens.firstIndex { $0.start >= mark.span.end } ?? view.tokens.count
        let sentence = view.sentences.firstIndex { $0.tokens.contains(first) } ?? 0
        return TypedSpan(tokens: first..<end, sentence: sentence, type: type, confidence: 1, rule: .tagger)
      }
      return body(view, spans, marked)
    }
  }

  @Test(arguments: [
    ("The visit began ⟦– Washington⟧{Washington} said.", EntityType.place),
    ("It broke ground on the ⟦\"Coffee Route⟧{Coffee Route} in May.", .facility),
    ("The singer ⟦\"Weird Al\" Yankovic⟧{\"Weird Al\" Yankovic} sang.", .person),
    ("The king⟦'s Health Department⟧{Health Department} said no.", .organization),
    ("This was the king⟦'s Cabinet⟧{} of old.", .organization),
    ("So said ⟦Mr Palmer⟧{Palmer} on Monday.", .person),
    ("So said ⟦Dr. Mohamed Maait⟧{Mohamed Maait} on Monday.", .person),
    ("So said ⟦Ratu Meli Nawa⟧{Meli Nawa} on Monday.", .person),
    ("Under the patronage of ⟦HRH Crown Prince⟧{} Hashem.", .organization),
    ("They met Their ⟦Royal Highnesses⟧{} on Monday.", .organization),
    ("The ⟦Crown⟧{Crown} called two witnesses.", .organization),
    ("The ⟦Royal Society⟧{Royal Society} met.", .organization),
  ])
  func edgesAreTrimmed(_ row: String, _ type: EntityType) {
    view(row, type) { view, spans, marked in
      let edges = NameEdges(table: BuiltinGazetteer.table)
      for (span, mark) in zip(spans, marked.marks) {
        #expect(edges.trimmed(span, in: view).map { view.string($0.tokens) } ?? "" == mark.expectation, "\(row)")
      }
    }
  }

  @Test(arguments: [
    ("He saw King ⟦Abdullah II Airbase⟧{King Abdullah II Airbase} burn.", EntityType.person, EntityType.facility),
    ("He was taken to ⟦Nelson Amoro Hospital⟧{Nelson Amoro Hospital} at night.", .person, .facility),
    ("She studied at ⟦Sheikha Moza University⟧{Sheikha Moza University} there.", .person, .organization),
    ("He met ⟦Daniel Hall⟧{Daniel Hall} there.", .person, .person),
    ("After the ⟦2015 United Kingdom⟧{2015 United Kingdom general election} general election he left.", .event, .event),
    ("After the ⟦2007 Manitoba⟧{2007 Manitoba general election} general election he left.", .event, .event),
    ("After the ⟦2018 World Cup⟧{2018 World Cup} games he left.", .event, .event),
    ("After the ⟦1995 Malaysian⟧{Malaysian} vote he left.", .event, .group),
    ("After the ⟦October 1974 United Kingdom⟧{United Kingdom} vote he left.", .event, .place),
    ("After the ⟦2020 Summer Olympics⟧{2020 Summer Olympics} he left.", .event, .event),
  ])
  func wordsOfTheNameDecide(_ row: String, _ found: EntityType, _ expected: EntityType) {
    view(row, found) { view, spans, marked in
      let result = NameRetyper(table: BuiltinGazetteer.table).retyped(spans, in: view)
      #expect(result.map { view.string($0.tokens) } == marked.marks.map(\.expectation), "\(row)")
      #expect(result.map(\.type) == [expected], "\(row)")
    }
  }

  @Test func diseasesAreNoPlaces() {
    view("Cases of ⟦Covid-19⟧{} rose in ⟦Oslo⟧{Oslo}.", .place) { view, spans, _ in
      let result = NameRetyper(table: BuiltinGazetteer.table).retyped(spans, in: view)
      #expect(result.map { view.string($0.tokens) } == ["Oslo"])
    }
  }

  /// Names that stand side by side stay apart whatever a rule adds to one of them.
  @Test func retypedNamesDoNotOverlap() {
    view("Then ⟦General King⟧{} ⟦Fahd Hospital⟧{} and the ⟦2015 France⟧{} ⟦general election⟧{} came.", .person) { view, spans, _ in
      var found = spans
      found[2].type = .event
      let result = NameRetyper(table: BuiltinGazetteer.table).retyped(found, in: view)
      #expect(result.count == 4)
      for (one, two) in zip(result, result.dropFirst()) { #expect(one.tokens.upperBound <= two.tokens.lowerBound) }
    }
  }
}
