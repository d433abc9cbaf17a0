import DatelineDatasets

/// What a pipeline would do, for a person to check before it runs: options with their origin, stages with their needs, tables with columns and
/// filters, and the files that would be written. Nothing is opened for it.
public struct Explanation: Sendable {
  /// The pipeline.
  public let definition: PipelineDefinition

  /// Explains a pipeline.
  public init(_ definition: PipelineDefinition) { self.definition = definition }

  /// Files of the output folder in the order of the tables, then those that describe them.
  public var files: [String] {
    let formats = definition.outputs.formats
    let tables = definition.outputs.tables.flatMap { table in
      formats.compactMap { $0.isTableFile ? "data/\(table.name).\($0.rawValue)" : nil }
    }
    let whole = formats.filter { !$0.isTableFile }.map { "\(definition.name).\($0.rawValue)" }
    let report = definition.outputs.report ? [Pipeline.reportPath] : []
    return tables + whole + report + ["datapackage.json", "manifest.json", "SHA256SUMS"]
  }

  /// Stages whose results a stage reads when it runs: its needs and those that must come before it, as far as they run.
  func predecessors(of stage: StageName) -> [StageName] {
    let description = StageCatalogue.description(of: stage)
    return StageName.allCases.filter { (description.needs + description.after).contains($0) && definition.runs($0) }
  }

  /// The predecessors that no other predecessor stands behind, so that a graph has no edge too many.
  func directPredecessors(of stage: StageName) -> [StageName] {
    let all = predecessors(of: stage)
    return all.filter { candidate in !all.contains { $0 != candidate && precedes(candidate, $0) } }
  }

  private func precedes(_ earlier: StageName, _ later: StageName) -> Bool {
    predecessors(of: later).contains { $0 == earlier || precedes(earlier, $0) }
  }
}

extension DatasetFormat {
  /// Whether each table is a file of its own.
  var isTableFile: Bool { self != .sqlite && self != .xlsx }
}
