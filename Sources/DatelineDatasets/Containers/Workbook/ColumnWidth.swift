/// Widths of columns in a workbook, in characters.
enum ColumnWidth {
  /// Columns that hold running text.
  private static let prose: Set<String> = ["text", "repaired_text", "sentence", "content", "message", "excerpt"]
  /// Columns that hold some words.
  private static let phrases: Set<String> = [
    "title", "url", "source_path", "people", "organizations", "places", "name", "alias", "entity_name", "speaker_name", "speaker_text",
    "person_name", "organization_name", "role", "speaker_role",
  ]

  /// The width of a column: by what it holds, and never less than its name with the button of the filter.
  static func of(_ column: ColumnSchema, in table: TableSchema) -> Double {
    let width: Double =
      switch column.type {
      case .date: 12
      case .boolean, .integer, .number: 10
      case .string:
        if column.name == "text", table.name != "sentences" {
          32
        } else if prose.contains(column.name) {
          80
        } else if phrases.contains(column.name) {
          32
        } else if column.name.hasSuffix("_id") || column.name == "duplicate_of" {
          26
        } else {
          16
        }
      }
    return max(width, Double(column.name.utf8.count + 4))
  }
}
