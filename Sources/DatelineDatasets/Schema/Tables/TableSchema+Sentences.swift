extension TableSchema {
  /// One row per sentence.
  public static let sentences = TableSchema(
    name: "sentences",
    description: "One row per sentence.",
    columns: [
      ColumnSchema("sentence_id", .string, required: true, unique: true, description: "document_id + '-s' + 5 digits."),
      ColumnSchema("document_id", .string, required: true, description: "Document."),
      ColumnSchema("sentence_index", .integer, required: true, minimum: 0, description: "From 1 in the document."),
      ColumnSchema("paragraph_index", .integer, required: true, minimum: 0, description: "From 1 in the document."),
      ColumnSchema("start_char", .integer, required: true, minimum: 0, description: "First code point."),
      ColumnSchema("end_char", .integer, required: true, minimum: 0, description: "One past the last."),
      ColumnSchema("text", .string, required: true, description: "As written."),
      ColumnSchema("repaired_text", .string, description: "With machine-spun names put back; empty when nothing changed."),
      ColumnSchema(
        "duplicate_of", .string,
        description: """
          First sentence in run order, in any document, that this one copies (sentence_id); empty for originals and for stock \
          phrases too short to judge.
          """),
      ColumnSchema("duplicate_kind", .string, allowed: ["exact", "near"], description: "How; empty with duplicate_of."),
    ],
    primaryKey: ["sentence_id"],
    foreignKeys: [ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"])],
    sortedBy: ["documents", "start_char"]
  )
}
