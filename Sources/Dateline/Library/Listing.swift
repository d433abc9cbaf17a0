import DatelineDatasets
import DatelineDates
import DatelineIngest

/// What the program knows, as text for a terminal.
public enum Listing {
  /// Stages with their needs, tables and options.
  public static var stages: String {
    StageCatalogue.all.map { stage in
      var lines = ["\(stage.name.rawValue): \(stage.summary)"]
      if !stage.needs.isEmpty { lines.append("  needs: \(stage.needs.map(\.rawValue).joined(separator: ", "))") }
      if !stage.tables.isEmpty { lines.append("  tables: \(stage.tables.joined(separator: ", "))") }
      for option in stage.options { lines.append("  \(option.name): \(option.summary)") }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// Tables with their columns.
  public static var tables: String {
    TableSchema.all.map { table in
      var page = AlignedText()
      page.line("\(table.name): \(table.description)")
      page.line("  key: \(table.primaryKey.joined(separator: ", "))")
      page.rows(table.columns.map { [$0.name, "\($0.type.rawValue): \($0.description)"] }, indent: 2)
      return page.text
    }.joined(separator: "\n")
  }

  /// Date rules with an example each.
  public static var rules: String {
    var page = AlignedText()
    page.rows(DateResolver.rules.flatMap { [[$0.name, $0.what], ["", "e.g. \(shown($0.example))"]] }, indent: 0)
    return page.text
  }

  /// An example with its expression in brackets and the value behind it: `closed on [October 24 = 2024-10-24]`.
  private static func shown(_ example: String) -> String {
    example.replacing("⟧{", with: " = ").replacing("⟦", with: "[").replacing("}", with: "]")
  }

  /// Codes of rejects with what to do about them.
  public static var rejectCodes: String {
    var page = AlignedText()
    page.rows(RejectCode.allCases.map { [$0.rawValue, $0.explanation] }, indent: 0)
    return page.text
  }
}
