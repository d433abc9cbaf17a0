import DatelineText
import Testing

@testable import DatelineEntities

@Suite struct RegistryTests {
  private func run(_ texts: [(String, Day?)]) throws -> (EntityRegistry, [Annotations]) {
    var stages = try Stages()
    var registry = EntityRegistry()
    var all: [Annotations] = []
    for (ordinal, text) in texts.enumerated() {
      let document = Document(text.0)
      var annotations = stages.run(document)
      annotations.anchor = DocumentAnchor(on: text.1, basis: text.1 == nil ? .none : .given)
      registry.add(document: UInt32(ordinal), annotations: annotations, text: document.text)
      all.append(annotations)
    }
    return (registry, all)
  }

  private let texts: [(String, Day?)] = [
    ("Russia denied it. Moscow said so again.", Day(year: 2024, month: 10, day: 24)),
    ("Ukraine and Russia\nexchanged prisoners.", Day(year: 2024, month: 10, day: 20)),
    ("Nothing happened.", nil),
    ("Russian troops left.", nil),
    ("Ukraine and Russia exchanged prisoners.", Day(year: 2024, month: 11, day: 1)),
  ]

  @Test func countsWhatTheMentionsSay() throws {
    let (registry, all) = try run(texts)
    let rows = registry.entities { $0 == 4 ? 1 : $0 }
    for row in rows {
      let mentions = all.map { annotations in
        annotations.mentions.filter { $0.entity.map { annotations.entities[Int($0)].id } == row.entity.id }.count
      }
      #expect(row.mentionCount == mentions.reduce(0, +))
      #expect(row.documentCount == mentions.filter { $0 > 0 }.count)
    }
    let russia = try #require(rows.first { $0.entity.id == "loc:ru" })
    #expect(russia.documentCount == 4)
    #expect(russia.clusterCount == 3)
    #expect(russia.firstOn == Day(year: 2024, month: 10, day: 20))
    #expect(russia.lastOn == Day(year: 2024, month: 11, day: 1))
  }

  @Test func rowsAreSortedBytewiseAndAliasesAddUp() throws {
    let (registry, _) = try run(texts)
    let rows = registry.entities { $0 }
    let ids = rows.map { Array($0.entity.id.utf8) }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    let aliases = registry.entityAliases()
    for row in rows {
      #expect(aliases.filter { $0.entityID == row.entity.id }.reduce(0) { $0 + $1.mentionCount } == row.mentionCount)
    }
    let kinds = aliases.filter { $0.entityID == "loc:ru" }.map { "\($0.alias) \($0.kind.rawValue) \($0.mentionCount)" }
    #expect(kinds == ["Moscow short 1", "Russia name 3", "Russian demonym 1"])
  }

  @Test func manyDocumentsKeepTheirNumbers() {
    var registry = EntityRegistry()
    var annotations = Annotations()
    annotations.entities = [Entity(id: "per:a-b", type: .person, name: "A B", basis: .corpus)]
    annotations.mentions = [EntityMention(span: ByteSpan(0, 3), sentence: 0, type: .person, entity: 0, rule: "tagger", confidence: 1)]
    let ordinals: [UInt32] = [0, 1, 127, 128, 129, 16_383, 20_000, 3_000_000, 4_000_000_000]
    for ordinal in ordinals { registry.add(document: ordinal, annotations: annotations, text: Array("A B".utf8)) }
    var seen: [UInt32] = []
    let rows = registry.entities { document in
      seen.append(document)
      return document / 2
    }
    #expect(seen == ordinals)
    #expect(rows.first?.documentCount == ordinals.count)
    #expect(rows.first?.clusterCount == ordinals.count - 2)
  }

  @Test func firstOfTwoWithOneIdHolds() {
    var registry = EntityRegistry()
    for (ordinal, name) in ["Ann Lee", "ANN LEE"].enumerated() {
      var annotations = Annotations()
      annotations.entities = [Entity(id: "per:ann-lee", type: .person, name: name, basis: .corpus)]
      annotations.mentions = [EntityMention(span: ByteSpan(0, 7), sentence: 0, type: .person, entity: 0, rule: "tagger", confidence: 1)]
      registry.add(document: UInt32(ordinal), annotations: annotations, text: Array(name.utf8))
    }
    let rows = registry.entities { $0 }
    #expect(rows.map(\.entity.name) == ["Ann Lee"])
    #expect(rows.first?.mentionCount == 2)
  }
}
