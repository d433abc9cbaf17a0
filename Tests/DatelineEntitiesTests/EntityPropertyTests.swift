import DatelineEntities
import DatelineTestSupport
import DatelineText
import Testing

@Suite struct EntityPropertyTests {
  /// Checks what every result must have, whatever the text.
  private func check(_ document: Document, _ annotations: Annotations, _ seed: UInt64) {
    var end: UInt32 = 0
    for mention in annotations.mentions {
      #expect(mention.span.start >= end && mention.span.end > mention.span.start, "seed \(seed)")
      end = mention.span.end
      #expect(Int(mention.sentence) < annotations.sentences.count, "seed \(seed)")
      #expect(annotations.sentences[Int(mention.sentence)].span.contains(mention.span), "seed \(seed)")
      #expect((0...1).contains(mention.confidence), "seed \(seed)")
      if let entity = mention.entity { #expect(Int(entity) < annotations.entities.count, "seed \(seed)") }
    }
    let used = annotations.mentions.compactMap(\.entity)
    var first: [UInt32] = []
    for entity in used where !first.contains(entity) { first.append(entity) }
    #expect(first == Array(0..<UInt32(annotations.entities.count)), "entities in order of first mention, seed \(seed)")
    #expect(Set(annotations.entities.map(\.id)).count == annotations.entities.count, "seed \(seed)")
    #expect(annotations.likelyAntecedents.count == annotations.sentences.count, "seed \(seed)")
    for role in annotations.roles {
      #expect(Int(role.person) < annotations.mentions.count && annotations.mentions[Int(role.person)].type == .person, "seed \(seed)")
      #expect(annotations.sentences[Int(role.sentence)].span.contains(role.span), "seed \(seed)")
      if let organization = role.organization { #expect(Int(organization) < annotations.entities.count, "seed \(seed)") }
    }
  }

  private static let pieces = [
    "Nationwide", "Safety", "Council", "White", "Home", "Moscow", "Pyongyang", "North", "South", "Korea", "the", "of", "for", "'s", "’s",
    ",", ".", "(",
    ")", "-", "\"", "Secretary", "Protection", "President", "Vladimir", "Putin", "John", "Kirby", "spokesman", "said", "in", "and",
    "Foreign", "Ministry",
    "Iran", "Russian", "US", "us", "U.S.", "NIS", "(NIS)", "Bank", "Kursk", "region", "東京", "Ünal", "\n", "\n\n", "\t", "3,000", "Mr.",
    "Dr.", "al-Assad",
    "Kim Jong Un", "\u{301}", "🙂", "Workers", "General", "Staff", "she", "he",
  ]

  private func text(_ generator: inout SeededGenerator, pieces count: Int) -> String {
    var text = ""
    for _ in 0..<count {
      text += Self.pieces.randomElement(using: &generator) ?? ""
      if Int.random(in: 0..<8, using: &generator) > 0 { text += " " }
    }
    return text
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func anyWordsGiveSoundResults(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var stages = try Stages()
    let document = Document(text(&generator, pieces: 200))
    check(document, stages.run(document), seed)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func anyBytesGiveSoundResults(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var stages = try Stages()
    let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let document = Document(text: bytes)
    check(document, stages.run(document), seed)
  }

  @Test func documentsDoNotInfluenceEachOther() throws {
    var generator = SeededGenerator(seed: 7)
    let documents = (0..<30).map { _ in Document(text(&generator, pieces: 60)) }
    var shared = try Stages()
    for document in documents {
      var own = try Stages()
      let alone = own.run(document)
      let among = shared.run(document)
      #expect(alone.mentions == among.mentions)
      #expect(alone.entities == among.entities)
      #expect(alone.roles == among.roles)
      #expect(alone.likelyAntecedents == among.likelyAntecedents)
    }
  }

  @Test func rulesAloneGiveSoundResults() throws {
    var options = EntityTagger.Options()
    options.usesTrainedTagger = false
    var stages = try Stages(options)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20 {
      let document = Document(text(&generator, pieces: 120))
      check(document, stages.run(document), 11)
    }
    let annotations = stages.run("President Vladimir Putin met officials of the European Union in Moscow.")
    #expect(annotations.mentions.map(\.type) == [.person, .organization, .place])
  }

  @Test func typesAndConfidenceAreKept() throws {
    var options = EntityTagger.Options()
    options.types = [.person]
    var stages = try Stages(options)
    let annotations = stages.run("Vladimir Putin met Sergei Lavrov in Moscow.")
    #expect(annotations.mentions.map(\.type) == [.person, .person])
    #expect(annotations.entities.map(\.type) == [.person, .person])
    options.minConfidence = 1
    var strict = try Stages(options)
    #expect(strict.run("Vladimir Putin met Sergei Lavrov in Moscow.").mentions.allSatisfy { $0.confidence == 1 })
  }

  @Test func hugeRunsOfSuspiciousWordsStayLinear() throws {
    var stages = try Stages()
    let line = String(repeating: "Nationwide Safety Home Workers ", count: 8000)
    let document = Document(line)
    check(document, stages.run(document), 0)
  }
}
