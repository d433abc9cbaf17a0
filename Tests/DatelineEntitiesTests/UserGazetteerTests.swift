import DatelineEntities
import DatelineText
import Testing

@Suite struct UserGazetteerTests {
  private static let header = ["name", "type", "aliases", "country", "external_id", "latitude", "longitude"]

  private func gazetteer(_ rows: [[String]]) throws -> UserGazetteer {
    try UserGazetteer(rows: rows, lines: Array(1...max(1, rows.count)), path: "my/people.csv")
  }

  @Test(arguments: [
    ([["name", "tpye"]], "my/people.csv:1: error: unknown column 'tpye'; did you mean 'type'?"),
    ([["name", "aliases"]], "my/people.csv:1: error: column 'type' is missing"),
    ([["name", "type", "name"]], "my/people.csv:1: error: column 'name' stands twice in the header"),
    ([["name", "type"], ["Ann Lee", "preson"]], "my/people.csv:2: error: unknown type 'preson'; did you mean 'person'?"),
    (
      [["name", "type"], ["Ann Lee", "person"], ["Bo Li", "person"], ["ann lee", "person"]],
      "my/people.csv:4: error: 'ann lee' (person) is listed twice; the first time on line 2"
    ),
    ([["name", "type"], ["Ann Lee"]], "my/people.csv:2: error: 1 fields, but the header has 2"),
    (
      [["name", "type", "country"], ["Ann Lee", "person", "Ukraine"]],
      "my/people.csv:2: error: 'Ukraine' is not an ISO 3166-1 alpha-2 code such as 'UA'"
    ),
    (
      [["name", "type", "external_id"], ["Ann Lee", "person", "Q5"]], "my/people.csv:2: error: 'Q5' is not a CURIE such as 'wikidata:Q159'"
    ),
    (
      [["name", "type", "latitude", "longitude"], ["Hill 5", "place", "95", "3"]],
      "my/people.csv:2: error: '95' is not a latitude between -90 and 90"
    ),
    ([["name", "type"], ["Ann \u{FFFD}", "person"]], "my/people.csv:2: error: the line is not valid UTF-8"),
    ([["name", "type"], ["...", "person"]], "my/people.csv:2: error: 'name' is empty"),
    ([[String]](), "my/people.csv:1: error: the file is empty; it needs a header with at least 'name' and 'type'"),
  ])
  func refuses(_ rows: [[String]], _ message: String) {
    let error = #expect(throws: GazetteerError.self) { try gazetteer(rows) }
    #expect(error?.description == message)
  }

  @Test func listsThatRepeatEachOtherAreRefused() throws {
    let one = try UserGazetteer(rows: [["name", "type"], ["Ann Lee", "person"]], lines: [1, 2], path: "a.csv")
    let two = try UserGazetteer(rows: [["type", "name"], ["person", "Ann Lee"]], lines: [1, 2], path: "b.csv")
    var options = EntityTagger.Options()
    options.userGazetteers = [one, two]
    let error = #expect(throws: GazetteerError.self) { try EntityTagger(options: options) }
    #expect(error?.description == "b.csv:2: error: 'Ann Lee' (person) is listed in a.csv:2 too")
  }

  @Test func changesTheResult() throws {
    var options = EntityTagger.Options()
    options.userGazetteers = [
      try gazetteer([
        Self.header,
        ["Operation Blue Lantern", "event", "Blue Lantern", "UA", "wikidata:Q1", "", ""],
        ["Hill 217", "place", "", "UA", "", "48.5", "37.25"],
        ["Vladivostok", "place", "", "RU", "wikidata:Q959", "", ""],
      ])
    ]
    var stages = try Stages(options)
    let annotations = stages.run("Troops took Hill 217 during Blue Lantern, far from Vladivostok.")
    let ids = annotations.mentions.map { $0.entity.map { annotations.entities[Int($0)].id } ?? "-" }
    #expect(ids == ["loc:hill-217-ua", "evt:operation-blue-lantern", "loc:vladivostok-ru"])
    let hill = try #require(annotations.entities.first)
    #expect(hill.latitude == 48.5 && hill.longitude == 37.25 && hill.basis == .gazetteer)
    let town = try #require(annotations.entities.last)
    #expect(town.externalID == "wikidata:Q959" && town.latitude == 43.1056)
  }
}
