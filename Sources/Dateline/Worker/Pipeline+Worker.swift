import DatelineDatasets
import DatelineEngine
import DatelineIngest
import Glibc

extension Pipeline {
  /// Tables of the file that `work` cannot give, in file order: their rows come from all documents of a run.
  public var tablesOfWholeRuns: [String] {
    definition.outputs.tables.filter { !Self.isOfOneDocument($0.schema) }.map(\.name)
  }

  /// Takes documents as they come, a JSON object a line, and gives each line its answer: a JSON object on one line with the rows of its tables.
  ///
  /// For programs that hand over documents one at a time and wait. An answer has a key for each output of the file whose rows come from single documents, with
  /// the rows that its `where` and `columns` leave, and always `rejects`; every list is there, empty or not. A line gives the same rows as in a run of the file,
  /// except that no document is known to be a copy; a line that cannot be read is answered by a row of `rejects`. Answers come in the order of the lines, each as
  /// soon as it is ready; blank lines get none. Nothing is kept from one document to the next, so an id may come again.
  ///
  /// - Parameters:
  ///   - source: The source of the file whose `fields`, `encoding` and `document_date` hold for the lines; nil takes the first one of JSON Lines, and if
  ///     there is none, the columns' own names.
  ///   - path: Where the lines come from, `-` for standard input.
  ///   - workers: Concurrent workers, in place of `limits.workers`; the answers do not depend on it.
  ///   - cancellation: Stops between lines when another thread cancels it.
  ///   - answer: Called with each answer and its line feed, one call at a time.
  /// - Throws: `RunError`: `badDefinition` if there is no such source or no table to answer with, `cancelled`, `failed` with what `answer` throws.
  /// - Complexity: O(document) memory for each worker.
  public func work(
    source: String? = nil, path: String = "-", workers: Int? = nil, cancellation: Cancellation = Cancellation(),
    answer: sending @escaping ([UInt8]) throws -> Void
  ) throws(RunError) {
    do {
      let plan = try workerPlan(source: source, path: path)
      let workers = workers ?? definition.limits.workers ?? Int(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      let input = try IngestReader(sources: plan.sources, batchDocuments: 1, batchBytes: 1)
      try OrderedPipeline(workers: workers, window: workers * 3).run(
        cancellation: cancellation,
        source: { try input.next() },
        makeTransform: {
          var worker = BatchWorker(plan, StageMeters())
          return { (batch: IngestBatch) in batch.isOfNoLine ? [] : WorkerAnswer.line(worker.process(batch, firstOrdinal: 0), plan) }
        },
        sink: { (line: [UInt8]) in if !line.isEmpty { try answer(line) } })
    } catch PipelineError.failed(_, _, let underlying) {
      throw RunError(underlying)
    } catch is PipelineError {
      throw .interrupted
    } catch {
      throw RunError(error)
    }
  }

  private func workerPlan(source name: String?, path: String) throws(RunError) -> RunPlan {
    let plan = try RunPlan(definition)
    let chosen = plan.sources.first { name == nil ? $0.format == .jsonl : $0.name == name }
    if let name, chosen == nil {
      throw RunError(.badDefinition, "there is no source '\(name)'; the file has \(plan.sources.map(\.name).joined(separator: ", "))")
    }
    if let chosen, chosen.format != .jsonl {
      throw RunError(.badDefinition, "source '\(chosen.name)' is not of JSON Lines; a worker reads one JSON object a line")
    }
    var source = chosen ?? SourceDescription(name: "worker", path: path, format: .jsonl)
    source.path = path
    source.maxDocumentBytes = definition.limits.maxDocument
    source.allowsRepeatedIDs = true
    var outputs = plan.outputs.filter { Self.isOfOneDocument($0.table) }.map {
      TableOutput(
        name: $0.name, table: $0.table, columns: $0.columns, filter: $0.filter, formats: [.jsonl], isSpreadsheetSafe: $0.isSpreadsheetSafe)
    }
    guard outputs.contains(where: { $0.table.name != TableSchema.rejects.name }) else {
      let tables = tablesOfWholeRuns.joined(separator: ", ")
      throw RunError(
        .badDefinition, "no table of the file has rows of single documents (\(tables) need the whole run); add one to outputs.tables")
    }
    if !outputs.contains(where: { $0.table.name == TableSchema.rejects.name }) {
      outputs.append(TableOutput(table: .rejects, formats: [.jsonl]))
    }
    var stages = plan.stages
    stages.fingerprints = nil
    var result = RunPlan(sources: [source], stages: stages, dedupe: nil, outputs: outputs)
    result.repair = plan.repair
    return result
  }

  private static func isOfOneDocument(_ table: TableSchema) -> Bool {
    DocumentTable(table) != nil || table.name == TableSchema.rejects.name
  }
}

extension IngestBatch {
  /// Whether it only says that the input held no record at all.
  fileprivate var isOfNoLine: Bool {
    documents.isEmpty && rejects.allSatisfy { $0.code == RejectCode.empty.rawValue && ($0.excerpt ?? "").isEmpty }
  }
}

/// The line that a worker answers a document with.
enum WorkerAnswer {
  /// `{"documents":[...],"dates":[...],"rejects":[]}` and a line feed.
  static func line(_ result: BatchResult, _ plan: RunPlan) -> [UInt8] {
    var rows = [[UInt8]](repeating: [], count: plan.outputs.count)
    for table in result.rendered { rows[table.output] = table.jsonLines }
    var line: [UInt8] = []
    for (index, output) in plan.outputs.enumerated() {
      line.append(UInt8(ascii: index == 0 ? "{" : ","))
      line += JSONValue.string(output.name).serialized(pretty: false)
      line += Array(":[".utf8)
      // A row is a line, and holds no other line feed.
      for byte in rows[index].dropLast() { line.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: ",") : byte) }
      line.append(UInt8(ascii: "]"))
    }
    return line + Array("}\n".utf8)
  }
}
