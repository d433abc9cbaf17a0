/// A gazetteer: tab-separated columns under a header line; lines with `#` are remarks.
enum GazetteerFile {
  /// The rows of a file, each by column name.
  ///
  /// - Throws: `TrainError` if it cannot be read.
  static func rows(_ path: String) throws -> [[String: String]] {
    let lines = try CorpusReader.contents(at: path).split(separator: 10).filter { $0.first != UInt8(ascii: "#") }
      .map { $0.split(separator: 9, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) } }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }
}
