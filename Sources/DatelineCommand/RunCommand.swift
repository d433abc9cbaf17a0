import ArgumentParser
import Dateline
import Glibc

/// `dateline run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a pipeline and writes its tables.",
    discussion: """
      Examples:
        dateline run news.yaml
        dateline run news.yaml --output /tmp/news --jobs 2 --set day=2024-10-24
        zcat crawl.jsonl.gz | dateline run inbox.yaml
      """)

  @OptionGroup var arguments: PipelineArguments
  @Option(name: [.short, .long], help: "Concurrent workers; the results never depend on it.") var jobs: Int?
  @Option(help: "Form of the log on stderr: text or json.") var log: AnswerFormat = .text
  @Flag(help: "No progress bar: a line every ten seconds, as where stderr is no terminal.") var plain = false
  @Flag(name: .long, help: "Reads the first 20 documents and prints the first rows of each table; writes nothing.") var dryRun = false
  @Flag(name: [.short, .long], help: "Prints the CPU time of each stage.") var verbose = false

  func validate() throws { try Self.check(jobs: jobs) }

  /// Refuses a number of workers that nobody means.
  static func check(jobs: Int?) throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs).") }
  }

  func run() throws {
    let log = LogPrinter(form: log)
    let pipeline = try arguments.load(log)
    do {
      if dryRun {
        Terminal.output(try pipeline.preview(documents: 20, rows: 5))
        return
      }
      if isatty(STDIN_FILENO) == 1, pipeline.definition.sources.contains(where: { $0.path.written == "-" }) {
        log.info("input", "reading standard input; Ctrl-D ends it")
      }
      let cancellation = Cancellation()
      let trap = InterruptTrap(cancellation, cleanUp: { pipeline.removePartialOutput() })
      let progress = RunProgress()
      let printer = ProgressPrinter(progress, log: log, plain: plain)
      defer { printer.stop() }
      let summary = try withExtendedLifetime(trap) {
        try pipeline.run(workers: jobs, cancellation: cancellation, progress: progress)
      }
      printer.stop()
      for warning in summary.warnings { log.warning("input", warning) }
      if verbose { log.info("stages", SummaryPrinter.costs(summary)) }
      Terminal.output(SummaryPrinter.text(summary))
      if summary.hasTooManyRejects {
        log.warning(
          "rejects",
          "\(summary.rejects.grouped) of \(summary.records.grouped) records were rejected, more than limits.max_rejects allows"
        )
        throw ExitStatus.tooManyRejects
      }
    } catch let error as RunError {
      log.error("run", error.description)
      throw ExitStatus(error.kind)
    }
  }
}
