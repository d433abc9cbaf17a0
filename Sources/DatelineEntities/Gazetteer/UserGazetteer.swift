import DatelineText

/// A list of names that the user gives: a CSV file with a header.
///
/// | column | needed | meaning |
/// |---|---|---|
/// | `name` | yes | canonical name |
/// | `type` | yes | `person`, `organization`, `place`, `facility`, `event`, `product` or `group` |
/// | `aliases` | no | other ways to write it, `;` between |
/// | `country` | no | ISO 3166-1 alpha-2 |
/// | `external_id` | no | CURIE such as `wikidata:Q159` |
/// | `latitude`, `longitude` | no | WGS 84 degrees, both or neither |
///
/// Columns may stand in any order. A name that the built-in gazetteer has under the same id (type, name and, for places, country) is completed by the row;
/// otherwise the row comes before whatever the built-in gazetteer knows by these names.
public struct UserGazetteer: Sendable {
  struct Row: Sendable {
    var line: Int
    var name: String
    var type: EntityType
    var aliases: [String]
    var country: CountryCode
    var externalID: String
    var latitude: Int32
    var longitude: Int32

    /// The id that its entity gets.
    var id: String {
      var text = name
      let slug = text.withUTF8 { NameFolding.shared.slug($0) }
      return type.idPrefix + ":" + slug + (type == .place && !country.isNone ? "-" + country.slug : "")
    }
  }

  static let columns = ["name", "type", "aliases", "country", "external_id", "latitude", "longitude"]

  let path: String
  let rows: [Row]

  /// Checks the rows of a file; the first is the header.
  ///
  /// - Parameters:
  ///   - rows: The fields of each record.
  ///   - lines: The line of the file that each record begins on, from 1.
  ///   - path: The file, for messages.
  /// - Throws: `GazetteerError` at the first unknown, missing or repeated column, name listed twice, unknown type, country, id or coordinate.
  /// - Complexity: O(bytes).
  public init(rows: [[String]], lines: [Int], path: String) throws(GazetteerError) {
    self.path = path
    func fail(_ line: Int, _ message: String) -> GazetteerError { GazetteerError(path: path, line: line, message: message) }
    guard let header = rows.first else { throw fail(1, "the file is empty; it needs a header with at least 'name' and 'type'") }
    let places = try UserGazetteer.places(header, line: lines.first ?? 1, path: path)
    var checked: [Row] = []
    var seen: [String: Int] = [:]
    for (number, fields) in rows.enumerated().dropFirst() {
      let line = number < lines.count ? lines[number] : number + 1
      if fields.count == 1, fields[0].isEmpty { continue }
      guard fields.count == header.count else {
        throw fail(line, "\(fields.count) fields, but the header has \(header.count)")
      }
      for field in fields where field.unicodeScalars.contains("\u{FFFD}") { throw fail(line, "the line is not valid UTF-8") }
      func cell(_ column: String) -> String { places[column].map { UserGazetteer.trimmed(fields[$0]) } ?? "" }
      let row = try UserGazetteer.row(line, cell, path: path)
      if let first = seen[row.id] {
        throw fail(line, "'\(row.name)' (\(row.type.rawValue)) is listed twice; the first time on line \(first)")
      }
      seen[row.id] = line
      checked.append(row)
    }
    self.rows = checked
  }

