import DatelineDatasets
import DatelineDates
import DatelineDedupe
import DatelineEntities
import DatelineIngest
import DatelineSentences
import DatelineStatements
import DatelineText

extension RunPlan {
  /// Makes a checked definition ready to run. Reads the user's gazetteers.
  ///
  /// - Parameters:
  ///   - definition: The definition.
  ///   - collectsEvidence: Whether the days of documents come with the evidence for them, in words.
  /// - Throws: `RunError` if a gazetteer cannot be read or is wrong.
  init(_ definition: PipelineDefinition, collectsEvidence: Bool = false) throws(RunError) {
    var stages = DocumentStages()
    var dedupe: DedupeOptions?
    var dedupeState: String?
    var repair = RepairMode.off
    var dayFirst = false
    for use in definition.stages {
      if case .repair(let options) = use.definition { repair = RepairMode(options.mode) }
    }
    for use in definition.stages {
      switch use.definition {
      case .repair: break
      case .sentences: stages.sentences = SentenceSplitter()
      case .dates(let options):
        dayFirst = options.order == .dayFirst
        var chosen = DateResolver.Options(options)
        chosen.collectsEvidence = collectsEvidence
        stages.dates = DateResolver(options: chosen)
      case .entities(let options): stages.entities = try EntityTagger(options, repair: repair)
      case .roles: stages.roles = RoleTagger(repair: repair)
      case .statements: stages.statements = StatementTagger()
      case .dedupe(let options):
        let chosen = DedupeOptions(options, annotations: definition.runs(.entities) && definition.runs(.dates))
        dedupe = chosen
        dedupeState = options.state?.resolved
        stages.fingerprints = Fingerprinter(options: chosen)
      }
    }
    let outputs = definition.outputs
    self.init(
      sources: definition.sources.map {
        SourceDescription(
          $0, folder: definition.folder, output: outputs.directory.resolved, dayFirst: dayFirst, maxDocument: definition.limits.maxDocument)
      }, stages: stages, dedupe: dedupe,
      outputs: outputs.tables.map { table in
        TableOutput(
          name: table.name, table: table.schema, columns: TableOutput.columnIndices(table.columns, table: table.schema),
          filter: table.filter,
          formats: outputs.formats.compactMap { OutputFormat($0) }, containers: outputs.formats.compactMap { ContainerFormat($0) },
          isSpreadsheetSafe: outputs.spreadsheetSafe, newline: outputs.newline)
      })
    self.repair = repair
    self.dedupeState = dedupeState
    hasReport = outputs.report
    memoryLimit = definition.limits.memory
  }
}
