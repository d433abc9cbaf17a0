/// A node of the small algebra that the grammar builds: what an expression says, before anything is known of the document.
///
/// Terms live in one array of the worker; `child` is an index into it. The shape follows SCATE (Bethard & Parker 2016), flattened.
struct Term: Sendable {
  enum Operation: UInt8, Sendable {
    /// Year, month and day, those that are there.
    case calendar
    /// `number`-th `unit` by name: weekday, month, season, quarter, half, week, day of the month; of `year`, of `child`, or by `relation`.
    case named
    /// The `unit` that is `number` units from the anchor's.
    case relative
    /// `number` days from the anchor.
    case deictic
    /// 0 present, 1 past, 2 future.
    case reference
    /// `child` or the anchor moved by `number` of `unit` (`parts` more in the sibling chain).
    case shift
    /// A length of time.
    case duration
    /// The last or next `number` units up to the anchor.
    case stretch
    /// Repetition, every `number` of `unit`.
    case set
    /// `number`-th `unit` inside `child`, negative from its end.
    case nth
    /// The first `number` of `unit` in `child`, the last ones if negative: a length.
    case part
    /// Holiday `number`.
    case holiday
    /// `number` days of `weekday` from the anchor: "two sundays from now".
    case countedWeekdays
    /// A time of day on no day in particular.
    case timeOfDay
    /// A day that does not exist or is not known: only `text` form.
    case unknownDay
  }

  /// How a name is picked among its repetitions.
  enum Relation: UInt8, Sendable {
    /// Tense and mode decide.
    case open
    case this, next, last
    /// Counted from the last date of the text.
    case following, previous, same
    /// The nearest before and after, even within this week. Of lengths: `nearestFuture` begins on the day that it counts from.
    case nearestPast, nearestFuture
    /// The nearest to `child` on either side, or the `rank`-th nearest.
    case nearest
  }

  static let unknownYear = Int32.min

  var operation: Operation
  var unit: CalendarUnit = .none
  var number: Int32 = 0
  /// Thousandths of a unit on top of `number`.
  var thousandths: Int32 = 0
  var year: Int32 = unknownYear
  var month: Int8 = 0
  var day: Int8 = 0
  var weekday: Int8 = 0
  var relation: Relation = .open
  /// Place by distance, with the relation `nearest`.
  var rank: Int8 = 0
  /// The count is not stated (`weeks`, `several days`).
  var isVague = false
  /// Counts from the text's last date and not from the document's.
  var isMention = false
  /// Written as a numeral without century (`'99`, `3/4/05`).
  var hasShortYear = false
  /// Part of a longer duration: the next term of the chain.
  var nextPart: Int32 = -1
  var child: Int32 = -1

  init(_ operation: Operation, unit: CalendarUnit = .none, number: Int = 0, relation: Relation = .open) {
    self.operation = operation
    self.unit = unit
    self.number = Int32(clamping: number)
    self.relation = relation
  }

  static func calendar(year: Int? = nil, month: Int = 0, day: Int = 0) -> Term {
    var term = Term(.calendar)
    term.year = year.map { Int32(clamping: $0) } ?? unknownYear
    term.month = Int8(clamping: month)
    term.day = Int8(clamping: day)
    return term
  }

  /// The year if it is stated.
  var statedYear: Int? { year == Term.unknownYear ? nil : Int(year) }
}

/// A time of day as written.
struct TimeOfDay: Sendable, Hashable {
  var hour: Int8 = -1
  var minute: Int8 = -1
  var second: Int8 = -1
  /// 1 morning, 2 afternoon, 3 evening, 4 night, 5 daytime, 6 sunrise or sunset; 0 none.
  var part: UInt8 = 0
  /// Sunrise and sunset say no more than the day: their hour depends on place and season.
  static let sun: UInt8 = 6
  /// Quarter hours east of UTC; `Int8.min` if no zone is given.
  var zone: Int8 = .min
  /// Written without a.m. or p.m. and not after 12.
  var isAmbiguous = false
  /// Twelve at night: the next day's 00:00.
  var endsDay = false
}

/// What a parse function found: where it ends, and what it says.
struct Parsed: Sendable {
  var end: Int
  var term: Int32
  var rule: Rule
  var time: TimeOfDay?
  /// 1 early, 2 mid, 3 late; 4 early to mid, 5 mid to late; `EdgeSpan.rest`, `EdgeSpan.soFar`.
  var edge: UInt8 = 0
  /// The edge was written with a noun: "the end of".
  var isEdgeNoun = false
  /// The kind of document that annotators tag it in.
  var register = Register.any

  init(_ end: Int, _ term: Int32, _ rule: Rule) {
    self.end = end
    self.term = term
    self.rule = rule
  }
}

/// The kind of document in which an expression is worth a row.
enum Register: UInt8, Sendable {
  case any
  /// History and other narratives: "former", "night raids", "the Spring Offensive".
  case narrative
  /// News: "soon", "previously".
  case news
  /// Posts on social media, with handles, tags and links: a bare "weekend" or "morning".
  case post
}

/// One temporal expression of a sentence, as the grammar leaves it to the resolver.
struct Expression: Sendable {
  /// Lexemes `start ..< end`.
  var start: Int
  var end: Int
  var startByte: UInt32 = 0
  var endByte: UInt32 = 0
  var sentence: UInt32 = 0
  var term: Int32
  var rule: Rule
  var time: TimeOfDay?
  var edge: UInt8 = 0
  var isEdgeNoun = false
  /// 10 about, 1 less than, 2 more than, 3 at least, 4 at most; 0 none.
  var approximation: UInt8 = 0
  var isSpun = false
  var register = Register.any
  /// Distance to the first end of its range (0: is the first end); -1: in no range.
  var rangeBack: Int = -1
  /// What stands before it.
  var preposition: Keyword = .none
  /// Written with a bounding word (since, until, before, by): never an anchor.
  var isBound = false
  var tense: Tense = .none
  /// No verb gave the tense.
  var isTenseGuessed = false
}

/// What the verb of the clause says.
enum Tense: UInt8, Sendable { case none, past, present, future }
