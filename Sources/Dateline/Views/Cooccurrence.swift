import DatelineDatasets

/// Which entities stand together in one sentence, and how often: a network for Gephi and the like. Copies are left out, so that a story that forty sites
/// repeat counts once.
public struct Cooccurrence: Sendable {
  /// An entity of the network.
  public struct Node: Sendable, Hashable {
    /// `entity_id`.
    public let id: String
    /// Canonical name.
    public let label: String
    /// `entity_type`.
    public let type: String
    /// Sentences that name it.
    public var sentences = 0
    /// Documents that name it.
    public var documents = 0
  }

  /// Two entities that stand together.
  public struct Edge: Sendable, Hashable {
    /// Index in `nodes`; its id is smaller, bytewise, than that of `target`.
    public let source: Int
    /// Index in `nodes`.
    public let target: Int
    /// Sentences that name both.
    public let weight: Int
    /// Documents in which a sentence names both.
    public let documents: Int
  }

  /// Every linked entity that a document other than a copy names, by id.
  public private(set) var nodes: [Node] = []
  /// The pairs, the heaviest first, those of equal weight by the ids of source and target.
  public private(set) var edges: [Edge] = []
  /// Sentences with more than `mostEntities` entities, whose pairs are not counted: lists say nothing about who has to do with whom.
  public private(set) var listSentences = 0
  /// Whether the folder tells which documents are copies.
  public private(set) var leavesCopiesOut = false

  /// Entities of a sentence above which it passes for a list.
  public static let mostEntities = 40

  /// Counts the pairs of an output folder.
  ///
  /// - Parameters:
  ///   - folder: The output of a run; it needs `entity_mentions`, and `duplicates` or `documents` to know copies.
  ///   - minimumWeight: Pairs that fewer sentences name are left out of `edges`.
  /// - Throws: `TableReadError` if a table is missing or cannot be read.
  /// - Complexity: O(mentions * entities a sentence); memory grows with the number of different pairs.
  public init(_ folder: DatasetFolder, minimumWeight: Int = 1) throws(TableReadError) {
    let reader = try folder.required(.entityMentions, columns: ["sentence_id", "entity_id", "document_id"]).reader(columns: [])
    let copies = try CopyList(folder)
    leavesCopiesOut = copies != nil
    var counter = PairCounter()
    let columns = MentionColumns()
    var rows = RowBuffer(table: .entityMentions)
    while try reader.read(512, into: &rows) > 0 {
      for row in 0..<rows.count {
        guard let document = rows.string(row: row, column: columns.document), copies?.contains(document) != true,
          let sentence = rows.string(row: row, column: columns.sentence), let id = rows.string(row: row, column: columns.entity)
        else { continue }
        let node = counter.node(id) {
          Node(
            id: id, label: rows.string(row: row, column: columns.name) ?? id, type: rows.string(row: row, column: columns.type) ?? "")
        }
        counter.add(node, sentence: sentence, document: document)
      }
      rows.removeAll()
    }
    counter.finishSentence()
    listSentences = counter.listSentences
    (nodes, edges) = counter.network(minimumWeight: minimumWeight)
  }

  private struct MentionColumns {
    let document = TableSchema.entityMentions.index(of: "document_id") ?? 0
    let sentence = TableSchema.entityMentions.index(of: "sentence_id") ?? 0
    let entity = TableSchema.entityMentions.index(of: "entity_id") ?? 0
    let name = TableSchema.entityMentions.index(of: "entity_name") ?? 0
    let type = TableSchema.entityMentions.index(of: "entity_type") ?? 0
  }
}
