import DatelineDedupe
import DatelineTestSupport
import Testing

@Suite struct SeedArticleTests {
  @Test("no sentence of the seed article copies another", .needsShared("seed"))
  func noSentenceCopies() {
    for article in Project.seedArticles { #expect(run([article]).sentenceCopies.isEmpty) }
  }

  /// Puts substitutions of the spun article back, as a reader would.
  @Test("the seed article and a less spun version are one cluster", .needsShared("seed"))
  func lessSpun() {
    let repairs = [
      ("White Home", "White House"), ("Nationwide Safety", "National Security"), ("Secretary of Protection", "Secretary of Defense"),
      ("Nationwide", "National"), ("Final week", "Last week"), ("Research of Warfare", "Study of War"), ("assume tank", "think tank"),
      ("decrease home", "lower house"), ("In keeping with", "According to"), ("primary army items", "first military units"),
      ("the place", "where"), ("space", "area"), ("fight", "combat"), ("combating", "fighting"), ("conflict", "war"),
      ("triggered", "sparked"),
      ("beforehand dismissed", "previously rejected"), ("studies in regards to", "reports about"), ("pretend info", "fake info"),
      ("enterprise", "business"), ("agreed", "signed"), ("authorized", "approved"), ("permits", "allows"), ("different", "other"),
      ("help", "assistance"), ("nations", "countries"), ("subsequent", "next"), ("along with", "including"), ("facet", "side"),
      ("instantly", "immediately"), ("proof", "evidence"), ("coaching workout routines", "training exercises"), ("stated", "said"),
      ("offered", "provided"), ("nonetheless", "still"), ("state of affairs", "situation"), ("penalties", "consequences"),
      ("feedback", "comments"), ("army", "military"), ("troopers", "soldiers"), ("precisely", "exactly"),
      ("actually spotlight", "really show"),
      ("strategic goals", "strategic aims"), ("not less than", "at least"), ("traveled", "went"), ("intention", "aim"),
      ("take part", "join"),
      ("critical concern", "serious issue"), ("impacts", "effects"), ("issues", "things"), ("discussing", "talking over"),
      ("mark a big", "be a major"), ("signal", "sign"), ("entrance traces", "front lines"), ("actions", "movements"), ("photos", "images"),
      ("particular forces", "special forces"), ("by way of", "on"), ("vessel", "ship"), ("beginning", "start"),
      ("Hypothesis", "Speculation"),
      ("function within", "role in"), ("battle", "war"), ("indicators", "signs"), ("akin to", "such as"), ("lately", "recently"),
      ("equipped", "supplied"), ("transferring", "moving"), ("warned", "cautioned"), ("deployment", "dispatch"), ("presence", "arrival"),
      ("raises the likelihood", "makes it likelier"), ("however", "but"), ("because the", "as the"), ("within the", "in the"),
    ]
    for article in Project.seedArticles {
      let other = repairs.reduce(article) { $0.replacing($1.0, with: $1.1) }
      let result = run([article, other])
      #expect(result.originals == [0, 0])
      #expect(result.kinds[1] == .spun)
    }
  }
}
