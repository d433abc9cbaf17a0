import CDatelineData
import DatelineText

/// Who held which office when: a name with its title dates a text to the years of the office.
struct TenureTable: Sendable {
  /// The one built from the embedded file of people.
  static let shared = TenureTable()

  /// One office of one person.
  struct Tenure: Sendable, Hashable {
    var from: Day
    /// The last day, or nil if the file knows no end.
    var to: Day?
    /// Hashes of the words of the title, in small letters.
    var title: Set<UInt64>
  }

  private var tenures: [UInt64: [Tenure]] = [:]
  /// Hashes of first words of names, to leave other words at once.
  private var firstWords: Set<UInt64> = []

  private init() {
    TableFile.forEachRow(in: dateline_entities_people()) { fields in
      guard fields.count >= 7, let from = TenureTable.day(fields[5].text, isEnd: false) else { return }
      let name = fields[1].split(separator: UInt8(ascii: " ")).map { WordHash.hash($0) }
      guard (2...3).contains(name.count) else { return }
      let title = fields[4].split(separator: UInt8(ascii: " ")).filter { $0.count > 4 }.map { WordHash.hash($0) }
      firstWords.insert(name[0])
      tenures[TenureTable.key(name), default: []].append(
        Tenure(from: from, to: TenureTable.day(fields[6].text, isEnd: true), title: Set(title)))
    }
  }

  /// A day, month or year of the file as its first or last day.
  private static func day(_ text: String, isEnd: Bool) -> Day? {
    let fields = text.split(separator: "-").compactMap { Int($0) }
    guard let year = fields.first, (1..<3000).contains(year) else { return nil }
    if fields.count == 3 { return Day(validYear: year, month: fields[1], day: fields[2]) }
    guard fields.count == 1 || (1...12).contains(fields[1]) else { return nil }
    let period = fields.count == 2 ? Period(year: year, month: fields[1]) : Period(year: year)
    return isEnd ? period.end : period.start
  }

  private static func key(_ words: [UInt64]) -> UInt64 { words.reduce(17) { $0 &* 0x9e37_79b9_7f4a_7c15 ^ $1 } }

  /// The offices of the person named at a position whose title stands right before the name; none after "former".
  func tenures(_ lexemes: [Lexeme], at position: Int) -> [Tenure] {
    let first = lexemes[position]
    guard position > 0, first.isCapitalized, firstWords.contains(first.hash) else { return [] }
    for count in [3, 2] where position + count <= lexemes.count {
      guard let found = tenures[TenureTable.key(lexemes[position..<position + count].map(\.hash))] else { continue }
      var words: Set<UInt64> = []
      for before in stride(from: position - 1, through: max(0, position - 5), by: -1) {
        let lexeme = lexemes[before]
        guard lexeme.kind == .word || lexeme.kind == .abbreviation else { break }
        words.insert(lexeme.hash)
      }
      guard words.isDisjoint(with: TenureTable.pastTitles) else { return [] }
      let title = lexemes[position - 1].hash
      return found.filter { $0.title.contains(title) }
    }
    return []
  }

  private static let pastTitles = Set(["former", "ex", "then", "late", "future", "elect", "incoming", "onetime"].map { WordHash.hash($0) })
}
