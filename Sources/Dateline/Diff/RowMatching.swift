import DatelineDatasets

/// Which rows of two folders are the same row.
public enum RowMatching: String, Sendable, Hashable, CaseIterable {
  /// Those with the same primary key. Ids count within a document, so that one more date shifts the ids of those behind it.
  case key
  /// In tables of things in a text, those at the same place of the same document; numbered ids are not compared. Other tables by key.
  case place

  /// The columns that match rows of a table, and those that are not compared because they only number things.
  func columns(of schema: TableSchema) -> (key: [Int], ignored: Set<Int>) {
    guard self == .place, let document = schema.index(of: "document_id"), let start = schema.index(of: "start_char") else {
      return (schema.primaryKey.compactMap(schema.index), [])
    }
    let stable =
      schema.foreignKeys.filter { ["documents", "entities"].contains($0.table) }.flatMap(\.columns) + ["document_id", "entity_id"]
    let numbered = schema.columns.indices.filter {
      let name = schema.columns[$0].name
      return name.hasSuffix("_id") && !stable.contains(name)
    }
    return ([document, start] + [schema.index(of: "end_char")].compactMap(\.self), Set(numbered))
  }
}
