import ArgumentParser
import Dateline
import Glibc

/// `dateline worker FILE`
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Answers documents one at a time: a JSON object a line in, its rows out.",
    discussion: """
      For programs that keep dateline running beside them. Each line of standard input is a document, such as \
      {"id": "7", "text": "...", "published_on": "2024-10-24"}, its names those of the source's 'fields'. Each is answered, in order and at once, by a line with the \
      rows of its tables: {"documents": [...], "dates": [...], "rejects": []}. A line that cannot be read is answered by a row of 'rejects'. Nothing is kept from one \
      document to the next: tables of the whole run (entities, duplicates, timeline) are left out, and no file is written. The end of the input ends the worker.

      Examples:
        dateline worker news.yaml < documents.jsonl > rows.jsonl
        dateline worker news.yaml --source web --jobs 1
      """)

  @OptionGroup var arguments: PipelineArguments
  @Option(
    help: ArgumentHelp("The source whose 'fields' and 'document_date' hold; the first of JSON Lines if not given.", valueName: "name"))
  var source: String?
  @Option(name: [.short, .long], help: "Concurrent workers; the answers never depend on it.") var jobs: Int?

  func validate() throws { try RunCommand.check(jobs: jobs) }

  func run() throws {
    let pipeline = try arguments.load()
    let leftOut = pipeline.tablesOfWholeRuns
    if !leftOut.isEmpty { Terminal.log("dateline: left out, for they need a whole run: \(leftOut.joined(separator: ", "))\n") }
    if isatty(STDIN_FILENO) == 1 { Terminal.log("dateline: waiting for documents, one JSON object a line; Ctrl-D ends\n") }
    let cancellation = Cancellation()
    let trap = InterruptTrap(cancellation, cleanUp: {})
    defer { withExtendedLifetime(trap) {} }
    try RunFailure.reported { () throws(RunError) in
      try pipeline.work(source: source, workers: jobs, cancellation: cancellation) { Terminal.output($0) }
    }
  }
}
