import DatelineDatasets
import DatelineIngest
import DatelineText
import Testing

@testable import Dateline

@Suite struct PipelineParserTests {
  private func parse(
    _ text: String, file: String = "t.yaml", environment: [String: String] = [:], output: String? = nil,
    containers: [ContainerFormat] = ContainerFormat.available
  ) -> (definition: PipelineDefinition?, diagnostics: [Diagnostic]) {
    PipelineParser.parse(bytes: Array(text.utf8), file: file, environment: environment, output: output, containers: containers)
  }

  @Test func readsEveryPartOfTheFormat() throws {
    let result = parse(SamplePipeline.text, file: "work/sample.yaml")
    let definition = try #require(result.definition, "\(result.diagnostics.map(\.rendered))")
    #expect(result.diagnostics.isEmpty)
    #expect(definition.name == "border-watch")
    #expect(definition.folder == "work")
    #expect(definition.variables.map(\.value) == ["2024-10-24", "wire"])
    #expect(definition.sources.map(\.path.resolved) == ["work/in/wire/**/*.txt", "work/in/web/*.jsonl.gz", "/data/sheet.csv"])
    #expect(definition.sources.map(\.format) == [.text, .jsonl, .csv])
    #expect(definition.sources.map(\.documentDate).first == .fixed(Day(year: 2024, month: 10, day: 24)))
    #expect(definition.sources[1].documentDate == .from([.metadata, .dateline, .infer]))
    #expect(definition.sources[1].fields.map(\.column) == [.text, .title, .publishedOn])
    #expect(definition.sources[2].fields.map(\.field) == ["#3", "Key"])
    #expect(definition.sources[2].separator == UInt8(ascii: ";"))
    #expect(definition.sources[2].encoding == .windows1252)
    #expect(definition.stages.map(\.definition.name) == StageName.allCases)
    guard case .dates(let dates) = definition.stages[2].definition, case .entities(let entities) = definition.stages[3].definition,
      case .dedupe(let dedupe) = definition.stages[6].definition
    else {
      Issue.record("wrong stages")
      return
    }
    #expect(dates.order == .dayFirst && dates.weekStart == .sunday && dates.minConfidence == 0.5)
    #expect(entities.types == [.person, .organization, .place])
    #expect(entities.gazetteers == [.builtin, .file(PipelinePath("my/people.csv", relativeTo: "work"))])
    #expect(dedupe.kinds == [.exact, .spun] && dedupe.nearThreshold == 0.85 && dedupe.keep == .earliest)
    let outputs = definition.outputs
    #expect(outputs.directory.resolved == "work/out/2024-10-24")
    #expect(outputs.formats == [.csv, .jsonlGzip] && outputs.spreadsheetSafe && outputs.newline == .crlf && outputs.compressionLevel == 9)
    #expect(outputs.tables.map(\.name) == ["documents", "dates", "sure_dates", "entities", "duplicates", "timeline", "rejects"])
    #expect(outputs.tables[1].columns == ["date_id", "document_id", "text", "start_on"])
    #expect(outputs.tables[2].filter?.text == "confidence >= 0.9 and start_on >= '2024-10-24'")
    #expect(definition.limits.workers == 4 && definition.limits.memory == 512 << 20 && definition.limits.maxDocument == 500_000)
    #expect(definition.limits.maxRejects == .count(20))
    let test = try #require(definition.tests.first)
    #expect(test.document.map(\.value) == ["On October 24 it rained.", "2024-10-25"])
    #expect(test.expectations.first?.rows.first?.cells.map(\.text) == ["October 24", "2024-10-24", nil])
  }

