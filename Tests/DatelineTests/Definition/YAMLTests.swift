import Testing

@testable import Dateline

/// What YAML itself forbids, in plain words and at its place.
@Suite struct YAMLTests {
  static let faults: [MarkedPipeline] = [
    MarkedPipeline(
      "name: a\n⟦name⟧: b\ndescription: x\n⟦name⟧: c", "the key 'name' is given twice; the first is at 5:1",
      "the key 'name' is given twice; the first is at 5:1"),
    MarkedPipeline("limits: {workers: 1, ⟦workers⟧: 2}", "the key 'workers' is given twice; the first is at 6:10"),
    MarkedPipeline("description: ⟦!py⟧ x", "YAML tags such as '!py' are not allowed; remove it"),
    MarkedPipeline("limits: ⟦!!map⟧ {workers: 1}", "YAML tags such as '!!map' are not allowed; remove it"),
    MarkedPipeline("limits: {workers: ⟦!!int⟧ 1}", "YAML tags such as '!!int' are not allowed; remove it"),
    MarkedPipeline(
      "limits: {⟦<<⟧: {workers: 1}}", "merge keys ('<<') are not part of YAML 1.2; write the keys out, or alias the whole value"),
    MarkedPipeline("limits: ⟦*none⟧", "no anchor '&none' before this alias"),
    MarkedPipeline("limits: {memory: &first 1GiB, max_document: ⟦*frst⟧}", "no anchor '&frst' before this alias; did you mean '*first'?"),
    MarkedPipeline(
      "limits: &self {workers: ⟦*self⟧}", "the alias '*self' stands inside the value that it repeats"),
    MarkedPipeline(
      "limits: {⟦⟧[a]: b}",
      "a key must be plain text, not a list; put a value that begins with '{' or '[' in quotes"),
    MarkedPipeline(
      "description: x\n⟦---⟧\nname: b",
      "a second YAML document starts here; a pipeline file holds one, so remove '---' or split the file"),
    MarkedPipeline("limits:\n⟦⟧\tworkers: 1", "tabs cannot indent; use spaces"),
    MarkedPipeline("description: a⟦⟧: b", "unexpected ':'; put a value that holds ': ' in quotes, or check the indentation of this line"),
    MarkedPipeline("description: x\n⟦⟧%a", "a line cannot begin with '%'; put the value in quotes"),
    MarkedPipeline("description: ⟦⟧@home", "a value cannot start with '@'; put it in quotes"),
    MarkedPipeline("description: ⟦⟧\"open", "this quotation is never closed"),
    MarkedPipeline("description: \"a ⟦⟧\\q\"", "unknown escape '\\q' in double quotes; write '\\\\' or use single quotes"),
    MarkedPipeline("limits: ⟦⟧{workers: 1", "this '{' is never closed"),
    MarkedPipeline(
      "limits: {workers: 1\ndescription⟦⟧: x", "expected ',' or '}' here: the '{' of line 6 is not closed, or a value needs quotes"),
    MarkedPipeline(
      "ingest: [{name: a, path: $⟦⟧{vars.x}}]",
      "expected ',' or '}' here: the '{' of line 5 is not closed, or a value needs quotes; inside { } and [ ] a value with ${...} must be in quotes"
    ),
    MarkedPipeline(
      "limits:\n  workers: 1\n ⟦⟧memory: 1GiB", "this line does not fit the keys above it (line 1); check its indentation and quotes"),
    MarkedPipeline("⟦⟧nonsense\ndescription: x", "this line is neither 'key: value' nor a list item; is a ':' missing?"),
    MarkedPipeline("description: a⟦⟧\u{1}b", "the character U+0001 is not allowed in a pipeline file; remove it"),
    MarkedPipeline("description: a⟦⟧\u{2028}b", "the character U+2028 is not allowed in a pipeline file; remove it"),
  ]

  @Test(arguments: faults)
  func reports(_ pipeline: MarkedPipeline) { pipeline.check() }

