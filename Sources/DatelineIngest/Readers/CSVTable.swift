import Glibc

/// A small CSV file read whole, with the line of each record: gazetteers and the like, not inputs.
public struct CSVTable: Sendable {
  /// Largest file, in bytes.
  public static let maximumSize = 256 << 20

  /// The fields of each record, the header among them. Bytes that are not UTF-8 are U+FFFD.
  public private(set) var rows: [[String]] = []
  /// The line that each record begins on, from 1.
  public private(set) var lines: [Int] = []

  /// Reads a file. Blank lines are left out; a byte order mark is cut.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - separator: Between the fields.
  /// - Throws: `IngestError` if the file is missing, cannot be read, is too large, or ends inside quotation marks.
  /// - Complexity: O(bytes), in memory about four times the file.
  public init(contentsOfFile path: String, separator: UInt8 = UInt8(ascii: ",")) throws(IngestError) {
    let bytes = try Self.contents(path)
    let parser = CSVRecordParser(separator: separator)
    let fault: Int? = bytes.withUnsafeBufferPointer { all in
      var rest = UnsafeBufferPointer(rebasing: all[(all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...])
      var line = 1
      var framer = CSVFramer(separator: separator)
      while !rest.isEmpty {
        framer.reset()
        let end = framer.findEnd(in: rest)
        if end == nil && framer.isInQuotes { return line }
        let record = UnsafeBufferPointer(rebasing: rest[..<(end ?? rest.count)])
        if !record.isEmpty {
          rows.append(parser.names(of: record))
          lines.append(line)
        }
        var next = record.count
        if next < rest.count {
          if rest[next] == 0x0D, next + 1 < rest.count, rest[next + 1] == 0x0A { next += 1 }
          next += 1
          line += 1
        }
        line += ByteSearch.lineEnds(record)
        rest = UnsafeBufferPointer(rebasing: rest[next...])
      }
      return nil
    }
    if let fault {
      throw IngestError(
        category: .badDefinition, sourceName: path, file: path, place: "line \(fault)",
        problem: "a quotation mark in this record is not closed", remedy: "close it or double it")
    }
  }

  private static func contents(_ path: String) throws(IngestError) -> [UInt8] {
    func failure(_ category: IngestError.Category, _ problem: String, _ remedy: String) -> IngestError {
      IngestError(category: category, sourceName: path, file: path, problem: problem, remedy: remedy)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      let reason = String(cString: strerror(code))
      throw failure(code == ENOENT ? .missingInput : .unreadable, "cannot be opened: \(reason)", "check the path and its permissions")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(.unreadable, "cannot be read: \(String(cString: strerror(errno)))", "check the file") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= maximumSize else { throw failure(.badDefinition, "is larger than \(maximumSize) bytes", "split it") }
    }
  }
}
