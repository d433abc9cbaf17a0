import ArgumentParser

/// Trains and measures the entity tagger.
@main
struct DatelineTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline-train", abstract: "Train and measure the entity tagger.", subcommands: [Train.self, Evaluate.self])
}
