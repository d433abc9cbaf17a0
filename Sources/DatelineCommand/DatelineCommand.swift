import ArgumentParser
import Dateline

/// The root of the command line.
struct DatelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Turns piles of English news text into datasets: who, where, when, who said what, and which reports are copies.",
    discussion: """
      Start:
        dateline run pipelines/news.yaml            run a pipeline
        dateline validate pipelines/news.yaml       find every mistake in a pipeline file
        dateline explain pipelines/news.yaml        see what it will do

      Exit codes: 0 done; 1 run failed; 2 pipeline file or command line wrong; 3 inputs missing; 4 done, but more rejects than \
      limits.max_rejects; 130 interrupted.
      Results go to stdout and to the output folder, the log to stderr.
      """,
    version: "dateline \(DatelineVersion.current)",
    subcommands: [RunCommand.self, ValidateCommand.self, ExplainCommand.self, ListCommand.self])
}

@main
enum Main {
  static func main() {
    var command: ParsableCommand
    do {
      command = try DatelineCommand.parseAsRoot()
    } catch {
      if let hint = unknownCommand(CommandLine.arguments.dropFirst().first) {
        Terminal.log(hint)
        ExitStatus.wrongDefinition.exit()
      }
      finish(error, usageFailure: .wrongDefinition)
    }
    do {
      try command.run()
    } catch {
      finish(error, usageFailure: .wrongDefinition)
    }
  }

  /// What to say of a first word that is no command; nil if it is one, or an option.
  private static func unknownCommand(_ word: String?) -> String? {
    let known = DatelineCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !known.contains(word) else { return nil }
    let hint = Suggestion.closest(to: word, in: known).map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))"
    return "Error: unknown command '\(word)'; \(hint)\n"
  }

  /// Prints what an error has to say and ends the process with its exit code.
  private static func finish(_ error: any Error, usageFailure: ExitStatus) -> Never {
    if let status = error as? ExitStatus { status.exit() }
    let message = DatelineCommand.fullMessage(for: error)
    if DatelineCommand.exitCode(for: error).isSuccess {
      Terminal.output(message + "\n")
      ExitStatus.done.exit()
    }
    Terminal.log(message + "\n")
    usageFailure.exit()
  }
}
