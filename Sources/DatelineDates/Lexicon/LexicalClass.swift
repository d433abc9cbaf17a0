/// What a word can be in a temporal expression; a word can be several things (`second`: a unit and an ordinal).
struct LexicalClass: OptionSet, Sendable {
  let rawValue: UInt64
  static let month = LexicalClass(rawValue: 1 << 0)
  static let weekday = LexicalClass(rawValue: 1 << 1)
  static let weekdayPlural = LexicalClass(rawValue: 1 << 2)
  static let unit = LexicalClass(rawValue: 1 << 3)
  static let unitPlural = LexicalClass(rawValue: 1 << 4)
  static let unitShort = LexicalClass(rawValue: 1 << 5)
  static let cardinal = LexicalClass(rawValue: 1 << 6)
  static let ordinal = LexicalClass(rawValue: 1 << 7)
  static let scale = LexicalClass(rawValue: 1 << 8)
  static let decadeWord = LexicalClass(rawValue: 1 << 9)
  static let vagueCount = LexicalClass(rawValue: 1 << 10)
  static let pairCount = LexicalClass(rawValue: 1 << 11)
  static let dayPart = LexicalClass(rawValue: 1 << 12)
  static let clockWord = LexicalClass(rawValue: 1 << 13)
  static let season = LexicalClass(rawValue: 1 << 14)
  static let deictic = LexicalClass(rawValue: 1 << 15)
  static let present = LexicalClass(rawValue: 1 << 16)
  static let past = LexicalClass(rawValue: 1 << 17)
  static let future = LexicalClass(rawValue: 1 << 18)
  static let former = LexicalClass(rawValue: 1 << 19)
  static let relative = LexicalClass(rawValue: 1 << 20)
  static let mention = LexicalClass(rawValue: 1 << 21)
  static let finalWord = LexicalClass(rawValue: 1 << 22)
  static let edge = LexicalClass(rawValue: 1 << 23)
  static let edgeNoun = LexicalClass(rawValue: 1 << 24)
  static let edgeCode = LexicalClass(rawValue: 1 << 25)
  static let approximate = LexicalClass(rawValue: 1 << 26)
  static let setAdverb = LexicalClass(rawValue: 1 << 27)
  static let meridiem = LexicalClass(rawValue: 1 << 28)
  static let meridiemShort = LexicalClass(rawValue: 1 << 29)
  static let clockHours = LexicalClass(rawValue: 1 << 30)
  static let zone = LexicalClass(rawValue: 1 << 31)
  static let era = LexicalClass(rawValue: 1 << 32)
  static let futureVerb = LexicalClass(rawValue: 1 << 33)
  static let prospective = LexicalClass(rawValue: 1 << 34)
  static let pastVerb = LexicalClass(rawValue: 1 << 35)
  static let presentVerb = LexicalClass(rawValue: 1 << 36)
  static let reporting = LexicalClass(rawValue: 1 << 37)
  static let countNoun = LexicalClass(rawValue: 1 << 38)
  static let codeNoun = LexicalClass(rawValue: 1 << 39)
  static let guarded = LexicalClass(rawValue: 1 << 40)
  static let informal = LexicalClass(rawValue: 1 << 41)
  static let plural = LexicalClass(rawValue: 1 << 42)
  static let keyword = LexicalClass(rawValue: 1 << 43)
  /// Starts a phrase of the phrase table.
  static let phraseStart = LexicalClass(rawValue: 1 << 44)
  /// Digits with no separator but one decimal point; `number` holds the integer part.
  static let digits = LexicalClass(rawValue: 1 << 45)
  /// `24th`.
  static let digitOrdinal = LexicalClass(rawValue: 1 << 46)
  /// `1990s`, `90s`.
  static let digitDecade = LexicalClass(rawValue: 1 << 47)
  /// Digits with a fraction (`2.5`); `fraction` holds thousandths.
  static let decimal = LexicalClass(rawValue: 1 << 48)
  /// Digits grouped by commas (`3,000`).
  static let grouped = LexicalClass(rawValue: 1 << 49)
  /// `10:30` written `10h30`, or `4h`.
  static let hourClock = LexicalClass(rawValue: 1 << 50)
  /// `24.10.2024` in one token.
  static let dotted = LexicalClass(rawValue: 1 << 51)

