#if SQLite
  import CSQLite
  import Glibc

  /// A SQLite database with a table for each output, written in one transaction by prepared statements; indexes and views come at the end.
  ///
  /// The file has no journal: it lies in a folder of this run only, and is thrown away if the run fails.
  final class Database: Container {
    /// `dtln`: tells `file` and others whose database it is.
    static let applicationID = 0x6474_6C6E
    /// Layout of the database.
    static let userVersion = 1
    /// Memory for pages, in KiB; sorts for indexes stay in it too and go on on disk.
    private static let cacheSize = 32_768

    private let description: ContainerDescription
    private let schema: DatabaseSchema
    /// Nil once it is closed.
    private var connection: OpaquePointer?
    /// By index of the output; nil for outputs that go elsewhere.
    private var insertions: [OpaquePointer?] = []
    /// By index of the output: rows that were not taken.
    private var leftOut: [Int]

    /// Creates the file and its tables.
    init(_ description: ContainerDescription) throws(DatasetError) {
      self.description = description
      schema = DatabaseSchema(
        outputs: description.outputs.filter { $0.containers.contains(.sqlite) }, namesEarlierRuns: description.namesEarlierRuns)
      leftOut = description.outputs.map { _ in 0 }
      // No locks of its own: the run has locked the folder, and network drives often cannot.
      let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
      let code = sqlite3_open_v2(description.path, &connection, flags, "unix-none")
      guard code == SQLITE_OK else { throw failure(code) }
      try execute(
        """
        PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA secure_delete = ON; PRAGMA cache_size = -\(Self.cacheSize); PRAGMA foreign_keys = OFF;
        PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(Self.userVersion);
        BEGIN
        """)
      for sql in DatabaseSchema.ownTables { try execute(sql) }
      for output in schema.outputs { try execute(schema.table(output)) }
      for output in description.outputs {
        insertions.append(output.containers.contains(.sqlite) ? try prepare(schema.insertion(output)) : nil)
      }
    }

    deinit { close() }

    private var fileName: String { ContainerFormat.sqlite.path(of: description.pipelineName) }

    private func close() {
      for statement in insertions { sqlite3_finalize(statement) }
      insertions = []
      sqlite3_close(connection)
      connection = nil
    }

    func append(output: Int, rows: SelectedRows) throws(DatasetError) {
      guard let statement = insertions[output] else { return }
      let columns = description.outputs[output].columns
      try rows.forEach { cells, arena throws(DatasetError) in
        for (place, column) in columns.enumerated() { try bind(cells[column], arena, to: statement, Int32(place + 1)) }
        try step(statement)
        if sqlite3_changes(connection) == 0 { leftOut[output] += 1 }
      }
    }

    /// Binds a value; SQLite copies what is text.
    private func bind(
      _ cell: Cell, _ arena: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, _ place: Int32
    ) throws(DatasetError) {
      let code: Int32
      switch cell.kind {
      case .null: code = sqlite3_bind_null(statement, place)
      case .text: code = try cell.withText(arena) { text throws(DatasetError) in Self.bind(text, to: statement, place) }
      case .integer: code = sqlite3_bind_int64(statement, place, Int64(cell.integer))
      case .number: code = sqlite3_bind_double(statement, place, cell.number)
      case .boolean: code = sqlite3_bind_int64(statement, place, cell.boolean ? 1 : 0)
      case .day:
        var text = ByteSink(capacity: 64)
        text.put(dayNumber: cell.dayNumber)
        code = Self.bind(text.bytes, to: statement, place)
      }
      guard code == SQLITE_OK else { throw failure(code) }
    }

    private static func bind(_ text: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, _ place: Int32) -> Int32 {
      guard let base = text.baseAddress else { return sqlite3_bind_null(statement, place) }
      return sqlite3_bind_text64(statement, place, base, UInt64(text.count), csqlite_transient, UInt8(SQLITE_UTF8))
    }

    private func step(_ statement: OpaquePointer) throws(DatasetError) {
      let code = sqlite3_step(statement)
      guard code == SQLITE_DONE else { throw failure(code) }
      sqlite3_reset(statement)
    }

    func finish(_ info: DatasetInfo) throws(DatasetError) -> [String] {
      try fill(info)
      for sql in schema.indexes + schema.views { try execute(sql) }
      try execute("COMMIT")
      close()
      return zip(description.outputs, leftOut).compactMap { output, count in
        guard count > 0 else { return nil }
        let key = output.table.primaryKey.joined(separator: ", ")
        return "\(fileName): \(count) rows of '\(output.name)' are left out: their \(key) is there already or missing"
      }
    }

    /// Fills the tables that describe the others.
    private func fill(_ info: DatasetInfo) throws(DatasetError) {
      try insert(info.facts(pipelineName: description.pipelineName).map { [$0.name, $0.value] }, into: "dateline_run")
      try insert(schema.dictionary, into: "dateline_columns")
    }

    private func insert(_ rows: [[String?]], into table: String) throws(DatasetError) {
      guard let width = rows.first?.count else { return }
      let values = Array(repeating: "?", count: width).joined(separator: ", ")
      let statement = try prepare("INSERT OR IGNORE INTO \(DatabaseSchema.quoted(table)) VALUES (\(values))")
      defer { sqlite3_finalize(statement) }
      for row in rows {
        for (place, value) in row.enumerated() {
          let place = Int32(place + 1)
          let code: Int32 =
            if let value {
              Array(value.utf8).withUnsafeBufferPointer { Self.bind($0, to: statement, place) }
            } else {
              sqlite3_bind_null(statement, place)
            }
          guard code == SQLITE_OK else { throw failure(code) }
        }
        try step(statement)
      }
    }

    private func execute(_ sql: String) throws(DatasetError) {
      let code = sqlite3_exec(connection, sql, nil, nil, nil)
      guard code == SQLITE_OK else { throw failure(code) }
    }

    private func prepare(_ sql: String) throws(DatasetError) -> OpaquePointer {
      var statement: OpaquePointer?
      let code = sqlite3_prepare_v2(connection, sql, -1, &statement, nil)
      guard code == SQLITE_OK, let statement else { throw failure(code) }
      return statement
    }

    /// The error of a call that failed just now.
    private func failure(_ code: Int32) -> DatasetError {
      let message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
      switch code & 0xFF {
      case SQLITE_FULL: return .system("write", description.path, ENOSPC)
      case SQLITE_IOERR, SQLITE_CANTOPEN:
        let number = sqlite3_system_errno(connection)
        return .system("write", description.path, number == 0 ? EIO : number)
      case SQLITE_NOMEM: return .system("write", description.path, ENOMEM)
      default: return .misuse(description.path, "SQLite: \(message) (\(code))")
      }
    }
  }
#endif
