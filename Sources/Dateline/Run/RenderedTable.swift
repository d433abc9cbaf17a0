import DatelineDatasets

/// Rows of one output in its file forms, ready to be appended to its streams.
struct RenderedTable: Sendable {
  /// Index in `RunPlan.outputs`.
  let output: Int
  /// Rows that the filter kept.
  let rows: Int
  let csv: [UInt8]
  let jsonLines: [UInt8]
  /// The rows themselves, if a container takes them.
  let kept: SelectedRows?

  init(_ output: TableOutput, _ index: Int, rows buffer: RowBuffer, documents: RowBuffer, documentOf: [UInt32]) {
    var csv: [UInt8] = []
    var jsonLines: [UInt8] = []
    let kept = output.selectedRows(of: buffer, documents: documents, documentOf: documentOf)
    output.render(kept, csv: &csv, jsonl: &jsonLines)
    rows = kept.count
    self.kept = output.containers.isEmpty ? nil : kept
    self.output = index
    self.csv = csv
    self.jsonLines = jsonLines
  }
}
