import ArgumentParser
import Dateline

/// `dateline diff OUT1 OUT2`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compares two output folders: rows added, removed and changed, by key.",
    discussion: """
      The forms of the tables (CSV, JSON Lines, gzipped or not) may differ, and so may the order of rows. '+' rows are only in the second folder, '-' rows only \
      in the first, '~' rows in both with other values: the columns that differ are shown \
      with old and new. Ids count within a document: to see what an option changed, take --match place.

      Examples:
        dateline diff output/monday output/tuesday
        dateline diff before after --table dates --table statements --limit 100
        dateline diff before after --match place --table statements
        dateline diff before after --format json | jq '.tables[] | {table, added, removed, changed}'

      Exit codes, as those of diff(1): 0 equal; 1 different; 2 a folder or table cannot be read.
      """)

  @Argument(help: ArgumentHelp("The first output folder.", valueName: "out1"), completion: .directory) var first: String
  @Argument(help: ArgumentHelp("The second output folder.", valueName: "out2"), completion: .directory) var second: String
  @Option(
    name: .customLong("table"), help: "Compares this table; may be given more than once. Default: all.",
    completion: .list(TableSchema.all.map(\.name)))
  var tables: [String] = []
  @Option(help: "Which rows are the same row: those of the same key, or (place) those at the same place of the same document.")
  var match: RowMatching = .key
  @Option(help: "text or json.") var format: AnswerFormat = .text
  @Option(help: ArgumentHelp("Rows shown of each table; all are counted.", valueName: "n")) var limit = 20

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes a number from 0, not \(limit).") }
  }

  func run() throws {
    let diff: DatasetDiff
    do {
      diff = try DatasetDiff(DatasetFolder(first), DatasetFolder(second), tables: tables, matching: match, limit: limit)
    } catch {
      Terminal.log("Error: \(error)\n")
      throw ExitStatus.wrongDefinition
    }
    Terminal.output(format == .json ? diff.json.text() + "\n" : diff.text)
    if !diff.isEqual { throw ExitStatus.failed }
  }
}

extension RowMatching: ExpressibleByArgument {}
