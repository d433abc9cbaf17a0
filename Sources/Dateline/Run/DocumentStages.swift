import DatelineDates
import DatelineDedupe
import DatelineEngine
import DatelineEntities
import DatelineSentences
import DatelineStatements
import DatelineText

/// The per-document stages of a pipeline in running order; nil for those that do not run.
struct DocumentStages: Sendable {
  var sentences: SentenceSplitter?
  var dates: DateResolver?
  var entities: EntityTagger?
  var roles: RoleTagger?
  var statements: StatementTagger?
  var fingerprints: Fingerprinter?

  /// The workers of one thread.
  struct Workers {
    var sentences: SentenceSplitter.Worker?
    var dates: DateResolver.Worker?
    var entities: EntityTagger.Worker?
    var roles: RoleTagger.Worker?
    var statements: StatementTagger.Worker?
    var fingerprints: Fingerprinter.Worker?
  }

  func makeWorkers() -> Workers {
    Workers(
      sentences: sentences?.makeWorker(), dates: dates?.makeWorker(), entities: entities?.makeWorker(), roles: roles?.makeWorker(),
      statements: statements?.makeWorker(), fingerprints: fingerprints?.makeWorker())
  }
}

/// One meter a stage, in running order.
struct StageMeters: Sendable {
  let ingest = StageMeter(name: "ingest")
  let sentences = StageMeter(name: "sentences")
  let dates = StageMeter(name: "dates")
  let entities = StageMeter(name: "entities")
  let roles = StageMeter(name: "roles")
  let statements = StageMeter(name: "statements")
  let dedupe = StageMeter(name: "dedupe")
  let tables = StageMeter(name: "tables")
  let compression = StageMeter(name: "compression")

  func running(in stages: DocumentStages) -> [StageMeter] {
    var all = [ingest]
    if stages.sentences != nil { all.append(sentences) }
    if stages.dates != nil { all.append(dates) }
    if stages.entities != nil { all.append(entities) }
    if stages.roles != nil { all.append(roles) }
    if stages.statements != nil { all.append(statements) }
    if stages.fingerprints != nil { all.append(dedupe) }
    return all + [tables, compression]
  }
}

extension DocumentStages.Workers {
  /// Runs all stages on a batch, stage by stage, and measures each.
  mutating func annotate(_ documents: [Document], _ meters: StageMeters) -> [Annotations] {
    var annotations = documents.map { _ in Annotations() }
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    Self.run(&sentences, documents, bytes, &annotations, meters.sentences)
    if dates == nil {
      for (index, document) in documents.enumerated() { annotations[index].anchor = document.statedAnchor }
    }
    Self.run(&dates, documents, bytes, &annotations, meters.dates)
    Self.run(&entities, documents, bytes, &annotations, meters.entities)
    Self.run(&roles, documents, bytes, &annotations, meters.roles)
    Self.run(&statements, documents, bytes, &annotations, meters.statements)
    return annotations
  }

  private static func run<Worker: DocumentStageWorker>(
    _ worker: inout Worker?, _ documents: [Document], _ bytes: Int, _ annotations: inout [Annotations], _ meter: StageMeter
  ) {
    guard worker != nil else { return }
    let start = StageMeter.threadCPUNanoseconds()
    for index in documents.indices { worker?.annotate(documents[index], &annotations[index]) }
    meter.add(documents: documents.count, bytes: bytes, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
  }
}

extension Document {
  /// The document's day by what the input itself says, for runs without the stage that reads the text for it.
  var statedAnchor: DocumentAnchor {
    for basis in dateOrder {
      switch basis {
      case .given: if let day = givenOn { return DocumentAnchor(on: day, basis: .given) }
      case .metadata: if let day = metadataOn { return DocumentAnchor(on: day, basis: .metadata) }
      case .path: if let day = pathOn { return DocumentAnchor(on: day, basis: .path) }
      case .dateline, .inferred, .none: continue
      }
    }
    return DocumentAnchor()
  }
}
