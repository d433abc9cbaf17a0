import ArgumentParser
import Dateline

/// `dateline explain FILE`, `dateline explain FILE --document ID`, `dateline explain --pair ID1 ID2 OUT`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows what a pipeline file will do, every decision on one document, or why two documents are copies.",
    usage: """
      dateline explain <pipeline> [--graph <graph>] [--format <format>]
      dateline explain <pipeline> --document <id> [--format <format>]
      dateline explain --pair <id> <id> <output folder> [--format <format>]
      """,
    discussion: """
      Examples:
        dateline explain news.yaml
        dateline explain news.yaml --graph mermaid
        dateline explain news.yaml --document d10b895695e8c76b4
        dateline explain --pair d10b895695e8c76b4 d6f0e2a9b41c7d3e5 out/news
        dateline explain news.yaml --format json | jq .stages
      """)

  @Argument(
    help: ArgumentHelp("The pipeline file; with --pair the output folder of a run.", valueName: "pipeline"), completion: .file())
  var subject: String?
  @OptionGroup var overrides: PipelineOverrides
  @Option(
    help: ArgumentHelp(
      "Reads the inputs up to one document and shows every decision on it.",
      discussion: "A document_id, a record_id, a path, or path#N for record N of a file.",
      valueName: "id"))
  var document: String?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Two documents of a finished run, by document_id or record_id, then its output folder: shows what they share.",
      valueName: "id id folder"))
  var pair: [String] = []
  @Option(help: "Draws sources, stages and tables: mermaid or dot.") var graph: Explanation.GraphLanguage?
  @Option(help: "text or json.") var format: AnswerFormat = .text

  /// What was asked for.
  private enum Question {
    case pipeline(String)
    case document(String, pipeline: String)
    case pair(String, String, output: String)
  }

  private func question() throws -> Question {
    if pair.isEmpty {
      guard let subject else { throw ValidationError("Missing expected argument '<pipeline>'.") }
      return document.map { .document($0, pipeline: subject) } ?? .pipeline(subject)
    }
    if document != nil { throw ValidationError("--pair and --document exclude each other.") }
    let words = pair + (subject.map { [$0] } ?? [])
    guard words.count == 3 else {
      throw ValidationError("--pair takes two documents and an output folder: --pair ID1 ID2 OUT; \(words.count) given.")
    }
    if overrides.output != nil || !overrides.settings.isEmpty {
      throw ValidationError("--pair reads an output folder and no pipeline file; leave --output and --set out.")
    }
    return .pair(words[0], words[1], output: words[2])
  }

  func validate() throws {
    if graph != nil && format == .json { throw ValidationError("--graph and --format json exclude each other.") }
    if graph != nil && (document != nil || !pair.isEmpty) {
      throw ValidationError("--graph draws a pipeline; leave --document and --pair out.")
    }
    _ = try question()
  }

  func run() throws {
    switch try question() {
    case .pipeline(let path): show(try overrides.load(path).explanation)
    case .document(let id, let path):
      let pipeline = try overrides.load(path)
      let report = try RunFailure.reported { () throws(RunError) in try pipeline.report(onDocument: id) }
      Terminal.output(format == .json ? report.json.text() + "\n" : report.text)
    case .pair(let first, let second, let output):
      let report = try RunFailure.reported { () throws(RunError) in try PairReport(first, second, output: output) }
      Terminal.output(format == .json ? report.json.text() + "\n" : report.text)
    }
  }

  private func show(_ explanation: Explanation) {
    if let graph { return Terminal.output(explanation.graph(graph)) }
    Terminal.output(format == .json ? explanation.json.text() + "\n" : explanation.text)
  }
}

extension Explanation.GraphLanguage: ExpressibleByArgument {}

/// Form of an answer.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Runs what can fail as a run can, and ends the process with the message and exit code of the failure.
enum RunFailure {
  static func reported<Result>(_ body: () throws(RunError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      Terminal.log("dateline: error: \(error)\n")
      throw ExitStatus(error.kind)
    }
  }
}
