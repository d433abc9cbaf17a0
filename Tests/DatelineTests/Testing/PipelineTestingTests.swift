import Dateline
import Foundation
import FoundationXML
import Testing

@Suite struct PipelineTestingTests {
  private func report(_ tests: String, stages: String = "[sentences, dates, entities, dedupe]") throws -> TestReport {
    let yaml = """
      dateline: 1
      name: <x> & "y"
      ingest: [{name: a, path: nowhere/*.txt}]
      stages: \(stages)
      outputs: {directory: never-made}
      tests:
      \(tests)
      """.replacing("<x> & \"y\"", with: "sample")
    let pipeline = try Pipeline(bytes: Array(yaml.utf8), file: "t.yaml")
    return TestReport(pipeline.definition, try pipeline.runTests(pipeline.definition.tests))
  }

  /// Every table of a run is there, those that need the whole corpus too; nothing but the temporary folder is touched.
  @Test func rowsOfEveryKindOfTableAreFound() throws {
    let report = try report(
      """
        - name: all tables
          document: {text: "Mayor Ilse Brandt of Oslo spoke on 3 May 2021. It rained last week.", published_on: 2024-10-24, title: Rain, record_id: r1}
          expect:
            documents: [{title: Rain, record_id: r1, published_on: 2024-10-24, published_basis: metadata, is_duplicate: false, record_index: 0, url: null}]
            sentences: [{sentence_index: 1}, {text: It rained last week., duplicate_of: null}]
            dates: [{text: 3 May 2021, timex_value: 2021-05-03}, {text: last week, start_on: 2024-10-14, is_relative: true}]
            timeline: [{start_on: 2021-05-03, people: Ilse Brandt}]
            entities: [{name: Ilse Brandt, mention_count: 1, cluster_count: 1}]
            entity_aliases: [{alias: Ilse Brandt}]
            duplicates: []
            rejects: []
        - name: blank text is a reject
          document: {text: " "}
          expect: {rejects: [{code: E_EMPTY, stage: ingest}], documents: []}
      """)
    #expect(report.outcomes.map(\.passed) == [true, true], "\(report.outcomes.filter { !$0.passed }.map(report.text).joined())")
    #expect(report.summary == "2 tests passed\n")
    #expect(!FileManager.default.fileExists(atPath: "never-made"))
  }

  @Test func aFailureShowsWhatWasAskedAndTheNearestRow() throws {
    let report = try report(
      """
        - name: wrong on purpose
          document: {text: "It opened on 3 May 2021 and closed on 5 May 2022."}
          expect:
            dates:
              - {text: 5 May 2022, start_on: 2022-05-06, confidence: null}
      """.replacing(", confidence: null", with: ", timex_mod: null"), stages: "[sentences, dates]")
    #expect(report.failed == 1 && report.summary == "1 test: 0 passed, 1 failed\n")
    #expect(
      report.text(report.outcomes[0]) == """
        FAILED  wrong on purpose
          t.yaml:11:11: dates: row not found among 2
                column     expected    got (the nearest row)
                text       5 May 2022  5 May 2022
            x   start_on   2022-05-06  2022-05-05
                timex_mod  null        null
          document (t.yaml:7:5):
            text: It opened on 3 May 2021 and closed on 5 May 2022.

        """)
  }

  @Test func orderEmptinessAndMissingRowsAreTold() throws {
    let report = try report(
      """
        - name: order
          document: {text: "It opened on 3 May 2021 and closed on 5 May 2022."}
          expect: {dates: [{text: 5 May 2022}, {text: 3 May 2021}]}
        - name: none expected
          document: {text: "It opened on 3 May 2021."}
          expect: {dates: []}
        - name: none there
          document: {text: "It opened."}
          expect: {dates: [{text: 3 May 2021}]}
        - name: as often as asked
          document: {text: "It opened on 3 May 2021."}
          expect: {dates: [{text: 3 May 2021}, {text: 3 May 2021}]}
      """, stages: "[sentences, dates]")
    #expect(
      report.outcomes.map { $0.failures.map(\.message) } == [
        ["dates: row found, but before the row that the test lists ahead of it; list rows in the order of the table"],
        ["dates: no rows expected, got 1; the first is shown"], ["dates: row not found, the table is empty"],
        ["dates: row found, but before the row that the test lists ahead of it; list rows in the order of the table"],
      ])
  }

  @Test func junitIsXML() throws {
    let report = try report(
      """
        - name: "a <b> & \\"c\\" 'd' \\x01 é"
          document: {text: "It opened ]]> on <3> May & so."}
          expect: {sentences: [{text: "]]> & <x>"}]}
        - name: fine
          document: {text: "It opened."}
          expect: {sentences: [{text: It opened.}]}
      """, stages: "[sentences]")
    let xml = report.junit
    final class Reader: NSObject, XMLParserDelegate {
      var elements: [(name: String, attributes: [String: String])] = []
      var text = ""
      func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
      ) { elements.append((element, attributes)) }
      func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
    }
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(xml)")
    #expect(reader.elements.map(\.name) == ["testsuites", "testsuite", "testcase", "failure", "testcase"])
    #expect(reader.elements[0].attributes["failures"] == "1" && reader.elements[0].attributes["tests"] == "2")
    #expect(reader.elements[2].attributes["name"] == "a <b> & \"c\" 'd' \u{FFFD} é" && reader.elements[2].attributes["line"] == "7")
    #expect(reader.text.contains("]]> & <x>"))
  }

  @Test func aPipelineThatCannotRunSaysWhy() throws {
    let error = #expect(throws: RunError.self) {
      _ = try self.report(
        "  - {name: a, document: {text: x}, expect: {sentences: [{text: x}]}}",
        stages: "[sentences, {entities: {gazetteers: [not-there.csv]}}]")
    }
    #expect(error?.kind == .missingInput && error?.description.contains("not-there.csv") == true)
  }
}
