import DatelineDatasets

/// The documents that copy others.
struct CopyList {
  private var ids: Set<String> = []

  /// Reads `duplicates`, else the column `is_duplicate` of `documents`; nil if the folder has neither without a filter, which may leave copies out.
  init?(_ folder: DatasetFolder) throws(TableReadError) {
    if let table = try folder.whole(.duplicates, columns: ["document_id"]) {
      try add(table, isCopy: nil)
    } else if let table = try folder.whole(.documents, columns: ["document_id", "is_duplicate"]) {
      try add(table, isCopy: TableSchema.documents.index(of: "is_duplicate"))
    } else {
      return nil
    }
  }

  private mutating func add(_ table: DatasetFolder.Table, isCopy: Int?) throws(TableReadError) {
    let column = table.schema.index(of: "document_id") ?? 0
    let reader = try table.reader(columns: [])
    var rows = RowBuffer(table: table.schema)
    while try reader.read(512, into: &rows) > 0 {
      for row in 0..<rows.count where isCopy.map({ rows.boolean(row: row, column: $0) == true }) ?? true {
        if let id = rows.string(row: row, column: column) { ids.insert(id) }
      }
      rows.removeAll()
    }
  }

  func contains(_ document: String) -> Bool { ids.contains(document) }
}
