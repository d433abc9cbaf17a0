import CDatelineData

/// What a known abbreviation is used for; several at once are common ("Sec." is a title, takes a number, and is a unit).
public struct AbbreviationKinds: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32
  /// Makes kinds from bits.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A title or rank, before a name: `Gen.`
  public static let title = AbbreviationKinds(rawValue: 1)
  /// Takes a number after it: `No.`
  public static let number = AbbreviationKinds(rawValue: 1 << 1)
  /// A month.
  public static let month = AbbreviationKinds(rawValue: 1 << 2)
  /// A day of the week.
  public static let weekday = AbbreviationKinds(rawValue: 1 << 3)
  /// A state, province or country.
  public static let place = AbbreviationKinds(rawValue: 1 << 4)
  /// The ending of a company's name.
  public static let organization = AbbreviationKinds(rawValue: 1 << 5)
  /// The ending of a person's name, or a degree.
  public static let suffix = AbbreviationKinds(rawValue: 1 << 6)
  /// A unit of measure, after a number.
  public static let unit = AbbreviationKinds(rawValue: 1 << 7)
  /// Joins what follows and never ends a sentence: `e.g.`
  public static let joining = AbbreviationKinds(rawValue: 1 << 8)
  /// Often ends a sentence: `etc.`
  public static let final = AbbreviationKinds(rawValue: 1 << 9)
  /// Part of an address: `Ave.`
  public static let address = AbbreviationKinds(rawValue: 1 << 10)
  /// A shortened word inside names and lists: `Dept.`
  public static let shortened = AbbreviationKinds(rawValue: 1 << 11)
  /// `a.m.`, `p.m.`
  public static let hour = AbbreviationKinds(rawValue: 1 << 12)
  /// `B.C.`
  public static let era = AbbreviationKinds(rawValue: 1 << 13)
  /// A country or a union of them, which names what follows: `U.S.` Secretary.
  public static let country = AbbreviationKinds(rawValue: 1 << 14)
  /// Only with a capital; in small letters it is an ordinary word.
  public static let onlyCapitalized = AbbreviationKinds(rawValue: 1 << 16)
  /// Only in small letters.
  public static let onlySmall = AbbreviationKinds(rawValue: 1 << 17)
  /// An ordinary word too, even with a capital: the context decides.
  public static let alsoWord = AbbreviationKinds(rawValue: 1 << 18)
}

/// The known abbreviations, from `data/text/abbreviations.tsv`.
public enum Abbreviations {
  /// Form in lower case without its last full stop, to the raw value of its `AbbreviationKinds`.
  public static let table: WordTable = {
    let kinds: [Character: AbbreviationKinds] = [
      "T": .title, "N": .number, "M": .month, "W": .weekday, "P": .place, "O": .organization, "S": .suffix, "U": .unit, "L": .joining,
      "E": .final, "A": .address, "G": .shortened, "H": .hour, "D": .era, "C": .country,
    ]
    let cases: [String: AbbreviationKinds] = ["cap": .onlyCapitalized, "low": .onlySmall, "word": .alsoWord]
    var rows: [(key: [UInt8], value: UInt32)] = []
    TableFile.forEachRow(in: dateline_text_abbreviations()) { fields in
      guard fields.count >= 3 else { return }
      var value = cases[fields[2].text] ?? []
      for letter in fields[1].text { value.formUnion(kinds[letter] ?? []) }
      rows.append((Array(fields[0]), value.rawValue))
    }
    return WordTable(rows)
  }()
}

/// The top-level domains, from `data/text/domains.tsv`.
enum Domains {
  /// A top-level domain that is no English word.
  static let plain: UInt32 = 1
  /// One that is an English word too.
  static let word: UInt32 = 2
  /// A second-level label below a country code: `co`, `gov`.
  static let second: UInt32 = 4

  /// Label to one of the values above.
  static let table: WordTable = {
    let values = ["plain": plain, "word": word, "second": second]
    var rows: [(key: [UInt8], value: UInt32)] = []
    TableFile.forEachRow(in: dateline_text_domains()) { fields in
      guard fields.count >= 2 else { return }
      rows.append((Array(fields[0]), values[fields[1].text] ?? 0))
    }
    return WordTable(rows)
  }()
}
