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
      let width = table.columns.map(\.name.count).max() ?? 0
      let columns = table.columns.map { column in
        "  \(column.name)\(String(repeating: " ", count: width - column.name.count))  \(column.type.rawValue): \(column.description)"
      }
      return (["\(table.name): \(table.description)", "  key: \(table.primaryKey.joined(separator: ", "))"] + columns)
        .joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// Date rules with an example each.
  public static var rules: String {
    let rules = DateResolver.rules
    let width = rules.map(\.name.count).max() ?? 0
    return rules.map { rule in
      "\(rule.name)\(String(repeating: " ", count: width - rule.name.count))  \(rule.what)\n"
        + "\(String(repeating: " ", count: width))  e.g. \(shown(rule.example))\n"
    }.joined()
  }

  /// An example with its expression in brackets and the value behind it: `closed on [October 24 = 2024-10-24]`.
  private static func shown(_ example: String) -> String {
    example.replacing("⟧{", with: " = ").replacing("⟦", with: "[").replacing("}", with: "]")
  }

  /// Codes of rejects with what to do about them.
  public static var rejectCodes: String {
    let width = RejectCode.allCases.map(\.rawValue.count).max() ?? 0
    return RejectCode.allCases.map { code in
      "\(code.rawValue)\(String(repeating: " ", count: width - code.rawValue.count))  \(code.explanation)\n"
    }.joined()
  }
}
