import ArgumentParser
import Dateline

/// The arguments that every command on a pipeline file takes.
struct PipelineArguments: ParsableArguments {
  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @OptionGroup var overrides: PipelineOverrides

  /// Reads and checks the pipeline file; prints every problem and ends with exit code 2 if there is an error.
  func load(_ log: LogPrinter = LogPrinter(form: .text)) throws -> Pipeline { try overrides.load(pipeline, log) }
}

/// What the command line may set in place of the pipeline file.
struct PipelineOverrides: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Output folder, instead of outputs.directory.", valueName: "folder"), completion: .directory)
  var output: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Sets a variable of the pipeline file again; may be given more than once.", valueName: "name=value"))
  var settings: [String] = []

  func validate() throws {
    for setting in settings where !setting.contains("=") || setting.hasPrefix("=") {
      throw ValidationError("--set takes NAME=VALUE, such as --set day=2024-10-24, not '\(setting)'.")
    }
  }

  /// Reads and checks a pipeline file; prints every problem and ends with exit code 2 if there is an error.
  func load(_ path: String, _ log: LogPrinter = LogPrinter(form: .text)) throws -> Pipeline {
    var overrides: [String: String] = [:]
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      overrides[String(parts[0])] = String(parts[1])
    }
    do {
      let pipeline = try Pipeline(contentsOfFile: path, overrides: overrides, outputDirectory: output)
      for warning in pipeline.warnings { log.diagnostic(warning) }
      return pipeline
    } catch {
      if log.form == .text, Terminal.isInteractive {
        Terminal.log(error.description(withExcerpts: true) + "\n")
      } else {
        for diagnostic in error.diagnostics { log.diagnostic(diagnostic) }
      }
      throw ExitStatus.wrongDefinition
    }
  }
}
