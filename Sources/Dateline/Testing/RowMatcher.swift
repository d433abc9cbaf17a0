import DatelineDatasets

/// Compares the rows of a table with those that a test asks for.
struct RowMatcher {
  let expectation: TestDefinition.Expectation
  let rows: RowBuffer

  private struct Wanted {
    let row: TestDefinition.Row
    let columns: [(column: Int, text: String?)]
  }

  /// What is missing. Rows are matched in order: each is looked for behind the row that the one before it was found at.
  func failures() -> [TestOutcome.Failure] {
    let table = expectation.table
    guard !expectation.rows.isEmpty else {
      if rows.isEmpty { return [] }
      return [failure("\(table.name): no rows expected, got \(rows.count); the first is shown", at: expectation.position, firstRow)]
    }
    var failures: [TestOutcome.Failure] = []
    var next = 0
    for row in expectation.rows {
      let wanted = Wanted(row: row, columns: row.cells.compactMap { cell in table.index(of: cell.column).map { ($0, cell.text) } })
      if let found = (next..<rows.count).first(where: { score(wanted, $0) == wanted.columns.count }) {
        next = found + 1
        continue
      }
      let elsewhere = (0..<next).contains { score(wanted, $0) == wanted.columns.count }
      let message =
        rows.isEmpty
        ? "\(table.name): row not found, the table is empty"
        : elsewhere
          ? "\(table.name): row found, but before the row that the test lists ahead of it; list rows in the order of the table"
          : "\(table.name): row not found among \(rows.count)"
      failures.append(failure(message, at: row.position, comparison(wanted, elsewhere ? next : 0)))
    }
    return failures
  }

  private func failure(
    _ message: String, at position: SourcePosition, _ comparison: [TestOutcome.Failure.Comparison]
  ) -> TestOutcome.Failure {
    TestOutcome.Failure(table: expectation.table, message: message, position: position, comparison: comparison, rows: rows.count)
  }

  /// The first row's text columns, to show what came when nothing should have.
  private var firstRow: [TestOutcome.Failure.Comparison] {
    expectation.table.columns.indices.filter { !rows.isNull(row: 0, column: $0) }.map { column in
      TestOutcome.Failure.Comparison(
        column: expectation.table.columns[column].name, expected: nil, got: rows.text(row: 0, column: column), isEqual: false)
    }
  }

  /// Columns that a row has as asked for.
  private func score(_ wanted: Wanted, _ row: Int) -> Int {
    wanted.columns.reduce(0) { $0 + (isEqual($1.text, row, $1.column) ? 1 : 0) }
  }

  /// The row with the most columns as asked for, the first of equals; rows before `start` are looked at last.
  private func comparison(_ wanted: Wanted, _ start: Int) -> [TestOutcome.Failure.Comparison] {
    var best = start < rows.count ? start : 0
    for row in Array(start..<max(start, rows.count)) + Array(0..<min(start, rows.count)) where score(wanted, row) > score(wanted, best) {
      best = row
    }
    return wanted.columns.map { column, text in
      TestOutcome.Failure.Comparison(
        column: expectation.table.columns[column].name, expected: text, got: rows.text(row: best, column: column),
        isEqual: !rows.isEmpty && isEqual(text, best, column))
    }
  }

  /// Numbers are compared as numbers, so that 0.9 is 0.90; everything else as the text of the cell.
  private func isEqual(_ text: String?, _ row: Int, _ column: Int) -> Bool {
    guard let text else { return rows.isNull(row: row, column: column) }
    switch expectation.table.columns[column].type {
    case .number: return rows.number(row: row, column: column).map { $0 == Double(text) } ?? false
    case .integer: return rows.integer(row: row, column: column).map { $0 == Int(text) } ?? false
    case .string: return rows.string(row: row, column: column) == text
    case .boolean, .date: return rows.text(row: row, column: column) == text
    }
  }
}
