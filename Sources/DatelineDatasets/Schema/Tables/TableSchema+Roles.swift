extension TableSchema {
  /// One row per role that a text gives a person.
  public static let roles = TableSchema(
    name: "roles",
    description: "One row per role that a text gives a person.",
    columns: [
      ColumnSchema("role_id", .string, required: true, unique: true, description: "document_id + '-r' + 5 digits."),
      ColumnSchema("document_id", .string, required: true, description: "Document."),
      ColumnSchema("sentence_id", .string, required: true, description: "Sentence."),
      ColumnSchema("start_char", .integer, required: true, minimum: 0, description: "First code point of the role words."),
      ColumnSchema("end_char", .integer, required: true, minimum: 0, description: "One past the last."),
      ColumnSchema("text", .string, required: true, description: "Role as written (Secretary of Protection)."),
      ColumnSchema("role", .string, required: true, description: "Canonical role (Secretary of Defense)."),
      ColumnSchema("person_mention_id", .string, required: true, description: "Mention of the person."),
      ColumnSchema("person_id", .string, description: "Person."),
      ColumnSchema("person_name", .string, description: "Canonical name."),
      ColumnSchema("organization_id", .string, description: "Organization or country served."),
      ColumnSchema("organization_name", .string, description: "Canonical name."),
    ],
    primaryKey: ["role_id"],
    foreignKeys: [
      ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"]),
      ForeignKey(columns: ["sentence_id"], table: "sentences", referencedColumns: ["sentence_id"]),
      ForeignKey(columns: ["person_mention_id"], table: "entity_mentions", referencedColumns: ["mention_id"]),
      ForeignKey(columns: ["person_id"], table: "entities", referencedColumns: ["entity_id"]),
      ForeignKey(columns: ["organization_id"], table: "entities", referencedColumns: ["entity_id"]),
    ],
    sortedBy: ["documents", "start_char"]
  )
}
