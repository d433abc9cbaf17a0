import DatelineText

extension ReportPage {
  /// Rules that are shown unfolded.
  private static let ruleCount = 10
  /// Rules that are shown at all.
  private static let ruleLimit = 200

  func writeMonths(to html: inout HTMLWriter) {
    guard let dates = facts.dates else { return Self.writeMissing("dates", "there are no dates", to: &html) }
    guard !dates.months.isEmpty else {
      html.markup("<p>No date of a month's length or less was resolved.\(copyNote)</p>\n")
      return
    }
    let bins = TimeBins(dates.months, finest: .month, tail: 5)
    html.markup("<p>Days, weeks and months that the texts speak of, one column a \(bins.unit.name).\(copyNote) ")
    writeLeftOut(bins, "date", to: &html)
    if dates.coarser > 0 {
      html.markup("\(dates.coarser.counted("date")) longer than a month \(dates.coarser == 1 ? "is" : "are") not drawn.")
    }
    html.markup("</p>\n")
    ColumnChart(title: "Dates in the texts", unit: bins.unit.name, series: ["dates", ""], bars: bins.bars).write(to: &html)
  }

  func writeRules(to html: inout HTMLWriter) {
    guard let dates = facts.dates else { return Self.writeMissing("dates", "there are no rules to show", to: &html) }
    let all = dates.rules.reduce(0) { $0 + $1.count }
    guard all > 0 else {
      html.markup("<p>No expression of time was found.</p>\n")
      return
    }
    let resolved = dates.rules.reduce(0) { $0 + $1.resolved }
    let unresolved = dates.rules.reduce(0) { $0 + $1.unresolved }
    html.markup(
      "<p>Of \(all.counted("expression")) of time \(resolved.grouped) (\(resolved.percent(of: all))) got a first and a last day; \(unresolved.grouped) "
        + "(\(unresolved.percent(of: all))) name a day that the text does not tell. The rest name none: durations, repeated times, “now”.\(copyNote) "
        + "<code>dateline list rules</code> explains the rules.</p>\n")
    html.markup("<div class=\"columns\"><div>\n")
    writeRuleTable(dates.rules.prefix(Self.ruleCount), "Expressions by rule", to: &html)
    let rest = dates.rules.dropFirst(Self.ruleCount)
    if !rest.isEmpty {
      html.markup("<details><summary>\(rest.count.counted("more rule"))</summary>\n")
      writeRuleTable(rest.prefix(Self.ruleLimit), "Other rules", to: &html)
      html.markup("</details>\n")
    }
    html.markup("</div><div>\n")
    writeUnresolved(dates, to: &html)
    html.markup("</div></div>\n")
  }

  private func writeRuleTable(_ rules: ArraySlice<DateFacts.Rule>, _ label: String, to html: inout HTMLWriter) {
    html.beginTable(label, isCaption: true, columns: ["Rule", "#Found", "#Resolved", "#Unresolved"])
    for rule in rules {
      html.markup("<tr><th scope=\"row\"><code>")
      html.text(rule.name, limit: 60)
      html.markup("</code></th>")
      for count in [rule.count, rule.resolved, rule.unresolved] { html.number(count.grouped) }
      html.markup("</tr>")
    }
    html.endTable()
  }

  private func writeUnresolved(_ dates: DateFacts, to html: inout HTMLWriter) {
    guard let largest = dates.unresolved.first?.count else { return }
    html.beginTable(
      "Most common unresolved expressions", isCaption: true, columns: ["Expression", dates.isExact ? "#Found" : "#Found, at least"])
    for expression in dates.unresolved {
      html.markup("<tr><th scope=\"row\">")
      html.isolated(expression.text, limit: 60)
      html.markup(Self.bar(expression.count, of: largest))
      html.markup("</th>")
      html.number(expression.count.grouped)
      html.markup("</tr>")
    }
    html.endTable()
  }
}
