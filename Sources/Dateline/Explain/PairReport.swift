import DatelineDatasets
import DatelineDedupe
import DatelineText

/// Why two documents of a finished run are copies of each other, or are not.
///
/// Everything is read from the tables of the run; its inputs and its pipeline file are not needed.
public struct PairReport: Sendable {
  /// One of the two.
  public struct Side: Sendable {
    /// Its id.
    public var documentID: String
    /// Identifier that the input gave it, headline, outlet and day, if the run wrote the table `documents` with them.
    public var recordID: String?
    /// Headline.
    public var title: String?
    /// Outlet or agency.
    public var publisher: String?
    /// Day of the document.
    public var documentDate: String?
    /// Cluster that the run put it in; nil without the table `documents`.
    public var clusterID: String?
    /// Original that the run says it copies, with kind, method and similarity; nil if it is none, or without the table `duplicates`.
    public var copyOf: (documentID: String, kind: String, method: String, similarity: String)?
    /// Number of sentences.
    public var sentenceCount = 0
    /// Its sentences, one a line: what the spans of `PairExplanation.sharedSentences` refer to.
    public var text: [UInt8] = []
  }

  /// The one named first.
  public let first: Side
  /// The other one.
  public let second: Side
  /// What they share and where they differ.
  public let explanation: PairExplanation
  /// Where names and numbers were taken from: the run's tables, or the words if the tables are not there.
  public let anchors: AnchorSource

  /// Compares two documents of a run.
  ///
  /// - Parameters:
  ///   - first: `document_id`, or `record_id` where the run wrote the table `documents`.
  ///   - second: The same of another document.
  ///   - output: The run's output folder, with the table `sentences`; `documents`, `duplicates`, `dates`, `entity_mentions` and `entities` are used if they are there.
  /// - Throws: `RunError` if a table or a document is not there, with what to do about it.
  /// - Complexity: O(bytes of the tables).
  public init(_ first: String, _ second: String, output: String) throws(RunError) {
    do {
      try self.init(first, second, DatasetFolder(output))
    } catch {
      throw RunError(error)
    }
  }

  private init(_ first: String, _ second: String, _ folder: DatasetFolder) throws {
    let sentences = try folder.required(.sentences, columns: PublishedDocument.sentenceColumns)
    var pair = try Self.resolve([first, second], folder)
    let ids = Set(pair.map(\.id))
    guard ids.count == 2 else { throw RunError(.badDefinition, "'\(first)' and '\(second)' are one document; give two") }

    let sentenceRows = try sentences.rows(where: ["document_id"], isOneOf: ids)
    for index in pair.indices { pair[index].addSentences(sentenceRows) }
    for (index, given) in [first, second].enumerated() where pair[index].annotations.sentences.isEmpty {
      throw RunError(
        .badDefinition,
        pair[index].row == nil
          ? "there is no document '\(given)' in '\(sentences.path)'; give a document_id such as stands there"
            + (try folder.table(.documents, columns: ["record_id"]) == nil ? "" : ", or a record_id")
          : "document '\(pair[index].id)' has no sentence in '\(sentences.path)'; do the columns and filters of that table leave it out?")
    }
    anchors = try Self.addAnchors(&pair, ids, folder)
    if let table = try folder.table(.duplicates, columns: ["document_id", "duplicate_of"]) {
      let rows = try table.rows(where: ["document_id"], isOneOf: ids)
      for index in pair.indices { pair[index].duplicate = rows.first { $0["document_id"] == pair[index].id } }
    }
    explanation = Fingerprinter(options: DedupeOptions(anchors: anchors)).explain(
      (pair[0].document, pair[0].annotations), (pair[1].document, pair[1].annotations))
    self.first = Side(pair[0])
    self.second = Side(pair[1])
  }

  /// The documents meant, with their rows of `documents` if there is that table.
  private static func resolve(_ names: [String], _ folder: DatasetFolder) throws(TableReadError) -> [PublishedDocument] {
    guard let table = try folder.table(.documents, columns: ["document_id"]) else { return names.map { PublishedDocument(id: $0) } }
    let rows = try table.rows(where: ["document_id", "record_id"], isOneOf: Set(names))
    return names.map { name in
      let row = rows.first { $0["document_id"] == name } ?? rows.first { $0["record_id"] == name }
      var document = PublishedDocument(id: row?["document_id"] ?? name)
      document.row = row
      return document
    }
  }

