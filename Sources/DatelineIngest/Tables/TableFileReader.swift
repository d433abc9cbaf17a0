import Glibc

/// Reads the records of a table that a run wrote, CSV or JSON Lines, packed or not, and hands out those that name something: the rest is passed over
/// without being split.
///
/// Memory does not depend on the size of the file: it is streamed through one window, which holds the record in progress.
public final class TableFileReader {
  /// Form of the file; gzip is recognised by itself.
  public enum Form: Sendable, Hashable {
    /// RFC 4180 with a header.
    case csv
    /// One JSON object a line.
    case jsonLines
  }

  /// One record.
  public enum Record: Sendable, Hashable {
    /// The fields of a CSV record, in the order of `header`.
    case fields([String])
    /// A line of JSON Lines.
    case line([UInt8])
  }

  /// Most bytes of one record.
  public static let maximumRecord = 256 << 20

  /// The file.
  public let path: String
  /// Names of the columns of a CSV table; empty for JSON Lines, and for an empty file.
  public private(set) var header: [String] = []
  private let form: Form
  private let window = InputWindow(chunk: 256 << 10)
  private let parser = CSVRecordParser(separator: UInt8(ascii: ","))
  private var framer = CSVFramer(separator: UInt8(ascii: ","))

  /// Opens a table.
  ///
  /// - Throws: `IngestError` if it cannot be opened, or if its header cannot be read.
  public init(path: String, form: Form) throws(IngestError) {
    self.path = path
    self.form = form
    let input: RawInput
    do {
      input = try RawInput(path: Array(path.utf8CString), readSize: 256 << 10)
    } catch {
      throw Self.failure(path, "the file cannot be opened: \(error.text)", "check the path and its permissions")
    }
    window.attach(input, encoding: .utf8)
    guard form == .csv, let length = try findRecord() else { return }
    header = parser.names(of: UnsafeBufferPointer(rebasing: window.bytes[..<length]))
    consume(length)
  }

  /// The next record in whose bytes one of `words` occurs; nil at the end.
  ///
  /// - Throws: `IngestError` if the file is damaged or cannot be read.
  /// - Complexity: O(bytes up to there).
  public func next(holding words: [[UInt8]]) throws(IngestError) -> Record? {
    while let length = try findRecord() {
      let bytes = UnsafeBufferPointer(rebasing: window.bytes[..<length])
      let record: Record? =
        if !words.contains(where: { Self.contains($0, bytes) }) {
          nil
        } else if form == .csv {
          .fields(parser.names(of: bytes))
        } else {
          .line(Array(bytes))
        }
      consume(length)
      if let record { return record }
    }
    return nil
  }

  /// Length of the next record without its line end; nil at the end.
  private func findRecord() throws(IngestError) -> Int? {
    framer.reset()
    var searched = 0
    while true {
      let bytes = window.bytes
      let end = form == .csv ? framer.findEnd(in: bytes) : ByteSearch.first(0x0A, in: bytes, from: searched)
      if let end { return end }
      searched = bytes.count
      guard bytes.count <= Self.maximumRecord else {
        throw Self.failure(path, "a record has more than \(Self.maximumRecord) bytes", "is it a table that a run wrote?")
      }
      guard !window.fill() else { continue }
      if let fault = window.fault {
        let problem =
          switch fault {
          case .gzip: "the gzip data are damaged or cut off"
          case .system(let reason): "reading failed: \(reason)"
          }
        throw Self.failure(path, problem, "run the pipeline again")
      }
      guard form == .jsonLines || !framer.isInQuotes else {
        throw Self.failure(path, "the last record ends inside quotation marks", "run the pipeline again")
      }
      return window.count > 0 ? window.count : nil
    }
  }

  /// Takes a record and its line end.
  private func consume(_ length: Int) {
    var length = length
    // The line feed of CR LF may not be in the window yet.
    if length < window.count, window.bytes[length] == 0x0D, length + 1 == window.count { _ = window.fill() }
    if length + 1 < window.count, window.bytes[length] == 0x0D, window.bytes[length + 1] == 0x0A { length += 1 }
    window.consume(min(length + 1, window.count))
  }

  private static func contains(_ word: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first, let base = bytes.baseAddress else { return word.isEmpty }
    var at = 0
    while at + word.count <= bytes.count, let found = ByteSearch.first(first, in: bytes, from: at) {
      guard found + word.count <= bytes.count else { return false }
      if memcmp(base + found, word, word.count) == 0 { return true }
      at = found + 1
    }
    return false
  }

  private static func failure(_ path: String, _ problem: String, _ remedy: String) -> IngestError {
    IngestError(category: .unreadable, sourceName: path, file: path, problem: problem, remedy: remedy)
  }
}
