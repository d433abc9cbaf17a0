import CDatelineData
import DatelineText

extension BuiltinGazetteer {
  /// Demonyms of states are aliases of the state; those of other places of that place; religions, peoples and camps are groups of their own.
  static func addDemonyms(_ builder: inout GazetteerBuilder) {
    typealias Stem = (name: UnsafeBufferPointer<UInt8>, kind: UInt8, entry: Int)
    var stems: [Stem] = []
    TableFile.forEachRow(in: dateline_entities_demonyms()) { fields in
      guard fields.count >= 4, !isHeader(fields, "demonym"), let kind = fields[1].first else { return }
      let country = CountryCode(fields[2])
      if kind == UInt8(ascii: "n") {
        let index = builder.countryEntries[country.index]
        guard index != .max else { return }
        builder.addAlias(fields[0], entry: Int(index), flags: .demonym)
        let key = NameFolding.shared.key(fields[0])
        if !builder.countryDemonyms[country.index].contains(key) { builder.countryDemonyms[country.index].append(key) }
        return
      }
      if !fields[3].isEmpty, kind == UInt8(ascii: "r") {
        let kinds: Set<GazetteerEntry.Kind> = [.country, .territory, .region, .city]
        if let place = builder.entry(named: fields[3], kinds: kinds, country: country.isNone ? nil : country) {
          builder.addAlias(fields[0], entry: place, flags: .demonym)
          return
        }
      }
      // Rows are in alphabetical order: `Kurdish` and `Kurds` follow `Kurd` and are the same group.
      if builder.entry(named: fields[0], kinds: [.group], country: nil) != nil { return }
      stems.removeAll { !fields[0].starts(with: $0.name) }
      if let stem = stems.last(where: { $0.kind == kind && $0.name.count >= 3 && isInflection(fields[0], of: $0.name) }) {
        builder.addAlias(fields[0], entry: stem.entry)
        return
      }
      var entry = GazetteerEntry(type: .group, kind: .group)
      entry.country = country
      entry.name = builder.text(fields[0])
      entry.key = builder.text(NameFolding.shared.slug(fields[0]))
      entry.prior = 60
      let index = builder.add(entry)
      builder.addAlias(fields[0], entry: index, flags: .name)
      stems.append((fields[0], kind, index))
    }
  }

  private static func isInflection(_ word: UnsafeBufferPointer<UInt8>, of stem: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count > stem.count, word.starts(with: stem) else { return false }
    let ending = String(decoding: word[stem.count...], as: UTF8.self)
    return ["s", "es", "ish", "ic", "n", "ns", "an", "ans", "i", "is"].contains(ending)
  }

  /// Organizations; bodies that every state has are also filed without their state, to be linked when a state is named beside them.
  static func addOrganizations(_ builder: inout GazetteerBuilder) {
    var preferred: [String: UnsafeBufferPointer<UInt8>] = [:]
    TableFile.forEachRow(in: dateline_entities_preferred_names()) { fields in
      if fields.count >= 2 { preferred[fields[0].text] = fields[1] }
    }
    let variants = SpellingVariant.all()
    // What many states have: a name without its state says nothing.
    let stateBodies: Set<String> = [
      "ministry", "parliament", "police", "court", "central_bank", "armed_forces", "agency", "intelligence", "party", "other",
    ]
    TableFile.forEachRow(in: dateline_entities_organizations()) { fields in
      guard fields.count >= 6, !isHeader(fields, "key") else { return }
      var entry = GazetteerEntry(type: .organization, kind: .organization)
      entry.country = CountryCode(fields[4])
      entry.key = builder.text(fields[0])
      let (name, bracketed) = GazetteerBuilder.withoutBrackets(fields[1])
      entry.name = builder.text(preferred[fields[0].text] ?? name)
      entry.prior = bracketed ? 45 : 60
      let index = builder.add(entry)
      // `OPEC+` is `OPEC` when nothing but letters count.
      let plus: GazetteerAlias.Flags = fields[1].last == UInt8(ascii: "+") ? [.name, .weak] : .name
      builder.addAlias(fields[1], entry: index, flags: plus)
      GazetteerBuilder.list(fields[2]) {
        builder.addAlias($0, entry: index, flags: isOfKind($0, entry.country, builder) ? .weak : [])
      }
      for variant in variants {
        variant.apply(fields[1]) { builder.addAlias($0, entry: index) }
        GazetteerBuilder.list(fields[2]) { alias in variant.apply(alias) { builder.addAlias($0, entry: index) } }
      }
      guard !entry.country.isNone, stateBodies.contains(fields[3].text) else { return }
      addWithoutCountry(fields[1], of: entry.country, entry: index, to: &builder)
      GazetteerBuilder.list(fields[2]) { addWithoutCountry($0, of: entry.country, entry: index, to: &builder) }
    }
  }

  /// Whether a form is told from others by what stands in brackets, and that is no state: `LSE (stock exchange)`, but not `AFP (Philippines)`. Such a form
  /// gives way to a body that has it plainly.
  private static func isOfKind(_ form: UnsafeBufferPointer<UInt8>, _ country: CountryCode, _ builder: GazetteerBuilder) -> Bool {
    let (name, isBracketed) = GazetteerBuilder.withoutBrackets(form)
    // The bracket of `CPI(M)` belongs to the name.
    guard isBracketed, form[name.count] == 0x20 else { return false }
    let rest = UnsafeBufferPointer(rebasing: form[name.count...])
    if isCommonShort(NameFolding.shared.key(rest), country) { return false }
    return builder.entry(named: rest, kinds: [.country, .territory, .region, .city], country: nil) == nil
  }

