import DatelineDatasets
import DatelineEngine
import DatelineEntities
import DatelineIngest
import DatelineReport
import DatelineText

/// Makes the facts of the report once it is known which documents are copies: one pass over the digests of all batches, in run order.
struct PipelineReport {
  private let stages: DocumentStages
  private let digests: SpoolReader
  private let copies: CopyMap?
  private let groups: [EntityFacts.Group]

  init(plan: RunPlan, digests: SpoolReader, facts: LateFacts, entities: [EntityRow]) {
    stages = plan.stages
    self.digests = digests
    copies = facts.duplicates.map { found in
      CopyMap(documents: facts.count) { ordinal in
        facts.isDuplicate(ordinal)
          ? CopyMap.Copy(original: Int(facts.story(of: ordinal)) - facts.earlier, kind: found.kinds[ordinal].name) : nil
      }
    }
    groups = [EntityType.person, .organization, .place].map { type in
      let rows = entities.ranked(type)
      return EntityFacts.Group(type: type, count: rows.count, top: rows.prefix(EntityFacts.topCount).map(EntityFacts.Row.init))
    }
  }

  /// Counts the digests; `meter` takes what that costs.
  func finish(_ meter: StageMeter) throws -> ReportFacts {
    let start = StageMeter.threadCPUNanoseconds()
    var tally = ReportTally(copies: copies)
    var digest: [UInt8] = []
    while try digests.next(into: &digest) {
      guard tally.add(digest) else {
        throw RunError.damagedSpool
      }
    }
    var facts = ReportFacts()
    facts.documents = tally.documentFacts { RejectCode(rawValue: $0)?.explanation ?? "" }
    facts.copies = tally.copyFacts
    facts.dates = stages.dates == nil ? nil : tally.dateFacts
    facts.entities = stages.entities == nil ? nil : EntityFacts(groups: groups)
    facts.statements = stages.statements == nil ? nil : tally.statementFacts
    facts.doubts = tally.doubtRows
    meter.add(documents: 0, bytes: 0, cpuNanoseconds: StageMeter.threadCPUNanoseconds() - start)
    return facts
  }
}

extension EntityFacts.Row {
  init(_ row: EntityRow) {
    self.init(
      name: row.entity.name, id: row.entity.id, countryCode: row.entity.type == .place ? row.entity.countryCode : nil,
      clusters: row.clusterCount, documents: row.documentCount, mentions: row.mentionCount)
  }
}

extension [EntityRow] {
  /// The rows of one type, those that most stories mention first.
  func ranked(_ type: EntityType) -> [EntityRow] {
    filter { $0.entity.type == type }
      .sorted { ($1.clusterCount, $1.documentCount, $0.entity.id) < ($0.clusterCount, $0.documentCount, $1.entity.id) }
  }
}

extension Pipeline {
  /// Path of the report below the output folder.
  static let reportPath = "report.html"

  /// Adds what the report says of the run itself.
  func complete(_ report: ReportFacts, _ outcome: PipelineRun.Outcome) -> ReportFacts {
    var facts = report
    let counts = outcome.counts
    facts.run.pipelineName = definition.name
    facts.run.pipelineDescription = definition.description
    facts.run.pipelineSHA256 = fileSHA256
    facts.run.toolVersion = DatelineVersion.current
    facts.run.stages = definition.stages.map(\.definition.name.rawValue)
    facts.run.sources = outcome.inputs.sources.map {
      RunFacts.Source(name: $0.name, files: $0.files, bytes: $0.bytes, documents: $0.documents, rejects: $0.rejects)
    }
    facts.run.warnings = outcome.inputs.warnings.map(\.line)
    if definition.runs(.sentences) { facts.run.counts.append(("Sentences", counts.sentences)) }
    if definition.runs(.dates) { facts.run.counts.append(("Dates", counts.dates)) }
    if definition.runs(.entities) { facts.run.counts.append(("Mentions", counts.mentions)) }
    if definition.runs(.statements) { facts.run.counts.append(("Statements", counts.statements)) }
    return facts
  }
}