  /// May stand between a number and its unit (`two full days`).
  static let filler = LexicalClass(rawValue: 1 << 52)
  /// `Q` of `Q3`; `secondNumber` 1 quarter, 2 half, 3 fiscal year, 4 week.
  static let periodCode = LexicalClass(rawValue: 1 << 53)
  /// Small word ending in -ed.
  static let edVerb = LexicalClass(rawValue: 1 << 54)

  /// An expression can begin here.
  static let starter = LexicalClass(rawValue: 1 << 55)
  /// Second word of a phrase of the phrase table, and a word that is one by itself.
  static let phraseSecond = LexicalClass(rawValue: 1 << 56)
  static let phraseSingle = LexicalClass(rawValue: 1 << 57)

  /// Classes of words that can begin an expression, whatever their keyword.
  static let starters: LexicalClass = [
    .month, .weekday, .weekdayPlural, .unit, .unitPlural, .cardinal, .ordinal, .scale, .decadeWord, .vagueCount, .pairCount, .dayPart,
    .clockWord,
    .season, .deictic, .present, .past, .future, .former, .relative, .finalWord, .edge, .edgeNoun, .edgeCode, .approximate, .setAdverb,
    .phraseStart, .phraseSingle, .digits, .digitOrdinal, .digitDecade, .decimal, .grouped, .hourClock, .dotted, .periodCode,
  ]

  static let anyUnit: LexicalClass = [.unit, .unitPlural]
  static let anyOrdinal: LexicalClass = [.ordinal, .digitOrdinal]
  static let anyNumber: LexicalClass = [.cardinal, .digits, .decimal, .grouped]

  /// The class that a data file calls `name`.
  init?(name: String) {
    if name == "filler" {
      self = .filler
      return
    }
    if name == "periodCode" {
      self = .periodCode
      return
    }
    guard let position = LexicalClass.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: 1 << UInt64(position))
  }

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Names that data files use, by bit.
  private static let names = [
    "month", "weekday", "weekdayPlural", "unit", "unitPlural", "unitShort", "cardinal", "ordinal", "scale", "decadeWord", "vagueCount",
    "pairCount", "dayPart", "clockWord", "season", "deictic", "present", "past", "future", "former", "relative", "mention", "finalWord",
    "edge", "edgeNoun", "edgeCode", "approximate", "setAdverb", "meridiem", "meridiemShort", "clockHours", "zone", "era", "futureVerb",
    "prospective", "pastVerb", "presentVerb", "reporting", "countNoun", "codeNoun", "guarded", "informal", "plural", "keyword",
  ]
}

/// Function words that the grammar asks for by name.
enum Keyword: UInt8, CaseIterable, Sendable {
  case none, the, a, an, another, of, `in`, on, at, to, and, or, from, between, through, until, since, by, before, after, ago, later,
    earlier
  case hence, afterwards, every, each, per, other, half, old, long, more, less, than, least, most, up, not, these, those, during, within
  case `for`, with, `as`, back, so, once, twice, thrice, times, whole, all, rest, fiscal, calendar, past, well, very, right, oclock, time
  case date, possessive, possessiveClitic, age, part, this, that, starting, closest

  /// Whether an expression can begin with it.
  var isStarter: Bool {
    switch self {
    case .the, .a, .an, .another, .every, .each, .per, .half, .more, .less, .most, .at, .up, .not, .once, .twice, .thrice, .whole, .all,
      .fiscal, .calendar, .very, .this, .that, .possessive, .rest, .closest:
      true
    default: false
    }
  }

  /// The keyword that a data file calls `name`.
  init?(name: String) {
    guard let match = Keyword.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = match
  }
}

/// What the lexicon knows of a word.
struct LexicalEntry: Sendable {
  var classes: LexicalClass = []
  var number: Int32 = 0
  /// For words with two numbers (`second`, `tonight`): the number in its second class.
  var secondNumber: Int32 = 0
  var keyword: Keyword = .none
  var unit: CalendarUnit = .none
}
