import DatelineDatasets
import DatelineDedupe
import DatelineEngine
import DatelineIngest
import DatelineReport
import DatelineText
import Glibc

/// A checked pipeline file, ready to run.
///
/// ```swift
/// let summary = try Pipeline(contentsOfFile: "pipelines/news.yaml").run()
/// print(summary.documents, "documents,", summary.copies ?? 0, "copies")
/// ```
public struct Pipeline: Sendable {
  /// The file as parsed and checked.
  public let definition: PipelineDefinition
  /// What deserves a look though the pipeline can run.
  public let warnings: [Diagnostic]
  /// SHA-256 of the pipeline file's bytes, hexadecimal.
  let fileSHA256: String

  /// Reads and checks a pipeline file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - overrides: New values for its `vars`.
  ///   - environment: What `${env:NAME}` refers to; the process's own if nil.
  ///   - outputDirectory: Output folder in place of `outputs.directory`; relative to the working folder.
  /// - Throws: `PipelineFileError` with every problem of the file.
  public init(
    contentsOfFile path: String, overrides: [String: String] = [:], environment: [String: String]? = nil, outputDirectory: String? = nil
  ) throws(PipelineFileError) {
    try self.init(
      bytes: try PipelineFileError.read(path), file: path, overrides: overrides, environment: environment ?? Self.processEnvironment,
      outputDirectory: outputDirectory)
  }

  /// Checks a pipeline definition that is in memory; relative paths refer to the folder of `file`.
  ///
  /// - Throws: `PipelineFileError` with every problem.
  public init(
    bytes: [UInt8], file: String = "pipeline.yaml", overrides: [String: String] = [:], environment: [String: String] = [:],
    outputDirectory: String? = nil
  ) throws(PipelineFileError) {
    let (definition, diagnostics) = PipelineParser.parse(
      bytes: bytes, file: file, overrides: overrides, environment: environment, output: outputDirectory)
    guard let definition, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw PipelineFileError(diagnostics: diagnostics, source: bytes)
    }
    self.definition = definition
    warnings = diagnostics
    fileSHA256 = Checksum.sha256(bytes)
  }

  /// Runs the pipeline and writes its tables.
  ///
  /// - Parameters:
  ///   - workers: Concurrent workers, in place of `limits.workers`; the results do not depend on it.
  ///   - cancellation: Stops the run between batches when another thread cancels it.
  ///   - progress: Filled as the run goes on; any thread may read it.
  /// - Returns: What was read, found and written.
  /// - Throws: `RunError`. Then the output folder and the file of `dedupe: {state: ...}` are as they were before; if the very last step fails, putting
  ///   that file in its place, the error says so.
  public func run(
    workers: Int? = nil, cancellation: Cancellation = Cancellation(), progress: RunProgress = RunProgress()
  ) throws(RunError) -> RunSummary {
    let directory = definition.outputs.directory.resolved
    do {
      let plan = try RunPlan(definition)
      let writer = try DatasetWriter(
        directory: directory, pipelineName: definition.name, outputs: plan.outputs, level: definition.outputs.compressionLevel,
        namesEarlierRuns: plan.dedupeState != nil)
      do {
        let state = try plan.dedupeState.map { try DedupeStateFile(claiming: $0) }
        defer { state?.discard() }
        let run = PipelineRun(
          plan: plan, workers: workers ?? definition.limits.workers ?? Int(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
          cancellation: cancellation, progress: progress)
        let outcome = try run.run(into: writer)
        if cancellation.isCancelled { throw RunError.interrupted }
        // The index is on disk before the tables are published, and takes its place after: what fails or crashes in between leaves the earlier index, with
        // which the same run gives the same tables again.
        if let state { try outcome.index?.write(to: state) }
        if let report = outcome.report { try writer.addFile(Self.reportPath, contents: ReportPage(complete(report, outcome)).html()) }
        let files = try writer.publish(info(outcome))
        do {
          try state?.commit()
        } catch {
          throw RunError(.failed, "\(error); the tables are complete, and running the pipeline again brings the state up to them")
        }
        return summary(outcome, plan, files, progress)
      } catch {
        writer.abort()
        throw error
      }
    } catch {
      throw RunError(error)
    }
  }

  /// What the pipeline will do: options with their origin, stages, tables.
  public var explanation: Explanation { Explanation(definition) }

  /// `3 sources, 5 stages, 9 tables`.
  public var shortDescription: String {
    [
      definition.sources.count.counted("source"), definition.stages.count.counted("stage"),
      definition.outputs.tables.count.counted("table"),
    ].joined(separator: ", ")
  }

  /// Removes what an interrupted run of this pipeline has left under `.partial`; for signal handlers that cannot wait for the run to stop.
  public func removePartialOutput() { DatasetWriter.discardPartial(of: definition.outputs.directory.resolved) }

  private static var processEnvironment: [String: String] {
    var all: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { all[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return all
  }
}
