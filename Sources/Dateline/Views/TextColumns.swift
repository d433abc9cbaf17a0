/// Text in columns of fixed width, wrapped at blanks.
struct TextColumns {
  private let widths: [Int]
  private(set) var text = ""

  /// Columns of some widths in terminal cells, two blanks between them.
  init(widths: [Int]) { self.widths = widths.map { max(1, $0) } }

  /// Adds a row. A cell of more than `lines` lines ends in `…`; 0 lets it take as many as it needs.
  mutating func add(_ cells: [String], lines: Int) {
    let wrapped = zip(cells, widths).map { Self.wrap($0.printable, width: $1, lines: lines) }
    for line in 0..<(wrapped.map(\.count).max() ?? 0) {
      var row = ""
      for (column, cell) in wrapped.enumerated() {
        let piece = line < cell.count ? cell[line] : ""
        row += piece
        if column < wrapped.count - 1 { row += String(repeating: " ", count: max(0, widths[column] - piece.cellWidth) + 2) }
      }
      while row.hasSuffix(" ") { row.removeLast() }
      text += row + "\n"
    }
  }

  /// The lines of a text; words that are wider than a line are cut.
  static func wrap(_ text: String, width: Int, lines limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      var rest = word
      var need = rest.cellWidth
      if used > 0, used + 1 + need > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += " "
        used += 1
      }
      while need > width {
        let piece = rest.prefix(cells: width)
        lines.append(String(piece))
        rest = rest[piece.endIndex...]
        need -= piece.cellWidth
      }
      line += rest
      used += need
    }
    if used > 0 { lines.append(line) }
    guard limit > 0, lines.count > limit else { return lines }
    lines.removeLast(lines.count - limit)
    lines[limit - 1] = String(lines[limit - 1].prefix(cells: max(0, width - 1))) + "…"
    return lines
  }
}

extension StringProtocol {
  /// Cells of a terminal that the text takes: none for combining marks, two for East Asian wide characters.
  var cellWidth: Int { unicodeScalars.reduce(0) { $0 + $1.cellWidth } }

  /// The longest beginning of at most `cells` cells, at least one character.
  func prefix(cells: Int) -> SubSequence {
    var used = 0
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      used += self[index..<next].cellWidth
      if used > cells, index > startIndex { break }
      index = next
    }
    return self[..<index]
  }
}

extension Unicode.Scalar {
  fileprivate var cellWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
