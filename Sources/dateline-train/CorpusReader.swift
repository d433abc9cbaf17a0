import CZlib
import FoundationEssentials

/// A document of a corpus as its file holds it; offsets are code points, ends excluded.
struct CorpusRecord: Codable {
  struct Entity: Codable {
    var start: Int
    var end: Int
    var type: String
  }
  var id: String
  var text: String
  var entities: [Entity]
}

/// Reads JSON Lines, plain or gzip.
enum CorpusReader {
  /// The records of a file, in order.
  ///
  /// - Throws: `TrainError` with path and line.
  static func records(at path: String) throws -> [CorpusRecord] {
    let bytes = try contents(at: path)
    let decoder = JSONDecoder()
    var records: [CorpusRecord] = []
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      do {
        records.append(try decoder.decode(CorpusRecord.self, from: Data(line)))
      } catch {
        throw TrainError.badRecord(path: path, line: number + 1, reason: "\(error)")
      }
    }
    return records
  }

  /// A file's bytes, unpacked if its name ends in `.gz`.
  static func contents(at path: String) throws -> [UInt8] {
    guard let file = gzopen(path, "rb") else { throw TrainError.unreadable(path: path, reason: "no such file, or no permission") }
    defer { gzclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = gzread(file, &buffer, UInt32(buffer.count))
      guard count >= 0 else { throw TrainError.unreadable(path: path, reason: "damaged gzip data") }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<Int(count)])
    }
  }
}
