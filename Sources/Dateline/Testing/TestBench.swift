import DatelineDatasets
import DatelineEngine
import DatelineIngest
import Glibc

/// A pipeline made ready to run single documents, and the folder in which it does so.
final class TestBench {
  private let plan: RunPlan
  private let isSpreadsheetSafe: Bool
  private let maxDocument: Int
  private let folder: String
  private static let source = "test"

  init(_ definition: PipelineDefinition) throws(RunError) {
    var definition = definition
    definition.sources = []
    for index in definition.stages.indices {
      if case .dedupe(var options) = definition.stages[index].definition {
        options.state = nil
        definition.stages[index].definition = .dedupe(options)
      }
    }
    plan = try RunPlan(definition)
    isSpreadsheetSafe = definition.outputs.spreadsheetSafe
    maxDocument = definition.limits.maxDocument
    let parent = SmallFile.temporaryFolder
    var template = Array("\(parent)/dateline-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw RunError(
        .failed, "\(parent): cannot make a folder for the tests: \(String(cString: strerror(errno))); set TMPDIR to another folder")
    }
    folder = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? parent }
  }

  deinit { DatasetFolder.remove(folder) }

  func run(_ test: TestDefinition) throws -> TestOutcome {
    let start = ContinuousClock.now
    try write(test.document)
    var source = SourceDescription(name: Self.source, root: folder, path: "document.jsonl", format: .jsonl)
    source.maxDocumentBytes = maxDocument
    var plan = RunPlan(
      sources: [source], stages: plan.stages, dedupe: plan.dedupe,
      outputs: test.expectations.map { TableOutput(table: $0.table, formats: [.jsonl], isSpreadsheetSafe: isSpreadsheetSafe) })
    plan.repair = self.plan.repair
    let output = folder + "/out"
    let writer = try DatasetWriter(directory: output, pipelineName: "test", outputs: plan.outputs)
    do {
      let run = PipelineRun(plan: plan, workers: 1, cancellation: Cancellation(), progress: RunProgress())
      _ = try run.run(into: writer)
      _ = try writer.publish(DatasetInfo(toolVersion: DatelineVersion.current))
    } catch {
      writer.abort()
      throw error
    }
    defer { DatasetFolder.remove(output) }
    let failures = try test.expectations.flatMap { expectation in
      RowMatcher(expectation: expectation, rows: try rows(of: expectation.table, in: output)).failures()
    }
    return TestOutcome(test: test, failures: failures, seconds: start.duration(to: .now) / .seconds(1))
  }

  private func rows(of table: TableSchema, in output: String) throws -> RowBuffer {
    let reader = try TableReader(path: "\(output)/data/\(table.name).jsonl", table: table, format: .jsonl)
    var rows = RowBuffer(table: table)
    while try reader.read(4096, into: &rows) > 0 {}
    return rows
  }

  private func write(_ document: [TestDefinition.Field]) throws(RunError) {
    let record = JSONValue.object(document.map { JSONValue.Member($0.column.rawValue, .string($0.value)) })
    let path = folder + "/document.jsonl"
    let bytes = record.serialized(pretty: false) + [UInt8(ascii: "\n")]
    if let problem = SmallFile.write(bytes, to: path) {
      throw RunError(.failed, "\(path): cannot be written: \(problem); set TMPDIR to a folder with room")
    }
  }
}
