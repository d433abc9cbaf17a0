import DatelineDatasets

/// The documents that copy others.
struct CopyList {
  private var ids: Set<String> = []

  /// Reads `duplicates`, else the column `is_duplicate` of `documents`; nil if the folder has neither.
  init?(_ folder: DatasetFolder) throws(TableReadError) {
    let isCopy = TableSchema.documents.index(of: "is_duplicate") ?? 0
    // A filtered table under another name may lack copies.
    if let table = folder.tables.first(where: { $0.name == TableSchema.duplicates.name }) {
      try add(table, isCopy: nil)
    } else if let table = folder.tables.first(where: { $0.name == TableSchema.documents.name }), try table.reader().columns.contains(isCopy)
    {
      try add(table, isCopy: isCopy)
    } else {
      return nil
    }
  }

  private mutating func add(_ table: DatasetFolder.Table, isCopy: Int?) throws(TableReadError) {
    let column = table.schema.index(of: "document_id") ?? 0
    let reader = try table.reader()
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
