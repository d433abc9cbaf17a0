import ArgumentParser
import Dateline

/// The root of the command line.
struct DatelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline",
    abstract: "Turns piles of English news text into datasets: who, where, when, who said what, and which reports are copies.",
    discussion: """
      Examples:
        dateline init my-monitor             a pipeline file to start from
        dateline validate news.yaml          find every mistake in a pipeline file
        dateline explain news.yaml           see what it will do
        dateline run news.yaml               run it
        dateline view timeline output/news   look at what came out
        dateline help run                    more on a command

      Tab completion: dateline --generate-completion-script bash (or zsh, fish)

      Exit codes: 0 done; 1 run failed; 2 pipeline file or command line wrong; 3 inputs missing; 4 done, but more rejects than \
      limits.max_rejects; 130 interrupted.
      Results go to stdout and to the output folder, the log to stderr.
      """,
    version: "dateline \(DatelineVersion.current)",
    subcommands: [
      RunCommand.self, ValidateCommand.self, ExplainCommand.self, TestCommand.self, InitCommand.self, ListCommand.self, SchemaCommand.self,
      ViewCommand.self, DiffCommand.self, WorkerCommand.self,
    ])
}

@main
enum Main {
  static func main() {
    Terminal.claimStandardStreams()
    var command: ParsableCommand
    do {
      command = try DatelineCommand.parseAsRoot()
      if CommandLine.arguments.dropFirst().first == "help", let hint = unknownCommand(CommandLine.arguments.dropFirst()) {
        Terminal.log(hint)
        ExitStatus.wrongDefinition.exit()
      }
    } catch {
      if let hint = unknownCommand(CommandLine.arguments.dropFirst()) {
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

  /// What to say of a first word that is no command, or of one that no command of its own follows; nil if there is none such, or it is an option.
  private static func unknownCommand(_ words: ArraySlice<String>, of parent: any ParsableCommand.Type = DatelineCommand.self) -> String? {
    let commands = parent.configuration.subcommands
    let known = commands.compactMap { $0.configuration.commandName } + (parent == DatelineCommand.self ? ["help"] : [])
    guard let word = words.first, known.count > 1, !word.hasPrefix("-") else { return nil }
    if word == "help" { return unknownCommand(words.dropFirst()) }
    if let command = commands.first(where: { $0.configuration.commandName == word }) {
      return unknownCommand(words.dropFirst(), of: command)
    }
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
