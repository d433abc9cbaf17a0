import DatelineText

extension StageDefinition {
  /// Options of the stage `repair`.
  public struct RepairOptions: Sendable, Hashable {
    /// What happens to machine-spun names.
    public enum Mode: String, Sendable, Hashable, CaseIterable {
      /// They are noted in `repaired_text`; entities are linked by the repaired name.
      case annotate
      /// As `annotate`, and the tables show the repaired name where they would show the written one.
      case replace
      /// Nothing.
      case off
    }

    /// What happens to machine-spun names.
    public var mode: Mode

    static let mode = Option.choice(
      "mode", default: Mode.annotate, "What happens to machine-spun names: noted beside the text, shown in its place, or nothing.")
    static let options = [mode.description]

    init(_ settings: Settings) { mode = settings[Self.mode] }
  }

  /// Options of the stage `dates`.
  public struct DatesOptions: Sendable, Hashable {
    /// How 3/4/2025 is read.
    public enum Order: String, Sendable, Hashable, CaseIterable {
      /// Month first: 4 March.
      case monthFirst = "mdy"
      /// Day first: 3 April.
      case dayFirst = "dmy"
    }

    /// First day of a week.
    public enum WeekStart: String, Sendable, Hashable, CaseIterable {
      // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
      case monday, sunday
    }

    /// How 3/4/2025 is read.
    public var order: Order
    /// First day of a week, for "last week" and the like.
    public var weekStart: WeekStart
    /// Expressions below it are left out, 0 ... 1.
    public var minConfidence: Double

    static let order = Option.choice(
      "order", default: Order.monthFirst, "How 3/4/2025 is read where no other date of the document shows it: month or day first.")
    static let weekStart = Option.choice("week_start", default: WeekStart.monday, "First day of a week, for 'last week' and the like.")
    static let minConfidence = Option.number(
      "min_confidence", in: 0...1, default: 0, "Expressions that are less certain than this are left out.")
    static let options = [order.description, weekStart.description, minConfidence.description]

    init(_ settings: Settings) {
      order = settings[Self.order]
      weekStart = settings[Self.weekStart]
      minConfidence = settings[Self.minConfidence]
    }
  }

  /// Options of the stage `entities`.
  public struct EntitiesOptions: Sendable, Hashable {
    /// A list of known names.
    public enum Gazetteer: Sendable, Hashable {
      /// The lists inside the program.
      case builtin
      /// A CSV file of the user.
      case file(PipelinePath)
    }

    /// Types that are kept, without repetitions.
    public var types: [EntityType]
    /// Lists of known names, in order; an earlier one wins.
    public var gazetteers: [Gazetteer]

    static let types = Option.choices("types", default: EntityType.allCases, "Types that are kept.")
    static let gazetteers = Option<[Gazetteer]>(
      description: OptionDescription(
        "gazetteers", .list(.either([.choice(["builtin"]), .path])), default: .list([.text("builtin")]),
        "Lists of known names, the first one winning: those inside the program, and CSV files of your own."),
      fallback: [.builtin]
    ) {
      guard case .list(let values) = $0 else { return nil }
      return values.map { if case .path(let path) = $0 { .file(path) } else { .builtin } }
    }
    static let options = [types.description, gazetteers.description]

    init(_ settings: Settings) {
      types = settings[Self.types]
      gazetteers = settings[Self.gazetteers]
    }
  }

  /// Options of the stage `dedupe`.
  public struct DedupeOptions: Sendable, Hashable {
    /// A kind of copy.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// The same text.
      case exact
      /// Small edits.
      case near
      /// Words replaced by synonyms.
      case spun
    }

    /// Which document of a cluster is its original.
    public enum Keep: String, Sendable, Hashable, CaseIterable {
      /// The first in run order.
      case first
      /// The one with the earliest day; the first in run order among equals and among those without a day.
      case earliest
      /// The one with the most text.
      case longest
    }

    /// Kinds of copies that are looked for.
    public var kinds: [Kind]
    /// Similarity from which a document is a near copy, 0 ... 1.
    public var nearThreshold: Double
    /// Which document of a cluster is its original.
    public var keep: Keep
    /// File of an index that is kept between runs.
    public var state: PipelinePath?

    static let kinds = Option.choices("kinds", default: Kind.allCases, "Kinds of copies that are looked for.")
    static let nearThreshold = Option.number(
      "near_threshold", in: 0.5...1, default: 0.8,
      "Share of common words from which two sentences with the same names and numbers are near copies.")
    static let keep = Option.choice("keep", default: Keep.first, "Which document of a cluster is its original.")
    static let state = Option<PipelinePath?>.path(
      "state", "File of an index that is kept between runs, so that new documents are compared with all earlier ones.",
      example: "news.dedupe")
    static let options = [kinds.description, nearThreshold.description, keep.description, state.description]

    init(_ settings: Settings) {
      kinds = settings[Self.kinds]
      nearThreshold = settings[Self.nearThreshold]
      keep = settings[Self.keep]
      state = settings[Self.state]
    }
  }
}
