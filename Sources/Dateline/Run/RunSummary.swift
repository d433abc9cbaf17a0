import DatelineText

/// What a run read, found and wrote.
public struct RunSummary: Sendable {
  /// One table as written.
  public struct Table: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Rows that were kept.
    public var rows: Int
    /// Its files below the output folder.
    public var paths: [String]
  }

  /// A name that many stories mention.
  public struct TopEntity: Sendable, Hashable {
    /// Canonical name.
    public var name: String
    /// Type.
    public var type: EntityType
    /// Stories that mention it: documents without copies.
    public var clusters: Int
    /// Documents that mention it.
    public var documents: Int
  }

  /// What one stage cost.
  public struct StageCost: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Documents it saw.
    public var documents: Int
    /// Bytes of their texts.
    public var bytes: Int
    /// CPU seconds over all threads.
    public var cpuSeconds: Double
  }

  /// Output folder.
  public var outputDirectory = ""
  /// Documents that passed.
  public var documents = 0
  /// Records refused.
  public var rejects = 0
  /// Records refused by code, in the order of the codes.
  public var rejectsByCode: [(code: String, count: Int)] = []
  /// Whether there were more rejects than `limits.max_rejects` allows.
  public var hasTooManyRejects = false
  /// Documents that copy an earlier one; nil if copies were not looked for.
  public var copies: Int?
  /// Documents of earlier runs that these were compared with; nil without a state file.
  public var earlierDocuments: Int?
  /// Keys (names, numbers, sentences, runs of words) that too many documents hold to be followed in the search for copies; nil if there was none.
  public var commonKeys: Int?
  /// Sentences.
  public var sentences = 0
  /// Temporal expressions; nil if the stage did not run.
  public var dates: Int?
  /// Those of them that have a first and a last day.
  public var resolvedDates = 0
  /// Documents whose day is known.
  public var datedDocuments = 0
  /// Mentions; nil if the stage did not run.
  public var mentions: Int?
  /// Attributed statements; nil if the stage did not run.
  public var statements: Int?
  /// The most mentioned people, organizations and places, by stories.
  public var topEntities: [TopEntity] = []
  /// Tables as written.
  public var tables: [Table] = []
  /// Path of the report below the output folder; nil if none was asked for.
  public var report: String?
  /// What deserves a look though nothing was lost.
  public var warnings: [String] = []
  /// Cost by stage, in running order.
  public var stages: [StageCost] = []

  /// Records read: documents and rejects.
  public var records: Int { documents + rejects }

  init() {}
}
