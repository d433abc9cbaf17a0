/// The SQL of a database of tables: what is created before the first row and after the last one.
///
/// Like the data package it promises only what holds: see `DataPackage.isComplete`.
struct DatabaseSchema {
  /// All outputs that the database holds.
  let outputs: [TableOutput]
  private let package: DataPackage

  init(outputs: [TableOutput], namesEarlierRuns: Bool) {
    self.outputs = outputs
    package = DataPackage(outputs: outputs, files: [], namesEarlierRuns: namesEarlierRuns)
  }

  /// A name in SQL.
  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }

  /// Creates the table of an output: typed columns, primary key, foreign keys.
  func table(_ output: TableOutput) -> String {
    var parts = output.columns.map { column(output.table.columns[$0]) }
    let names = output.columns.map { output.table.columns[$0].name }
    if output.table.primaryKey.allSatisfy(names.contains) { parts.append("PRIMARY KEY (\(Self.list(output.table.primaryKey)))") }
    for key in package.foreignKeys(output) {
      parts.append("FOREIGN KEY (\(Self.list(key.columns))) REFERENCES \(Self.quoted(key.table)) (\(Self.list(key.referencedColumns)))")
    }
    return "CREATE TABLE \(Self.quoted(output.name)) (\n  \(parts.joined(separator: ",\n  "))\n)"
  }

  /// `DATE` and `BOOLEAN` are no types of SQLite, but what many programs go by; the values are `YYYY-MM-DD` and 0 or 1.
  private func column(_ column: ColumnSchema) -> String {
    let type =
      switch column.type {
      case .string: "TEXT"
      case .integer: "INTEGER"
      case .number: "REAL"
      case .boolean: "BOOLEAN"
      case .date: "DATE"
      }
    return "\(Self.quoted(column.name)) \(type)\(column.required ? " NOT NULL" : "")"
  }

  /// Inserts a row into the table of an output. A row whose key is there already, or that lacks a required value, is left out.
  func insertion(_ output: TableOutput) -> String {
    let values = output.columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT OR IGNORE INTO \(Self.quoted(output.name)) VALUES (\(values))"
  }

  /// Tables that describe the others.
  static let ownTables = [
    """
    CREATE TABLE "dateline_run" (
      "name" TEXT NOT NULL PRIMARY KEY,
      "value" TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE "dateline_columns" (
      "table_name" TEXT NOT NULL,
      "position" INTEGER NOT NULL,
      "column_name" TEXT NOT NULL,
      "type" TEXT NOT NULL,
      "is_key" BOOLEAN NOT NULL,
      "is_required" BOOLEAN NOT NULL,
      "refers_to" TEXT,
      "meaning" TEXT NOT NULL,
      PRIMARY KEY ("table_name", "column_name")
    )
    """,
  ]

  /// The rows of `dateline_columns`; numbers as text, which the columns turn into numbers.
  var dictionary: [[String?]] {
    outputs.flatMap { output in
      let keys = package.foreignKeys(output)
      return output.columns.enumerated().map { position, index in
        let column = output.table.columns[index]
        let reference = keys.first { $0.columns == [column.name] }.map { "\($0.table).\($0.referencedColumns[0])" }
        return [
          output.name, String(position + 1), column.name, column.type.rawValue, output.table.primaryKey.contains(column.name) ? "1" : "0",
          column.required ? "1" : "0", reference, column.meaning,
        ]
      }
    }
  }

  /// Columns that joins and ranges go by, besides those of foreign keys.
  private static let searchedColumns: Set<String> = ["document_id", "sentence_id", "entity_id", "cluster_id", "start_on"]

  /// Creates the indexes, one a column.
  var indexes: [String] {
    outputs.flatMap { output in
      let references = Set(output.table.foreignKeys.flatMap(\.columns)).union(Self.searchedColumns)
      return output.columns.compactMap { index -> String? in
        let name = output.table.columns[index].name
        guard references.contains(name), output.table.primaryKey.first != name else { return nil }
        return "CREATE INDEX \(Self.quoted("\(output.name)_\(name)")) ON \(Self.quoted(output.name)) (\(Self.quoted(name)))"
      }
    }
  }

  /// Creates the views for which the tables are there.
  var views: [String] { [timelineView, cooccurrenceView].compactMap { $0 } }

  private func isFree(_ name: String) -> Bool { !outputs.contains { $0.name == name } }

  /// Whether copies can be told.
  private var hasCopies: Bool { package.isComplete("documents", columns: ["document_id", "is_duplicate"]) }

  /// What the table `timeline` would hold, in its order.
  private var timelineView: String? {
    guard isFree("timeline"), !outputs.contains(where: { $0.table.name == "timeline" }),
      package.isComplete(
        "dates",
        columns: ["date_id", "document_id", "sentence_id", "start_char", "start_on", "end_on", "granularity", "range_id"]),
      package.isComplete("sentences", columns: ["sentence_id", "text"]),
      package.isComplete("documents", columns: ["document_id", "title", "publisher", "url"])
    else { return nil }
    let hasMentions = package.isComplete(
      "entity_mentions", columns: ["mention_id", "sentence_id", "start_char", "text", "entity_type", "entity_name"])
    func names(_ type: String) -> String {
      guard hasMentions else { return "NULL" }
      return """
        (SELECT group_concat(name, '; ') FROM (
            SELECT coalesce(m.entity_name, m.text) AS name FROM entity_mentions AS m
            WHERE m.sentence_id = d.sentence_id AND m.entity_type = '\(type)' GROUP BY 1 ORDER BY min(m.start_char), min(m.rowid)))
        """
    }
    func bound(_ function: String, _ column: String) -> String {
      """
      CASE WHEN d.range_id IS NULL THEN d.\(column) ELSE
            (SELECT \(function)(r.\(column)) FROM dates AS r WHERE r.document_id = d.document_id AND r.range_id = d.range_id) END
      """
    }
    return """
      CREATE VIEW "timeline" AS
      SELECT
        \(bound("min", "start_on")) AS start_on,
        \(bound("max", "end_on")) AS end_on,
        d.granularity AS granularity,
        \(names("person")) AS people,
        \(names("organization")) AS organizations,
        \(names("place")) AS places,
        s.text AS sentence, c.title AS title, c.publisher AS publisher, c.url AS url,
        d.document_id AS document_id, d.sentence_id AS sentence_id, d.date_id AS date_id, d.start_char AS start_char
      FROM dates AS d
      JOIN documents AS c ON c.document_id = d.document_id
      JOIN sentences AS s ON s.sentence_id = d.sentence_id
      WHERE d.start_on IS NOT NULL AND d.end_on IS NOT NULL AND (d.range_id IS NULL OR d.range_id = d.date_id)\
      \(hasCopies ? " AND NOT c.is_duplicate" : "")
      ORDER BY 1, c.rowid, d.start_char, d.rowid
      """
  }

  /// Sentences with more entities than this are lists: they say nothing about who has to do with whom.
  private static let mostEntities = 40

  /// Pairs of entities that share a sentence, the most frequent first.
  private var cooccurrenceView: String? {
    guard isFree("cooccurrence"),
      package.isComplete("entity_mentions", columns: ["document_id", "sentence_id", "entity_id", "entity_name", "entity_type"])
    else { return nil }
    let own = hasCopies ? " AND a.document_id IN (SELECT document_id FROM documents WHERE NOT is_duplicate)" : ""
    return """
      CREATE VIEW "cooccurrence" AS
      SELECT
        a.entity_id AS entity_id, min(a.entity_name) AS entity_name, min(a.entity_type) AS entity_type,
        b.entity_id AS other_id, min(b.entity_name) AS other_name, min(b.entity_type) AS other_type,
        count(DISTINCT a.sentence_id) AS sentence_count, count(DISTINCT a.document_id) AS document_count
      FROM entity_mentions AS a
      JOIN entity_mentions AS b ON b.sentence_id = a.sentence_id AND b.entity_id > a.entity_id
      WHERE a.sentence_id NOT IN (
          SELECT sentence_id FROM entity_mentions GROUP BY sentence_id HAVING count(DISTINCT entity_id) > \(Self.mostEntities))\(own)
      GROUP BY a.entity_id, b.entity_id
      ORDER BY sentence_count DESC, a.entity_id, b.entity_id
      """
  }
}
