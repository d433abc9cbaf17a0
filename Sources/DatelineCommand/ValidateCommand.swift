import ArgumentParser
import Dateline

/// `dateline validate FILE`
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Finds every mistake in a pipeline file, in one go.",
    discussion: """
      Prints FILE:LINE:COLUMN: error: what is wrong; did you mean ...? for each. Inputs need not be there. Exit code 2 if there is an error.

      Examples:
        dateline validate news.yaml
        dateline validate news.yaml --set day=2024-10-24
      """
  )

  @OptionGroup var arguments: PipelineArguments

  func run() throws {
    let pipeline = try arguments.load()
    Terminal.output("\(arguments.pipeline): ok: \(pipeline.shortDescription)\n")
  }
}
