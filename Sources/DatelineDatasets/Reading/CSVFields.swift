/// The fields of one CSV record (RFC 4180), unquoted: ranges of `bytes`. Reused from record to record.
struct CSVFields {
  /// The fields' bytes, one field after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each field lies in `bytes`.
  private(set) var ranges: [Range<Int>] = []

  /// Splits a record.
  ///
  /// - Returns: What is wrong with its quotation marks; nil if nothing is.
  /// - Complexity: O(bytes).
  mutating func split(_ record: UnsafeBufferPointer<UInt8>) -> String? {
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    var index = 0
    while true {
      let first = bytes.count
      if index < record.count, record[index] == UInt8(ascii: "\"") {
        guard let after = unquote(record, from: index + 1) else { return "a quotation mark of field \(ranges.count + 1) is not closed" }
        index = after
        guard index == record.count || record[index] == UInt8(ascii: ",") else {
          return "field \(ranges.count + 1) goes on behind its closing quotation mark"
        }
      } else {
        let rest = UnsafeBufferPointer(rebasing: record[index...])
        let end = index + (rest.firstIndex(fast: UInt8(ascii: ",")) ?? rest.count)
        bytes.append(contentsOf: record[index..<end])
        index = end
      }
      ranges.append(first..<bytes.count)
      if index == record.count { return nil }
      index += 1
    }
  }

  /// Appends a quoted field's bytes; gives the index behind its closing mark, nil if there is none.
  private mutating func unquote(_ record: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index <= record.count {
      let rest = UnsafeBufferPointer(rebasing: record[index...])
      guard let mark = rest.firstIndex(fast: UInt8(ascii: "\"")) else { return nil }
      bytes.append(contentsOf: rest[..<mark])
      index += mark + 1
      guard index < record.count, record[index] == UInt8(ascii: "\"") else { return index }
      bytes.append(UInt8(ascii: "\""))
      index += 1
    }
    return nil
  }

  /// Text of a field.
  func text(_ field: Int) -> String { String(decoding: bytes[ranges[field]], as: UTF8.self) }
}
