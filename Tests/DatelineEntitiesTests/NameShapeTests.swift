import DatelineSentences
import DatelineTestSupport
import DatelineText
import Testing

@testable import DatelineEntities

/// The rules that mend what a finder of names puts out, each on names as one might have found them: `⟦Mr Palmer⟧{Palmer}` is a name as found with the
/// form that it must get; `{}` stands for a name that must go.
@Suite struct NameShapeTests {
  /// The names of a marked text, found as persons, events and so on.
  private func view<Result>(
    _ row: String, _ type: EntityType, confidence: Double = 1, _ body: (DocumentView, [TypedSpan], MarkedText) -> Result
  ) -> Result {
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
        return TypedSpan(tokens: first..<end, sentence: sentence, type: type, confidence: confidence, rule: .tagger)
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
    ("So said ⟦Gen Harun Weld⟧{Harun Weld} on Monday.", .person),
    ("So said ⟦Del. Ada Stone⟧{Ada Stone} on Monday.", .person),
    ("So said ⟦Pol Lt⟧{} on Monday.", .person),
    ("So said ⟦Gen⟧{} on Monday.", .person),
    ("So said ⟦Ada Stone MP⟧{Ada Stone} on Monday.", .person),
    ("So said ⟦Luis Berg Jr.⟧{Luis Berg Jr.} on Monday.", .person),
    ("Many ⟦liberal Harbor Party⟧{Harbor Party} members left.", .organization),
    ("The ⟦pro-Stone Harbor League⟧{Harbor League} met.", .organization),
    ("The terror group ⟦al-Qaida⟧{al-Qaida} denied it.", .organization),
    ("Follow us on ⟦Twitter @harbor⟧{Twitter} today.", .product),
    ("⟦But Stone⟧{Stone} left early.", .person),
    ("\"⟦Once Stone⟧{Stone} left, we slept,\" he said.", .person),
    ("⟦Even Harbor Council⟧{Harbor Council} members left.", .organization),
    ("He read ⟦After Dark⟧{After Dark} twice.", .organization),
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
      let result = NameRetyper(table: BuiltinGazetteer.table, lexicon: TaggerModel.builtin?.lexicon).retyped(spans, in: view)
      #expect(result.map { view.string($0.tokens) } == marked.marks.map(\.expectation), "\(row)")
      #expect(result.map(\.type) == [expected], "\(row)")
    }
  }

  @Test(arguments: [
    ("The ⟦Coral Islands⟧{Coral Islands} won.", EntityType.organization, EntityType.place),
    ("The ⟦Bank of the Coral Islands⟧{Bank of the Coral Islands} won.", .organization, .organization),
    ("It landed at ⟦Mill Cove Airport⟧{Mill Cove Airport} late.", .organization, .facility),
    ("Ada Stone (⟦R-Ohio⟧{Ohio}) spoke.", .organization, .place),
    ("Ada Stone (D-⟦ND⟧{ND}) spoke.", .organization, .place),
    ("Ada Stone, ⟦R-Ohio⟧{Ohio}, spoke.", .organization, .place),
    ("The court cited the Prevention of ⟦Forgery Act⟧{Prevention of Forgery Act} twice.", .product, .product),
    ("The house read the Family Courts ⟦(Amendment) Bill⟧{Family Courts (Amendment) Bill} twice.", .product, .product),
    ("The house read the Courts (Procedure) ⟦(Amendment) Bill⟧{Courts (Procedure) (Amendment) Bill} twice.", .product, .product),
    ("The court cited section 4 of the ⟦Forgery Act⟧{Forgery Act} twice.", .product, .product),
    ("The ⟦Stone-Berg-Hill Act⟧{Stone-Berg-Hill Act} passed.", .person, .product),
    ("The mill at Little ⟦Weldon⟧{Little Weldon} burned.", .place, .place),
    ("Little ⟦Weldon⟧{Weldon} burned.", .place, .place),
  ])
  func bodiesByTheirWords(_ row: String, _ found: EntityType, _ expected: EntityType) {
    wordsOfTheNameDecide(row, found, expected)
  }

  /// What the tagger was not sure of: an office, a day, a common noun at the start of a sentence.
  @Test(arguments: [
    ("Then ⟦Ambassador⟧{} rose.", EntityType.organization), ("It was signed on ⟦Nov 29⟧{} at noon.", .product),
    ("It was signed on ⟦Jul 25, 2022⟧{} at noon.", .product), ("He paid ⟦Ksh 550⟧{} for it.", .product),
    ("Share this: ⟦Facebook Twitter WhatsApp Email Print⟧{}", .event), ("They met on ⟦Twitter⟧{Twitter} first.", .organization),
    ("⟦Officials⟧{} left.", .place), ("Then ⟦Vanterra⟧{Vanterra} rose.", .organization),
  ])
  func nounsAreNoNames(_ row: String, _ found: EntityType) {
    view(row, found, confidence: 0.5) { view, spans, marked in
      let result = NameRetyper(table: BuiltinGazetteer.table, lexicon: TaggerModel.builtin?.lexicon).retyped(spans, in: view)
      #expect(result.map { view.string($0.tokens) } == marked.marks.map(\.expectation).filter { !$0.isEmpty }, "\(row)")
    }
  }

  /// A doubtful place or body that the document shows to be a person. `⟦Name⟧{p}` is found as a person, `{x}` as something doubtful.
  @Test(arguments: [
    ("⟦Ada Mwelu⟧{p} left. Later ⟦Mwelu⟧{x} came back.", EntityType.place, EntityType.person),
    ("⟦Ada Mwelu⟧{p} left. Later she lived in ⟦Mwelu⟧{x}.", .place, .place),
    ("⟦Ada Mwelu⟧{p} left. Later ⟦Paris⟧{x} came back.", .place, .place),
    ("Then Mr ⟦Mwelu⟧{x} rose.", .organization, .person),
    ("Then ⟦Mwelu⟧{x} said no.", .place, .person),
    ("Then ⟦Mwelu⟧{x} said no.", .organization, .organization),
    ("Then ⟦Daniel Mwelu⟧{x} rose.", .place, .person),
    ("They lived in ⟦Daniel Mwelu⟧{x} then.", .place, .place),
    ("Then ⟦Sheikh Mwelu⟧{x} rose.", .place, .person),
  ])
  func peopleOfTheDocument(_ row: String, _ found: EntityType, _ expected: EntityType) {
    view(row, found, confidence: 0.5) { view, spans, marked in
      var spans = spans
      for index in spans.indices where marked.marks[index].expectation == "p" { spans[index].type = .person }
      let result = NameRetyper(table: BuiltinGazetteer.table, lexicon: TaggerModel.builtin?.lexicon).retyped(spans, in: view)
      #expect(result.last?.type == expected, "\(row)")
    }
  }

  /// One name as found, and the names it is, with `|` between them.
  @Test(arguments: [
    ("They like ⟦Russia's Far East⟧{Russia|Far East} most.", EntityType.place),
    ("So did the ⟦Navy's Third River Squadron⟧{Navy|Third River Squadron} then.", .organization),
    ("So did the ⟦NATO's Office for Harbors⟧{NATO|Office for Harbors} then.", .organization),
    ("So did the ⟦Senate's Joint Committee on Harbors⟧{Senate|Joint Committee on Harbors} then.", .organization),
    ("So did the ⟦People's Harbor Party⟧{People's Harbor Party} then.", .organization),
    ("So did ⟦Nicholl's Limited⟧{Nicholl's Limited} then.", .organization),
    ("So did ⟦Lake County Council and Hill County Council⟧{Lake County Council|Hill County Council} then.", .organization),
    ("So did the ⟦Department of Lakes and Harbor Police⟧{Department of Lakes and Harbor Police} then.", .organization),
    ("So did the ⟦Social Lake and Harbor Party⟧{Social Lake and Harbor Party} then.", .organization),
    ("So ⟦Stone congratulated Berg⟧{Stone|Berg} then.", .person),
    ("So ⟦Stone Says Berg⟧{Stone|Berg} then.", .person),
    ("So did ⟦Charles de Gaulle⟧{Charles de Gaulle} then.", .person),
    ("So did ⟦Henry Ling Weld⟧{Henry Ling Weld} then.", .person),
  ])
  func namesAreTakenApart(_ row: String, _ type: EntityType) {
    view(row, type) { view, spans, marked in
      let splitter = NameSplitter(table: BuiltinGazetteer.table, lexicon: TaggerModel.builtin?.lexicon)
      let parts = spans.flatMap { splitter.parts(of: $0, in: view) }.map { view.string($0.tokens) }
      #expect(parts.joined(separator: "|") == marked.marks[0].expectation, "\(row)")
    }
  }

  @Test func diseasesAreNoPlaces() {
    view("Cases of ⟦Covid-19⟧{} rose in ⟦Oslo⟧{Oslo}.", .place) { view, spans, _ in
      let result = NameRetyper(table: BuiltinGazetteer.table, lexicon: TaggerModel.builtin?.lexicon).retyped(spans, in: view)
      #expect(result.map { view.string($0.tokens) } == ["Oslo"])
    }
  }

  /// Names that stand side by side stay apart whatever a rule adds to one of them.
  @Test func retypedNamesDoNotOverlap() {
    view("Then ⟦General King⟧{} ⟦Fahd Hospital⟧{} and the ⟦2015 France⟧{} ⟦general election⟧{} came.", .person) { view, spans, _ in
      var found = spans
      found[2].type = .event
      let result = NameRetyper(table: BuiltinGazetteer.table, lexicon: TaggerModel.builtin?.lexicon).retyped(found, in: view)
      #expect(result.count == 4)
      for (one, two) in zip(result, result.dropFirst()) { #expect(one.tokens.upperBound <= two.tokens.lowerBound) }
    }
  }
}
