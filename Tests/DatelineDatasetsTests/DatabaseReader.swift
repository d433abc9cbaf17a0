#if SQLite
  import CSQLite
  import Testing

  /// A database as read back.
  final class DatabaseReader {
    private var connection: OpaquePointer?

    init(_ path: String) throws {
      try #require(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
    }

    deinit { sqlite3_close(connection) }

    /// The rows of a query, values as text behind the letter of their type (`t`, `i`, `r`); nil for null.
    func rows(_ sql: String) throws -> [[String?]] {
      var statement: OpaquePointer?
      try #require(
        sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, "\(String(cString: sqlite3_errmsg(connection))): \(sql)")
      defer { sqlite3_finalize(statement) }
      var rows: [[String?]] = []
      while sqlite3_step(statement) == SQLITE_ROW {
        rows.append(
          (0..<sqlite3_column_count(statement)).map { column in
            let text = sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
            switch sqlite3_column_type(statement, column) {
            case SQLITE_NULL: return nil
            case SQLITE_INTEGER: return "i" + text
            case SQLITE_FLOAT: return "r" + text
            default: return "t" + text
            }
          })
      }
      return rows
    }
  }
#endif
