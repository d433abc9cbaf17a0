extension TableSchema {
  /// One row per document that copies an earlier one.
  public static let duplicates = TableSchema(
    name: "duplicates",
    description: "One row per document that copies an earlier one.",
    columns: [
      ColumnSchema("document_id", .string, required: true, unique: true, description: "The copy."),
      ColumnSchema("duplicate_of", .string, required: true, description: "The cluster's original; never itself a copy."),
      ColumnSchema("cluster_id", .string, required: true, description: "As in documents."),
      ColumnSchema(
        "kind", .string, required: true, allowed: ["exact", "near", "spun"],
        description: "Same text, small edits, or synonym-substituted."),
      ColumnSchema("similarity", .number, required: true, minimum: 0, maximum: 1, description: "0 to 1, the score that decided."),
      ColumnSchema("method", .string, required: true, description: "sha256, minhash, anchors ..."),
      ColumnSchema("matched_sentences", .integer, required: true, minimum: 0, description: "Sentences aligned."),
    ],
    primaryKey: ["document_id"],
    foreignKeys: [
      ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"]),
      ForeignKey(columns: ["duplicate_of"], table: "documents", referencedColumns: ["document_id"], reachesEarlierRuns: true),
    ],
    sortedBy: ["documents"]
  )
}