  private static func places(_ header: [String], line: Int, path: String) throws(GazetteerError) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, field) in header.enumerated() {
      let name = trimmed(field)
      guard columns.contains(name) else {
        let hint =
          NearestName.find(name, among: columns).map { "; did you mean '\($0)'?" } ?? "; known columns: " + columns.joined(separator: ", ")
        throw GazetteerError(path: path, line: line, message: "unknown column '\(name)'\(hint)")
      }
      guard places[name] == nil else {
        throw GazetteerError(path: path, line: line, message: "column '\(name)' stands twice in the header")
      }
      places[name] = index
    }
    for needed in ["name", "type"] where places[needed] == nil {
      throw GazetteerError(path: path, line: line, message: "column '\(needed)' is missing")
    }
    return places
  }

  private static func row(_ line: Int, _ cell: (String) -> String, path: String) throws(GazetteerError) -> Row {
    func fail(_ message: String) -> GazetteerError { GazetteerError(path: path, line: line, message: message) }
    let name = cell("name")
    guard !NameKey.of(name).isEmpty else { throw fail("'name' is empty") }
    guard NameKey.of(name).count <= GazetteerBuilder.longestName else {
      throw fail("'name' is longer than \(GazetteerBuilder.longestName) letters")
    }
    let typeName = cell("type")
    guard let type = EntityType(rawValue: typeName) else {
      let known = EntityType.allCases.map(\.rawValue)
      let hint =
        NearestName.find(typeName, among: known).map { "; did you mean '\($0)'?" } ?? "; known types: " + known.joined(separator: ", ")
      throw fail("unknown type '\(typeName)'\(hint)")
    }
    let country = cell("country")
    var code = CountryCode.none
    if !country.isEmpty {
      code = Array(country.utf8).withUnsafeBufferPointer { CountryCode($0) }
      guard !code.isNone, code.text == country else { throw fail("'\(country)' is not an ISO 3166-1 alpha-2 code such as 'UA'") }
    }
    let external = cell("external_id")
    if !external.isEmpty {
      let parts = external.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !external.contains(" ") else {
        throw fail("'\(external)' is not a CURIE such as 'wikidata:Q159'")
      }
    }
    let latitude = cell("latitude")
    let longitude = cell("longitude")
    guard latitude.isEmpty == longitude.isEmpty else { throw fail("'latitude' and 'longitude' are given together or not at all") }
    guard let north = degrees(latitude, limit: 90) else { throw fail("'\(latitude)' is not a latitude between -90 and 90") }
    guard let east = degrees(longitude, limit: 180) else { throw fail("'\(longitude)' is not a longitude between -180 and 180") }
    let aliases = cell("aliases").split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    return Row(
      line: line, name: name, type: type, aliases: aliases, country: code, externalID: external, latitude: north, longitude: east)
  }

  private static func degrees(_ text: String, limit: Double) -> Int32? {
    if text.isEmpty { return .min }
    guard let value = Double(text), value.isFinite, abs(value) <= limit else { return nil }
    return Int32((value * 10_000).rounded())
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: GazetteerBuilder.trimmed($0), as: UTF8.self) }
  }

  /// The built-in gazetteer with the user's lists added.
  ///
  /// - Throws: `GazetteerError` if two files list the same thing.
  static func merge(_ lists: [UserGazetteer], onto builtin: GazetteerTable) throws(GazetteerError) -> GazetteerTable {
    var builder = GazetteerBuilder(builtin)
    var known: [String: Int] = [:]
    var seen: [String: String] = [:]
    let names = Set(lists.flatMap { $0.rows.map { NameKey.of($0.name) } })
    for index in builtin.entries.indices where names.contains(builtin.nameKey(index)) { known[builtin.entity(index).id] = index }
    for list in lists {
      for row in list.rows {
        if let first = seen[row.id] {
          throw GazetteerError(path: list.path, line: row.line, message: "'\(row.name)' (\(row.type.rawValue)) is listed in \(first) too")
        }
        seen[row.id] = "\(list.path):\(row.line)"
        builder.add(row, at: known[row.id])
      }
    }
    return builder.finish()
  }
}

extension GazetteerBuilder {
  /// Adds a row of a user's list, or completes the entry that has its id.
  mutating func add(_ row: UserGazetteer.Row, at known: Int?) {
    let index: Int
    if let known {
      index = known
    } else {
      var entry = GazetteerEntry(type: row.type, kind: GazetteerEntry.Kind(usersOf: row.type))
      entry.flags = .wholeID
      entry.key = text(row.id)
      entry.country = row.country
      index = add(entry)
    }
    entries[index].name = text(row.name)
    entries[index].prior = 200
    entries[index].flags.insert(.users)
    if !row.country.isNone { entries[index].country = row.country }
    if !row.externalID.isEmpty { entries[index].external = text(row.externalID) }
    if row.latitude != .min {
      entries[index].latitude = row.latitude
      entries[index].longitude = row.longitude
    }
    addAlias(row.name, entry: index, flags: .name)
    for alias in row.aliases { addAlias(alias, entry: index) }
  }
}

extension GazetteerEntry.Kind {
  /// The list that a user's entry of a type is like.
  fileprivate init(usersOf type: EntityType) {
    switch type {
    case .person: self = .person
    case .organization: self = .organization
    case .place: self = .region
    case .facility: self = .facility
    case .event: self = .event
    case .product: self = .product
    case .group: self = .group
    }
  }
}
