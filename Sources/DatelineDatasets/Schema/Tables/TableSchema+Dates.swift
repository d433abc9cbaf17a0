extension TableSchema {
  /// One row per temporal expression.
  public static let dates = TableSchema(
    name: "dates",
    description: "One row per temporal expression.",
    columns: [
      ColumnSchema("date_id", .string, required: true, unique: true, description: "document_id + '-t' + 5 digits."),
      ColumnSchema("document_id", .string, required: true, description: "Document."),
      ColumnSchema("sentence_id", .string, required: true, description: "Sentence."),
      ColumnSchema("start_char", .integer, required: true, minimum: 0, description: "First code point in the document."),
      ColumnSchema("end_char", .integer, required: true, minimum: 0, description: "One past the last."),
      ColumnSchema("text", .string, required: true, description: "Expression as written."),
      ColumnSchema("timex_type", .string, required: true, allowed: ["DATE", "TIME", "DURATION", "SET"], description: "TIMEX3 type."),
      ColumnSchema(
        "timex_value", .string, required: true,
        description: "TIMEX3 value: 2024-10-23, 2024-W42, 2024-08, P32M, PRESENT_REF, XXXX-10-24 if the year is unknown."),
      ColumnSchema(
        "timex_mod", .string,
        allowed: [
          "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID",
          "END", "APPROX",
        ],
        description: "TIMEX3 mod."),
      ColumnSchema("start_on", .date, description: "First day meant. Empty if unresolved."),
      ColumnSchema("end_on", .date, description: "Last day meant, that day included (so a filter start_on <= x <= end_on works)."),
      ColumnSchema("start_at", .string, description: "ISO 8601 local time for TIME, e.g. 2024-10-23T08:00."),
      ColumnSchema("end_at", .string, description: "Likewise, the end."),
      ColumnSchema(
        "granularity", .string, required: true,
        allowed: [
          "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century",
          "none",
        ],
        description: "Unit that the expression names."),
      ColumnSchema("is_relative", .boolean, required: true, description: "true if it needed an anchor."),
      ColumnSchema("anchor_on", .date, description: "Anchor used for this expression."),
      ColumnSchema(
        "anchor_basis", .string, required: true, allowed: ["document", "mention", "none"],
        description: "Document's anchor_on, an earlier mention, or none."),
      ColumnSchema(
        "range_id", .string,
        description: """
          The date_id of the first end of the range that this expression is an end of (October 8 to October 13); empty otherwise. \
          min(start_on) and max(end_on) over a range_id give the range.
          """),
      ColumnSchema("rule", .string, required: true, description: "Name of the rule that resolved it (see `dateline list rules`)."),
      ColumnSchema("confidence", .number, required: true, minimum: 0, maximum: 1, description: "0 to 1; calibrated on held-out text."),
    ],
    primaryKey: ["date_id"],
    foreignKeys: [
      ForeignKey(columns: ["document_id"], table: "documents", referencedColumns: ["document_id"]),
      ForeignKey(columns: ["sentence_id"], table: "sentences", referencedColumns: ["sentence_id"]),
    ],
    sortedBy: ["documents", "start_char"]
  )
}
