import DatelineText

extension ReportPage {
  func writeCopies(to html: inout HTMLWriter) {
    guard let copies = facts.copies else {
      return Self.writeMissing("dedupe", "copies were not looked for and every document counts", to: &html)
    }
    guard copies.count > 0 else {
      html.markup("<p>No document copies another one.</p>\n")
      return
    }
    html.markup("<p>\(copies.count.counted("document")) (\(copies.count.percent(of: facts.documents.count))) ")
    html.markup("\(copies.count == 1 ? "is a copy" : "are copies") of \(copies.clusterCount.counted("other document")). ")
    html.markup("<i>Exact</i> copies have the same words, <i>near</i> ones were edited, ")
    html.markup("<i>spun</i> ones had their words replaced by a machine.</p>\n")
    writeKinds(copies, to: &html)
    html.beginTable("The most copied documents", isCaption: true, columns: ["Original", "#Copies", "Publishers"])
    for cluster in copies.largest { writeCluster(cluster, to: &html) }
    html.endTable()
  }

  private func writeKinds(_ copies: CopyFacts, to html: inout HTMLWriter) {
    let largest = copies.kinds.map(\.count).max() ?? 0
    html.beginTable("Copies by kind", isCaption: true, style: "small", columns: ["Kind", "#Copies", "#Share"])
    for kind in copies.kinds {
      html.markup("<tr><th scope=\"row\">")
      html.text(kind.kind, limit: 20)
      if kind.count > 0 { html.markup(Self.bar(kind.count, of: largest)) }
      html.markup("</th>")
      html.number(kind.count.grouped)
      html.number(kind.count.percent(of: copies.count))
      html.markup("</tr>")
    }
    html.endTable()
  }

  private func writeCluster(_ cluster: CopyFacts.Cluster, to html: inout HTMLWriter) {
    html.markup("<tr><th scope=\"row\" class=\"long\">")
    html.isolated(cluster.title, limit: 160)
    html.markup("<br><span class=\"soft\">")
    if let id = cluster.originalID {
      html.markup("<code>")
      html.text(id)
      html.markup("</code>")
    } else {
      html.markup("original of an earlier run")
    }
    if let days = cluster.days {
      html.markup(", \(days.lowerBound)\(days.lowerBound == days.upperBound ? "" : " – \(days.upperBound)")")
    }
    html.markup("</span></th><td class=\"n\">\(cluster.copies.grouped)<br><span class=\"soft\">")
    for (index, kind) in cluster.kinds.filter({ $0.count > 0 }).enumerated() {
      html.markup(index > 0 ? "<br>\(kind.count.grouped) " : "\(kind.count.grouped) ")
      html.text(kind.kind, limit: 20)
    }
    html.markup("</span></td><td>")
    for (index, publisher) in cluster.publishers.enumerated() {
      if index > 0 { html.markup(", ") }
      html.isolated(publisher, limit: 60)
    }
    html.markup(cluster.hasMorePublishers ? " and others</td></tr>" : "</td></tr>")
  }
}
