/// A temporal expression of a text with what it means (TIMEX3, ISO-TimeML, ISO 24617-1).
public struct DateMention: Sendable, Hashable {
  /// TIMEX3 type.
  public enum Kind: String, Sendable, CaseIterable {
    /// A calendar day or a longer stretch of the calendar.
    case date = "DATE"
    /// A time of day.
    case time = "TIME"
    /// A length of time.
    case duration = "DURATION"
    /// A repeated time.
    case set = "SET"
  }

  /// TIMEX3 mod.
  public enum Modifier: String, Sendable, CaseIterable {
    /// Earlier than.
    case before = "BEFORE"
    /// Later than.
    case after = "AFTER"
    /// Not later than.
    case onOrBefore = "ON_OR_BEFORE"
    /// Not earlier than.
    case onOrAfter = "ON_OR_AFTER"
    /// "nearly two years".
    case lessThan = "LESS_THAN"
    /// "more than two years".
    case moreThan = "MORE_THAN"
    /// "at most".
    case equalOrLess = "EQUAL_OR_LESS"
    /// "at least".
    case equalOrMore = "EQUAL_OR_MORE"
    /// "early October".
    case start = "START"
    /// "mid-October".
    case mid = "MID"
    /// "late October".
    case end = "END"
    /// "about".
    case approx = "APPROX"
  }

  /// The unit that an expression names.
  public enum Granularity: String, Sendable, CaseIterable {
    /// 14:05.
    case minute
    /// 2 p.m.
    case hour
    /// The morning.
    case partOfDay = "part_of_day"
    /// October 24.
    case day
    /// Saturday and Sunday.
    case weekend
    /// Seven days.
    case week
    /// October.
    case month
    /// A quarter of a year.
    case quarter
    /// Spring.
    case season
    /// Half a year.
    case half
    /// 2024.
    case year
    /// The 1990s.
    case decade
    /// The 20th century.
    case century
    /// Durations of no unit, "now", "recently".
    case none
  }

  /// Where the anchor of a relative expression comes from.
  public enum AnchorBasis: String, Sendable, CaseIterable {
    /// The document's anchor day.
    case document
    /// An earlier expression in the text.
    case mention
    /// It needed none, or had none.
    case none
  }

  /// Its bytes.
  public var span: ByteSpan
  /// Index of its sentence in `Annotations.sentences`.
  public var sentence: UInt32
  /// TIMEX3 type.
  public var kind: Kind
  /// TIMEX3 value: `2024-10-23`, `2024-W42`, `P32M`, `PRESENT_REF`, `XXXX-10-24`.
  public var value: String
  /// TIMEX3 mod.
  public var modifier: Modifier?
  /// First day meant.
  public var startOn: Day?
  /// Last day meant, that day included.
  public var endOn: Day?
  /// Local time of the start, `2024-10-23T08:00`, for TIME.
  public var startAt: String?
  /// Local time of the end.
  public var endAt: String?
  /// Unit that it names.
  public var granularity: Granularity
  /// Whether it needed an anchor.
  public var isRelative: Bool
  /// Anchor that was used.
  public var anchorOn: Day?
  /// Where that anchor comes from.
  public var anchorBasis: AnchorBasis
  /// Index in `Annotations.dates` of the first end of the range that it is an end of; nil if it is in none. The first end names itself.
  public var rangeFirst: UInt32?
  /// Name of the rule that resolved it.
  public var rule: String
  /// 0 ... 1.
  public var confidence: Double

  /// Makes a mention with the least that a row needs.
  public init(span: ByteSpan, sentence: UInt32, kind: Kind, value: String, granularity: Granularity, rule: String, confidence: Double) {
    self.span = span
    self.sentence = sentence
    self.kind = kind
    self.value = value
    self.granularity = granularity
    self.rule = rule
    self.confidence = confidence
    isRelative = false
    anchorBasis = .none
  }
}

/// The day that a document's relative expressions are resolved against.
public struct DocumentAnchor: Sendable, Hashable {
  /// The day, if it is known.
  public var on: Day?
  /// Where it comes from.
  public var basis: DateBasis
  /// First day that it can be, when inferred.
  public var earliestOn: Day?
  /// Last day that it can be, when inferred.
  public var latestOn: Day?
  /// The day of publication: as `on`, but never inferred.
  public var publishedOn: Day?
  /// Where the day of publication comes from.
  public var publishedBasis: DateBasis
  /// Evidence that decided, in words, for `dateline explain --document`; filled only when asked for.
  public var evidence: [String]

  /// Makes an anchor; without arguments it is unknown.
  public init(on: Day? = nil, basis: DateBasis = .none) {
    self.on = on
    self.basis = basis
    publishedOn = basis == .inferred ? nil : on
    publishedBasis = basis == .inferred ? .none : basis
    evidence = []
  }
}