  /// Files `Foreign Ministry` for `Russian Foreign Ministry`, `Russia's Foreign Ministry` and `Foreign Ministry of Russia`.
  private static func addWithoutCountry(
    _ name: UnsafeBufferPointer<UInt8>, of country: CountryCode, entry: Int, to builder: inout GazetteerBuilder
  ) {
    let key = NameFolding.shared
    let place = builder.countryEntries[country.index]
    guard place != .max else { return }
    let text = builder.entries[Int(place)].name
    let placeKey = builder.bytes.withUnsafeBufferPointer { all in
      key.key(UnsafeBufferPointer(rebasing: all[Int(text.offset)..<Int(text.offset + text.count)]))
    }
    var end = 0
    // Up to three words in front are tried as the state or its demonym.
    for _ in 0..<3 {
      while end < name.count, name[end] != 0x20 { end += 1 }
      guard end < name.count else { break }
      var front = key.key(UnsafeBufferPointer(rebasing: name[0..<end]))
      if end > 2, name[end - 1] == UInt8(ascii: "s"), name[end - 2] == UInt8(ascii: "'") {
        front = key.key(UnsafeBufferPointer(rebasing: name[0..<(end - 2)]))
      }
      let rest = UnsafeBufferPointer(rebasing: name[(end + 1)...])
      if front == placeKey || builder.countryDemonyms[country.index].contains(front) || isCommonShort(front, country), rest.count > 2,
        rest[0] &- 65 < 26
      {
        builder.addAlias(rest, entry: entry, flags: .needsCountry)
      }
      end += 1
    }
    // "X of Y" and "X of the Y".
    var position = 0
    while position + 4 < name.count {
      if name[position] == 0x20, name[position + 1] == 0x6F, name[position + 2] == 0x66, name[position + 3] == 0x20 {
        var start = position + 4
        if name.count - start > 4, name[start..<(start + 4)].elementsEqual("the ".utf8) { start += 4 }
        if key.key(UnsafeBufferPointer(rebasing: name[start...])) == placeKey {
          builder.addAlias(UnsafeBufferPointer(rebasing: name[0..<position]), entry: entry, flags: .needsCountry)
        }
      }
      position += 1
    }
  }

  private static let commonShort: [(NameKey, UInt16)] = [
    (NameKey.of("US"), 0x5553), (NameKey.of("UK"), 0x4742), (NameKey.of("UAE"), 0x4145), (NameKey.of("EU"), 0x4555),
  ]

  private static func isCommonShort(_ key: NameKey, _ country: CountryCode) -> Bool {
    commonShort.contains { $0.0 == key && $0.1 == country.rawValue }
  }

  /// People in the news, and members of the United States Congress.
  static func addPeople(_ builder: inout GazetteerBuilder) {
    var previous: (key: UnsafeBufferPointer<UInt8>, entry: Int)?
    TableFile.forEachRow(in: dateline_entities_people()) { fields in
      guard fields.count >= 4, !isHeader(fields, "key") else { return }
      if let previous, previous.key.elementsEqual(fields[0]) {
        GazetteerBuilder.list(fields[2]) { builder.addAlias($0, entry: previous.entry) }
        return
      }
      var entry = GazetteerEntry(type: .person, kind: .person)
      entry.country = CountryCode(fields[3])
      entry.key = builder.text(fields[0])
      entry.name = builder.text(GazetteerBuilder.withoutBrackets(fields[1]).name)
      entry.prior = 60
      let index = builder.add(entry)
      builder.addAlias(fields[1], entry: index, flags: .name)
      GazetteerBuilder.list(fields[2]) { builder.addAlias($0, entry: index) }
      previous = (fields[0], index)
    }
    TableFile.forEachRow(in: dateline_entities_us_officials()) { fields in
      guard fields.count >= 5, !isHeader(fields, "qid") else { return }
      let us = CountryCode(rawValue: 0x5553)
      let index: Int
      if let known = builder.entry(named: fields[1], kinds: [.person], country: us) {
        index = known
      } else {
        var entry = GazetteerEntry(type: .person, kind: .person)
        entry.country = us
        entry.name = builder.text(fields[1])
        entry.key = builder.text(NameFolding.shared.slug(fields[1]))
        entry.prior = 55
        index = builder.add(entry)
        builder.addAlias(fields[1], entry: index, flags: .name)
      }
      builder.entries[index].externalRegister = .wikidata
      builder.entries[index].externalNumber = number(fields[0])
      let short = Array(fields[2]) + [0x20] + Array(fields[3])
      short.withUnsafeBufferPointer { builder.addAlias($0, entry: index) }
    }
  }

  /// Events and products: key, name, aliases and a country.
  static func addThings(
    _ builder: inout GazetteerBuilder, from blob: dateline_blob, type: EntityType, kind: GazetteerEntry.Kind, countryColumn: Int
  ) {
    TableFile.forEachRow(in: blob) { fields in
      guard fields.count >= 3, !isHeader(fields, "key") else { return }
      var entry = GazetteerEntry(type: type, kind: kind)
      if fields.count > countryColumn { entry.country = CountryCode(fields[countryColumn]) }
      entry.key = builder.text(fields[0])
      entry.name = builder.text(GazetteerBuilder.withoutBrackets(fields[1]).name)
      entry.prior = 50
      let index = builder.add(entry)
      builder.addAlias(fields[1], entry: index, flags: .name)
      GazetteerBuilder.list(fields[2]) { builder.addAlias($0, entry: index) }
    }
  }
}
