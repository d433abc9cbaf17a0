/// Lines of text with aligned columns.
struct AlignedText {
  private(set) var text = ""

  /// Adds a line.
  mutating func line(_ line: String) {
    text += line.printable
    text += "\n"
  }

  /// Adds a blank line and a heading.
  mutating func section(_ title: String) {
    line("")
    line(title)
  }

  /// Adds rows whose cells begin at the same columns; cells of more than 48 characters push only their own row.
  mutating func rows(_ rows: [[String]], indent: Int) {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.dropLast().enumerated() {
        if index == widths.count { widths.append(0) }
        let width = cell.unicodeScalars.count
        if width <= 48 { widths[index] = max(widths[index], width) }
      }
    }
    for row in rows {
      var built = String(repeating: " ", count: indent)
      for (index, cell) in row.enumerated() {
        built += cell
        if index < row.count - 1 { built += String(repeating: " ", count: max(0, widths[index] - cell.unicodeScalars.count) + 2) }
      }
      line(built)
    }
  }
}
