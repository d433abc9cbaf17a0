import DatelineDatasets

/// The tables whose rows come from one document at a time.
enum DocumentTable: Int, CaseIterable {
  // The order is that of the spool file.
  case documents, sentences, dates, mentions, roles, statements

  var schema: TableSchema {
    switch self {
    case .documents: .documents
    case .sentences: .sentences
    case .dates: .dates
    case .mentions: .entityMentions
    case .roles: .roles
    case .statements: .statements
    }
  }

  init?(_ schema: TableSchema) {
    guard let table = Self.allCases.first(where: { $0.schema.name == schema.name }) else { return nil }
    self = table
  }
}

/// The rows of one batch of documents, table by table.
struct BatchRows: Sendable {
  /// Rows by table; empty for tables that nobody asked for.
  var rows = DocumentTable.allCases.map { RowBuffer(table: $0.schema) }
  /// For each row of a table, the index in the batch of its document.
  var documentOf: [[UInt32]] = DocumentTable.allCases.map { _ in [] }

  subscript(table: DocumentTable) -> RowBuffer { rows[table.rawValue] }

  mutating func removeAll() {
    for index in rows.indices {
      rows[index].removeAll()
      documentOf[index].removeAll(keepingCapacity: true)
    }
  }

  /// Appends a document's rows to the tables in `needed`.
  mutating func append(_ record: DocumentRecord, _ needed: Set<DocumentTable>, _ writer: inout RowWriter) {
    let document = UInt32(rows[DocumentTable.documents.rawValue].count)
    for table in DocumentTable.allCases where needed.contains(table) {
      let index = table.rawValue
      switch table {
      case .documents: writer.appendDocument(record, to: &rows[index])
      case .sentences: writer.appendSentences(record, to: &rows[index])
      case .dates: writer.appendDates(record, to: &rows[index])
      case .mentions: writer.appendMentions(record, to: &rows[index])
      case .roles: writer.appendRoles(record, to: &rows[index])
      case .statements: writer.appendStatements(record, to: &rows[index])
      }
      documentOf[index].append(contentsOf: repeatElement(document, count: rows[index].count - documentOf[index].count))
    }
  }

  // MARK: Spool form: for each table in `tables` the byte count, the rows, and the documents of the rows.

  func serialize(_ tables: Set<DocumentTable>, into bytes: inout [UInt8]) {
    for table in DocumentTable.allCases where tables.contains(table) {
      let place = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: 8))
      rows[table.rawValue].serialize(into: &bytes)
      let size = UInt64(bytes.count - place - 8)
      withUnsafeBytes(of: size) { source in
        for (offset, byte) in source.enumerated() { bytes[place + offset] = byte }
      }
      documentOf[table.rawValue].withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
  }

  /// Reads what `serialize` wrote with the same tables; false if the bytes are not of that form.
  mutating func deserialize(_ tables: Set<DocumentTable>, from bytes: UnsafeRawBufferPointer) -> Bool {
    removeAll()
    var place = 0
    for table in DocumentTable.allCases where tables.contains(table) {
      guard bytes.count - place >= 8 else { return false }
      let size = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      place += 8
      guard size <= UInt64(bytes.count - place),
        rows[table.rawValue].deserialize(UnsafeRawBufferPointer(rebasing: bytes[place..<place + Int(size)]))
      else { return false }
      place += Int(size)
      let count = rows[table.rawValue].count
      guard bytes.count - place >= count * 4 else { return false }
      for row in 0..<count { documentOf[table.rawValue].append(bytes.loadUnaligned(fromByteOffset: place + row * 4, as: UInt32.self)) }
      place += count * 4
    }
    return place == bytes.count
  }
}
