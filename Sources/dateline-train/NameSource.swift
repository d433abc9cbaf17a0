import DatelineText

/// Names to put in place of others: from the gazetteers, and half of them made up of the beginning of one and the end of another, so that the tagger learns
/// from context and form, not from lists alone.
struct NameSource {
  private var given: [String: [[UInt8]]] = [:]
  private var family: [String: [[UInt8]]] = [:]
  private var places: [[UInt8]] = []
  private var countries: Set<[UInt8]> = []
  private var organizations: [[UInt8]] = []
  private var groups: [[UInt8]] = []
  /// Nationalities, religions and camps, which are never swapped.
  private var knownGroups: Set<[UInt8]> = []
  private let regions: [String]

  /// Reads the gazetteers of a folder.
  ///
  /// - Throws: `TrainError` if one of them is missing.
  init(directory: String) throws {
    for row in try GazetteerFile.rows(directory + "/given_names.tsv") {
      given[row["region"] ?? "", default: []].append(Array((row["name"] ?? "").utf8))
    }
    for row in try GazetteerFile.rows(directory + "/surnames.tsv") {
      family[row["region"] ?? "", default: []].append(Array((row["name"] ?? "").utf8))
    }
    for row in try GazetteerFile.rows(directory + "/cities15000.tsv") { places.append(Array((row["name"] ?? "").utf8)) }
    for row in try GazetteerFile.rows(directory + "/countries.tsv") {
      for name in [row["name"] ?? "", row["official"] ?? ""] + (row["aliases"] ?? "").split(separator: "|").map(String.init) {
        countries.insert(Array(name.utf8))
      }
    }
    for row in try GazetteerFile.rows(directory + "/demonyms.tsv") where row["kind"] != "ethnic" {
      knownGroups.insert(Array((row["demonym"] ?? "").utf8))
    }
    for row in try GazetteerFile.rows(directory + "/tagger_names.tsv") {
      let names = (row["names"] ?? "").split(separator: ";").map { Array($0.utf8) }.filter(NameSource.isOneWord)
      if row["class"] == "group" { groups += names } else { organizations += names }
    }
    for row in try GazetteerFile.rows(directory + "/actors_organisations.tsv") {
      let name = Array((row["name"] ?? "").utf8)
      if NameSource.isOneWord(name) { organizations.append(name) }
    }
    regions = Set(given.keys).intersection(family.keys).sorted()
  }

  /// A region to take a document's names from.
  func region(_ generator: inout SeededGenerator) -> String { regions.isEmpty ? "" : regions[generator.below(regions.count)] }

  /// Whether a name is that of a country, which is never swapped: what is said of it depends on it.
  func isCountry(_ name: [UInt8]) -> Bool { countries.contains(name) || name.count < 5 }

  /// A given name or a surname, mostly of the region.
  func person(isGiven: Bool, region: String, _ generator: inout SeededGenerator) -> [UInt8] {
    let home = generator.below(4) == 0 ? self.region(&generator) : region
    return pick(from: (isGiven ? given[home] : family[home]) ?? [], &generator)
  }

  /// A city.
  func place(_ generator: inout SeededGenerator) -> [UInt8] { pick(from: places, &generator) }

  /// A firm, club or agency whose name is one word.
  func organization(_ generator: inout SeededGenerator) -> [UInt8] { pick(from: organizations, &generator) }

  /// A people or language.
  func group(_ generator: inout SeededGenerator) -> [UInt8] { pick(from: groups, &generator) }

  /// Whether a group is a nationality, a religion or a camp.
  func isKnownGroup(_ name: [UInt8]) -> Bool { knownGroups.contains(name) }

  /// A capital and small letters, at least four.
  private static func isOneWord(_ name: [UInt8]) -> Bool {
    guard name.count >= 4, let first = name.first, first &- 65 < 26 else { return false }
    return name.dropFirst().allSatisfy { $0 &- 97 < 26 || $0 >= 0x80 }
  }

  private func pick(from list: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
    guard !list.isEmpty else { return Array("Alder".utf8) }
    let one = list[generator.below(list.count)]
    guard generator.below(2) == 0 else { return one }
    let two = list[generator.below(list.count)]
    return NameSource.splice(one, two) ?? one
  }

  /// The beginning of one name with the end of another; nil if they are too short or hold anything but ASCII letters.
  private static func splice(_ one: [UInt8], _ two: [UInt8]) -> [UInt8]? {
    func isPlain(_ name: [UInt8]) -> Bool { name.count >= 5 && name.allSatisfy { ($0 | 32) &- 97 < 26 } }
    guard isPlain(one), isPlain(two) else { return nil }
    return Array(one.prefix(one.count / 2)) + two.suffix(two.count - two.count / 2)
  }
}
