extension TableSchema {
  /// One row per surface form of an entity.
  public static let entityAliases = TableSchema(
    name: "entity_aliases",
    description: "One row per surface form of an entity.",
    columns: [
      ColumnSchema("entity_id", .string, required: true, description: "Entity."),
      ColumnSchema("alias", .string, required: true, description: "Form as written."),
      ColumnSchema(
        "alias_kind", .string, required: true, allowed: ["name", "short", "abbreviation", "demonym", "spun", "spelling"],
        description: "Why it differs from the name."),
      ColumnSchema("mention_count", .integer, required: true, minimum: 0, description: "Times seen."),
    ],
    primaryKey: ["entity_id", "alias"],
    foreignKeys: [ForeignKey(columns: ["entity_id"], table: "entities", referencedColumns: ["entity_id"])],
    sortedBy: ["entity_id", "alias"]
  )
}
