import DatelineDatasets
import Glibc

/// The rest of a table in the order of its keys.
struct SortedRows {
  private let sorted: SortedRecords
  private var record: [UInt8] = []
  /// The current row, alone.
  private(set) var rows: RowBuffer
  /// Its key as bytes.
  private(set) var key: [UInt8] = []
  /// Whether there is a current row.
  private(set) var hasRow = false

  /// Takes the cursor's current row, if it has one, and all that follow.
  init(_ cursor: RowCursor?, schema: TableSchema, key columns: [Int], side: String) throws {
    let sorter = ExternalSorter(path: "\(SmallFile.temporaryFolder)/dateline-diff-\(getpid())-\(side)")
    var key: [UInt8] = []
    var record: [UInt8] = []
    rows = RowBuffer(table: schema)
    while let current = cursor, current.row < current.rows.count {
      key.removeAll(keepingCapacity: true)
      record.removeAll(keepingCapacity: true)
      current.rows.appendKey(row: current.row, columns: columns, to: &key)
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: key.count)) { record.append(contentsOf: $0) }
      record.append(contentsOf: key)
      current.rows.serialize(rows: current.row..<current.row + 1, into: &record)
      try sorter.append(key: key, payload: record)
      if try cursor?.advance() != true { break }
    }
    sorted = try sorter.finish()
    try advance()
  }

  mutating func advance() throws {
    rows.removeAll()
    hasRow = try sorted.next(into: &record)
    guard hasRow else { return }
    let isWhole = record.withUnsafeBytes { raw in
      guard raw.count >= 4 else { return false }
      let length = Int(raw.loadUnaligned(as: UInt32.self))
      guard raw.count >= 4 + length else { return false }
      key = Array(raw[4..<4 + length])
      return rows.deserialize(UnsafeRawBufferPointer(rebasing: raw[(4 + length)...]))
    }
    guard isWhole else { throw TableReadError(path: "temporary file", message: "was changed by another program while it was used") }
  }
}
