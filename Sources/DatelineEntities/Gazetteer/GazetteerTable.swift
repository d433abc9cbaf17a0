import DatelineText

/// The names that linking knows: entries, their aliases, and a table from keys to aliases. Filled by `GazetteerBuilder`, then read-only.
///
/// All in flat arrays: some 46 thousand entries are built from their text files in about 50 milliseconds and 26 MB.
final class GazetteerTable: Sendable {
  /// Bytes of all names, keys and folded aliases.
  let bytes: [UInt8]
  /// The things known.
  let entries: [GazetteerEntry]
  /// The ways to write them.
  let aliases: [GazetteerAlias]
  /// Entry of each country by `CountryCode.index`; `UInt32.max` if there is none.
  let countryEntries: [UInt32]
  /// Keys of the demonyms of each country by `CountryCode.index`.
  let countryDemonyms: [[NameKey]]
  /// Whether any entry is the user's.
  let hasUserEntries: Bool
  private let slots: [UInt32]
  private let prefixes: [Prefix]
  private let surnames: [NameKey: [UInt32]]
  /// The table of first words, for going on from this gazetteer.
  var prefixTable: [Prefix] { prefixes }

  /// A first word and the length of the longest name that begins with it.
  struct Prefix: Sendable {
    var hash: UInt64 = 0
    var longest: UInt32 = 0
  }

  init(
    bytes: [UInt8], entries: [GazetteerEntry], aliases: [GazetteerAlias], slots: [UInt32], prefixes: [Prefix], countryEntries: [UInt32],
    countryDemonyms: [[NameKey]]
  ) {
    self.bytes = bytes
    self.entries = entries
    self.aliases = aliases
    self.slots = slots
    self.prefixes = prefixes
    self.countryEntries = countryEntries
    self.countryDemonyms = countryDemonyms
    surnames = GazetteerTable.surnames(entries, bytes)
    hasUserEntries = entries.contains { $0.isUsers }
  }

  /// The first alias of a key, nil if no name has it. The rest follow by `next`.
  ///
  /// - Complexity: O(1). Only keys are compared; `matches` compares bytes.
  @inline(__always)
  func firstAlias(_ key: NameKey) -> Int? {
    let mask = UInt64(slots.count &- 1)
    var slot = key.spread & mask
    while true {
      let alias = slots[Int(slot)]
      if alias == .max { return nil }
      if aliases[Int(alias)].key == key { return Int(alias) }
      slot = (slot &+ 1) & mask
    }
  }

  /// Whether the folded bytes of a text are those of an alias.
  ///
  /// - Complexity: O(bytes).
  func matches(_ alias: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let span = aliases[alias].text
    var position = 0
    var equal = true
    NameFolding.shared.forEachByte(of: text) { byte in
      if position >= Int(span.count) || bytes[Int(span.offset) + position] != byte { equal = false }
      position += 1
    }
    return equal && position == Int(span.count)
  }

  /// Length in folded bytes of the longest name that begins with a word; 0 if none does.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func longestName(beginningWith word: NameKey) -> UInt32 {
    let mask = UInt64(prefixes.count &- 1)
    let hash = word.spread | 1
    var slot = hash & mask
    while true {
      let prefix = prefixes[Int(slot)]
      if prefix.hash == 0 { return 0 }
      if prefix.hash == hash { return prefix.longest }
      slot = (slot &+ 1) & mask
    }
  }

  /// Calls `body` with each alias of the chain that begins at `first`, and its entry.
  func forEachAlias(from first: Int?, _ body: (GazetteerAlias, GazetteerEntry) -> Void) {
    var index = first.map { UInt32($0) } ?? .max
    while index != .max {
      let alias = aliases[Int(index)]
      body(alias, entries[Int(alias.entry)])
      index = alias.next
    }
  }

  /// The first alias of a key that fits; nil if none does.
  func firstAlias(_ key: NameKey, where fits: (GazetteerAlias, GazetteerEntry) -> Bool) -> GazetteerAlias? {
    var index = firstAlias(key).map { UInt32($0) } ?? .max
    while index != .max {
      let alias = aliases[Int(index)]
      if fits(alias, entries[Int(alias.entry)]) { return alias }
      index = alias.next
    }
    return nil
  }

  /// Listed people by the key of the last word of their name, and of what follows a hyphen in it.
  ///
  /// - Complexity: O(1).
  func people(surnamed key: NameKey) -> [UInt32] { surnames[key] ?? [] }

  private static func surnames(_ entries: [GazetteerEntry], _ bytes: [UInt8]) -> [NameKey: [UInt32]] {
    var surnames: [NameKey: [UInt32]] = [:]
    bytes.withUnsafeBufferPointer { all in
      for (index, entry) in entries.enumerated() where entry.type == .person {
        let name = UnsafeBufferPointer(rebasing: all[Int(entry.name.offset)..<Int(entry.name.offset + entry.name.count)])
        guard let blank = name.lastIndex(of: 0x20) else { continue }
        surnames[NameFolding.shared.key(UnsafeBufferPointer(rebasing: name[(blank + 1)...])), default: []].append(UInt32(index))
        // "el-Sisi" is "Sisi" too.
        guard let hyphen = name[blank...].lastIndex(of: 0x2D) else { continue }
        surnames[NameFolding.shared.key(UnsafeBufferPointer(rebasing: name[(hyphen + 1)...])), default: []].append(UInt32(index))
      }
    }
    return surnames
  }

  /// The text of a name or key.
  func string(_ text: GazetteerEntry.Text) -> String {
    String(decoding: bytes[Int(text.offset)..<Int(text.offset + text.count)], as: UTF8.self)
  }

  /// The key of an entry's canonical name.
  func nameKey(_ entry: Int) -> NameKey {
    let text = entries[entry].name
    return bytes.withUnsafeBufferPointer { all in
      NameFolding.shared.key(UnsafeBufferPointer(rebasing: all[Int(text.offset)..<Int(text.offset + text.count)]))
    }
  }

  /// The entity that an entry stands for.
  ///
  /// - Complexity: O(length of its texts).
  func entity(_ index: Int) -> Entity {
    let entry = entries[index]
    let known = entry.latitude != .min && entry.longitude != .min
    return Entity(
      id: id(of: entry), type: entry.type, name: string(entry.name), countryCode: entry.country.text,
      latitude: known ? Double(entry.latitude) / 10_000 : nil, longitude: known ? Double(entry.longitude) / 10_000 : nil,
      externalID: externalID(of: entry), basis: .gazetteer)
  }

  private func externalID(of entry: GazetteerEntry) -> String? {
    if entry.external.count > 0 { return string(entry.external) }
    switch entry.externalRegister {
    case .none: return nil
    case .wikidata: return "wikidata:Q\(entry.externalNumber)"
    case .geonames: return "geonames:\(entry.externalNumber)"
    }
  }

  private func id(of entry: GazetteerEntry) -> String {
    if entry.flags.contains(.wholeID) { return string(entry.key) }
    if entry.kind == .country { return "loc:" + entry.country.slug }
    if entry.key.count > 0 { return entry.type.idPrefix + ":" + string(entry.key) }
    let text = entry.name
    var id = bytes.withUnsafeBufferPointer { all in
      entry.type.idPrefix + ":"
        + NameFolding.shared.slug(UnsafeBufferPointer(rebasing: all[Int(text.offset)..<Int(text.offset + text.count)]))
    }
    if !entry.country.isNone { id += "-" + entry.country.slug }
    if entry.flags.contains(.numbered) {
      id += "-" + (entry.kind == .territory ? entry.subdivision.slug : String(entry.externalNumber))
    }
    return id
  }
}