  @Test func hasDefaults() throws {
    let text =
      "dateline: 1\nname: a\ningest: [{name: x, path: in/*.tsv.gz}]\nstages: [sentences, dates, entities, dedupe]\noutputs: {directory: out}\n"
    let definition = try #require(parse(text).definition)
    let source = try #require(definition.sources.first)
    #expect(source.format == .tsv && source.encoding == .auto && source.separator == nil && source.fields.isEmpty)
    #expect(source.documentDate == .from([.metadata, .dateline, .path, .infer]))
    #expect(definition.outputs.formats == [.csvGzip, .jsonlGzip])
    #expect(!definition.outputs.report && !definition.outputs.spreadsheetSafe)
    #expect(
      definition.outputs.tables.map(\.name) == [
        "documents", "sentences", "dates", "entities", "entity_aliases", "entity_mentions", "duplicates", "timeline", "rejects",
      ])
    #expect(definition.limits.workers == nil && definition.limits.memory == 2 << 30 && definition.limits.maxRejects == .share(0.01))
    #expect(definition.settings.setting(named: "description")?.origin == .formatDefault)
  }

  @Test func outputOptionGoesFirst() throws {
    let text = "dateline: 1\nname: a\ningest: [{name: x, path: a.txt}]\nstages: [sentences]\noutputs: {formats: [csv]}\n"
    let definition = try #require(parse(text, file: "deep/t.yaml", output: "here").definition)
    #expect(definition.outputs.directory.resolved == "here")
    #expect(definition.outputs.settings.setting(named: "directory")?.origin.summary == "--output")
    #expect(parse(text).definition == nil)
  }

  @Test func refusesWhatTheBuildCannotWrite() {
    let text = """
      dateline: 1
      name: a
      ingest: [{name: x, path: a.txt}]
      stages: [sentences]
      outputs: {directory: out, formats: [csv, xlsx, sqlite]}

      """
    #expect(
      parse(text, containers: []).diagnostics.map(\.rendered) == [
        "t.yaml:5:42: error: this build cannot write 'xlsx': install libxlsxwriter-dev and build with --traits XLSX; this build writes csv, csv.gz, jsonl, jsonl.gz",
        "t.yaml:5:48: error: this build cannot write 'sqlite': install libsqlite3-dev and build with --traits SQLite; this build writes csv, csv.gz, jsonl, jsonl.gz",
      ])
    #expect(parse(text, containers: [.xlsx]).diagnostics.map(\.position) == [SourcePosition(line: 5, column: 48)])
    #expect(parse(text, containers: [.xlsx, .sqlite]).diagnostics.isEmpty)
  }

  /// The one of every kind, all in one go.
  @Test func reportsEverythingAtOnce() {
    let text = """
      dateline: 1
      nmae: news
      vars: {day: 2024-10-24}
      ingest:
        - name: wire
          path: in/${vars.dya}/*.txt
      stages:
        - sentences
        - dates: {order: dym}
        - entites
      outputs:
        directory: out
        directory: out2
        formats: [csv, jsn]
        tables:
          - dates: {where: "granularty = 'day' and confidence > 'x'"}
          - statements
      limits: {memory: lots}

      """
    let diagnostics = parse(text).diagnostics
    #expect(
      diagnostics.map { "\($0.position?.description ?? ""): \($0.text)" } == [
        "2:1: unknown key 'nmae'; did you mean 'name'?", "6:14: unknown variable 'dya'; did you mean 'day'?",
        "9:20: 'order' must be mdy or dmy, not 'dym'; did you mean 'dmy'?", "10:5: unknown stage 'entites'; did you mean 'entities'?",
        "13:3: the key 'directory' is given twice; the first is at 12:3",
        "14:18: 'formats' must be csv, csv.gz, jsonl, jsonl.gz, sqlite or xlsx, not 'jsn'",
      ] + diagnostics.filter { $0.position?.line == 16 }.map { "\($0.position?.description ?? ""): \($0.text)" } + [
        "17:7: table 'statements' needs stage 'statements', which does not run; add it to 'stages' or remove the table",
        "18:18: 'memory' must be a size from 64MiB to 1TiB, such as 4MiB or 500kB, not 'lots'",
      ])
    let filter = diagnostics.filter { $0.position?.line == 16 }
    #expect(filter.first?.position?.column == 23)
    #expect(filter.first?.length == 10)
    #expect(filter.first?.suggestion == "granularity")
    #expect(filter.last?.position?.column == 59)
  }

  /// Places inside `where` are exact through quotes, escapes, variables and lines.
  @Test(arguments: [
    (#"where: "text = 'a' and txet = 'b'""#, 0, 23), (#"where: 'text = ''a'' and txet = ''b'''"#, 0, 25),
    ("where: text = 'a' and txet = 'b'", 0, 22),
    (#"where: "text = '${vars.v}' and txet = 'b'""#, 0, 31), ("where: |\n  text = 'a'\n    and txet = 'b'", 2, 8),
    ("where: text = 'a'\n  and txet = 'b'", 1, 6), ("where: >\n  text = 'a'\n  and txet = 'b'", 2, 6),
  ])
  func findsPlacesInFilters(_ filter: String, _ line: Int, _ column: Int) throws {
    let lines = filter.split(separator: "\n").map { "        \($0)" }
    let text = """
      dateline: 1
      name: a
      vars: {v: "a value that is longer than its name"}
      ingest: [{name: x, path: "a${vars.v}.txt"}]
      stages: [sentences]
      outputs:
        directory: out
        tables:
          - sentences:
      \(lines.joined(separator: "\n"))

      """
    let diagnostics = parse(text).diagnostics
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.position == SourcePosition(line: 10 + line, column: 9 + column))
    #expect(diagnostics.first?.length == 4)
    #expect(diagnostics.first?.suggestion == "text")
  }

  @Test func showsTheLine() throws {
    let text = "dateline: 1\nname: a\nlimits:\n  wrokers: 3\n"
    let diagnostic = try #require(parse(text).diagnostics.first { $0.position?.line == 4 })
    #expect(diagnostic.rendered == "t.yaml:4:3: error: unknown key 'wrokers' of limits; did you mean 'workers'?")
    #expect(diagnostic.excerpt(from: Array(text.utf8)) == "    4 |   wrokers: 3\n      |   ^~~~~~~")
  }

  @Test func neverPrintsControlCharacters() {
    let text = "dateline: 1\nname: \"a\\e[31m\\u202e\\nb\"\n\"k\\e[2J\": 1\n"
    let printed = parse(text).diagnostics.map(\.rendered).joined()
    #expect(printed.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
    #expect(printed.contains("\u{FFFD}[31m"))
  }
}
