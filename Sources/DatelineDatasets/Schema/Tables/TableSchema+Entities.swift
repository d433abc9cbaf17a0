extension TableSchema {
  /// One row per person, organization, place ... found in the data set.
  public static let entities = TableSchema(
    name: "entities",
    description: "One row per person, organization, place ... found in the data set.",
    columns: [
      ColumnSchema(
        "entity_id", .string, required: true, unique: true,
        description: """
          Type prefix + slug: per:lloyd-austin, org:nato, loc:kursk-oblast-ru. The same for the same gazetteer entry on every \
          run.
          """),
      ColumnSchema(
        "entity_type", .string, required: true, allowed: ["person", "organization", "place", "facility", "event", "product", "group"],
        description: "Type."),
      ColumnSchema("name", .string, required: true, description: "Canonical name."),
      ColumnSchema("country_code", .string, description: "ISO 3166-1 alpha-2 (beware: NA is Namibia, read as text)."),
      ColumnSchema("latitude", .number, description: "Places: WGS 84 degrees."),
      ColumnSchema("longitude", .number, description: "Places: WGS 84 degrees."),
      ColumnSchema("external_id", .string, description: "CURIE such as wikidata:Q941013 or geonames:538555."),
      ColumnSchema(
        "basis", .string, required: true, allowed: ["gazetteer", "corpus"],
        description: "Known beforehand, or built from mentions."),
      ColumnSchema("mention_count", .integer, required: true, minimum: 0, description: "Rows in entity_mentions."),
      ColumnSchema("document_count", .integer, required: true, minimum: 0, description: "Distinct documents."),
      ColumnSchema(
        "cluster_count", .integer, required: true, minimum: 0,
        description: "Distinct cluster_id: document_count without copies."),
      ColumnSchema("first_on", .date, description: "Earliest anchor_on of those documents."),
      ColumnSchema("last_on", .date, description: "Latest."),
    ],
    primaryKey: ["entity_id"],
    sortedBy: ["entity_id"]
  )
}
