import CDatelineData
import DatelineText

/// The gazetteer that is compiled in: countries, territories, places, cities, demonyms, organizations, people, events, products.
enum BuiltinGazetteer {
  /// Made at first use.
  static let table: GazetteerTable = {
    var builder = GazetteerBuilder(capacity: 130_000)
    addCountries(&builder)
    addTerritories(&builder)
    addPlaces(&builder)
    addCities(&builder)
    settleTerritories(&builder)
    addDemonyms(&builder)
    addOrganizations(&builder)
    addPeople(&builder)
    addThings(&builder, from: dateline_entities_events(), type: .event, kind: .event, countryColumn: 6)
    addThings(&builder, from: dateline_entities_products(), type: .product, kind: .product, countryColumn: 4)
    return builder.finish()
  }()

  /// Whether a file's first line is this one (its header).
  static func isHeader(_ fields: [UnsafeBufferPointer<UInt8>], _ first: StaticString) -> Bool {
    first.withUTF8Buffer { fields[0].elementsEqual($0) }
  }

  /// The digits of a number, or of a Wikidata id.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    for byte in bytes where byte &- 48 < 10 { value = value &* 10 &+ UInt32(byte &- 48) }
    return value
  }

  /// A decimal number of degrees in ten-thousandths.
  static func degrees(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard !bytes.isEmpty else { return .min }
    var value: Int32 = 0
    var places = -1
    for byte in bytes {
      if byte == UInt8(ascii: ".") {
        places = 0
      } else if byte &- 48 < 10, places < 4 {
        value = value &* 10 &+ Int32(byte &- 48)
        if places >= 0 { places += 1 }
      }
    }
    for _ in max(0, places)..<4 { value = value &* 10 }
    return bytes[0] == UInt8(ascii: "-") ? -value : value
  }

  private static func addCountries(_ builder: inout GazetteerBuilder) {
    TableFile.forEachRow(in: dateline_entities_countries()) { fields in
      guard fields.count >= 8, !isHeader(fields, "iso2") else { return }
      var entry = GazetteerEntry(type: .place, kind: .country)
      entry.country = CountryCode(fields[0])
      entry.externalRegister = .wikidata
      entry.externalNumber = number(fields[2])
      entry.name = builder.text(fields[3])
      entry.prior = 100
      let index = builder.add(entry)
      builder.countryEntries[entry.country.index] = UInt32(index)
      builder.addAlias(fields[3], entry: index, flags: .name)
      builder.addAlias(fields[4], entry: index)
      // Names that a comma turns round, and words of other languages, are there for linking only.
      GazetteerBuilder.list(fields[7], separator: UInt8(ascii: "|")) { builder.addAlias($0, entry: index, flags: .weak) }
      GazetteerBuilder.list(fields[5], separator: UInt8(ascii: ",")) { demonym in
        let key = NameFolding.shared.key(demonym)
        if key != NameFolding.shared.key(fields[3]) { builder.countryDemonyms[entry.country.index].append(key) }
      }
    }
    TableFile.forEachRow(in: dateline_entities_country_facts()) { fields in
      guard fields.count >= 4, !isHeader(fields, "iso2") else { return }
      let index = builder.countryEntries[CountryCode(fields[0]).index]
      guard index != .max else { return }
      builder.entries[Int(index)].latitude = degrees(fields[1])
      builder.entries[Int(index)].longitude = degrees(fields[2])
      GazetteerBuilder.list(fields[3]) { builder.addAlias($0, entry: Int(index)) }
    }
  }

  private static func addTerritories(_ builder: inout GazetteerBuilder) {
    let suffixes = ["oblast", "province", "krai", "republic", "raion", "region", "state", "county", "governorate"].map { Array($0.utf8) }
    TableFile.forEachRow(in: dateline_entities_territories()) { fields in
      guard fields.count >= 9, !isHeader(fields, "code"), !fields[2].isEmpty else { return }
      let isCountry = fields[7].first == UInt8(ascii: "1")
      let isHistorical = fields[8].first == UInt8(ascii: "1")
      if isCountry, !isHistorical, builder.countryEntries[CountryCode(fields[0]).index] != .max { return }
      // Unions of states are organizations.
      if !isCountry, !isHistorical, fields[4].isEmpty, fields[0].count == 2 { return }
      if fields[0].count == 2, builder.countryEntries[CountryCode(fields[0]).index] != .max { return }
      var entry = GazetteerEntry(type: .place, kind: .territory)
      entry.country = CountryCode(fields[4])
      if fields[0].count == 5 { entry.subdivision = CountryCode(UnsafeBufferPointer(rebasing: fields[0][3...])) }
      entry.externalRegister = .wikidata
      entry.externalNumber = number(fields[1])
      entry.name = builder.text(GazetteerBuilder.withoutBrackets(fields[2]).name)
      entry.prior = isHistorical ? 80 : 62
      if isHistorical { entry.flags.insert(.historical) }
      let index = builder.add(entry)
      builder.addAlias(fields[2], entry: index, flags: .name)
      let words = fields[2].split(separator: 0x20)
      if words.count > 1, let last = words.last, suffixes.contains(where: { $0.elementsEqual(last.map { $0 | 32 }) }) {
        builder.addAlias(UnsafeBufferPointer(rebasing: fields[2][0..<(fields[2].count - last.count)]), entry: index, flags: .shortForm)
      }
    }
  }

  private static func addPlaces(_ builder: inout GazetteerBuilder) {
    TableFile.forEachRow(in: dateline_entities_places()) { fields in
      guard fields.count >= 8, !isHeader(fields, "key") else { return }
      let isFacility = fields[3].first == UInt8(ascii: "f")
      let country = CountryCode(fields[5])
      // The lists of territories and countries come first; here only coordinates and further names are added to them.
      var index = isFacility ? nil : builder.entry(named: fields[1], kinds: [.territory, .country], country: country)
      if index == nil {
        var entry = GazetteerEntry(type: isFacility ? .facility : .place, kind: isFacility ? .facility : .region)
        entry.country = country
        entry.key = builder.text(fields[0])
        entry.name = builder.text(fields[1])
        entry.prior = isFacility ? 60 : 75
        if !isFacility { _ = builder.claimID(entry) }
        index = builder.add(entry)
      }
      guard let index else { return }
      if builder.entries[index].latitude == .min {
        builder.entries[index].latitude = degrees(fields[6])
        builder.entries[index].longitude = degrees(fields[7])
      }
      builder.addAlias(fields[1], entry: index, flags: .name)
      GazetteerBuilder.list(fields[2]) { builder.addAlias($0, entry: index) }
    }
  }

  private static func addCities(_ builder: inout GazetteerBuilder) {
    var capitals: Set<UInt64> = []
    TableFile.forEachRow(in: dateline_entities_countries()) { fields in
      guard fields.count >= 7 else { return }
      let country = CountryCode(fields[0])
      GazetteerBuilder.list(fields[6], separator: UInt8(ascii: ",")) { name in
        capitals.insert(NameFolding.shared.key(name).spread ^ UInt64(country.rawValue))
      }
    }
    // The list calls it by its district.
    var washington = "Washington"
    let us = "US".utf8.withContiguousStorageIfAvailable { CountryCode($0) } ?? .none
    washington.withUTF8 { _ = capitals.insert(NameFolding.shared.key($0).spread ^ UInt64(us.rawValue)) }
    let spelling = CitySpelling()
    TableFile.forEachRow(in: dateline_entities_cities()) { fields in
      guard fields.count >= 7, !isHeader(fields, "geonameid") else { return }
      let population = number(fields[4])
      var entry = GazetteerEntry(type: .place, kind: .city)
      entry.country = CountryCode(fields[2])
      entry.subdivision = CountryCode(fields[3])
      entry.externalRegister = .geonames
      entry.externalNumber = number(fields[0])
      entry.latitude = degrees(fields[5])
      entry.longitude = degrees(fields[6])
      entry.name =
        spelling.name(fields[1], number: entry.externalNumber, country: entry.country).map { builder.text($0) } ?? builder.text(fields[1])
      entry.prior = tenthsOfPowerOfTen(population)
      if !builder.claimID(entry) {
        entry.flags.insert(.numbered)
      } else if capitals.contains(NameFolding.shared.key(fields[1]).spread ^ UInt64(entry.country.rawValue)) {
        entry.flags.insert(.capital)
        entry.prior += 25
      }
      let index = builder.add(entry)
      builder.addAlias(fields[1], entry: index, flags: population < 100_000 ? [.name, .weak] : .name)
      if entry.name.count != UInt32(fields[1].count) { builder.addAlias(builder.string(entry.name), entry: index) }
      if fields[1].count > 6, fields[1][0..<6].elementsEqual("Saint ".utf8) {
        let short = Array("St ".utf8) + Array(fields[1][6...])
        short.withUnsafeBufferPointer { builder.addAlias($0, entry: index) }
      }
      if fields.count > 7 {
        GazetteerBuilder.list(fields[7], separator: UInt8(ascii: "|")) { alias in
          if alias.count > 3 { builder.addAlias(alias, entry: index, flags: .weak) }
        }
      }
    }
  }

  /// Gives territories whose plain id a city has (Washington) one with their code.
  private static func settleTerritories(_ builder: inout GazetteerBuilder) {
    for index in builder.entries.indices where builder.entries[index].kind == .territory {
      let entry = builder.entries[index]
      if !builder.claimID(entry) { builder.entries[index].flags.insert(.numbered) }
    }
  }

  /// Ten times the common logarithm, by a table of its steps.
  static func tenthsOfPowerOfTen(_ number: UInt32) -> Int16 {
    var value = Double(number)
    var tenths: Int16 = 0
    while value >= 10 {
      value /= 10
      tenths += 10
    }
    let steps = [1.2589, 1.5849, 1.9953, 2.5119, 3.1623, 3.9811, 5.0119, 6.3096, 7.9433]
    for step in steps where value >= step { tenths += 1 }
    return tenths
  }
}
