/// What the rules know of a token: classes from `data/statements/words.tsv`, and what its letters and marks say.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt64

  private static func bit(_ index: UInt64) -> WordClasses { WordClasses(rawValue: 1 << index) }

  // Words of the data file.
  static let determiner = bit(0)
  static let possessive = bit(1)
  static let subject = bit(2)
  static let object = bit(3)
  static let male = bit(4)
  static let female = bit(5)
  static let group = bit(6)
  static let neuter = bit(7)
  static let first = bit(8)
  static let preposition = bit(9)
  static let place = bit(10)
  static let relative = bit(11)
  static let that = bit(12)
  static let to = bit(13)
  static let by = bit(14)
  static let `as` = bit(15)
  static let of = bit(16)
  static let have = bit(17)
  static let be = bit(18)
  static let `do` = bit(19)
  static let modal = bit(20)
  static let negator = bit(21)
  static let adverb = bit(22)
  static let past = bit(23)
  static let coordinator = bit(24)
  static let subordinator = bit(25)
  static let question = bit(26)
  static let filler = bit(27)
  static let person = bit(28)
  static let body = bit(29)
  static let paper = bit(30)
  static let clitic = bit(31)

  // Shapes and marks.
  static let comma = bit(32)
  static let colon = bit(33)
  static let semicolon = bit(34)
  /// A dash with blank around it, or one that is longer than a hyphen.
  static let dash = bit(35)
  /// A hyphen inside a word.
  static let hyphen = bit(36)
  static let terminator = bit(37)
  static let quote = bit(38)
  static let open = bit(39)
  static let close = bit(40)
  /// A word with a capital.
  static let name = bit(41)
  static let number = bit(42)
  /// Letters only, no capital.
  static let plain = bit(43)
  static let endsInLy = bit(44)
  static let endsInIng = bit(45)
  static let endsInEd = bit(46)
  static let endsInS = bit(47)
  /// An irregular plural, or a word that takes the verb of one.
  static let plural = bit(48)
  /// An irregular past form that is nothing but a finite verb (`took`).
  static let finite = bit(49)
  /// A word that only counts what follows with `of` (`a number of officials`).
  static let quantity = bit(50)

  static let auxiliary: WordClasses = [.have, .be, .do, .modal]
  static let speaker: WordClasses = [.person, .body, .paper]
  static let mark: WordClasses = [.comma, .colon, .semicolon, .dash, .terminator, .quote, .open, .close]

  /// The classes by the names that the data file uses.
  static let names: [String: WordClasses] = [
    "determiner": .determiner, "possessive": .possessive, "subject": .subject, "object": .object, "male": .male, "female": .female,
    "group": .group, "neuter": .neuter, "first": .first, "preposition": .preposition, "place": .place, "relative": .relative,
    "that": .that, "to": .to, "by": .by, "as": .as, "of": .of, "have": .have, "be": .be, "do": .do, "modal": .modal, "negator": .negator,
    "adverb": .adverb, "past": .past, "coordinator": .coordinator, "subordinator": .subordinator, "question": .question,
    "filler": .filler, "person": .person, "body": .body, "paper": .paper, "clitic": .clitic, "plural": .plural,
    "finite": .finite, "quantity": .quantity,
  ]

  @inline(__always)
  func has(_ other: WordClasses) -> Bool { rawValue & other.rawValue != 0 }
}
