import DatelineTestSupport
import Testing

@testable import DatelineDatasets

@Suite struct TableSchemaTests {
  @Test func everyTableIsThereOnce() {
    #expect(
      TableSchema.all.map(\.name) == [
        "documents", "sentences", "dates", "entities", "entity_aliases", "entity_mentions", "roles", "statements", "duplicates", "timeline",
        "rejects",
      ])
    #expect(TableSchema.named("timeline")?.sortedBy == ["start_on", "documents", "start_char"])
    #expect(TableSchema.named("Timeline") == nil)
  }

  @Test(arguments: TableSchema.all)
  func keysAndReferencesNameColumns(table: TableSchema) throws {
    #expect(Set(table.columns.map(\.name)).count == table.columns.count)
    #expect(!table.primaryKey.isEmpty)
    for key in table.primaryKey {
      let column = try #require(table.columns.first { $0.name == key })
      #expect(column.required)
      #expect(column.unique == (table.primaryKey.count == 1))
    }
    for key in table.foreignKeys {
      let other = try #require(TableSchema.named(key.table))
      #expect(key.columns.allSatisfy { table.index(of: $0) != nil })
      #expect(key.referencedColumns == other.primaryKey)
    }
    #expect(table.sortedBy.allSatisfy { $0 == "documents" || table.index(of: $0) != nil })
  }

  @Test func tablesOfADocumentAreKnown() {
    #expect(
      TableSchema.all.filter(\.hasDocument).map(\.name) == [
        "sentences", "dates", "entity_mentions", "roles", "statements", "duplicates", "timeline",
      ])
  }

  @Test(.needsShared("design/data-dictionary.json"))
  func agreesWithTheDataDictionary() throws {
    let bytes = try #require(Project.shared("design/data-dictionary.json").flatMap { Folder.contents($0.path) })
    guard case .object(let tables) = try #require(JSONValue(parsing: bytes)) else {
      Issue.record("the dictionary is no object")
      return
    }
    #expect(tables.map(\.key) == TableSchema.all.map(\.name))
    for table in TableSchema.all {
      // A package in which all tables are complete has every key.
      let outputs = TableSchema.all.map { TableOutput(table: $0, formats: [.csv]) }
      let files = outputs.map { WrittenFile(path: $0.path(.csv), rows: 0, bytes: 0, sha256: "") }
      let package = DataPackage(outputs: outputs, files: files).json(name: "x", description: nil)
      let resource = try #require(package[key: "resources"]?.arrayValue?.first { $0[key: "name"] == .string(table.name) })
      let wanted = tables.first { $0.key == table.name }?.value
      for member in ["fields", "primaryKey", "foreignKeys"] {
        #expect(resource[key: "schema"]?[key: member] == wanted?[key: member], "\(table.name).\(member)")
      }
    }
  }
}
