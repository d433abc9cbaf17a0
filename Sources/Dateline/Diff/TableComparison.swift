import DatelineDatasets

/// Compares one table of two folders.
struct TableComparison {
  private let limit: Int
  private let matching: RowMatching
  private var key: [Int] = []
  private var compared: [Int] = []
  private var diff: TableDiff

  init(name: String, schema: TableSchema, matching: RowMatching, limit: Int) {
    diff = TableDiff(name: name, schema: schema)
    self.matching = matching
    self.limit = limit
  }

  mutating func run(_ old: DatasetFolder.Table?, _ new: DatasetFolder.Table?) throws(TableReadError) -> TableDiff {
    let first = try old.map { table throws(TableReadError) in RowCursor(try table.reader()) }
    let second = try new.map { table throws(TableReadError) in RowCursor(try table.reader()) }
    let names = diff.schema.columns.map(\.name)
    var (columns, ignored) = matching.columns(of: diff.schema)
    if [first, second].contains(where: { cursor in cursor.map { has in !columns.allSatisfy(has.columns.contains) } ?? false }) {
      (columns, ignored) = RowMatching.key.columns(of: diff.schema)
    }
    key = columns
    diff.keyColumns = columns.map { names[$0] }
    if let first, let second {
      // An empty JSON Lines file does not tell its columns.
      compared = first.columns.filter { second.columns.contains($0) && !ignored.contains($0) }.sorted()
      diff.columns.removed = first.columns.filter { !second.columns.contains($0) }.map { names[$0] }
      diff.columns.added = second.columns.filter { !first.columns.contains($0) }.map { names[$0] }
    }
    if try !readInStep(first, second) { try merge(first, second) }
    diff.rows = (first?.count, second?.count)
    if first?.count == 0 || second?.count == 0 { diff.columns = ([], []) }
    return diff
  }

  /// Goes on as long as both have rows of the same key; true if both ended so.
  private mutating func readInStep(_ first: RowCursor?, _ second: RowCursor?) throws(TableReadError) -> Bool {
    while true {
      let hasFirst = try first?.advance() ?? false
      let hasSecond = try second?.advance() ?? false
      guard hasFirst, hasSecond, let a = first, let b = second else { return !hasFirst && !hasSecond }
      guard key.allSatisfy({ a.rows.isEqual(row: a.row, column: $0, to: b.rows, row: b.row) }) else { return false }
      compare(a.rows, a.row, b.rows, b.row)
    }
  }

  /// Sorts what is left by key and merges it.
  private mutating func merge(_ first: RowCursor?, _ second: RowCursor?) throws(TableReadError) {
    do {
      var left = try SortedRows(first, schema: diff.schema, key: key, side: "old")
      var right = try SortedRows(second, schema: diff.schema, key: key, side: "new")
      while left.hasRow || right.hasRow {
        let order =
          !left.hasRow ? 1 : !right.hasRow ? -1 : left.key == right.key ? 0 : left.key.lexicographicallyPrecedes(right.key) ? -1 : 1
        if order == 0 { compare(left.rows, 0, right.rows, 0) }
        if order < 0 { note(.removed, left.rows) }
        if order > 0 { note(.added, right.rows) }
        if order <= 0 { try left.advance() }
        if order >= 0 { try right.advance() }
      }
    } catch let error as TableReadError {
      throw error
    } catch let error as DatasetError {
      throw TableReadError(path: error.path, message: "\(error.message); set TMPDIR to a folder with room")
    } catch {
      throw TableReadError(path: diff.name, message: "\(error)")
    }
  }

  private mutating func compare(_ a: RowBuffer, _ row: Int, _ b: RowBuffer, _ other: Int) {
    if compared.allSatisfy({ a.isEqual(row: row, column: $0, to: b, row: other) }) { return }
    diff.changed += 1
    guard diff.examples.count < limit else { return }
    let values = compared.filter { !a.isEqual(row: row, column: $0, to: b, row: other) }.map {
      TableDiff.Value(column: diff.schema.columns[$0].name, old: a.text(row: row, column: $0), new: b.text(row: other, column: $0))
    }
    diff.examples.append(TableDiff.Row(kind: .changed, key: key.map { a.text(row: row, column: $0) ?? "" }, values: values))
  }

  private mutating func note(_ kind: TableDiff.Kind, _ rows: RowBuffer) {
    if kind == .added { diff.added += 1 } else { diff.removed += 1 }
    guard diff.examples.count < limit else { return }
    let values = diff.schema.columns.indices.filter { !key.contains($0) && !rows.isNull(row: 0, column: $0) }.map { column in
      let text = rows.text(row: 0, column: column)
      return TableDiff.Value(
        column: diff.schema.columns[column].name, old: kind == .removed ? text : nil, new: kind == .added ? text : nil)
    }
    diff.examples.append(TableDiff.Row(kind: kind, key: key.map { rows.text(row: 0, column: $0) ?? "" }, values: values))
  }
}
