import DatelineText

/// All that the page shows. Nothing in it may differ between two runs of the same inputs, options and version: no times, no machine paths.
///
/// A part that is nil belongs to a stage that did not run; the page says so in a sentence.
public struct ReportFacts: Sendable {
  /// What was read, and by which pipeline.
  public var run = RunFacts()
  /// Documents by time, and rejects.
  public var documents = DocumentFacts()
  /// Copies.
  public var copies: CopyFacts?
  /// Resolved dates by month, rules, expressions that were not resolved.
  public var dates: DateFacts?
  /// The names that most stories mention.
  public var entities: EntityFacts?
  /// Who says what.
  public var statements: StatementFacts?
  /// Rows of which the stages were least sure.
  public var doubts: [Doubt] = []

  /// Makes the facts of a run that read nothing.
  public init() {}
}

/// What was read, and by which pipeline.
public struct RunFacts: Sendable {
  /// One ingest source.
  public struct Source: Sendable {
    /// Name in the pipeline file.
    public var name: String
    /// Files that were opened.
    public var files: Int
    /// Bytes as stored.
    public var bytes: Int
    /// Documents.
    public var documents: Int
    /// Records refused.
    public var rejects: Int

    /// Makes a source.
    public init(name: String, files: Int, bytes: Int, documents: Int, rejects: Int) {
      self.name = name
      self.files = files
      self.bytes = bytes
      self.documents = documents
      self.rejects = rejects
    }
  }

  /// Name of the pipeline.
  public var pipelineName = ""
  /// Its description.
  public var pipelineDescription = ""
  /// SHA-256 of the pipeline file, hexadecimal.
  public var pipelineSHA256 = ""
  /// Version of the program.
  public var toolVersion = ""
  /// Stages that ran, in their order.
  public var stages: [String] = []
  /// Sources in run order.
  public var sources: [Source] = []
  /// What deserves a look though nothing was lost.
  public var warnings: [String] = []
  /// Rows of all documents by what they are, in the order to be shown: `sentences`, 120.
  public var counts: [(name: String, count: Int)] = []

  /// Makes empty facts.
  public init() {}
}

/// A number of things at a time.
public struct TimeCount: Sendable, Hashable {
  /// The day, or the first day of the month.
  public var day: Day
  /// Things that are no copies.
  public var count: Int
  /// Copies.
  public var copies: Int
}

/// Documents by time, and rejects.
public struct DocumentFacts: Sendable {
  /// Rejects of one code.
  public struct RejectCount: Sendable {
    /// The stable code.
    public var code: String
    /// What the code means; empty if not known.
    public var explanation: String
    /// How many.
    public var count: Int
    /// Where the first one in run order lies, and what was wrong with it.
    public var example: String
  }

  /// Documents, copies included.
  public var count = 0
  /// Documents by anchor day, in time order.
  public var days: [TimeCount] = []
  /// Documents without a known day.
  public var undated = 0
  /// Rejects by code, in bytewise order of the codes.
  public var rejects: [RejectCount] = []

  /// Makes empty facts.
  public init() {}
}

/// Copies.
public struct CopyFacts: Sendable {
  /// Documents that share one story.
  public struct Cluster: Sendable {
    /// Id of the original; nil if it belongs to an earlier run.
    public var originalID: String?
    /// Headline or first words of the original, or of the first copy if the original belongs to an earlier run.
    public var title: String
    /// Copies in this run by kind, in the order of `CopyFacts.kinds`.
    public var kinds: [(kind: String, count: Int)]
    /// Distinct publishers, in run order, at most `publisherLimit`.
    public var publishers: [String]
    /// Whether there were more publishers than are kept.
    public var hasMorePublishers: Bool
    /// Days of its documents, originals included; nil if none is known.
    public var days: ClosedRange<Day>?

    /// Copies in this run.
    public var copies: Int { kinds.reduce(0) { $0 + $1.count } }
    /// Publishers that are kept for a cluster.
    public static let publisherLimit = 8
  }

  /// Documents that copy an earlier one, by kind, in the order exact, near, spun and whatever comes.
  public var kinds: [(kind: String, count: Int)] = []
  /// Stories that have copies.
  public var clusterCount = 0
  /// The largest clusters, largest first.
  public var largest: [Cluster] = []

  /// All copies.
  public var count: Int { kinds.reduce(0) { $0 + $1.count } }

  /// Makes empty facts.
  public init() {}
}

/// Dates of documents that are no copies.
public struct DateFacts: Sendable {
  /// What became of the expressions that one rule found.
  public struct Rule: Sendable {
    /// Name of the rule.
    public var name: String
    /// Expressions with a first and last day.
    public var resolved: Int
    /// Expressions that name no day by their nature: durations, repeated times, "now".
    public var dayless: Int
    /// Expressions that name a day which the text does not tell.
    public var unresolved: Int

