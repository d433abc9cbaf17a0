import DatelineDedupe
import DatelineSentences
import DatelineText
import Testing

@Suite struct ExplanationTests {
  private func annotated(_ text: String) -> (Document, Annotations) {
    var splitter = SentenceSplitter().makeWorker()
    let document = Document(text)
    var annotations = Annotations()
    splitter.annotate(document, &annotations)
    return (document, annotations)
  }

  private func explain(_ a: String, _ b: String) -> PairExplanation { Fingerprinter().explain(annotated(a), annotated(b)) }

  @Test("a spun copy shares names and numbers in order, but few words")
  func spun() {
    let explanation = explain(Articles.harbour, Articles.harbourSpun)
    #expect(explanation.kind == .spun)
    #expect(explanation.score >= explanation.leastScore)
    #expect(explanation.sharedChainPairs.contains(PairExplanation.ChainPair(first: "Ines", second: "Calder")))
    #expect(explanation.sharedChainPairs.contains(PairExplanation.ChainPair(first: "340", second: "1,150")))
    #expect(explanation.sharedSentences.isEmpty)
    #expect((0.2...0.6).contains(explanation.changedWordShare))
  }

  @Test("a lead shares its sentences and lacks what follows")
  func lead() throws {
    let explanation = explain(Articles.harbour, Articles.harbourLead)
    #expect(explanation.kind == .near)
    let sentence = try #require(explanation.sharedSentences.first)
    #expect(Articles.harbour[sentence.first] == Articles.harbourLead[sentence.second])
    #expect(explanation.namesOfOneOnly.first.contains("Kessar"))
    #expect(explanation.namesOfOneOnly.second.isEmpty)
    #expect(explanation.numbersOfOneOnly.first.contains("2019"))
  }

  @Test("a form filled in anew is said to be one")
  func form() {
    let explanation = explain(Articles.weather, Articles.weatherAnew)
    #expect(explanation.kind == nil && explanation.isFormFilledInAnew)
    #expect(explanation.numbersOfOneOnly.first.contains("14") && explanation.numbersOfOneOnly.second.contains("21"))
  }

  @Test("an exact copy has nothing of its own")
  func exact() {
    let explanation = explain(Articles.football, Articles.football.uppercased())
    #expect(explanation.kind == .exact && explanation.method == .digest && explanation.similarity == 1)
    #expect(explanation.changedWordShare == 0)
  }

  @Test("nothing against nothing")
  func empty() {
    let explanation = explain("", Articles.football)
    #expect(explanation.kind == nil && explanation.sharedChainPairs.isEmpty && explanation.changedWordShare == 0)
  }
}
