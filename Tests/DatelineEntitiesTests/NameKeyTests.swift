import Testing

@testable import DatelineEntities

@Suite struct NameKeyTests {
  @Test(arguments: [
    ("al-Qaida", "Al Qaida"), ("U.S.", "US"), ("Côte d’Ivoire", "Cote d'Ivoire"), ("São Tomé", "Sao Tome"), ("Straße", "STRASSE"),
    ("Łódź", "Lodz"),
    ("Nguyễn Văn", "Nguyen Van"), ("Zürich", "Zu\u{308}rich"),
  ])
  func spellingsOfOneNameHaveOneKey(_ a: String, _ b: String) {
    #expect(NameKey.of(a) == NameKey.of(b))
    #expect(NameKey.of(a) != NameKey.of(b + "x"))
  }

  @Test func keyOfPiecesIsKeyOfWhole() {
    #expect(NameKey.of("New York").joined(NameKey.of(" Times")) == NameKey.of("New York Times"))
    #expect(NameKey().joined(NameKey.of("a")) == NameKey.of("a"))
    #expect(NameKey.of("東京").joined(NameKey.of("都")) == NameKey.of("東京都"))
  }

  @Test(arguments: [
    ("Lloyd Austin", "lloyd-austin"), ("Dana O'Hara", "dana-o-hara"), ("People’s Party", "peoples-party"), ("Nicușor Dan", "nicusor-dan"),
    ("AT&T Inc.", "at-t-inc"), ("Su-24", "su-24"),
  ])
  func slugs(_ name: String, _ slug: String) {
    let bytes = Array(name.utf8)
    #expect(bytes.withUnsafeBufferPointer { NameFolding.shared.slug($0) } == slug)
  }

  @Test func slugOfAnotherScriptIsItsKey() {
    let bytes = Array("東京".utf8)
    let slug = bytes.withUnsafeBufferPointer { NameFolding.shared.slug($0) }
    #expect(slug.first == "x" && slug.utf8.allSatisfy { $0 < 0x80 } && slug.count > 8)
  }

  @Test func idsOfTheGazetteerAreUnique() {
    let table = BuiltinGazetteer.table
    var seen: Set<String> = []
    for index in table.entries.indices {
      let id = table.entity(index).id
      #expect(seen.insert(id).inserted, "\(id) twice")
      #expect(id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(id)")
    }
    #expect(table.entries.count > 40_000)
  }
}
