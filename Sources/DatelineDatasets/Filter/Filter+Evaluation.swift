import Glibc

extension Filter {
  /// The rows for which the condition is true, ascending.
  ///
  /// - Parameters:
  ///   - rows: Rows of the filter's table.
  ///   - documents: Rows of documents; read only if `documentColumns` is not empty.
  ///   - documentOf: For each row the index of its document in `documents`; a row without one has nulls there.
  /// - Returns: Indices of the rows that are kept.
  /// - Complexity: O(rows * nodes of the condition).
  public func selectedRows(of rows: RowBuffer, documents: RowBuffer, documentOf: [UInt32]) -> [UInt32] {
    var selected: [UInt32] = []
    withEvaluator(rows, documents) { evaluator, cells, documentCells in
      for row in 0..<rows.count {
        let width = rows.columnCount
        evaluator.row.cells = UnsafeBufferPointer(rebasing: cells[row * width..<(row + 1) * width])
        if !documentColumns.isEmpty {
          let document = row < documentOf.count ? Int(documentOf[row]) : documents.count
          let width = documents.columnCount
          evaluator.document.cells =
            document < documents.count
            ? UnsafeBufferPointer(rebasing: documentCells[document * width..<(document + 1) * width])
            : UnsafeBufferPointer(start: nil, count: 0)
        }
        if evaluator.truth(program.root) == .yes { selected.append(UInt32(truncatingIfNeeded: row)) }
      }
    }
    return selected
  }

  /// Whether the condition is true for one row.
  ///
  /// - Complexity: O(nodes of the condition); for many rows `selectedRows` is cheaper.
  public func matches(rows: RowBuffer, row: Int, documents: RowBuffer, document: Int?) -> Bool {
    guard row >= 0, row < rows.count else { return false }
    return withEvaluator(rows, documents) { evaluator, cells, documentCells in
      evaluator.row.cells = UnsafeBufferPointer(rebasing: cells[row * rows.columnCount..<(row + 1) * rows.columnCount])
      if let document, document >= 0, document < documents.count {
        let width = documents.columnCount
        evaluator.document.cells = UnsafeBufferPointer(rebasing: documentCells[document * width..<(document + 1) * width])
      }
      return evaluator.truth(program.root) == .yes
    }
  }

  private func withEvaluator<Result>(
    _ rows: RowBuffer, _ documents: RowBuffer,
    _ body: (inout FilterEvaluator, UnsafeBufferPointer<Cell>, UnsafeBufferPointer<Cell>) -> Result
  ) -> Result {
    let none = UnsafeBufferPointer<Cell>(start: nil, count: 0)
    return rows.withCells { cells, arena in
      documents.withCells { documentCells, documentArena in
        program.nodes.withUnsafeBufferPointer { nodes in
          program.children.withUnsafeBufferPointer { children in
            program.operands.withUnsafeBufferPointer { operands in
              program.bytes.withUnsafeBufferPointer { bytes in
                var evaluator = FilterEvaluator(
                  nodes: nodes, children: children, operands: operands, bytes: bytes,
                  row: FilterEvaluator.Row(cells: none, arena: arena),
                  document: FilterEvaluator.Row(cells: none, arena: documentArena))
                return body(&evaluator, cells, documentCells)
              }
            }
          }
        }
      }
    }
  }
}

/// Bytewise order.
enum ByteOrder {
  /// Negative, zero or positive as `a` stands before, at or behind `b`.
  ///
  /// - Complexity: O(bytes of the shorter one).
  static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let common = min(a.count, b.count)
    if common > 0, let first = a.baseAddress, let second = b.baseAddress {
      let order = memcmp(first, second, common)
      if order != 0 { return order < 0 ? -1 : 1 }
    }
    return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
  }
}
