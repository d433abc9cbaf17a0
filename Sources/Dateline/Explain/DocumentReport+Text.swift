import DatelineDedupe
import DatelineIngest
import DatelineText

extension DocumentReport {
  /// The report as plain text, columns aligned, ending in a newline.
  public var text: String {
    var page = AlignedText()
    switch finding {
    case .rejects(let rejects): for (index, reject) in rejects.enumerated() { Self.add(reject, isFirst: index == 0, &page) }
    case .document(let document):
      addReading(document, &page)
      addDay(document, &page)
      addBlocks(document, &page)
      if definition.runs(.sentences) {
        for index in document.annotations.sentences.indices { addSentence(index, document, &page) }
      }
      addCopies(document, &page)
    }
    return page.text
  }

  private static func add(_ reject: Reject, isFirst: Bool, _ page: inout AlignedText) {
    if !isFirst { page.line("") }
    page.line("rejected: \(reject.sourcePath), record \(reject.recordIndex) of source '\(reject.sourceName)'")
    page.rows(
      [
        ["code", reject.code, RejectCode(rawValue: reject.code)?.explanation ?? ""], ["stage", reject.stage],
        ["byte", reject.byteOffset.map { "\($0)" } ?? "-"], ["message", reject.message],
      ], indent: 2)
    if let excerpt = reject.excerpt { page.line("  begins: \(excerpt)") }
  }

  private func addReading(_ explained: ExplainedDocument, _ page: inout AlignedText) {
    let document = explained.document
    page.line("\(explained.documentID): \(document.sourcePath), record \(document.recordIndex) of source '\(document.sourceName)'")
    page.section("read")
    let fields = [
      ("record_id", document.recordID), ("title", document.title), ("url", document.url), ("publisher", document.publisher),
      ("author", document.author), ("language", document.language),
    ]
    page.rows(fields.map { [$0.0, $0.1 ?? "-"] }, indent: 2)
    let counts = [
      (document.text.count, "byte"), (explained.record.cursor.count, "character"), (explained.annotations.wordCount, "word"),
      (explained.annotations.sentences.count, "sentence"), (explained.annotations.paragraphCount, "paragraph"),
    ]
    page.line("  " + counts.map { $0.counted($1) }.joined(separator: ", "))
  }

  private func addDay(_ explained: ExplainedDocument, _ page: inout AlignedText) {
    let anchor = explained.annotations.anchor
    page.section("day of the document")
    page.line("  \(anchor.on.map { "\($0), anchor_basis \(anchor.basis.rawValue)" } ?? "not known")")
    if let first = anchor.earliestOn, let last = anchor.latestOn { page.line("  at the earliest \(first), at the latest \(last)") }
    page.line("  published_on \(anchor.publishedOn?.description ?? "not known"), published_basis \(anchor.publishedBasis.rawValue)")
    page.line("  what was asked, best first")
    page.rows(explained.dayEvidence.map { [$0.basis.rawValue, $0.says] }, indent: 4)
    if !anchor.evidence.isEmpty {
      page.line("  evidence")
      for note in anchor.evidence { page.line("    \(note)") }
    }
    if !definition.runs(.dates) { page.line("  the stage dates does not run: only what the input says was asked") }
  }

  private func addBlocks(_ explained: ExplainedDocument, _ page: inout AlignedText) {
    guard !explained.annotations.blocks.isEmpty else { return }
    page.section("no running prose")
    page.rows(explained.annotations.blocks.map { [$0.kind.name, explained.words($0.span)] }, indent: 2)
  }

  private func addSentence(_ index: Int, _ explained: ExplainedDocument, _ page: inout AlignedText) {
    let annotations = explained.annotations
    let sentence = annotations.sentences[index]
    page.section("sentence \(index + 1), paragraph \(sentence.paragraph + 1)")
    page.line("  \(explained.words(sentence.span))")
    for repaired in annotations.repairedSentences where Int(repaired.sentence) == index { page.line("  repaired: \(repaired.text)") }
    let dates = annotations.dates.filter { Int($0.sentence) == index }.map { Self.cells($0, explained) }
    let names = annotations.mentions.filter { Int($0.sentence) == index }.map { Self.cells($0, explained) }
    let roles = annotations.roles.filter { Int($0.sentence) == index }.map { Self.cells($0, explained) }
    page.rows(dates + names + roles, indent: 4)
    for statement in annotations.statements where Int(statement.sentence) == index { Self.add(statement, explained, &page) }
  }

