extension TableSchema {
  /// One row per mention in the text.
  public static let entityMentions = TableSchema(
    name: "entity_mentions",
    description: "One row per mention in the text.",
    columns: [
      ColumnSchema("mention_id", .string, required: true, unique: true, description: "document_id + '-m' + 5 digits."),
      ColumnSchema("document_id", .string, required: true, description: "Document."),
      ColumnSchema("sentence_id", .string, required: true, description: "Sentence."),
      ColumnSchema("start_char", .integer, required: true, minimum: 0, description: "First code point in the document."),
      ColumnSchema("end_char", .integer, required: true, minimum: 0, description: "One past the last."),
      ColumnSchema("text", .string, required: true, description: "As written."),
      ColumnSchema("repaired_text", .string, description: "Spun form put back (Nationwide Safety Council -> National Security Council)."),
      ColumnSchema(
        "entity_type", .string, required: true, allowed: ["person", "organization", "place", "facility", "event", "product", "group"],
        description: "Type."),
      ColumnSchema("entity_id", .string, description: "Entity; empty if not linked."),
      ColumnSchema("entity_name", .string, description: "Canonical name, repeated for spreadsheets."),
      ColumnSchema("mention_kind", .string, required: true, allowed: ["name", "nominal", "pronoun"], description: "Form."),
      ColumnSchema("rule", .string, required: true, description: "Rule or list that found it."),
      ColumnSchema("confidence", .number, required: true, minimum: 0, maximum: 1, description: "0 to 1."),
    ],
    primaryKey: ["mention_id"],
    foreignKeys: [
      ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"]),
      ForeignKey(columns: ["sentence_id"], table: "sentences", referencedColumns: ["sentence_id"]),
      ForeignKey(columns: ["entity_id"], table: "entities", referencedColumns: ["entity_id"]),
    ],
    sortedBy: ["documents", "start_char"]
  )
}
