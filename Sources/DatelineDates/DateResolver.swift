import DatelineText

/// Finds the temporal expressions of English text and says what they mean (TIMEX3 values, first and last day), and which day the document was written.
///
/// Expressions are read by a hand-written grammar over the tokens of the sentence stage, and resolved by what the document gives: its date, the tense of the
/// clause, earlier expressions. A document without a date gets one only when its text fixes it; otherwise `October 24` stays `XXXX-10-24`. The day on which
/// the program runs plays no part, and nothing is carried from one document to the next.
public struct DateResolver: DocumentStage {
  /// How ambiguous dates are read, and what is reported.
  public struct Options: Sendable, Hashable {
    /// Order of the fields in dates such as 3/4/2025, where the document's other dates do not show it; a reading that is impossible is not taken.
    public enum Order: String, Sendable, CaseIterable {
      /// Month, day, year.
      case mdy
      /// Day, month, year.
      case dmy
      /// Year, month, day, also with a year of two digits.
      case ymd
    }

    /// First day of the week in `startOn` and `endOn`; values name ISO weeks either way.
    public enum WeekStart: String, Sendable, CaseIterable {
      /// ISO 8601.
      case monday
      /// North America.
      case sunday
    }

    /// Order of the fields in numeric dates.
    public var order: Order
    /// First day of the week.
    public var weekStart: WeekStart
    /// Expressions of less confidence, 0 to 1, are left out.
    public var minConfidence: Double
    /// Whether the document's anchor comes with the evidence for it, in words.
    public var collectsEvidence: Bool

    /// Makes options; the defaults are American order, ISO weeks, everything reported.
    public init(order: Order = .mdy, weekStart: WeekStart = .monday, minConfidence: Double = 0, collectsEvidence: Bool = false) {
      self.order = order
      self.weekStart = weekStart
      self.minConfidence = minConfidence
      self.collectsEvidence = collectsEvidence
    }
  }

  /// The day that all documents are resolved against, or nil if each document's own evidence decides.
  public let anchor: Day?
  /// Options.
  public let options: Options

  /// Makes a resolver. With `anchor`, that day is taken for every document as if it had been given.
  public init(anchor: Day? = nil, options: Options = .init()) {
    self.anchor = anchor
    self.options = options
  }

  /// The rules that rows name in `rule`, with an example each.
  public static var rules: [RuleDescription] { RuleTable.shared.descriptions }

  /// A worker for one thread.
  public func makeWorker() -> Worker { Worker(anchor: anchor, options: options) }
}