    /// All three.
    public var count: Int { resolved + dayless + unresolved }
  }

  /// Resolved dates of a month's size or less by the first day of their month, in time order.
  public var months: [TimeCount] = []
  /// Resolved dates that are coarser than a month.
  public var coarser = 0
  /// Rules, the most used first.
  public var rules: [Rule] = []
  /// The most common expressions that name a day which the text does not tell, most common first; those that differ
  /// only in capitals and blanks count as one, as first written.
  public var unresolved: [(text: String, count: Int)] = []
  /// Whether the counts of `unresolved` are exact; if not, they are lower bounds.
  public var isExact = true

  /// Makes empty facts.
  public init() {}
}

/// The names that most stories mention.
public struct EntityFacts: Sendable {
  /// One entity.
  public struct Row: Sendable {
    /// Canonical name.
    public var name: String
    /// Id.
    public var id: String
    /// Country, for places.
    public var countryCode: String?
    /// Stories: documents without copies.
    public var clusters: Int
    /// Documents.
    public var documents: Int
    /// Mentions.
    public var mentions: Int

    /// Makes a row.
    public init(name: String, id: String, countryCode: String?, clusters: Int, documents: Int, mentions: Int) {
      self.name = name
      self.id = id
      self.countryCode = countryCode
      self.clusters = clusters
      self.documents = documents
      self.mentions = mentions
    }
  }

  /// Entities of one type.
  public struct Group: Sendable {
    /// The type.
    public var type: EntityType
    /// Distinct entities of the type.
    public var count: Int
    /// The top ones, by stories.
    public var top: [Row]

    /// Makes a group.
    public init(type: EntityType, count: Int, top: [Row]) {
      self.type = type
      self.count = count
      self.top = top
    }
  }

  /// Entities of a type that the page lists.
  public static let topCount = 12

  /// The groups in the order to be shown.
  public var groups: [Group]

  /// Makes the facts.
  public init(groups: [Group]) { self.groups = groups }
}

/// Who says what, in documents that are no copies.
public struct StatementFacts: Sendable {
  /// One speaker.
  public struct Speaker: Sendable {
    /// Canonical name.
    public var name: String
    /// Statements by cue class, in the order of `StatementMention.CueClass.allCases`.
    public var counts: [Int]

    /// All statements.
    public var total: Int { counts.reduce(0, +) }
  }

  /// The speakers with most statements.
  public var speakers: [Speaker] = []
  /// Statements of the other linked speakers.
  public var others = Speaker(name: "", counts: [])
  /// Statements whose speaker is no entity ("officials", "he" without antecedent).
  public var unlinked = Speaker(name: "", counts: [])
  /// Statements without a speaker ("it was said").
  public var unnamed = Speaker(name: "", counts: [])
  /// Whether the counts of `speakers` are exact; if not, they are lower bounds.
  public var isExact = true

  /// Statements of all.
  public var total: Int { speakers.reduce(0) { $0 + $1.total } + others.total + unlinked.total + unnamed.total }

  /// Makes empty facts.
  public init() {}
}

/// A row of which its stage was not sure, with its sentence.
public struct Doubt: Sendable, Hashable {
  /// What the row is.
  public enum Kind: Int, Sendable, CaseIterable {
    /// A row of `dates`.
    case date
    /// A row of `entity_mentions`.
    case mention
    /// A row of `statements`.
    case statement
  }

  /// What the row is.
  public var kind: Kind
  /// Confidence in hundredths.
  public var confidence: Int
  /// Rule that made it, or the class of its cue.
  public var rule: String
  /// What the stage made of it: `2024-W42`.
  public var reading: String
  /// Id of the document.
  public var documentID: String
  /// The sentence.
  public var excerpt: Excerpt
}

/// A part of a text with some of its words marked.
public struct Excerpt: Sendable, Hashable {
  /// A marked stretch.
  public struct Mark: Sendable, Hashable {
    /// What it marks.
    public enum Role: Int, Sendable {
      /// The words of the row.
      case words
      /// Who said it.
      case speaker
      /// The reporting words.
      case cue
    }

    /// First byte in `Excerpt.text`.
    public var start: Int
    /// One past the last.
    public var end: Int
    /// What it marks.
    public var role: Role
  }

  /// The words, UTF-8.
  public var text: [UInt8]
  /// The marks in text order; none overlaps another.
  public var marks: [Mark]
  /// Whether words before it were left out.
  public var isCutBefore: Bool
  /// Whether words after it were left out.
  public var isCutAfter: Bool
}
