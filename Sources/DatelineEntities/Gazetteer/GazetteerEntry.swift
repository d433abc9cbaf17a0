import DatelineText

/// One thing that a gazetteer knows. Texts are offsets into the gazetteer's own bytes, so that forty thousand entries cost no object each.
struct GazetteerEntry: Sendable {
  /// What list an entry is from, which decides its prior and how it may be linked.
  enum Kind: UInt8, Sendable {
    case country, territory, region, city, person, organization, facility, event, product, group
  }

  /// A text in the gazetteer's bytes.
  struct Text: Sendable {
    var offset: UInt32 = 0
    var count: UInt32 = 0
  }

  /// Facts that change how an entry is linked or named.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// A national capital.
    static let capital = Flags(rawValue: 1)
    /// Its id carries the number of its external id, because a better-known place has the plain one.
    static let numbered = Flags(rawValue: 2)
    /// A state that is no more.
    static let historical = Flags(rawValue: 4)
    /// Its `key` is the whole id.
    static let wholeID = Flags(rawValue: 8)
    /// Listed by the user.
    static let users = Flags(rawValue: 16)
  }

  /// Whether the user lists it.
  var isUsers: Bool { flags.contains(.users) }

  /// Type of the thing.
  var type: EntityType
  /// List.
  var kind: Kind
  /// Facts.
  var flags: Flags = []
  /// Which register `externalNumber` counts in.
  var externalRegister: ExternalRegister = .none
  /// Country.
  var country: CountryCode = .none
  /// First-level unit: two letters as a country code has them (`TX`); 0 if not known.
  var subdivision: CountryCode = .none
  /// Number in the register.
  var externalNumber: UInt32 = 0
  /// Ten-thousandths of a degree; `Int32.min` if not known.
  var latitude: Int32 = .min
  /// Ten-thousandths of a degree.
  var longitude: Int32 = .min
  /// How likely the entry is meant by its name when nothing else is known; tenths of a power of ten of people for cities, like units for the rest.
  var prior: Int16 = 0
  /// Canonical name.
  var name = Text()
  /// Key that the id is made of; empty if it follows from the name.
  var key = Text()
  /// External id as a user gave it, instead of register and number.
  var external = Text()

  /// A register of external ids.
  enum ExternalRegister: UInt8, Sendable {
    case none, wikidata, geonames
  }
}

/// One way to write a name.
struct GazetteerAlias: Sendable {
  /// What is special about a form.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    /// The canonical name itself.
    static let name = Flags(rawValue: 1)
    /// A word for people or things of the country that the entry is.
    static let demonym = Flags(rawValue: 2)
    /// Letters only in capitals; a text must have capitals too.
    static let capitals = Flags(rawValue: 4)
    /// Begins with a small letter or a digit.
    static let lowerStart = Flags(rawValue: 8)
    /// Ends with a word in small letters.
    static let lowerEnd = Flags(rawValue: 16)
    /// Too common or too rare to be found by itself; good only for linking what was found otherwise.
    static let weak = Flags(rawValue: 32)
    /// Holds only together with a country named beside it (`Foreign Ministry`).
    static let needsCountry = Flags(rawValue: 64)
    /// A name without its class word (`Kursk` for `Kursk Oblast`).
    static let shortForm = Flags(rawValue: 128)
  }

  /// Key of the folded name.
  var key: NameKey
  /// Folded bytes.
  var text: GazetteerEntry.Text
  /// Index of the entry.
  var entry: UInt32
  /// Next alias of the same key, `UInt32.max` at the end.
  var next: UInt32 = .max
  /// What is special about it.
  var flags: Flags
}
