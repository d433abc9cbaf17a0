/// Columns over time as inline SVG. The drawing stretches to the width of the page; its labels are text of the page, so that they stay legible on a phone.
struct ColumnChart {
  /// One column.
  struct Bar {
    /// What it stands for: `2024-10`.
    var label: String
    /// Heights of its parts, from below.
    var counts: [Int]
    var total: Int { counts.reduce(0, +) }
  }

  /// Title for those who hear the page.
  var title: String
  /// What the columns stand for: `month`.
  var unit: String
  /// Names of the parts; those without a single count are left out.
  var series: [String]
  var bars: [Bar]

  /// Width of a column and its gap in the drawing's own units; the height is 100.
  private static let step = 10

  func write(to html: inout HTMLWriter) {
    let shown = series.indices.filter { part in bars.contains { $0.counts[part] > 0 } }
    let highest = bars.map(\.total).max() ?? 0
    let top = Self.roundedUp(highest)
    html.markup("<figure class=\"chart\">")
    if shown.count > 1 {
      html.markup("<div class=\"legend\" aria-hidden=\"true\">")
      for part in shown { html.markup("<span><i class=\"s\(part)\"></i>\(series[part])</span>") }
      html.markup("</div>")
    }
    html.markup("<div class=\"plot\"><div class=\"y\" aria-hidden=\"true\"><span>\(top.grouped)</span>")
    if top % 2 == 0 { html.markup("<span>\((top / 2).grouped)</span>") }
    html.markup("<span>0</span></div>")
    writeDrawing(top, shown, to: &html)
    writeLabels(to: &html)
    html.markup("</div>")
    writeTable(shown, to: &html)
    html.markup("</figure>\n")
  }

  private func writeDrawing(_ top: Int, _ shown: [Int], to html: inout HTMLWriter) {
    let width = max(1, bars.count) * Self.step
    let highest = bars.max { $0.total < $1.total }
    html.markup(
      "<svg viewBox=\"0 0 \(width) 100\" preserveAspectRatio=\"none\" role=\"img\" style=\"max-width:\(bars.count * 4)rem\">")
    html.element("title", title)
    if let first = bars.first, let last = bars.last, let highest {
      html.element(
        "desc",
        "One column a \(unit) from \(first.label) to \(last.label); the highest, \(highest.label), stands for \(highest.total.grouped).")
    }
    html.markup("<path class=\"grid\" d=\"M0 .5H\(width)M0 50H\(width)\"/>")
    for (index, bar) in bars.enumerated() where bar.total > 0 {
      var parts = ""
      var bottom = 100_00
      for part in shown where bar.counts[part] > 0 {
        // Hundredths, and never so low that a column is not seen.
        let height = max(80, bar.counts[part] * 100_00 / top)
        bottom -= min(bottom, height)
        parts += "<rect class=\"s\(part)\" x=\"\(index * Self.step + 1)\" y=\"\(Self.decimal(bottom))\" width=\"\(Self.step - 2)\" "
        parts += "height=\"\(Self.decimal(height))\"/>"
      }
      let numbers = shown.map { "\(bar.counts[$0].grouped) \(series[$0])" }.joined(separator: ", ")
      html.markup("<g><title>\(bar.label): \(numbers)</title>\(parts)</g>")
    }
    html.markup("</svg>")
  }

  /// Every label if there are few columns, else five; on a narrow page the first, the middle and the last of them.
  private func writeLabels(to html: inout HTMLWriter) {
    let count = bars.count <= 12 ? bars.count : 5
    html.markup("<div class=\"x\" aria-hidden=\"true\" style=\"max-width:\(bars.count * 4)rem\">")
    for place in 0..<count {
      let index = count == 1 ? 0 : place * (bars.count - 1) / (count - 1)
      let isMain = place == 0 || place == count - 1 || place * 2 == count - 1
      let position = Self.decimal((index * 2 + 1) * 50_00 / max(1, bars.count))
      let edge = bars.count < 8 ? "" : place == 0 ? " first" : place == count - 1 ? " last" : ""
      html.markup("<span class=\"\(isMain ? "main" : "minor")\(edge)\" style=\"left:\(position)%\">\(bars[index].label)</span>")
    }
    html.markup("</div>")
  }

  private func writeTable(_ shown: [Int], to html: inout HTMLWriter) {
    html.markup("<details><summary>The numbers</summary>")
    html.beginTable(title, style: "small", columns: [unit] + shown.map { "#\(series[$0])" })
    for bar in bars where bar.total > 0 {
      html.markup("<tr><th scope=\"row\">\(bar.label)</th>")
      for part in shown { html.number(bar.counts[part].grouped) }
      html.markup("</tr>")
    }
    html.endTable()
    html.markup("</details>")
  }

  /// The next of 1, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 30, 40 ...: ends of an axis that a reader can halve.
  static func roundedUp(_ value: Int) -> Int {
    for end in [1, 2, 4, 6, 8] where end >= value { return end }
    var power = 1
    while power <= Int.max / 1000 {
      for end in [10, 12, 14, 16, 20, 24, 30, 40, 50, 60, 80] where end * power >= value { return end * power }
      power *= 10
    }
    return max(1, value)
  }

  /// Hundredths as a decimal number.
  private static func decimal(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