  private static func cells(_ date: DateMention, _ explained: ExplainedDocument) -> [String] {
    let modifier = date.modifier.map { " \($0.rawValue)" } ?? ""
    let why = ["rule \(date.rule)", explained.anchor(of: date), "confidence \(date.confidence.fixed(2))"].compactMap { $0 }
    return [
      "date", "\"\(explained.words(date.span))\"", "\(date.kind.rawValue) \(date.value)\(modifier)",
      explained.days(of: date) + "; " + why.joined(separator: ", "),
    ]
  }

  private static func cells(_ mention: EntityMention, _ explained: ExplainedDocument) -> [String] {
    let entity = mention.entity.map { explained.annotations.entities[Int($0)] }
    let repaired = mention.repairedText.map { ", repaired to \"\($0)\"" } ?? ""
    return [
      "name", "\"\(explained.words(mention.span))\"", mention.type.rawValue,
      (entity.map { "\($0.id) \"\($0.name)\"; " } ?? "") + explained.reason(mention) + repaired
        + "; rule \(mention.rule), confidence \(mention.confidence.fixed(2))",
    ]
  }

  private static func cells(_ role: RoleMention, _ explained: ExplainedDocument) -> [String] {
    let annotations = explained.annotations
    let person =
      Int(role.person) < annotations.mentions.count ? "of \"\(explained.words(annotations.mentions[Int(role.person)].span))\"" : ""
    let body = role.organization.map { ", serving \(annotations.entities[Int($0)].name)" } ?? ""
    return ["role", "\"\(explained.words(role.span))\"", role.role, person + body]
  }

  private static func add(_ statement: StatementMention, _ explained: ExplainedDocument, _ page: inout AlignedText) {
    let entities = explained.annotations.entities
    page.line("    statement \"\(explained.words(statement.content))\"")
    let cue =
      "\"\(explained.words(statement.cue))\", lemma \(statement.cueLemma), class \(statement.cueClass.rawValue)\(statement.isNegated ? ", negated" : "")"
    let speaker = statement.speaker.map { "\"\(explained.words($0))\"" } ?? "not named here"
    let who = [statement.speakerEntity.map { entities[Int($0)].name }, statement.speakerRole].compactMap { $0 }
    let day = statement.saidOn.map { "\($0), from \(statement.saidBasis.rawValue)" } ?? "not known"
    page.rows(
      [
        ["cue", cue], ["speaker", speaker + (who.isEmpty ? "" : ": " + who.joined(separator: ", "))], ["said on", day],
        [
          "form",
          (statement.isDirect ? "direct" : "reported") + (statement.parent.map { ", inside statement \($0 + 1)" } ?? "")
            + ", confidence \(statement.confidence.fixed(2))",
        ],
      ], indent: 6)
  }

  private func addCopies(_ explained: ExplainedDocument, _ page: inout AlignedText) {
    guard let features = explained.features else { return }
    page.section("copies")
    page.line(
      "  compared by \(features.chainPairs.counted("pair")) of neighbouring names and numbers, "
        + "\(features.namesAndNumbers.counted("anchor")), \(features.wordRuns.counted("sampled run")) of three words, "
        + "\(features.sentences.counted("sentence")) (\(features.bytes.counted("byte")))")
    switch explained.lastRun {
    case nil:
      page.line("  which documents it copies only a run can tell: there is no table duplicates in \(definition.outputs.directory.written)")
    case .original?: page.line("  in the last run it copies no other document, or was not there")
    case .copy(let row)?:
      let original = row["duplicate_of"] ?? ""
      page.line(
        "  in the last run it copies \(original) (\(row["kind"] ?? ""), by \(row["method"] ?? ""), \(row["similarity"] ?? ""))")
      page.line("  why: dateline explain --pair \(explained.documentID) \(original) \(definition.outputs.directory.written)")
    }
  }
}

extension TextBlock.Kind {
  /// The word that reports use.
  var name: String {
    switch self {
    case .heading: "heading"
    case .dateline: "dateline"
    case .byline: "byline"
    case .listItem: "list item"
    case .caption: "caption"
    }
  }
}
