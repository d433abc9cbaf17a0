import DatelineEntities
import DatelineText

/// Counts of right, found and expected names.
struct Score {
  var right = 0
  var found = 0
  var expected = 0

  var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  var recall: Double { expected == 0 ? 0 : Double(right) / Double(expected) }
  var f1: Double { right == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  static func += (a: inout Score, b: Score) {
    a.right += b.right
    a.found += b.found
    a.expected += b.expected
  }
}

/// Scores the tagger on annotated documents: exact spans, place and facility as one type, a leading "the" and a possessive ignored, other types left out.
struct Evaluation {
  /// Types that are scored, as labels of the corpus.
  static func core(_ set: String) -> Set<String> {
    ["news-gold", "world-press", "seed", "all"].contains(set) ? ["PERSON", "ORG", "LOC", "NORP"] : ["PERSON", "ORG", "LOC"]
  }

  private(set) var byType: [String: Score] = [:]
  /// Margin of each scored name with its type and whether it is right, for the confidence curve.
  /// Names missed and names wrongly found, with their surroundings.
  private(set) var errors: [String] = []
  private(set) var margins: [(type: Int, margin: Float, right: Bool)] = []

  var overall: Score { byType.values.reduce(into: Score()) { $0 += $1 } }

  private static let folded = ["GPE": "LOC", "FAC": "LOC"]
  private static let labels: [EntityType: String] = [
    .person: "PERSON", .organization: "ORG", .place: "LOC", .facility: "LOC", .event: "EVENT", .product: "PRODUCT", .group: "NORP",
  ]

  private struct Mark: Hashable {
    var span: ByteSpan
    var type: String
  }

  /// Tags a document and adds what came of it.
  mutating func add(_ document: TrainingDocument, tagger: inout Tagger, core: Set<String>) {
    var spans: [TaggedSpan] = []
    document.tokens.withUnsafeBufferPointer { tagger.tag(tokens: $0, sentences: document.sentences, text: document.text, into: &spans) }
    var gold: Set<Mark> = []
    var ignored: [ByteSpan] = []
    for name in document.names {
      let type = Evaluation.folded[name.label] ?? name.label
      if core.contains(type) { gold.insert(Mark(span: name.span, type: type)) } else { ignored.append(name.span) }
    }
    var found: Set<Mark> = []
    for span in spans {
      let type = Evaluation.labels[span.type] ?? ""
      guard core.contains(type) else { continue }
      let bytes = ByteSpan(document.tokens[span.firstToken].start, document.tokens[span.lastToken].end)
      let mark = Mark(span: TrainingDocument.strip(bytes, document.text), type: type)
      guard found.insert(mark).inserted else { continue }
      let isRight = gold.contains(mark)
      margins.append((TaggerLabel.types.firstIndex(of: span.type) ?? 0, span.margin, isRight))
      if !isRight, ignored.contains(where: { $0.overlaps(mark.span) }),
        !gold.contains(where: { $0.type == type && $0.span.overlaps(mark.span) })
      {
        continue
      }
      byType[type, default: Score()].found += 1
      if isRight { byType[type, default: Score()].right += 1 }
    }
    for mark in found.subtracting(gold).sorted(by: { $0.span < $1.span }) { errors.append("+ " + Evaluation.excerpt(mark, document)) }
    for mark in gold.subtracting(found).sorted(by: { $0.span < $1.span }) { errors.append("- " + Evaluation.excerpt(mark, document)) }
    for mark in gold { byType[mark.type, default: Score()].expected += 1 }
  }

  private static func excerpt(_ mark: Mark, _ document: TrainingDocument) -> String {
    let start = max(0, Int(mark.span.start) - 50)
    let end = min(document.text.count, Int(mark.span.end) + 40)
    let parts = [document.text[start..<Int(mark.span.start)], document.text[mark.span.range], document.text[Int(mark.span.end)..<end]]
    let text = parts.map { String(decoding: $0.map { $0 == 10 ? 32 : $0 }, as: UTF8.self) }
    return "\(mark.type)\t\(text[0])[\(text[1])]\(text[2])"
  }

  /// One line a type, then the sum.
  func table() -> String {
    func row(_ name: String, _ score: Score) -> String {
      "\(name)\t\(score.expected)\t\(score.found)\t\(Evaluation.percent(score.precision))\t\(Evaluation.percent(score.recall))\t\(Evaluation.percent(score.f1))"
    }
    let rows = byType.sorted { $0.key < $1.key }.map { row($0.key, $0.value) } + [row("all", overall)]
    return "type\tgold\tfound\tP\tR\tF1\n" + rows.joined(separator: "\n")
  }

  static func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