  @Test func keepsScalarsAsText() throws {
    let text = "dateline: 1\nname: 'no'\ndescription: 2024-10-24\nvars: {a: yes, b: 1e5, c: 0x1F, d: \"${env:X:-~}\"}\n"
    let composed = try compose(text)
    let root = try #require(composed)
    guard case .mapping(let pairs) = root.content, case .mapping(let vars)? = pairs.last?.value.content else {
      Issue.record("no mapping")
      return
    }
    #expect(pairs.dropLast().compactMap(\.value.text) == ["1", "no", "2024-10-24"])
    #expect(vars.compactMap(\.value.text) == ["yes", "1e5", "0x1F", "${env:X:-~}"])
  }

  @Test(arguments: ["\r\n", "\r", "\n"])
  func countsLinesOfEveryKind(_ lineBreak: String) {
    let text = ["dateline: 1", "name: a", "what: b"].joined(separator: lineBreak)
    let diagnostics = PipelineParser.parse(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), file: "t.yaml").diagnostics
    #expect(diagnostics.contains { $0.position == SourcePosition(line: 3, column: 1) && $0.message.hasPrefix("unknown key 'what'") })
  }

  @Test func refusesOtherEncodings() {
    #expect(errors([0xFF, 0xFE, 0x61, 0]) == ["t.yaml:1:1: error: the file is UTF-16; save it as UTF-8"])
    #expect(errors(Array("a: b\r\nc: é".utf8.dropLast())) == ["t.yaml:2:4: error: this is not valid UTF-8; save the file as UTF-8"])
  }

  /// Nine lists of nine aliases each stand for a billion values; they must cost nothing.
  @Test func stopsAliasBombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 { text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n" }
    let diagnostics = PipelineParser.parse(bytes: Array(text.utf8), file: "t.yaml").diagnostics
    #expect(diagnostics.map(\.text) == ["the file has more than 10000 values, with aliases written out; split it"])
    let keys = PipelineParser.parse(bytes: Array((text + "? *a20\n: x\n").utf8), file: "t.yaml").diagnostics
    #expect(keys == diagnostics)
  }

  @Test func stopsDepthSizeAndNumber() {
    let deep = String(repeating: "[", count: 100)
    #expect(
      PipelineParser.parse(bytes: Array(deep.utf8), file: "t").diagnostics.map(\.text) == [
        "lists and mappings are nested more than 64 levels deep"
      ])
    let deeper = String(repeating: "[", count: 100_000)
    #expect(
      PipelineParser.parse(bytes: Array(deeper.utf8), file: "t").diagnostics.map(\.text) == ["lists and mappings are nested too deeply"])
    let block = String(repeating: "- ", count: 100_000)
    #expect(PipelineParser.parse(bytes: Array(block.utf8), file: "t").diagnostics.count == 1)
    let large = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 21)
    #expect(
      PipelineParser.parse(bytes: large, file: "t").diagnostics.map(\.text) == [
        "the file has 2097152 bytes; a pipeline file may have at most 1MiB"
      ])
    let many = (0..<3000).map { "k\($0): x\n" }.joined()
    let diagnostics = PipelineParser.parse(bytes: Array(many.utf8), file: "t").diagnostics
    #expect(diagnostics.count == 201)
    #expect(diagnostics.last?.message == "and 2805 more problems after this one")
  }

  @Test func sharesAliasedValues() throws {
    let text = """
      dateline: 1
      name: a
      ingest: [{name: x, path: a.csv, fields: &f {text: body}}, {name: y, path: b.csv, fields: *f}]
      stages: [sentences]
      outputs: {directory: out}

      """
    let definition = try #require(PipelineParser.parse(bytes: Array(text.utf8), file: "t.yaml").definition)
    #expect(definition.sources.map { $0.fields.map(\.field) } == [["body"], ["body"]])
  }

  private func compose(_ text: String) throws -> YAMLNode? {
    try YAMLComposer.compose(SourceText(file: "t.yaml", bytes: Array(text.utf8))).root
  }

  private func errors(_ bytes: [UInt8]) -> [String] { PipelineParser.parse(bytes: bytes, file: "t.yaml").diagnostics.map(\.rendered) }
}
