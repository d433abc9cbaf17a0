import CDatelineData

/// Reads the tab-separated files that are compiled into `CDatelineData`.
///
/// A row is a line that is neither empty nor starts with `#`; its fields are the bytes between tabs. The files are part of the program, so there is
/// nothing to report to a user: a row of too few fields is left out by whoever reads it.
public enum TableFile {
  /// Calls `body` with the fields of each row, in file order; the bytes live as long as the process.
  ///
  /// - Complexity: O(bytes of the file).
  public static func forEachRow(in blob: dateline_blob, _ body: ([UnsafeBufferPointer<UInt8>]) -> Void) {
    guard let bytes = blob.bytes else { return }
    var fields: [UnsafeBufferPointer<UInt8>] = []
    var start = 0
    while start < blob.count {
      var end = start
      while end < blob.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") {
        fields.removeAll(keepingCapacity: true)
        var field = start
        for index in start...end where index == end || bytes[index] == UInt8(ascii: "\t") {
          fields.append(UnsafeBufferPointer(start: bytes + field, count: index - field))
          field = index + 1
        }
        body(fields)
      }
      start = end + 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes as a string, for reading table files.
  public var text: String { String(decoding: self, as: UTF8.self) }
}
