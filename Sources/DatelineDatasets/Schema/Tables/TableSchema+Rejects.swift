extension TableSchema {
  /// Inputs that could not be read: never dropped in silence.
  public static let rejects = TableSchema(
    name: "rejects",
    description: "Inputs that could not be read: never dropped in silence.",
    columns: [
      ColumnSchema("source_name", .string, required: true, description: "Ingest source."),
      ColumnSchema("source_path", .string, required: true, description: "File."),
      ColumnSchema("record_index", .integer, required: true, minimum: 0, description: "Record, from 0."),
      ColumnSchema("byte_offset", .integer, minimum: 0, description: "Where in the file."),
      ColumnSchema("stage", .string, required: true, description: "Stage that refused it."),
      ColumnSchema("code", .string, required: true, description: "Stable code, e.g. E_UTF8, E_EMPTY, E_TOO_LONG."),
      ColumnSchema("message", .string, required: true, description: "For a person."),
      ColumnSchema("excerpt", .string, description: "First 200 code points, control characters shown as U+FFFD."),
    ],
    primaryKey: ["source_name", "source_path", "record_index"],
    sortedBy: ["source_name", "source_path", "record_index"]
  )
}
