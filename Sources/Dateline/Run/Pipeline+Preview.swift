import DatelineDatasets
import DatelineIngest
import DatelineText

extension Pipeline {
  /// Opens the inputs, takes the first documents through the stages and shows the first rows of each table as CSV. Writes nothing.
  ///
  /// Tables that need the whole corpus (copies, entity counts, the time line) are left out.
  ///
  /// - Parameters:
  ///   - documents: How many documents.
  ///   - rows: How many rows of each table.
  /// - Returns: The tables as text, each after a comment line.
  /// - Throws: `RunError` if the inputs are missing or cannot be read.
  public func preview(documents: Int, rows: Int) throws(RunError) -> String {
    do {
      let plan = try RunPlan(definition)
      let shown = RunPlan(
        sources: plan.sources, stages: plan.stages, dedupe: nil,
        outputs: plan.outputs.map {
          TableOutput(
            name: $0.name, table: $0.table, columns: $0.columns, filter: $0.filter, formats: [.csv], isSpreadsheetSafe: $0.isSpreadsheetSafe
          )
        })
      let reader = try IngestReader(sources: shown.sources, batchDocuments: documents, batchBytes: 1 << 20)
      guard let batch = try reader.next() else { return "no documents\n" }
      var worker = BatchWorker(shown, StageMeters())
      let result = worker.process(batch, firstOrdinal: 0)
      var text = "# \(batch.documents.count.counted("document")), \(batch.rejects.count.grouped) rejected\n"
      for table in result.rendered {
        let output = shown.outputs[table.output]
        text += "\n# \(output.name): the first \(min(rows, table.rows)) of \(table.rows.counted("row"))\n"
        text += output.columns.map { output.table.columns[$0].name }.joined(separator: ",") + "\n"
        text += String(decoding: table.csv.prefix(Self.end(ofRecord: rows, in: table.csv)), as: UTF8.self)
      }
      return text
    } catch {
      throw RunError(error)
    }
  }

  /// Where the given number of CSV records ends; line breaks inside quotation marks do not count.
  private static func end(ofRecord count: Int, in csv: [UInt8]) -> Int {
    var isQuoted = false
    var records = 0
    for (index, byte) in csv.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted {
        records += 1
        if records == count { return index + 1 }
      }
    }
    return csv.count
  }
}
