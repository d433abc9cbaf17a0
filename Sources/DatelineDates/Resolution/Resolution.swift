import DatelineText

/// What a term means in one document: a period or, where something is missing, what is known of it.
struct Resolution: Sendable {
  /// The period, if all of it is known.
  var period: Period?
  /// Known fields when the period is not: year, month, day (0 if unknown).
  var year: Int?
  var month = 0
  var day = 0
  /// ISO weekday of an unresolved weekday.
  var weekday = 0
  /// Unit of an unresolved period.
  var unit: CalendarUnit = .day
  /// For seasons, quarters and halves of an unknown year.
  var number = 0
  /// Explicit bounds, when they are not those of the period (stretches, counted units).
  var start: Day?
  var end: Day?
  var isRelative = false
  var anchor: Day?
  var basis: DateMention.AnchorBasis = .none
  /// The tense, and not only the calendar, chose the year or week.
  var isGuess = false

  static func known(_ period: Period) -> Resolution {
    var result = Resolution()
    result.period = period
    result.unit = period.unit
    return result
  }

  static func unknown(_ unit: CalendarUnit) -> Resolution {
    var result = Resolution()
    result.unit = unit
    return result
  }

  func relative(to day: Day?, _ basis: DateMention.AnchorBasis) -> Resolution {
    var result = self
    result.isRelative = true
    result.anchor = day
    result.basis = day == nil ? .none : basis
    return result
  }
}

/// What the resolver knows while it walks through a document.
struct ResolutionState: Sendable {
  enum Mode: UInt8, Sendable {
    /// Bare dates lie near the document's day.
    case news
    /// Bare dates lie near the last date of the text.
    case narrative
  }

  var mode = Mode.news
  /// The document's day.
  var document: Day?
  /// The last date of the text that others may count from.
  var mention: Period?
  /// The last day-sized one.
  var mentionDay: Period?

  /// What bare and deictic expressions count from.
  var base: (period: Period, basis: DateMention.AnchorBasis)? {
    if mode == .narrative, let mention { return (mention, .mention) }
    if let document { return (Period(day: document), .document) }
    return nil
  }

  /// What "the previous", "later" and the like count from.
  var mentionBase: (period: Period, basis: DateMention.AnchorBasis)? {
    if let mention { return (mention, .mention) }
    if let document { return (Period(day: document), .document) }
    return nil
  }
}
