import CDatelineData
import DatelineText

/// How newswire spells cities that GeoNames spells by a strict transliteration (`Basra` for `Al Başrah`, `Kandahar` for `Kandahār`).
struct CitySpelling {
  private var names: [UInt32: String] = [:]
  private var countries: Set<CountryCode> = []

  /// Reads the lists that come with the program.
  init() {
    var names = names
    var countries = countries
    TableFile.forEachRow(in: dateline_entities_preferred_cities()) { fields in
      if fields.count >= 2 { names[BuiltinGazetteer.number(fields[0])] = fields[1].text }
    }
    TableFile.forEachRow(in: dateline_entities_name_words()) { fields in
      guard fields.count >= 2, fields[0].text == "plain_spelling" else { return }
      GazetteerBuilder.list(fields[1]) { countries.insert(CountryCode($0)) }
    }
    self.names = names
    self.countries = countries
  }

  /// The name that is used instead of GeoNames' own; nil if that one is.
  ///
  /// In the listed countries the marks of a transliteration (macrons, dots below, half rings) are left out.
  func name(_ name: UnsafeBufferPointer<UInt8>, number: UInt32, country: CountryCode) -> String? {
    if let preferred = names[number] { return preferred }
    guard name.contains(where: { $0 >= 0x80 }), countries.contains(country) else { return nil }
    var plain: [UInt8] = []
    var index = 0
    while index < name.count {
      var end = index + 1
      if name[index] >= 0xC0 { while end < name.count, name[end] & 0xC0 == 0x80 { end += 1 } }
      let letter = UnsafeBufferPointer(rebasing: name[index..<end])
      if end - index == 1 {
        plain.append(name[index])
      } else if !String(decoding: letter, as: UTF8.self).unicodeScalars.allSatisfy({ $0.properties.isUppercase }) {
        NameFolding.shared.forEachByte(of: letter) { plain.append($0) }
      } else {
        var first = true
        NameFolding.shared.forEachByte(of: letter) { byte in
          plain.append(first && byte &- 97 < 26 ? byte & 0xDF : byte)
          first = false
        }
      }
      index = end
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
