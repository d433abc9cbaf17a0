extension HTMLWriter {
  /// Begins a table up to its first row, inside a box that can be scrolled by keyboard when the page is narrower than the table.
  ///
  /// - Parameters:
  ///   - label: What the table is, for those who hear the page; shown above the table if it is its caption.
  ///   - isCaption: Whether the label is shown.
  ///   - style: Class of the table.
  ///   - columns: Headings; those of columns that hold numbers begin with `#`.
  mutating func beginTable(_ label: String, isCaption: Bool = false, style: String = "", columns: [String]) {
    markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(label)\">")
    markup(style.isEmpty ? "<table>" : "<table class=\"\(style)\">")
    if isCaption { element("caption", label) }
    markup("<thead><tr>")
    for column in columns {
      let isNumber = column.hasPrefix("#")
      markup("<th scope=\"col\"\(isNumber ? " class=\"n\"" : "")>\(isNumber ? String(column.dropFirst()) : column)</th>")
    }
    markup("</tr></thead><tbody>")
  }

  /// Ends what `beginTable` began.
  mutating func endTable() { markup("</tbody></table></div>\n") }

  /// Writes a cell that holds a number.
  mutating func number(_ text: String) { markup("<td class=\"n\">\(text)</td>") }
}
