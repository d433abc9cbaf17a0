import ArgumentParser
import Dateline

/// `dateline init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a commented pipeline file to start from, with an article to try it on.",
    discussion: """
      Into a folder (the working folder if none is named): pipeline.yaml, articles/ with one article, and the schema for editors. With a name that ends in \
      .yaml or .yml: that file alone. Files that are there are left alone.

      Examples:
        dateline init my-monitor && dateline run my-monitor/pipeline.yaml
        dateline init news.yaml
      """)

  @Argument(help: ArgumentHelp("Folder or file to write.", valueName: "folder or file"), completion: .directory) var path = "."
  @Flag(help: "Writes files again that are there.") var force = false

  func run() throws {
    do {
      let files = try StarterPipeline.write(to: path, overwrites: force)
      for file in files { Terminal.output("wrote \(file)\n") }
      if let pipeline = files.first { Terminal.output("next: dateline run \(Self.quoted(pipeline))\n") }
    } catch {
      Terminal.log("Error: \(error)\n")
      throw error.isOccupied ? ExitStatus.wrongDefinition : ExitStatus.failed
    }
  }

  /// For a shell.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || [0x2D, 0x2E, 0x2F, 0x5F].contains(byte)
    }
    return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}
