import DatelineDatasets

/// What this version provides. What the format knows and this version does not have is refused with "not available in this version".
///
/// This is the one place to change when a feature arrives.
public struct Availability: Sendable, Hashable {
  /// Input formats that can be read.
  public var inputFormats: Set<InputFormat> = [.text, .jsonl, .csv, .tsv]
  /// Output formats that can be written; `xlsx` and `sqlite` only if their package traits were on when the program was built.
  public var outputFormats: Set<DatasetFormat> = Set(
    DatasetFormat.allCases.filter { ContainerFormat($0).map(ContainerFormat.available.contains) ?? true })
  /// Stages that can run.
  public var stages: Set<StageName> = Set(StageName.allCases)
  /// Tables that can be written, by name; a table also needs its stage.
  public var tables: Set<String> = Set(TableSchema.all.map(\.name))
  /// Whether `outputs.report` can be true.
  public var report = true
  /// Whether `dedupe` can keep its index between runs (`state`).
  public var dedupeState = true

  /// What this version provides.
  public init() {}

  /// Everything that the format knows, for tests and tools.
  public static var everything: Availability {
    var all = Availability()
    all.inputFormats = Set(InputFormat.allCases)
    all.outputFormats = Set(DatasetFormat.allCases)
    all.report = true
    all.dedupeState = true
    return all
  }
}
