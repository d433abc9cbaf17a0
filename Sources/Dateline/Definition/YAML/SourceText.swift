/// The text of a pipeline file as Unicode scalars, with its line table: the one place that turns offsets into lines and columns.
///
/// Lines end at LF, CR LF or a lone CR, as in editors. Offsets count scalars from the first one after a byte order mark.
struct SourceText: Sendable {
  /// Why some bytes are not text.
  struct Fault: Error {
    var position: SourcePosition
    var message: String
  }

  /// The file as its caller names it.
  let file: String
  /// The text.
  let scalars: [Unicode.Scalar]
  /// Offset of each line's first scalar.
  private let lineStarts: [Int]

  /// Checks and decodes a file.
  ///
  /// - Throws: `Fault` when the bytes are no UTF-8 or hold control characters.
  /// - Complexity: O(bytes).
  init(file: String, bytes: [UInt8]) throws(Fault) {
    self.file = file
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Fault(position: SourcePosition(line: 1, column: 1), message: "the file is UTF-16; save it as UTF-8")
    }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else { throw Self.encodingFault(in: body) }
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (offset, scalar) in scalars.enumerated() where scalar == "\n" || scalar == "\r" {
      if scalar == "\r", offset + 1 < scalars.count, scalars[offset + 1] == "\n" { continue }
      starts.append(offset + 1)
    }
    lineStarts = starts
    if let offset = scalars.firstIndex(where: Self.isForbidden) {
      throw Fault(
        position: position(at: offset),
        message: "the character U+\(Self.hex(scalars[offset].value, digits: 4)) is not allowed in a pipeline file; remove it")
    }
  }

  /// Line and column of an offset, from 0; one past the end is allowed.
  ///
  /// - Complexity: O(log lines).
  func position(at offset: Int) -> SourcePosition {
    let line = lineStarts.partitioningIndex { $0 > offset }
    return SourcePosition(line: line, column: offset - lineStarts[line - 1] + 1)
  }

  /// A line without its line break, or nil when there is none of that number.
  func line(_ number: Int) -> String? {
    guard lineStarts.indices.contains(number - 1) else { return nil }
    let end = number < lineStarts.count ? lineStarts[number] : scalars.count
    var text = String.UnicodeScalarView()
    for scalar in scalars[lineStarts[number - 1]..<end] where scalar != "\n" && scalar != "\r" { text.append(scalar) }
    return String(text)
  }

  /// The scalar at an offset, or nil past the end.
  subscript(offset: Int) -> Unicode.Scalar? { scalars.indices.contains(offset) ? scalars[offset] : nil }

  /// YAML's printable characters, less the byte order mark, U+0085, U+2028 and U+2029, which YAML 1.1 and 1.2 read differently.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: false
    default: true
    }
  }

  private static func encodingFault(in bytes: ArraySlice<UInt8>) -> Fault {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var line = 1
    var column = 1
    var previous: Unicode.Scalar?
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" && previous == "\r" {
        column = 1
      } else if scalar == "\n" || scalar == "\r" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      previous = scalar
    }
    return Fault(position: SourcePosition(line: line, column: column), message: "this is not valid UTF-8; save the file as UTF-8")
  }

  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
