import DatelineDatasets
import DatelineDedupe
import DatelineText

extension DocumentReport {
  /// The report for programs; members keep their order. Under `tables` stand the rows that the document gives each table.
  public var json: JSONValue {
    switch finding {
    case .rejects(let rejects): .members([("found", "rejected"), ("rejects", .array(rejects.map(Self.json)))])
    case .document(let document): document.json
    }
  }

  private static func json(_ reject: Reject) -> JSONValue {
    .members([
      ("source_name", .string(reject.sourceName)), ("source_path", .string(reject.sourcePath)),
      ("record_index", .integer(reject.recordIndex)), ("byte_offset", reject.byteOffset.map(JSONValue.integer) ?? .null),
      ("stage", .string(reject.stage)), ("code", .string(reject.code)), ("message", .string(reject.message)),
      ("excerpt", reject.excerpt.map(JSONValue.string) ?? .null),
    ])
  }
}

extension ExplainedDocument {
  fileprivate var json: JSONValue {
    .members([
      ("found", "document"), ("document_id", .string(documentID)), ("read", reading), ("anchor", anchor),
      (
        "blocks",
        .array(annotations.blocks.map { .members([("kind", .string($0.kind.name)), ("text", .string(words($0.span)))]) })
      ),
      ("tables", .object(tables.map { JSONValue.Member($0.name, .array(rows($0))) })),
      ("features", features.map(Self.json) ?? .null), ("last_run", lastRunValue),
    ])
  }

  private static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
  private static func text(_ day: Day?) -> JSONValue { day.map { .string($0.description) } ?? .null }

  private var reading: JSONValue {
    .members([
      ("source_name", .string(document.sourceName)), ("source_path", .string(document.sourcePath)),
      ("record_index", .integer(document.recordIndex)), ("record_id", Self.text(document.recordID)), ("title", Self.text(document.title)),
      ("url", Self.text(document.url)), ("publisher", Self.text(document.publisher)), ("author", Self.text(document.author)),
      ("language", .string(document.language)), ("bytes", .integer(document.text.count)), ("characters", .integer(record.cursor.count)),
      ("given_on", Self.text(document.givenOn)), ("metadata_on", Self.text(document.metadataOn)), ("path_on", Self.text(document.pathOn)),
      ("date_order", .strings(document.dateOrder.map(\.rawValue))),
    ])
  }

  private var anchor: JSONValue {
    let anchor = annotations.anchor
    return .members([
      ("on", Self.text(anchor.on)), ("basis", .string(anchor.basis.rawValue)), ("earliest_on", Self.text(anchor.earliestOn)),
      ("latest_on", Self.text(anchor.latestOn)), ("published_on", Self.text(anchor.publishedOn)),
      ("published_basis", .string(anchor.publishedBasis.rawValue)),
      (
        "asked",
        .array(dayEvidence.map { .members([("basis", .string($0.basis.rawValue)), ("says", .string($0.says))]) })
      ),
      ("evidence", .strings(anchor.evidence)),
    ])
  }

  /// The rows of a table; mentions with the reason for their entity beside.
  private func rows(_ table: (name: String, rows: [JSONValue])) -> [JSONValue] {
    guard table.name == TableSchema.entityMentions.name, table.rows.count == annotations.mentions.count else { return table.rows }
    return zip(table.rows, annotations.mentions).map { row, mention in
      guard case .object(let members) = row else { return row }
      let basis = mention.entity.map { annotations.entities[Int($0)].basis.rawValue }
      return .object(
        members + [
          JSONValue.Member("alias_kind", mention.entity == nil ? .null : .string(mention.aliasKind.rawValue)),
          JSONValue.Member("entity_basis", Self.text(basis)), JSONValue.Member("reason", .string(reason(mention))),
        ])
    }
  }

  private static func json(_ counts: FeatureCounts) -> JSONValue {
    .members([
      ("words", .integer(counts.words)), ("chain_pairs", .integer(counts.chainPairs)),
      ("names_and_numbers", .integer(counts.namesAndNumbers)), ("word_runs", .integer(counts.wordRuns)),
      ("sentences", .integer(counts.sentences)), ("copyable_sentences", .integer(counts.copyableSentences)),
      ("bytes", .integer(counts.bytes)),
    ])
  }

  private var lastRunValue: JSONValue {
    switch lastRun {
    case nil: .null
    case .original?: .members([("is_copy", false)])
    case .copy(let row)?:
      .members(
        [("is_copy", true)]
          + TableSchema.duplicates.columns.compactMap { column in
            row[column.name].map { text in
              (column.name, column.type == .string ? .string(text) : JSONValue(parsing: Array(text.utf8)) ?? .string(text))
            }
          })
    }
  }
}
