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
    guard let filter else { return render(rows: rows, csv: &csv, jsonl: &jsonl) }
    let chosen = filter.selectedRows(of: rows, documents: documents, documentOf: documentOf)
    append(rows, chosen, &csv, &jsonl)
    return chosen.count
  }

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
    let estimate = chosen.map { rows.isEmpty ? 0 : rows.byteCount / rows.count * $0.count } ?? rows.byteCount
    var csvSink = ByteSink(capacity: wantsCSV ? estimate + ByteSink.valueRoom : 0)
    var jsonSink = ByteSink(capacity: wantsJSON ? estimate * 2 + ByteSink.valueRoom : 0)
    renderer.render(rows, chosen: chosen, csv: &csvSink, json: &jsonSink, wantsCSV: wantsCSV, wantsJSON: wantsJSON)
    csv.append(contentsOf: csvSink.bytes)
    jsonl.append(contentsOf: jsonSink.bytes)
  }
}
