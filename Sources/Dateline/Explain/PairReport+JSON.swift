import DatelineDatasets
import DatelineDedupe
import DatelineText

extension PairReport {
  /// The report for programs; members keep their order.
  public var json: JSONValue {
    .members([
      ("first", Self.json(first)), ("second", Self.json(second)),
      (
        "verdict",
        .members([
          ("is_copy", .boolean(explanation.kind != nil)), ("kind", explanation.kind.map { .string($0.name) } ?? .null),
          ("method", explanation.kind == nil ? .null : .string(explanation.method.name)), ("reason", .string(reason)),
          ("similarity", .number(explanation.similarity)), ("score", .number(explanation.score)),
          ("least_score", .number(explanation.leastScore)), ("is_form_filled_in_anew", .boolean(explanation.isFormFilledInAnew)),
        ])
      ),
      ("in_run", inRun.map(JSONValue.string) ?? .null),
      ("names_and_numbers_from", anchors == .tokens ? "words" : "tables"),
      (
        "shared_chain_pairs",
        .array(explanation.sharedChainPairs.map { .members([("first", .string($0.first)), ("second", .string($0.second))]) })
      ),
      ("chain_pairs_of_smaller", .integer(explanation.chainPairsOfSmaller)),
      (
        "shared_sentences",
        .array(
          explanation.sharedSentences.map {
            .members([("first", .string(first.text.string($0.first))), ("second", .string(second.text.string($0.second)))])
          })
      ),
      ("numbers_of_one_only", Self.json(explanation.numbersOfOneOnly)), ("names_of_one_only", Self.json(explanation.namesOfOneOnly)),
      ("changed_word_share", .number(explanation.changedWordShare)),
    ])
  }

  private static func json(_ words: (first: [String], second: [String])) -> JSONValue {
    .members([("first", .strings(words.first)), ("second", .strings(words.second))])
  }

  private static func json(_ side: Side) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    return .members([
      ("document_id", .string(side.documentID)), ("record_id", text(side.recordID)), ("title", text(side.title)),
      ("publisher", text(side.publisher)), ("anchor_on", text(side.documentDate)), ("cluster_id", text(side.clusterID)),
      (
        "duplicate_of",
        side.copyOf.map {
          .members([
            ("document_id", .string($0.documentID)), ("kind", .string($0.kind)), ("method", .string($0.method)),
            ("similarity", Double($0.similarity).map(JSONValue.number) ?? .null),
          ])
        } ?? .null
      ),
      ("sentences", .integer(side.sentenceCount)),
    ])
  }
}
