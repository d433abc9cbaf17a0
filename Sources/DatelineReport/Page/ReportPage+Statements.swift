import DatelineText

extension ReportPage {
  func writeStatements(to html: inout HTMLWriter) {
    guard let statements = facts.statements else { return Self.writeMissing("statements", "nobody says anything here", to: &html) }
    guard statements.total > 0 else {
      html.markup("<p>No attributed statement was found.\(copyNote)</p>\n")
      return
    }
    html.markup("<p>\(statements.total.counted("attributed statement")) by speaker and by the stance of the reporting word (")
    html.markup("<i>said</i>, <i>claimed</i>, <i>denied</i> ...); the stronger the colour, the more.\(copyNote)")
    if !statements.isExact { html.markup(" So many speak that the numbers of single speakers are lower bounds.") }
    html.markup("</p>\n")
    let classes = StatementMention.CueClass.allCases
    html.beginTable(
      "Statements by speaker and stance", style: "matrix", columns: ["Speaker"] + classes.map { "#\($0.rawValue)" } + ["#All"])
    let largest = statements.speakers.flatMap(\.counts).max() ?? 0
    for speaker in statements.speakers { writeSpeaker(speaker, largest, to: &html) }
    let rest = [
      ("other linked speakers", statements.others), ("speakers without an entity", statements.unlinked),
      ("no speaker named", statements.unnamed),
    ]
    for (label, speaker) in rest where speaker.total > 0 { writeSpeaker(speaker, nil, label: label, to: &html) }
    html.markup("<tr class=\"sum\"><th scope=\"row\">All</th>")
    let rows = statements.speakers + rest.map(\.1)
    for column in classes.indices {
      let sum = rows.reduce(0) { $0 + ($1.counts.indices.contains(column) ? $1.counts[column] : 0) }
      html.number(sum == 0 ? "" : sum.grouped)
    }
    html.number(statements.total.grouped)
    html.markup("</tr>")
    html.endTable()
  }

  /// A row of the matrix; cells are shaded by their share of the largest one, at most 45 in a hundred so that the number stays legible.
  private func writeSpeaker(_ speaker: StatementFacts.Speaker, _ largest: Int?, label: String? = nil, to html: inout HTMLWriter) {
    html.markup("<tr><th scope=\"row\">")
    if let label { html.markup("<i>\(label)</i>") } else { html.isolated(speaker.name, limit: 80) }
    html.markup("</th>")
    for count in speaker.counts {
      if let largest, count > 0 {
        html.markup("<td class=\"n h\" style=\"--v:\(Self.shade(count, largest))\">\(count.grouped)</td>")
      } else {
        html.number(count == 0 ? "" : count.grouped)
      }
    }
    html.number(speaker.total.grouped)
    html.markup("</tr>")
  }

  /// By the number's length in bits: most speakers have few statements of a kind, and a straight scale would hide them all.
  private static func shade(_ count: Int, _ largest: Int) -> Int {
    func bits(_ value: Int) -> Int {
      // Eighths of the binary logarithm, straight between powers of two.
      let power = max(0, Int.bitWidth - 1 - value.leadingZeroBitCount)
      return power * 8 + (value - 1 << power) * 8 / (1 << power)
    }
    return 6 + 39 * bits(count) / max(1, bits(largest))
  }
}
