import Dateline

/// The closing words of a run, for a person.
enum SummaryPrinter {
  static func text(_ summary: RunSummary) -> String {
    var lines: [(String, String)] = []
    var read = summary.documents.counted("document")
    if summary.documents > 0 && summary.dates != nil { read += ", \(summary.datedDocuments.grouped) with a known day" }
    lines.append(("read", read))
    if summary.rejects > 0 {
      let codes = summary.rejectsByCode.map { "\($0.code) \($0.count.grouped)" }.joined(separator: ", ")
      lines.append(("rejected", "\(summary.rejects.counted("record")) (\(codes)): see the table rejects"))
    }
    if let copies = summary.copies {
      var line = copies == 0 ? "none" : "\(copies.grouped) of them; \((summary.documents - copies).grouped) left without them"
      if let earlier = summary.earlierDocuments { line += "; compared with \(earlier.grouped) of earlier runs too" }
      if let keys = summary.commonKeys, keys > 0 {
        line += "; \(keys.counted("key")) (name, number or phrase) in too many documents to be followed"
      }
      lines.append(("copies", line))
    }
    lines.append(("sentences", summary.sentences.grouped))
    if let dates = summary.dates {
      lines.append(("dates", "\(dates.grouped), \(summary.resolvedDates.grouped) resolved to days"))
    }
    if let mentions = summary.mentions { lines.append(("names", mentions.counted("mention"))) }
    if let statements = summary.statements { lines.append(("statements", statements.grouped)) }
    for (label, type) in [("people", EntityType.person), ("bodies", .organization), ("places", .place)] {
      let names = summary.topEntities.filter { $0.type == type }.map { "\($0.name) (\($0.clusters.grouped))" }
      if !names.isEmpty { lines.append((label, names.joined(separator: ", "))) }
    }
    let tables = summary.tables.map { "\($0.name)\(Self.fixedBlank)\($0.rows.grouped)" }.joined(separator: ", ")
    lines.append(("tables", tables))
    lines.append(("look in", "\(places(summary)) (columns: \(summary.outputDirectory)/datapackage.json)"))
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { label, value in
      wrapped(value, indent: width + 2, label: label + String(repeating: " ", count: width - label.count + 2))
    }.joined()
  }

  /// The report, the folder of the tables and the files that hold all of them.
  private static func places(_ summary: RunSummary) -> String {
    var places = summary.report.map { ["\(summary.outputDirectory)/\($0)"] } ?? []
    for path in summary.tables.flatMap(\.paths) {
      let place = "\(summary.outputDirectory)/\(path.hasPrefix("data/") ? "data" : path)"
      if !places.contains(place) { places.append(place) }
    }
    return places.joined(separator: ", ")
  }

  /// CPU time by stage, for `--verbose`.
  static func costs(_ summary: RunSummary) -> String {
    summary.stages.map { stage in
      let rate = stage.cpuSeconds > 0 ? (Double(stage.bytes) / 1e6 / stage.cpuSeconds).fixed(1) : "-"
      return "  \(stage.name): \(stage.documents.counted("document")), \(stage.cpuSeconds.fixed(2)) s CPU, \(rate) MB/s"
    }.joined(separator: "\n")
  }

  /// A blank at which no line ends.
  private static let fixedBlank: Character = "\u{A0}"

  private static func wrapped(_ text: String, indent: Int, label: String) -> String {
    var out = label
    var column = indent
    for (index, word) in text.split(separator: " ").enumerated() {
      if index > 0 {
        if column + 1 + word.count > 110 {
          out += "\n" + String(repeating: " ", count: indent)
          column = indent
        } else {
          out += " "
          column += 1
        }
      }
      out += word.map { $0 == fixedBlank ? " " : $0 }
      column += word.count
    }
    return out + "\n"
  }
}
