extension TableSchema {
  /// Who said what: one row per attributed statement.
  public static let statements = TableSchema(
    name: "statements",
    description: "Who said what: one row per attributed statement.",
    columns: [
      ColumnSchema("statement_id", .string, required: true, unique: true, description: "document_id + '-q' + 5 digits."),
      ColumnSchema("document_id", .string, required: true, description: "Document."),
      ColumnSchema("sentence_id", .string, required: true, description: "Sentence of the cue."),
      ColumnSchema("start_char", .integer, required: true, minimum: 0, description: "First code point of the content."),
      ColumnSchema("end_char", .integer, required: true, minimum: 0, description: "One past the last."),
      ColumnSchema(
        "content", .string, required: true,
        description: """
          What was said: the document's text from start_char to end_char. A quotation broken by its cue is two rows with one \
          cue_start_char.
          """),
      ColumnSchema("parent_statement_id", .string, description: "The statement whose content holds this one (X says that Y denied ...)."),
      ColumnSchema("is_direct", .boolean, required: true, description: "true if the content holds quotation marks."),
      ColumnSchema("cue", .string, required: true, description: "Reporting words as written (stated, denied)."),
      ColumnSchema("cue_start_char", .integer, required: true, minimum: 0, description: "First code point of the cue."),
      ColumnSchema("cue_end_char", .integer, required: true, minimum: 0, description: "One past the last."),
      ColumnSchema("cue_lemma", .string, required: true, description: "say, deny ..."),
      ColumnSchema(
        "cue_class", .string, required: true, allowed: ["say", "claim", "deny", "confirm", "warn", "believe", "ask", "order", "report"],
        description: "Group of the lemma."),
      ColumnSchema(
        "speaker_text", .string,
        description: "The speaker as written in this sentence (he, U.S. officials, Pentagon spokeswoman Sabrina Singh)."),
      ColumnSchema("speaker_start_char", .integer, minimum: 0, description: "First code point of it."),
      ColumnSchema("speaker_end_char", .integer, minimum: 0, description: "One past the last."),
      ColumnSchema("speaker_mention_id", .string, description: "Mention of the speaker."),
      ColumnSchema("speaker_id", .string, description: "Speaker; pronouns are followed to their antecedent."),
      ColumnSchema("speaker_name", .string, description: "Canonical name."),
      ColumnSchema("speaker_role", .string, description: "Canonical role in this document."),
      ColumnSchema("date_id", .string, description: "Expression that says when."),
      ColumnSchema("said_on", .date, description: "Day it was said: start_on of date_id, or inherited."),
      ColumnSchema(
        "said_on_basis", .string, required: true, allowed: ["sentence", "speaker", "anchor", "none"],
        description: """
          A date in the same sentence, an earlier statement of the same speaker in the document, the document's anchor_on, or \
          none.
          """),
      ColumnSchema("confidence", .number, required: true, minimum: 0, maximum: 1, description: "0 to 1."),
    ],
    primaryKey: ["statement_id"],
    foreignKeys: [
      ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"]),
      ForeignKey(columns: ["sentence_id"], table: "sentences", referencedColumns: ["sentence_id"]),
      ForeignKey(columns: ["speaker_mention_id"], table: "entity_mentions", referencedColumns: ["mention_id"]),
      ForeignKey(columns: ["speaker_id"], table: "entities", referencedColumns: ["entity_id"]),
      ForeignKey(columns: ["date_id"], table: "dates", referencedColumns: ["date_id"]),
    ],
    sortedBy: ["documents", "start_char"]
  )
}
