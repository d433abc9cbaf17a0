/// What the stages have found in one document. A stage adds its own lists and reads those of the stages before it; it changes none of theirs.
public struct Annotations: Sendable {
  /// Words, numbers and marks in text order (sentences).
  public var tokens: [Token] = []
  /// Sentences in text order (sentences).
  public var sentences: [Sentence] = []
  /// Number of paragraphs (sentences).
  public var paragraphCount: Int = 0
  /// Headings, datelines, bylines, list items (sentences).
  public var blocks: [TextBlock] = []
  /// Words by UAX 29 (sentences).
  public var wordCount: Int = 0
  /// Temporal expressions in text order (dates).
  public var dates: [DateMention] = []
  /// The document's day (dates; else what the input itself says).
  public var anchor = DocumentAnchor()
  /// Mentions in text order (entities).
  public var mentions: [EntityMention] = []
  /// The distinct entities of this document, in order of first mention (entities).
  public var entities: [Entity] = []
  /// Roles in text order (roles).
  public var roles: [RoleMention] = []
  /// For each sentence, the index in `mentions` of the nearest person before it that a pronoun can mean; empty if not worked out (entities).
  public var likelyAntecedents: [UInt32?] = []
  /// Sentences whose spun names were put back: index of the sentence and its repaired text (repair).
  public var repairedSentences: [(sentence: UInt32, text: String)] = []
  /// Attributed statements in text order (statements).
  public var statements: [StatementMention] = []

  /// Makes empty annotations.
  public init() {}

  /// Empties all lists but keeps their storage, for the next document.
  public mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    paragraphCount = 0
    blocks.removeAll(keepingCapacity: true)
    wordCount = 0
    dates.removeAll(keepingCapacity: true)
    anchor = DocumentAnchor()
    mentions.removeAll(keepingCapacity: true)
    entities.removeAll(keepingCapacity: true)
    roles.removeAll(keepingCapacity: true)
    likelyAntecedents.removeAll(keepingCapacity: true)
    repairedSentences.removeAll(keepingCapacity: true)
    statements.removeAll(keepingCapacity: true)
  }
}
