import Glibc

/// Which rows of a table are wanted: those that hold one of some words, whole, in one of some columns.
///
/// Records in whose bytes no word occurs are passed over without being split, so that the rows of a document are found among millions at the speed of the
/// file.
public struct RowSelection: Sendable {
  private let columns: [Int]
  private let words: [[UInt8]]
  private let searches: [WordSearch]

  /// Makes a selection.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - columns: Columns of text; those that the table or the file does not have hold nothing.
  ///   - words: What the cells are compared with, byte by byte.
  public init(_ table: TableSchema, where columns: [String], isOneOf words: Set<String>) {
    self.columns = columns.compactMap(table.index)
    self.words = words.map { Array($0.utf8) }
    // What CSV or JSON writes in another way cannot be looked for in the bytes of a record.
    let areLiteral = self.words.allSatisfy { word in !word.contains { $0 < 0x20 || [0x22, 0x5C, 0x7F].contains($0) } }
    searches = areLiteral ? self.words.map(WordSearch.init) : [WordSearch([])]
  }

  /// Whether the record may be of a row that is wanted.
  ///
  /// - Complexity: O(bytes) for each word, less the longer the words are.
  func mayHold(_ record: UnsafeBufferPointer<UInt8>) -> Bool { searches.contains { $0.isFound(in: record) } }

  /// Whether the row is wanted.
  func holds(_ rows: RowBuffer, row: Int) -> Bool {
    columns.contains { column in
      rows.withBytes(row: row, column: column) { cell in
        words.contains { $0.count == cell.count && !cell.isEmpty && cell.elementsEqual($0) }
      }
    }
  }
}

/// Looks for a word in records (Horspool 1980).
private struct WordSearch: Sendable {
  private let word: [UInt8]
  /// How far the word is moved on, by the byte under its end.
  private let steps: [Int]

  init(_ word: [UInt8]) {
    self.word = word
    var steps = [Int](repeating: max(1, word.count), count: 256)
    for (place, byte) in word.dropLast().enumerated() { steps[Int(byte)] = word.count - 1 - place }
    self.steps = steps
  }

  func isFound(in record: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = word.last, let base = record.baseAddress else { return word.isEmpty }
    let before = word.count - 1
    return word.withUnsafeBufferPointer { word in
      steps.withUnsafeBufferPointer { steps in
        guard let start = word.baseAddress else { return false }
        var end = before
        while end < record.count {
          if record[end] == last, memcmp(base + end - before, start, before) == 0 { return true }
          end += steps[Int(record[end])]
        }
        return false
      }
    }
  }
}
