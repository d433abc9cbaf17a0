import DatelineText

extension ReportPage {
  func writeNames(to html: inout HTMLWriter) {
    guard let entities = facts.entities else { return Self.writeMissing("entities", "there are no names", to: &html) }
    let hasCopies = facts.copies != nil
    let counted = hasCopies ? "stories mention. A story counts once, however many copies it has" : "documents mention"
    html.markup("<p>The names that most \(counted).</p>\n")
    html.markup("<div class=\"columns\">\n")
    for group in entities.groups {
      html.markup("<div><h3>\(Self.heading(group.type)) <span class=\"kind\">(\(group.count.grouped))</span></h3>\n")
      if let largest = group.top.first?.clusters { writeNames(group.top, largest, hasCopies, Self.heading(group.type), to: &html) }
      if group.top.isEmpty { html.markup("<p>None.</p>\n") }
      html.markup("</div>\n")
    }
    html.markup("</div>\n")
  }

  private func writeNames(_ rows: [EntityFacts.Row], _ largest: Int, _ hasCopies: Bool, _ heading: String, to html: inout HTMLWriter) {
    html.beginTable(heading, style: "tight", columns: ["Name"] + (hasCopies ? ["#Stories"] : []) + ["#Docs", "#Mentions"])
    for row in rows {
      html.markup("<tr><th scope=\"row\" title=\"")
      html.text(row.id, limit: 120)
      html.markup("\">")
      html.isolated(row.name, limit: 80)
      if let country = row.countryCode {
        html.markup(" <span class=\"kind\">")
        html.text(country, limit: 4)
        html.markup("</span>")
      }
      html.markup(Self.bar(hasCopies ? row.clusters : row.documents, of: hasCopies ? largest : rows[0].documents))
      html.markup("</th>")
      if hasCopies { html.number(row.clusters.grouped) }
      html.number(row.documents.grouped)
      html.number(row.mentions.grouped)
      html.markup("</tr>")
    }
    html.endTable()
  }

  private static func heading(_ type: EntityType) -> String {
    switch type {
    case .person: "People"
    case .organization: "Organizations"
    case .place: "Places"
    case .facility: "Facilities"
    case .event: "Events"
    case .product: "Products"
    case .group: "Groups"
    }
  }
}
