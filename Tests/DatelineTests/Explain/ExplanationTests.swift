import DatelineDatasets
import Testing

@testable import Dateline

@Suite struct ExplanationTests {
  private func explanation(environment: [String: String] = [:], overrides: [String: String] = [:], output: String? = nil) throws
    -> Explanation
  {
    let result = PipelineParser.parse(
      bytes: Array(SamplePipeline.text.utf8), file: "work/sample.yaml", overrides: overrides, environment: environment, output: output)
    return Explanation(try #require(result.definition, "\(result.diagnostics.map(\.rendered))"))
  }

  @Test func explainsInWords() throws {
    let text = try explanation(environment: ["FEED": "afp"], overrides: ["day": "2024-10-25"]).text
    #expect(text == ExplanationGoldens.text, "\(text)")
  }

  @Test func drawsMermaid() throws {
    let graph = try explanation().graph(.mermaid)
    #expect(graph == ExplanationGoldens.mermaid, "\(graph)")
  }

  @Test func drawsDot() throws {
    let graph = try explanation().graph(.dot)
    #expect(graph == ExplanationGoldens.dot, "\(graph)")
  }

  @Test func writesJSON() throws {
    let json = try explanation(output: "elsewhere").json
    let read = JSONValue(parsing: json.serialized())
    #expect(read == json)
    #expect(json[key: "name"] == "border-watch")
    #expect(json[key: "directory"] == "elsewhere")
    #expect(json[key: "outputs"]?[key: "directory"]?[key: "origin"] == "--output")
    #expect(json[key: "outputs"]?[key: "compression"]?[key: "value"] == 9)
    #expect(json[key: "vars"]?[key: "where_from"] == ["value": "wire", "origin": "line 8, env:FEED by default"])
    #expect(
      json[key: "ingest"]?.arrayValue?.compactMap { $0[key: "reads"]?.stringValue } == [
        "work/in/wire/**/*.txt", "work/in/web/*.jsonl.gz", "/data/sheet.csv",
      ])
    #expect(json[key: "stages"]?.arrayValue?.last?[key: "reads"] == ["repair", "sentences", "dates", "entities", "roles", "statements"])
    #expect(json[key: "limits"]?[key: "max_document"] == ["value": 500_000, "origin": "line 61"])
    #expect(json[key: "tables"]?.arrayValue?[2][key: "where"] == "confidence >= 0.9 and start_on >= '2024-10-24'")
    #expect(json[key: "files"]?.arrayValue?.contains("data/sure_dates.jsonl.gz") == true)
  }

  /// Names come from outside; none may break out of a label.
  @Test func escapesLabels() throws {
    let text = """
      dateline: 1
      name: a
      ingest: [{name: x, path: "in/\\"];evil\\\\ <b>#.txt"}]
      stages: [sentences]
      outputs: {directory: out, tables: [sentences: {where: "text like '%\\"%'"}]}

      """
    let result = PipelineParser.parse(bytes: Array(text.utf8), file: "t.yaml")
    let explanation = Explanation(try #require(result.definition, "\(result.diagnostics.map(\.rendered))"))
    #expect(explanation.graph(.mermaid).contains(#"source1(["x<br/>in/#34;#93;#59;evil#92; #60;b#62;#35;.txt"])"#))
    #expect(explanation.graph(.dot).contains(#"source1 [label="x\nin/\"];evil\\ <b>#.txt", shape=ellipse];"#))
  }
}
