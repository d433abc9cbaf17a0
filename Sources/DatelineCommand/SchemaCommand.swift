import ArgumentParser
import Dateline

/// `dateline schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of pipeline files, for editors.",
    discussion: """
      With it, VS Code (extension YAML by Red Hat), Neovim, Emacs, IntelliJ complete keys, explain them, and mark mistakes as you type. Name it in the first \
      line of a pipeline file:
        # yaml-language-server: $schema=dateline.schema.json

      Examples:
        dateline schema --output dateline.schema.json
        dateline schema | jq '.properties | keys'
      """)

  @Option(name: [.short, .long], help: ArgumentHelp("Writes it to a file.", valueName: "file"), completion: .file(extensions: ["json"]))
  var output: String?

  func run() throws { try OutputText.put(PipelineSchema.json.text() + "\n", to: output) }
}
