extension TableOutput {
  /// Appends the rows that the filter keeps, as CSV and as JSON Lines, whichever the formats ask for. Ordered, without header.
  ///
  /// - Parameters:
  ///   - rows: Rows of this table.
  ///   - documents: Rows of documents; read only if the filter names a column of the document.
  ///   - documentOf: For each row the index of its document in `documents`; may be empty if the filter does not need it.
  ///   - csv: Where CSV is appended.
  ///   - jsonl: Where JSON Lines are appended.
  /// - Returns: Number of rows kept.
  /// - Complexity: O(bytes), one pass for both formats.
  @discardableResult
  public func render(rows: RowBuffer, documents: RowBuffer, documentOf: [UInt32], csv: inout [UInt8], jsonl: inout [UInt8]) -> Int {
    let kept = selectedRows(of: rows, documents: documents, documentOf: documentOf)
    render(kept, csv: &csv, jsonl: &jsonl)
    return kept.count
  }

  /// The rows that the filter keeps.
  ///
  /// - Parameters:
  ///   - rows: Rows of this table.
  ///   - documents: Rows of documents; read only if the filter names a column of the document.
  ///   - documentOf: For each row the index of its document in `documents`; may be empty if the filter does not need it.
  /// - Returns: The rows with the choice.
  /// - Complexity: O(rows * nodes of the filter).
  public func selectedRows(of rows: RowBuffer, documents: RowBuffer, documentOf: [UInt32]) -> SelectedRows {
    SelectedRows(rows, indices: filter?.selectedRows(of: rows, documents: documents, documentOf: documentOf))
  }

  /// Appends rows that were filtered before, as CSV and as JSON Lines, whichever the formats ask for.
  ///
  /// - Complexity: O(bytes), one pass for both formats.
  public func render(_ kept: SelectedRows, csv: inout [UInt8], jsonl: inout [UInt8]) { append(kept.rows, kept.indices, &csv, &jsonl) }

  /// Appends all rows: for tables without filter, and for rows that were filtered before (`Filter.selectedRows`).
  ///
  /// - Returns: Number of rows.
  /// - Complexity: O(bytes), one pass for both formats.
  @discardableResult
  public func render(rows: RowBuffer, csv: inout [UInt8], jsonl: inout [UInt8]) -> Int {
    append(rows, nil, &csv, &jsonl)
    return rows.count
  }

  private func append(_ rows: RowBuffer, _ chosen: [UInt32]?, _ csv: inout [UInt8], _ jsonl: inout [UInt8]) {
    guard rows.table.columns.count == table.columns.count else {
      assertionFailure("rows of \(rows.table.name) given to an output of \(table.name)")
      return
    }
    let wantsCSV = formats.contains(where: \.isCSV)
    let wantsJSON = formats.contains { !$0.isCSV }
    guard wantsCSV || wantsJSON else { return }
    let estimate = chosen.map { rows.isEmpty ? 0 : rows.byteCount / rows.count * $0.count } ?? rows.byteCount
    var csvSink = ByteSink(capacity: wantsCSV ? estimate + ByteSink.valueRoom : 0)
    var jsonSink = ByteSink(capacity: wantsJSON ? estimate * 2 + ByteSink.valueRoom : 0)
    renderer.render(rows, chosen: chosen, csv: &csvSink, json: &jsonSink, wantsCSV: wantsCSV, wantsJSON: wantsJSON)
    csv.append(contentsOf: csvSink.bytes)
    jsonl.append(contentsOf: jsonSink.bytes)
  }
}
