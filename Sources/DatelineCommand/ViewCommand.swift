import ArgumentParser
import Dateline

/// `dateline view`
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view", abstract: "Shows the output of a run in another way: as a network, as a time line.",
    discussion: """
      Examples:
        dateline view timeline output/news --from 2024-10-01 --about Vandermeer
        dateline view cooccurrence output/news > edges.csv
      """,
    subcommands: [CooccurrenceCommand.self, TimelineCommand.self])
}

/// `dateline view cooccurrence OUT`
struct CooccurrenceCommand: ParsableCommand {
  /// Which table of the network.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case edges, nodes
  }

  static let configuration = CommandConfiguration(
    commandName: "cooccurrence", abstract: "Which entities stand in one sentence, as CSV for Gephi.",
    discussion: """
      Weight counts the sentences that name both, 'documents' the documents with such a sentence. Copies are left out \
      (with the table duplicates, or documents). \
      In Gephi: File > Import spreadsheet, first the nodes, then the edges into the same workspace.

      Examples:
        dateline view cooccurrence output/news --what nodes --output nodes.csv
        dateline view cooccurrence output/news --min-weight 2 --output edges.csv
      """)

  @Argument(help: ArgumentHelp("Output folder of a run; it needs the table entity_mentions.", valueName: "out"), completion: .directory)
  var folder: String
  @Option(help: "edges or nodes.") var what: Part = .edges
  @Option(help: ArgumentHelp("Leaves out pairs that fewer sentences name.", valueName: "n")) var minWeight = 1
  @Option(name: [.short, .long], help: ArgumentHelp("Writes it to a file.", valueName: "file"), completion: .file(extensions: ["csv"]))
  var output: String?

  func validate() throws {
    if minWeight < 1 { throw ValidationError("--min-weight takes a number from 1, not \(minWeight).") }
  }

  func run() throws {
    let network = try ViewCommand.read(folder) { folder throws(TableReadError) in try Cooccurrence(folder, minimumWeight: minWeight) }
    if !network.leavesCopiesOut {
      let lacking = "has neither 'duplicates' nor 'documents' with is_duplicate, or only filtered"
      Terminal.log("dateline: warning: \(folder) \(lacking), so copies are counted too\n")
    }
    if network.listSentences > 0 {
      let count = network.listSentences.counted("sentence")
      Terminal.log("dateline: warning: \(count) of more than \(Cooccurrence.mostEntities) entities left out: lists, not relations\n")
    }
    try OutputText.put(what == .edges ? network.edgesCSV : network.nodesCSV, to: output)
  }
}

/// `dateline view timeline OUT`
struct TimelineCommand: ParsableCommand {
  /// Form of the answer.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "What happened when: the resolved dates in order, with their sentences.",
    discussion: """
      Examples:
        dateline view timeline output/news
        dateline view timeline output/news --from 2024-10-01 --to 2024-10-31 --about "Skerry Island"
        dateline view timeline output/news --format csv > timeline.csv
      """)

  @Argument(help: ArgumentHelp("Output folder of a run; it needs the table timeline.", valueName: "out"), completion: .directory)
  var folder: String
  @Option(help: ArgumentHelp("Leaves out what ended before this day.", valueName: "day"), transform: ViewCommand.day) var from: Day?
  @Option(help: ArgumentHelp("Leaves out what began after this day.", valueName: "day"), transform: ViewCommand.day) var to: Day?
  @Option(help: ArgumentHelp("Only sentences with this name or these words, whatever their case.", valueName: "name")) var about: String?
  @Option(help: "table or csv.") var format: Format = .table
  @Flag(help: "Shows long sentences whole, not cut after four lines.") var full = false

  func validate() throws {
    if let from, let to, from > to { throw ValidationError("--from \(from) is after --to \(to).") }
  }

  func run() throws {
    let timeline = try ViewCommand.read(folder) { folder throws(TableReadError) in
      try Timeline(folder, from: from, to: to, about: about)
    }
    if timeline.rows.isEmpty {
      Terminal.log("no rows: none of the \(timeline.total.grouped) rows of the time line fits\n")
    }
    if format == .csv { return Terminal.output(timeline.csv) }
    if !timeline.rows.isEmpty { Terminal.output(timeline.table(width: Terminal.outputWidth, lines: full ? 0 : 4)) }
  }
}

extension ViewCommand {
  /// Opens an output folder and makes a view of it; what is missing or cannot be read ends the process as it ends a run.
  static func read<View>(_ path: String, _ make: (DatasetFolder) throws(TableReadError) -> View) throws -> View {
    try RunFailure.reported { () throws(RunError) in
      do throws(TableReadError) { return try make(try DatasetFolder(path)) } catch { throw RunError(error) }
    }
  }

  /// Reads a day of the command line.
  @Sendable static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw ValidationError("write a day such as 2024-10-24.") }
    return day
  }
}
