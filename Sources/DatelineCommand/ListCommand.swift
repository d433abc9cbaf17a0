import ArgumentParser
import Dateline

/// `dateline list stages|tables|rules`
struct ListCommand: ParsableCommand {
  /// What there is to list.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case stages, tables, rules, codes
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists stages, tables with their columns, date rules with an example each, or reject codes.",
    discussion: "Examples:\n  dateline list stages\n  dateline list tables | less\n  dateline list codes")

  @Argument(help: "stages, tables, rules or codes.") var subject: Subject

  func run() throws {
    switch subject {
    case .stages: Terminal.output(Listing.stages)
    case .tables: Terminal.output(Listing.tables)
    case .rules: Terminal.output(Listing.rules)
    case .codes: Terminal.output(Listing.rejectCodes)
    }
  }
}
