import CZlib
import Testing

@testable import DatelineDatasets

/// A workbook as read back: enough of ZIP and of the sheets' XML for what the writer makes.
struct WorkbookReader {
  enum Value: Hashable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case formula
  }
  struct Cell: Hashable {
    var value: Value
    /// Format code of the cell's style, such as `yyyy-mm-dd`; empty for the general one.
    var format: String
  }

  /// Names and contents of the entries, in the order of the file.
  private(set) var entries: [(name: String, time: UInt32, content: String)] = []
  private(set) var sheetNames: [String] = []
  private var formats: [String] = []

  init(_ bytes: [UInt8]) throws {
    func number(_ offset: Int, _ size: Int) -> Int { (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
    let end = try #require((0...bytes.count - 22).last { number($0, 4) == 0x0605_4B50 })
    var offset = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      try #require(number(offset, 4) == 0x0201_4B50)
      let (packed, size, nameSize) = (number(offset + 20, 4), number(offset + 24, 4), number(offset + 28, 2))
      let local = number(offset + 42, 4)
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let name = String(decoding: bytes[offset + 46..<offset + 46 + nameSize], as: UTF8.self)
      let content = try Self.inflated(Array(bytes[start..<start + packed]), size: size, isStored: number(offset + 10, 2) == 0)
      entries.append((name, UInt32(number(offset + 12, 4)), String(decoding: content, as: UTF8.self)))
      offset += 46 + nameSize + number(offset + 30, 2) + number(offset + 32, 2)
    }
    let workbook = try entry("xl/workbook.xml")
    sheetNames = workbook.pieces(from: "<sheet name=\"", to: "\"").map(\.unescaped)
    let styles = try entry("xl/styles.xml")
    var codes: [String: String] = ["49": "@"]
    for piece in styles.pieces(from: "<numFmt ", to: "/>") {
      codes[piece.attribute("numFmtId") ?? ""] = piece.attribute("formatCode")?.unescaped
    }
    let used = try #require(styles.pieces(from: "<cellXfs", to: "</cellXfs>").first)
    formats = used.pieces(from: "<xf ", to: ">").map { codes[$0.attribute("numFmtId") ?? ""] ?? "" }
  }

  func entry(_ name: String) throws -> String { try #require(entries.first { $0.name == name }).content }

  /// The cells of a sheet by row and column; nil where there is none.
  func rows(_ sheet: String) throws -> [[Cell?]] {
    let index = try #require(sheetNames.firstIndex(of: sheet))
    let content = try entry("xl/worksheets/sheet\(index + 1).xml")
    return content.pieces(from: "<row ", to: "</row>").map { row in
      var cells: [Cell?] = []
      for piece in row.pieces(from: "<c ", to: "</c>") {
        let letters = (piece.attribute("r") ?? "").utf8.prefix { $0 >= 65 }
        let column = letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
        while cells.count <= column { cells.append(nil) }
        let type = piece.attribute("t")
        let value = piece.pieces(from: "<v>", to: "</v>").first ?? ""
        let text = piece.pieces(from: "<t", to: "</t>").first.map { String($0.drop { $0 != ">" }.dropFirst()) }
        cells[column] = Cell(
          value: piece.contains("<f")
            ? .formula
            : type == "inlineStr"
              ? .text((text ?? "").unescaped)
              : type == "b"
                ? .boolean(value == "1")
                : .number(Double(value) ?? .nan),
          format: piece.attribute("s").flatMap(Int.init).map { formats[$0] } ?? "")
      }
      return cells
    }
  }

  private static func inflated(_ bytes: [UInt8], size: Int, isStored: Bool) throws -> [UInt8] {
    if isStored { return bytes }
    var state = z_stream()
    try #require(czlib_inflate_init2(&state, -15) == Z_OK)
    defer { inflateEnd(&state) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: size + 1)
    let result = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        state.next_in = input.baseAddress
        state.avail_in = UInt32(input.count)
        state.next_out = output.baseAddress
        state.avail_out = UInt32(output.count)
        return inflate(&state, Z_FINISH)
      }
    }
    try #require(result == Z_STREAM_END && Int(state.total_out) == size)
    output.removeLast()
    return output
  }
}

extension String {
  /// What stands between each `start` and the next `end`.
  func pieces(from start: String, to end: String) -> [String] {
    var pieces: [String] = []
    var rest = utf8[...]
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    while let opening = rest.firstRange(of: start), let closing = rest[opening.upperBound...].firstRange(of: end) {
      pieces.append(String(rest[opening.upperBound..<closing.lowerBound]) ?? "")
      rest = rest[closing.upperBound...]
    }
    return pieces
  }

  func attribute(_ name: String) -> String? {
    let head = String(prefix { $0 != ">" })
    return (" " + head).pieces(from: " \(name)=\"", to: "\"").first
  }

  /// Without the escapes of XML and of workbooks.
  var unescaped: String {
    var text = self
    for (escape, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"), ("_x005F_", "_")] {
      text = text.replacing(escape, with: character)
    }
    return text
  }
}
