import ArgumentParser
import Dateline

/// `dateline explain FILE`
struct ExplainCommand: ParsableCommand {
  /// A drawing language.
  enum Graph: String, ExpressibleByArgument, CaseIterable {
    case mermaid, dot
  }
  /// Form of the answer.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Shows what a pipeline file will do: options with their origin, stages, tables, columns.",
    discussion:
      "Examples:\n  dateline explain news.yaml\n  dateline explain news.yaml --graph mermaid\n  dateline explain news.yaml --format json | jq .stages"
  )

  @OptionGroup var arguments: PipelineArguments
  @Option(help: "Draws sources, stages and tables: mermaid or dot.") var graph: Graph?
  @Option(help: "text or json.") var format: Format = .text

  func validate() throws {
    if graph != nil && format == .json { throw ValidationError("--graph and --format json exclude each other.") }
  }

  func run() throws {
    let explanation = try arguments.load().explanation
    switch (graph, format) {
    case (.mermaid?, _): Terminal.output(explanation.graph(.mermaid))
    case (.dot?, _): Terminal.output(explanation.graph(.dot))
    case (nil, .json): Terminal.output(explanation.json.text() + "\n")
    case (nil, .text): Terminal.output(explanation.text)
    }
  }
}
