extension TableSchema {
  /// One row per input document, duplicates included.
  public static let documents = TableSchema(
    name: "documents",
    description: "One row per input document, duplicates included.",
    columns: [
      ColumnSchema(
        "document_id", .string, required: true, unique: true,
        description: """
          'd' + 16 hex digits of SHA-256 over (source_name, record_id if given else source_path and record_index, text). Never \
          numeric-looking; the same on every run and in every partition.
          """),
      ColumnSchema("source_name", .string, required: true, description: "Name of the ingest source in the pipeline file."),
      ColumnSchema("source_path", .string, required: true, description: "Path below the source's root, '/' between parts."),
      ColumnSchema(
        "record_index", .integer, required: true, minimum: 0,
        description: "Record in that file, from 0; 0 for one-document files."),
      ColumnSchema(
        "record_id", .string,
        description: "Identifier that the input itself gives the record (an id field, WARC-Record-ID), as written."),
      ColumnSchema("url", .string, description: "Address of the article if the input gives one."),
      ColumnSchema("title", .string, description: "Headline."),
      ColumnSchema("publisher", .string, description: "Outlet or agency."),
      ColumnSchema("author", .string, description: "Byline."),
      ColumnSchema("language", .string, required: true, description: "BCP 47 tag, 'en'."),
      ColumnSchema("published_on", .date, description: "Publication day, when known."),
      ColumnSchema(
        "published_basis", .string, required: true, allowed: ["given", "metadata", "dateline", "path", "inferred", "none"],
        description: "Where published_on comes from."),
      ColumnSchema("anchor_on", .date, description: "Day that relative expressions were resolved against."),
      ColumnSchema(
        "anchor_basis", .string, required: true, allowed: ["given", "metadata", "dateline", "path", "inferred", "none"],
        description: "Where anchor_on comes from; 'inferred' means from the text itself."),
      ColumnSchema("anchor_earliest_on", .date, description: "First day the anchor can be, when inferred."),
      ColumnSchema("anchor_latest_on", .date, description: "Last day the anchor can be, when inferred."),
      ColumnSchema("char_count", .integer, required: true, minimum: 0, description: "Unicode code points of the text."),
      ColumnSchema("word_count", .integer, required: true, minimum: 0, description: "Words (UAX 29)."),
      ColumnSchema("sentence_count", .integer, required: true, minimum: 0, description: "Rows this document has in sentences."),
      ColumnSchema("is_duplicate", .boolean, required: true, description: "true if this document has a row in duplicates."),
      ColumnSchema(
        "cluster_id", .string, required: true,
        description: """
          'c' + the digits of the cluster's original; one value per story copy-group: count distinct cluster_id, not documents.
          """),
      ColumnSchema("text_sha256", .string, required: true, description: "SHA-256 of the text's UTF-8 bytes, hex."),
    ],
    primaryKey: ["document_id"],
    sortedBy: ["source_name", "source_path", "record_index"]
  )
}
