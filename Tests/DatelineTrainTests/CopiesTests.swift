import DatelineEntities
import DatelineTestSupport
import DatelineText
import Testing

@testable import dateline_train

/// Copies of training documents with other names.
@Suite struct CopiesTests {
  private static let gazetteers = Project.root.appendingPathComponent("Sources/CDatelineData/data/entities").path

  private func copies(swapsOthers: Bool, seed: UInt64) throws -> [TrainingDocument] {
    let text = "Reuters said the Nasivi River rose. French and Lokele people left Karvel Bank, and Karvel closed. A bank fell."
    func entity(_ name: String, _ type: String, last: Bool = false) -> CorpusRecord.Entity {
      let places = text.indices.filter { text[$0...].hasPrefix(name) }
      let start = text.unicodeScalars.distance(from: text.startIndex, to: (last ? places.last : places.first) ?? text.startIndex)
      return CorpusRecord.Entity(start: start, end: start + name.count, type: type)
    }
    let record = CorpusRecord(
      id: "x", text: text,
      entities: [
        entity("Reuters", "ORG"), entity("Nasivi River", "LOC"), entity("French", "NORP"), entity("Lokele", "NORP"),
        entity("Karvel Bank", "ORG"), entity("Karvel", "ORG", last: true),
      ])
    var losses = TrainingDocument.Losses()
    let document = TrainingDocument(record, profile: .named("news-gold"), segmenter: Segmenter(), losses: &losses)
    var shares = Copies.Shares()
    shares.swapped = 1
    let maker = Copies(
      shares: shares, swapsOthers: swapsOthers, names: try NameSource(directory: Self.gazetteers), spins: [], segmenter: Segmenter())
    return maker.make([(document, .named("news-gold"))], seed: seed)
  }

  @Test(arguments: UInt64(1)...20) func namesAreSwappedAndClassWordsStay(seed: UInt64) throws {
    let copy = try #require(try copies(swapsOthers: true, seed: seed).first)
    let names = copy.names.map { copy.text.string($0.span) }
    #expect(names.count == 6)
    #expect(names[0] != "Reuters" && names[3] != "Lokele", "seed \(seed)")
    #expect(names[1].hasSuffix(" River") && names[1] != "Nasivi River", "seed \(seed)")
    #expect(names[2] == "French")
    // One name has one other name throughout.
    #expect(names[4] == names[5] + " Bank" && names[5] != "Karvel", "seed \(seed)")
    #expect(copy.text.string(ByteSpan(0, copy.text.count)).hasSuffix("A bank fell."))
  }

  @Test func withoutTheFlagOnlyPersonsAndTownsAreSwapped() throws {
    #expect(try copies(swapsOthers: false, seed: 1).isEmpty)
  }
}
