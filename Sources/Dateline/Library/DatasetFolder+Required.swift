import DatelineDatasets

extension DatasetFolder {
  /// The fullest table with some columns, or an error that says what to add to the pipeline.
  ///
  /// - Throws: `TableReadError` if there is none, or if a table cannot be read.
  func required(_ schema: TableSchema, columns: [String]) throws(TableReadError) -> Table {
    if let table = try table(schema, columns: columns) { return table }
    if let fullest = candidates(schema).first {
      _ = try fullest.reader(columns: columns)
      return fullest
    }
    let stage = StageCatalogue.stage(ofTable: schema.name).map { " (it needs the stage '\($0.rawValue)')" } ?? ""
    let remedy = "add it to outputs.tables of the pipeline\(stage), and csv.gz to outputs.formats, and run it again"
    throw TableReadError(.lacking, path: path, message: "has no table '\(schema.name)' as CSV or JSON Lines; \(remedy)")
  }

  /// The fullest table with some columns if no filter left rows out of it.
  func whole(_ schema: TableSchema, columns: [String]) throws(TableReadError) -> Table? {
    guard let table = try table(schema, columns: columns), !table.isFiltered else { return nil }
    return table
  }
}
