import DatelineDatasets
import DatelineIngest

extension Pipeline {
  /// What the manifest says of a run. Nothing in it may differ between two runs of the same inputs, options and version.
  func info(_ outcome: PipelineRun.Outcome) -> DatasetInfo {
    let counts = outcome.counts
    return DatasetInfo(
      toolVersion: DatelineVersion.current, description: definition.description.isEmpty ? nil : definition.description,
      pipelineSHA256: fileSHA256, inputs: Self.json(outcome.inputs),
      counts: .members([
        ("records", .integer(counts.documents + counts.rejectCount)),
        ("documents", .integer(counts.documents)),
        ("rejected", .integer(counts.rejectCount)),
        ("copies", outcome.copies.map(JSONValue.integer)),
        ("earlier_documents", outcome.earlierDocuments.map(JSONValue.integer)),
        ("common_keys", outcome.commonKeys.map(JSONValue.integer)),
        ("sentences", .integer(counts.sentences)),
        ("dates", definition.runs(.dates) ? .integer(counts.dates) : nil),
        ("dates_resolved", definition.runs(.dates) ? .integer(counts.resolvedDates) : nil),
        ("entity_mentions", definition.runs(.entities) ? .integer(counts.mentions) : nil),
        ("statements", definition.runs(.statements) ? .integer(counts.statements) : nil),
      ]),
      rejects: Self.rejectsByCode(counts))
  }

  /// What a run tells its caller.
  func summary(_ outcome: PipelineRun.Outcome, _ plan: RunPlan, _ files: [WrittenFile], _ progress: RunProgress) -> RunSummary {
    let counts = outcome.counts
    var summary = RunSummary()
    summary.outputDirectory = Self.shortened(definition.outputs.directory.resolved)
    summary.documents = counts.documents
    summary.rejects = counts.rejectCount
    summary.rejectsByCode = Self.rejectsByCode(counts)
    switch definition.limits.maxRejects {
    case .count(let limit): summary.hasTooManyRejects = summary.rejects > limit
    case .share(let share): summary.hasTooManyRejects = Double(summary.rejects) > share * Double(summary.records)
    }
    summary.copies = outcome.copies
    summary.earlierDocuments = outcome.earlierDocuments
    summary.commonKeys = outcome.commonKeys
    summary.sentences = counts.sentences
    summary.dates = definition.runs(.dates) ? counts.dates : nil
    summary.resolvedDates = counts.resolvedDates
    summary.datedDocuments = counts.datedDocuments
    summary.mentions = definition.runs(.entities) ? counts.mentions : nil
    summary.statements = definition.runs(.statements) ? counts.statements : nil
    summary.topEntities = outcome.topEntities
    summary.report = files.first { $0.path == Self.reportPath }?.path
    summary.tables = plan.outputs.enumerated().map { index, output in
      let paths = output.formats.map { output.path($0) } + output.containers.map { $0.path(of: definition.name) }
      let file = files.first { paths.contains($0.path) }
      return RunSummary.Table(name: output.name, rows: file?.rows ?? file?.tableRows[index] ?? 0, paths: paths)
    }
    summary.warnings = outcome.inputs.warnings.map(\.line) + files.flatMap(\.notices)
    if counts.unwritableDates > 0, plan.isSpreadsheetSafe {
      summary.warnings.append(
        "\(counts.unwritableDates) dates lie before 1900-03-01: spreadsheets cannot hold such days, so with spreadsheet_safe their start_on and end_on are "
          + "empty and timeline leaves them out; timex_value has them")
    }
    summary.stages = progress.stages.map {
      RunSummary.StageCost(name: $0.name, documents: $0.documents, bytes: $0.bytes, cpuSeconds: $0.cpuSeconds)
    }
    return summary
  }

  /// A path without `folder/..`, for people.
  private static func shortened(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == "..", let last = parts.last, last != "..", last != ".", !last.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  private static func rejectsByCode(_ counts: RunCounts) -> [(code: String, count: Int)] {
    counts.rejects.sorted { $0.key < $1.key }.map { (code: $0.key, count: $0.value) }
  }

  private static func json(_ inputs: InputSummary) -> JSONValue {
    .members([
      ("files", .integer(inputs.sources.reduce(0) { $0 + $1.files })),
      ("documents", .integer(inputs.sources.reduce(0) { $0 + $1.documents })),
      ("rejected", .integer(inputs.sources.reduce(0) { $0 + $1.rejects })),
      (
        "sources",
        .array(
          inputs.sources.map { source in
            .members([
              ("name", .string(source.name)),
              ("files", .integer(source.files)),
              ("bytes", .integer(source.bytes)),
              ("documents", .integer(source.documents)),
              ("rejected", .integer(source.rejects)),
              ("list_sha256", .string(source.listSHA256)),
              (
                "file_list",
                .array(
                  source.fileList.map { file in
                    .members([("path", .string(file.path)), ("bytes", .integer(file.bytes)), ("sha256", .string(file.sha256))])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
