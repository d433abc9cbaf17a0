extension ReportPage {
  func writeDoubts(to html: inout HTMLWriter) {
    guard facts.dates != nil || facts.entities != nil || facts.statements != nil else {
      return html.markup("<p class=\"missing\">No stage ran that could be unsure: dates, entities or statements.</p>\n")
    }
    guard !facts.doubts.isEmpty else {
      html.markup("<p>There is no row.</p>\n")
      return
    }
    html.markup("<p>Rows of lowest confidence, few of each rule, each with its sentence.\(copyNote)")
    if facts.doubts.contains(where: { $0.kind == .statement }) {
      html.markup(" In statements <mark class=\"speaker\">the speaker</mark> is underlined; ")
      html.markup("<mark class=\"cue\">the reporting word</mark> and <mark>what was said</mark> have grounds of their own.")
    }
    html.markup("</p>\n")
    html.markup("<ol class=\"doubts\">\n")
    for doubt in facts.doubts { write(doubt, to: &html) }
    html.markup("</ol>\n")
  }

  private func write(_ doubt: Doubt, to html: inout HTMLWriter) {
    let (kind, rule) =
      switch doubt.kind {
      case .date: ("Date", "rule")
      case .mention: ("Mention", "rule")
      case .statement: ("Statement", "stance")
      }
    html.markup("<li><p class=\"about\"><b>\(kind)</b>: <b>")
    html.isolated(doubt.reading, limit: 120)
    html.markup("</b>, confidence \(Self.decimal(doubt.confidence)), \(rule) <code>")
    html.text(doubt.rule, limit: 60)
    html.markup("</code>, <code>")
    html.text(doubt.documentID, limit: 40)
    html.markup("</code></p>\n<p dir=\"auto\">")
    write(doubt.excerpt, to: &html)
    html.markup("</p></li>\n")
  }

  private func write(_ excerpt: Excerpt, to html: inout HTMLWriter) {
    func text(_ range: Range<Int>, to html: inout HTMLWriter) {
      html.text(String(decoding: excerpt.text[range], as: UTF8.self), limit: ReportDigester.excerptLimit, keepsEnds: true)
    }
    if excerpt.isCutBefore { html.markup("… ") }
    var place = 0
    for mark in excerpt.marks where mark.start >= place && mark.start < mark.end && mark.end <= excerpt.text.count {
      text(place..<mark.start, to: &html)
      switch mark.role {
      case .words: html.markup("<mark>")
      case .cue: html.markup("<mark class=\"cue\">")
      case .speaker: html.markup("<mark class=\"speaker\">")
      }
      text(mark.start..<mark.end, to: &html)
      html.markup("</mark>")
      place = mark.end
    }
    text(place..<excerpt.text.count, to: &html)
    if excerpt.isCutAfter { html.markup(" …") }
  }

  /// Hundredths as `0.42`.
  private static func decimal(_ hundredths: Int) -> String {
    "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
