/// A checked pipeline file: everything resolved and typed, nothing left to ask.
public struct PipelineDefinition: Sendable {
  /// The format version that this package reads.
  public static let formatVersion = 1

  /// A variable of the file.
  public struct Variable: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value, after `--set` and `${env:}`.
    public var value: String
    /// Where the value comes from.
    public var origin: Origin
  }

  /// The file as its caller named it.
  public var file: String
  /// Folder of the file, which its relative paths refer to; `.` for the working folder.
  public var folder: String
  /// Version of the format.
  public var version: Int
  /// Names the data package.
  public var name: String
  /// What the pipeline is for; empty if nothing is written.
  public var description: String
  /// Variables in the order of the file.
  public var variables: [Variable]
  /// Sources in the order of the file.
  public var sources: [SourceDefinition]
  /// Stages in running order.
  public var stages: [StageUse]
  /// What is written.
  public var outputs: OutputDefinition
  /// Bounds.
  public var limits: LimitsDefinition
  /// Tests.
  public var tests: [TestDefinition]
  /// The top-level scalars with their origins.
  public var settings: Settings

  static let name = Option<String>.text(
    "name", .slug(allowsUnderscore: false), required: true, "Names the data package.", example: "my-news")
  static let summary = Option<String>.text("description", .text, "What the pipeline is for.")

  /// The keys of a pipeline file.
  static let options: [OptionDescription] = [
    OptionDescription("dateline", .structure("1"), required: true, "Version of the file format; 1.", example: "1"),
    name.description, summary.description,
    OptionDescription("vars", .structure("names with values"), "Variables for `${vars.name}`; `--set name=value` goes before them."),
    OptionDescription(
      "ingest", .structure("a list of sources"), required: true, "Where documents come from.", example: "[{name: wire, path: in/*.txt}]"),
    OptionDescription(
      "stages", .structure("a list of stages, each a name or a name with its options"), required: true, "What is looked for.",
      example: "[sentences, dates]"),
    OptionDescription(
      "outputs", .structure("keys and values"), required: true, "What is written, and where.", example: "{directory: out}"),
    OptionDescription("limits", .structure("keys and values"), "Bounds of a run."),
    OptionDescription("tests", .structure("a list of tests"), "Documents with the rows that they must give."),
  ]

  /// Whether a stage runs.
  public func runs(_ stage: StageName) -> Bool { stages.contains { $0.definition.name == stage } }
}