  /// Adds dates and names if all tables are there that tell what the run took for them.
  private static func addAnchors(
    _ pair: inout [PublishedDocument], _ ids: Set<String>, _ folder: DatasetFolder
  ) throws(TableReadError) -> AnchorSource {
    guard let dates = try folder.whole(.dates, columns: PublishedDocument.dateColumns),
      let mentions = try folder.whole(.entityMentions, columns: PublishedDocument.mentionColumns),
      let entities = try folder.whole(.entities, columns: PublishedDocument.entityColumns)
    else { return .tokens }
    let dateRows = try dates.rows(where: ["document_id"], isOneOf: ids)
    let mentionRows = try mentions.rows(where: ["document_id"], isOneOf: ids)
    let known = try known(Set(mentionRows.compactMap { $0["entity_id"] }), entities)
    for index in pair.indices {
      pair[index].addDates(dateRows)
      pair[index].addMentions(mentionRows, known: known)
    }
    return .annotations
  }

  /// Those of some entities that a gazetteer knows. There may be many entities, so that it is one word, not their ids, that is looked for.
  private static func known(_ named: Set<String>, _ entities: DatasetFolder.Table) throws(TableReadError) -> Set<String> {
    let reader = try entities.reader(columns: [])
    reader.selection = RowSelection(.entities, where: ["basis"], isOneOf: ["gazetteer"])
    let column = TableSchema.entities.index(of: "entity_id") ?? 0
    var known: Set<String> = []
    var rows = RowBuffer(table: .entities)
    while try reader.read(512, into: &rows) > 0 {
      for row in 0..<rows.count {
        if let id = rows.string(row: row, column: column), named.contains(id) { known.insert(id) }
      }
      rows.removeAll()
    }
    return known
  }
}

extension PairReport.Side {
  fileprivate init(_ document: PublishedDocument) {
    documentID = document.id
    recordID = document.row?["record_id"]
    title = document.row?["title"]
    publisher = document.row?["publisher"]
    documentDate = document.row?["anchor_on"]
    clusterID = document.row?["cluster_id"]
    copyOf = document.duplicate.map {
      ($0["duplicate_of"] ?? "", $0["kind"] ?? "", $0["method"] ?? "", $0["similarity"] ?? "")
    }
    sentenceCount = document.annotations.sentences.count
    text = document.document.text
  }
}

extension PairReport {
  /// Why the pair alone is judged as it is, one sentence.
  public var reason: String {
    if explanation.method == .digest { return "the texts are equal but for blanks, letter case and marks" }
    if explanation.kind != nil { return "the score reaches \(explanation.leastScore.fixed(2)), and enough is shared" }
    if explanation.isFormFilledInAnew { return "the words agree where names and numbers do not: one form filled in anew" }
    return explanation.score >= explanation.leastScore
      ? "too little is shared to tell" : "the score stays below \(explanation.leastScore.fixed(2))"
  }

  /// What the run itself decided; nil if its tables do not tell.
  public var inRun: String? {
    func copy(_ side: Side, _ other: String) -> String? {
      side.copyOf.map {
        "\(side.documentID) copies \($0.documentID)\($0.documentID == other ? "" : " too") (\($0.kind), by \($0.method), \($0.similarity))"
      }
    }
    if let own = first.copyOf, own.documentID == second.documentID { return copy(first, second.documentID) }
    if let own = second.copyOf, own.documentID == first.documentID { return copy(second, first.documentID) }
    let copies = [first.copyOf?.documentID, second.copyOf?.documentID]
    if let original = copies[0], original == copies[1] {
      return [first, second].compactMap { copy($0, original) }.joined(separator: "; ")
    }
    if let one = first.clusterID, let other = second.clusterID {
      return one == other ? "both are in cluster \(one)" : "they are in different clusters, \(one) and \(other)"
    }
    return nil
  }
}
