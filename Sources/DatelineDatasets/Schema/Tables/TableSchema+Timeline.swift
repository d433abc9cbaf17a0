extension TableSchema {
  /// View for spreadsheets: resolved dates in time order with their sentence. Copies left out.
  public static let timeline = TableSchema(
    name: "timeline",
    description: "View for spreadsheets: resolved dates in time order with their sentence. Copies left out.",
    columns: [
      ColumnSchema("start_on", .date, required: true, description: "First day."),
      ColumnSchema("end_on", .date, required: true, description: "Last day, included."),
      ColumnSchema("granularity", .string, required: true, description: "As in dates."),
      ColumnSchema("people", .string, description: "Canonical names in the sentence, '; ' between."),
      ColumnSchema("organizations", .string, description: "Likewise."),
      ColumnSchema("places", .string, description: "Likewise."),
      ColumnSchema("sentence", .string, required: true, description: "Sentence as written."),
      ColumnSchema("title", .string, description: "Headline."),
      ColumnSchema("publisher", .string, description: "Outlet."),
      ColumnSchema("url", .string, description: "Address."),
      ColumnSchema("document_id", .string, required: true, description: "Document."),
      ColumnSchema("sentence_id", .string, required: true, description: "Sentence."),
      ColumnSchema("date_id", .string, required: true, unique: true, description: "Row of dates."),
      ColumnSchema("start_char", .integer, required: true, minimum: 0, description: "As in dates."),
    ],
    primaryKey: ["date_id"],
    foreignKeys: [
      ForeignKey(columns: ["date_id"], table: "dates", referencedColumns: ["date_id"]),
      ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"]),
      ForeignKey(columns: ["sentence_id"], table: "sentences", referencedColumns: ["sentence_id"]),
    ],
    sortedBy: ["start_on", "documents", "start_char"]
  )
}
