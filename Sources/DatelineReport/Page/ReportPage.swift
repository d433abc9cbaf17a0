import DatelineText

/// The page: one static HTML file with everything in it, no script, no address of the net. Its size does not grow with the corpus.
///
/// ```
/// let bytes = ReportPage(facts).html()
/// ```
public struct ReportPage: Sendable {
  let facts: ReportFacts

  /// A section with the address of its heading.
  private struct Section {
    var id: String
    var heading: String
    var write: (inout HTMLWriter) -> Void
  }

  /// Makes the page of a run.
  public init(_ facts: ReportFacts) { self.facts = facts }

  /// The page, UTF-8; under 300 kB whatever the facts hold.
  public func html() -> [UInt8] {
    let sections = sections
    var html = HTMLWriter()
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
    html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
    html.text(facts.run.pipelineName)
    html.markup(" – dateline report</title>\n<style>\n\(Self.style)\n</style>\n</head>\n<body>\n<header>\n<h1>")
    html.isolated(facts.run.pipelineName)
    html.markup("</h1>\n")
    if !facts.run.pipelineDescription.isEmpty {
      html.markup("<p class=\"soft\">")
      html.isolated(facts.run.pipelineDescription, limit: 400)
      html.markup("</p>\n")
    }
    html.markup("<nav aria-label=\"Sections\"><ul>")
    for section in sections { html.markup("<li><a href=\"#\(section.id)\">\(section.heading)</a></li>") }
    html.markup("</ul></nav>\n</header>\n<main>\n")
    for section in sections {
      html.markup("<section aria-labelledby=\"\(section.id)\">\n<h2 id=\"\(section.id)\">\(section.heading)</h2>\n")
      section.write(&html)
      html.markup("</section>\n")
    }
    html.markup("</main>\n<footer><p>Written by dateline ")
    html.text(facts.run.toolVersion)
    html.markup(". The same inputs, options and version give the same page. ")
    html.markup("<code>datapackage.json</code> describes the tables beside it.</p></footer>\n</body>\n</html>\n")
    return html.bytes
  }

  private var sections: [Section] {
    [
      Section(id: "run", heading: "The run", write: writeRun),
      Section(id: "documents", heading: "Documents over time", write: writeDocuments),
      Section(id: "dates", heading: "Dates in the texts", write: writeMonths),
      Section(id: "names", heading: "Names", write: writeNames),
      Section(id: "statements", heading: "Who says what", write: writeStatements),
      Section(id: "copies", heading: "Copies", write: writeCopies),
      Section(id: "rules", heading: "How dates were resolved", write: writeRules),
      Section(id: "rejects", heading: "Rejects", write: writeRejects),
      Section(id: "check", heading: "Rows to check by eye", write: writeDoubts),
    ]
  }

  /// Says that a section is empty because a stage did not run.
  static func writeMissing(_ stage: String, _ what: String, to html: inout HTMLWriter) {
    html.markup("<p class=\"missing\">Stage <code>\(stage)</code> did not run, so \(what).</p>\n")
  }

  /// `Copies are left out.`, if copies were looked for.
  var copyNote: String { facts.copies == nil ? "" : " Copies are left out." }

  /// A bar as long as a number's share of the largest one.
  static func bar(_ count: Int, of largest: Int) -> String {
    "<span class=\"bar\" style=\"width:\(max(1, Int(Double(count) / Double(max(1, largest)) * 100)))%\"></span>"
  }
}
