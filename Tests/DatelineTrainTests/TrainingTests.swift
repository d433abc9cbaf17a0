import DatelineEntities
import DatelineText
import Testing

@testable import dateline_train

/// Training on a tiny invented corpus, and what the corpora are turned into.
@Suite struct TrainingTests {
  static let places = ["Velmora", "Tarnica", "Oskel", "Brundale", "Quistan", "Lemberry"]
  static let persons = ["Anna Kolm", "Piet Varga", "Ruth Ostby", "Ilya Denk", "Mara Quill", "Joss Hartel"]

  /// Twelve documents of four sentences that name a person and a place, or none.
  static func documents() -> [TrainingDocument] {
    var documents: [TrainingDocument] = []
    for number in 0..<12 {
      let person = persons[number % persons.count]
      let place = places[(number * 5 + 1) % places.count]
      let lines = [
        "Mayor \(person) lives in \(place) with a dog.", "The weather was cold.", "Later \(person) said that \(place) was quiet.",
        "Nobody came from \(place) today.",
      ]
      var names: [CorpusRecord.Entity] = []
      let text = lines.joined(separator: "\n")
      for (name, type) in [(person, "PERSON"), (place, "GPE")] {
        for start in text.indices where text[start...].hasPrefix(name) {
          let offset = text.unicodeScalars.distance(from: text.startIndex, to: start)
          names.append(CorpusRecord.Entity(start: offset, end: offset + name.count, type: type))
        }
      }
      var losses = TrainingDocument.Losses()
      let record = CorpusRecord(id: "d\(number)", text: text, entities: names)
      documents.append(TrainingDocument(record, profile: .named("news-gold"), segmenter: Segmenter(), losses: &losses))
      #expect(losses.skipped == 0 && losses.names == 5)
    }
    return documents
  }

  static func trainer(_ kind: LearnerKind, dropout: Float = 0, models: Int = 1) -> TwoStageTrainer {
    var options = TwoStageTrainer.Options()
    options.learner.kind = kind
    options.learner.epochs = 5
    options.learner.rate = 0.2
    options.minimum = 2
    options.learner.dropout = dropout
    options.rowBits = 12
    options.folds = 3
    options.models = models
    return TwoStageTrainer(options: options, tables: WordTables(), log: { _ in })
  }

  @Test(arguments: LearnerKind.allCases) func learnsATinyCorpus(kind: LearnerKind) throws {
    let documents = Self.documents()
    var tagger = Tagger(model: try TaggerModel(bytes: try Self.trainer(kind).train(documents)))
    var evaluation = Evaluation()
    for document in documents { evaluation.add(document, tagger: &tagger, core: ["PERSON", "LOC"]) }
    #expect(evaluation.overall.expected == 60)
    #expect(evaluation.overall.f1 > 0.95)
  }

  @Test(arguments: LearnerKind.allCases) func trainingTwiceGivesTheSameBytes(kind: LearnerKind) throws {
    let first = try Self.trainer(kind, dropout: 0.2).train(Self.documents())
    let second = try Self.trainer(kind, dropout: 0.2).train(Self.documents())
    #expect(first == second)
  }

  /// An average is a model of its own: it learns, it is the same every time, and it is neither of those it is made of.
  @Test func modelsAreAveraged() throws {
    let documents = Self.documents()
    let average = try Self.trainer(.crf, dropout: 0.2, models: 3).train(documents)
    var tagger = Tagger(model: try TaggerModel(bytes: average))
    var evaluation = Evaluation()
    for document in documents { evaluation.add(document, tagger: &tagger, core: ["PERSON", "LOC"]) }
    #expect(evaluation.overall.f1 > 0.95)
    #expect(try Self.trainer(.crf, dropout: 0.2, models: 3).train(documents) == average)
    #expect(try Self.trainer(.crf, dropout: 0.2).train(documents) != average)
  }

  @Test func weightsAverageToTheirMean() {
    let one = Weights(features: 1)
    let two = Weights(features: 1)
    one.rows[0] = SIMD16(repeating: 1)
    two.rows[0] = SIMD16(repeating: 4)
    two.transitions[3][4] = 2
    one.add(two)
    one.scale(by: 0.5)
    #expect(one.rows[0] == SIMD16(repeating: 2.5))
    #expect(one.transitions[3][4] == 1)
  }

  @Test func aTypeThatASetDoesNotAnnotateIsUnknown() {
    var losses = TrainingDocument.Losses()
    let record = CorpusRecord(id: "x", text: "Smith saw Paris.", entities: [CorpusRecord.Entity(start: 0, end: 5, type: "PERSON")])
    let closed = TrainingDocument(record, profile: .named("news-gold"), segmenter: Segmenter(), losses: &losses)
    let open = TrainingDocument(record, profile: .named("ewt"), segmenter: Segmenter(), losses: &losses)
    #expect(closed.allowed[0] == 1 << 1)
    #expect(open.allowed[0] == 1 << 1)
    #expect(closed.allowed[2] == 1)
    #expect(open.allowed[2] == 1 | 3 << 9 | 3 << 11 | 3 << 13)
  }

  @Test(arguments: [
    ("the Kremlin's", "Kremlin"), ("Mr. Khan", "Khan"), ("The Hague", "The Hague"), ("The Guardian", "Guardian"), ("\"Dune\"", "Dune"),
    ("Rome", "Rome"),
  ])
  func namesAreTrimmedAsTheGuidelineSays(written: String, name: String) {
    let text = Array("x \(written) y".utf8)
    let span = TrainingDocument.trim(ByteSpan(2, 2 + written.utf8.count), text)
    #expect(text.string(span) == name)
  }

  @Test func editsCarrySpansAlong() {
    let text = Array("Ann met Bob in Rome.".utf8)
    let edits = TextEdits([
      TextEdits.Edit(span: ByteSpan(8, 11), bytes: Array("Robert".utf8)), TextEdits.Edit(span: ByteSpan(0, 3), bytes: Array("Al".utf8)),
    ])
    let changed = edits.apply(to: text)
    #expect(String(decoding: changed, as: UTF8.self) == "Al met Robert in Rome.")
    let spans = edits.map([ByteSpan(0, 3), ByteSpan(8, 11), ByteSpan(15, 19)])
    #expect(spans.map { changed.string($0) } == ["Al", "Robert", "Rome"])
  }

  @Test func aMarginThatSeparatesGivesARisingCurve() {
    var points: [(type: Int, margin: Float, right: Bool)] = []
    for number in 0..<400 {
      let margin = number % 10
      points.append((type: number % 7, margin: Float(margin), right: margin > 3 || number % 20 == 3))
    }
    let curve = ConfidenceCurve.fit(points)[0]
    #expect(curve.slope > 0)
    #expect(Logistic.value(curve.slope * 9 + curve.offset) > 0.9)
    #expect(Logistic.value(curve.offset) < 0.3)
  }
}
