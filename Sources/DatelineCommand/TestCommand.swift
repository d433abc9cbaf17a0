import ArgumentParser
import Dateline

/// `dateline test FILE`
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests of a pipeline file: documents with the rows that they must give.",
    discussion: """
      Each document of 'tests:' goes through the stages of the file. The rows under 'expect' must be found in their tables, in the order of the table; columns \
      that a row does not name may have any value, null asks for an empty cell, [] for a table without rows. Neither inputs nor the output folder are touched.

      Examples:
        dateline test news.yaml
        dateline test news.yaml --filter "last week"
        dateline test news.yaml --junit test-results.xml

      Exit codes: 0 all passed; 1 a test failed; 2 the pipeline file is wrong; 3 a gazetteer is missing.
      """)

  @OptionGroup var arguments: PipelineArguments
  @Option(
    help: ArgumentHelp("Writes the results as JUnit XML too, for build servers.", valueName: "file"), completion: .file(extensions: ["xml"])
  )
  var junit: String?
  @Option(help: ArgumentHelp("Runs only tests whose name holds these words, whatever their case.", valueName: "words")) var filter: String?

  func run() throws {
    let pipeline = try arguments.load()
    let tests = try chosenTests(pipeline.definition)
    if tests.isEmpty && junit == nil { return }
    let heading = TestReport(pipeline.definition, [])
    let outcomes = try RunFailure.reported { () throws(RunError) in
      try pipeline.runTests(tests) { Terminal.output(heading.text($0)) }
    }
    let report = TestReport(pipeline.definition, outcomes)
    Terminal.output(report.summary)
    if let junit { try OutputText.put(report.junit, to: junit) }
    if report.failed > 0 { throw ExitStatus.failed }
  }

  private func chosenTests(_ definition: PipelineDefinition) throws -> [TestDefinition] {
    guard !definition.tests.isEmpty else {
      Terminal.log("\(definition.file): no tests in this file; add them under 'tests:', such as dateline init writes\n")
      return []
    }
    guard let filter else { return definition.tests }
    let chosen = definition.tests.filter { $0.name.lowercased().contains(filter.lowercased()) }
    if chosen.isEmpty {
      let names = definition.tests.map { "  \($0.name)\n" }.joined()
      Terminal.log("Error: no test's name holds '\(filter)'; the tests of \(definition.file) are\n\(names)")
      throw ExitStatus.wrongDefinition
    }
    return chosen
  }
}

/// Text for a file that an option names.
enum OutputText {
  /// Writes to a file, or to standard output if none is named.
  static func put(_ text: String, to path: String?) throws {
    guard let path else { return Terminal.output(text) }
    guard let problem = SmallFile.write(Array(text.utf8), to: path) else { return }
    Terminal.log("dateline: error: \(path): cannot be written: \(problem)\n")
    throw ExitStatus.failed
  }
}
