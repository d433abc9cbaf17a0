import DatelineText

extension ReportPage {
  /// Sources that are listed.
  private static let sourceLimit = 40
  /// Warnings that are listed.
  private static let warningLimit = 10
  /// Codes of rejects that are listed.
  private static let rejectLimit = 40

  func writeRun(to html: inout HTMLWriter) {
    let documents = facts.documents
    html.markup("<ul class=\"tiles\">")
    writeTile("Documents", documents.count.grouped, to: &html)
    if let copies = facts.copies {
      writeTile("of them copies", copies.count.grouped, small: copies.count.percent(of: documents.count), to: &html)
    }
    if let first = documents.days.first?.day, let last = documents.days.last?.day {
      writeTile("Days of the documents", "\(first)", small: first == last ? "" : "to \(last)", to: &html)
    }
    for (name, count) in facts.run.counts { writeTile(name, count.grouped, to: &html) }
    writeTile("Rejects", documents.rejects.reduce(0) { $0 + $1.count }.grouped, to: &html)
    html.markup("</ul>\n")
    writeSources(to: &html)
    writeWarnings(to: &html)
    html.markup("<p class=\"soft\">Stages: ")
    html.text(facts.run.stages.isEmpty ? "none" : facts.run.stages.joined(separator: ", "))
    html.markup(". Pipeline file: SHA-256 <code>")
    html.text(String(facts.run.pipelineSHA256.prefix(16)))
    html.markup("…</code></p>\n")
  }

  private func writeTile(_ name: String, _ value: String, small: String = "", to html: inout HTMLWriter) {
    html.markup("<li>")
    html.element("span", name)
    html.element("b", value)
    if !small.isEmpty {
      html.markup(" ")
      html.element("small", small)
    }
    html.markup("</li>")
  }

  private func writeSources(to html: inout HTMLWriter) {
    let sources = facts.run.sources
    html.beginTable("Inputs", isCaption: true, style: "small", columns: ["Source", "#Files", "#Bytes", "#Documents", "#Rejects"])
    for source in sources.prefix(Self.sourceLimit) {
      html.markup("<tr><th scope=\"row\">")
      html.isolated(source.name, limit: 80)
      html.markup("</th>")
      for value in [source.files.grouped, source.bytes.asBytes, source.documents.grouped, source.rejects.grouped] { html.number(value) }
      html.markup("</tr>")
    }
    html.endTable()
    if sources.count > Self.sourceLimit {
      html.markup("<p>\((sources.count - Self.sourceLimit).counted("more source")): <code>manifest.json</code> lists all.</p>\n")
    }
  }

  private func writeWarnings(to html: inout HTMLWriter) {
    let warnings = facts.run.warnings
    for warning in warnings.prefix(Self.warningLimit) {
      html.markup("<p class=\"missing\"><b>Warning:</b> ")
      html.isolated(warning, limit: 400)
      html.markup("</p>\n")
    }
    if warnings.count > Self.warningLimit {
      html.markup("<p>\((warnings.count - Self.warningLimit).counted("more warning")).</p>\n")
    }
  }

  func writeDocuments(to html: inout HTMLWriter) {
    let documents = facts.documents
    guard !documents.days.isEmpty else {
      html.markup(documents.count == 0 ? "<p>There is no document.</p>\n" : "<p>No document has a known day.</p>\n")
      return
    }
    let bins = TimeBins(documents.days, finest: .day, tail: 1)
    html.markup("<p>Documents by their day, one column a \(bins.unit.name)\(bins.unit == .week ? " (named by its Monday)" : ""). ")
    writeLeftOut(bins, "document", to: &html)
    if documents.undated > 0 { html.markup("\(documents.undated.counted("document has", "documents have")) no known day.") }
    html.markup("</p>\n")
    let series = facts.copies == nil ? ["documents", ""] : ["originals", "copies"]
    ColumnChart(title: "Documents over time", unit: bins.unit.name, series: series, bars: bins.bars).write(to: &html)
  }

  /// Says how many things lie outside of a chart.
  func writeLeftOut(_ bins: TimeBins, _ noun: String, to html: inout HTMLWriter) {
    if bins.before > 0 { html.markup("\(bins.before.counted("earlier \(noun)")) \(bins.before == 1 ? "is" : "are") not drawn. ") }
    if bins.after > 0 { html.markup("\(bins.after.counted("later \(noun)")) \(bins.after == 1 ? "is" : "are") not drawn. ") }
  }

  func writeRejects(to html: inout HTMLWriter) {
    let rejects = facts.documents.rejects
    guard !rejects.isEmpty else {
      html.markup("<p>Every record that was read became a document.</p>\n")
      return
    }
    html.markup("<p>Records that did not become documents; the table <code>rejects</code> has all of them.</p>\n")
    html.beginTable("Rejects by code", style: "tight", columns: ["Code", "#Records", "Meaning, and the first one"])
    for reject in rejects.prefix(Self.rejectLimit) {
      html.markup("<tr><th scope=\"row\"><code>")
      html.text(reject.code, limit: 40)
      html.markup("</code></th>")
      html.number(reject.count.grouped)
      html.markup("<td>")
      html.text(reject.explanation, limit: 300)
      html.markup("<br><span class=\"soft\">")
      html.isolated(reject.example, limit: 300)
      html.markup("</span></td></tr>")
    }
    html.endTable()
  }
}
