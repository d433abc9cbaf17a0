/// A section of the pipeline file with its keys.
public struct SectionDescription: Sendable, Hashable {
  /// Where it stands: empty for the top level, `ingest[]`, `stages[].dates`, `outputs`, `outputs.tables[]`, `limits`, `tests[]`.
  public var path: String
  /// The section in words, as in "belongs under a source of ingest".
  public var title: String
  /// Its keys, in the order in which they are shown.
  public var options: [OptionDescription]
}

/// The format of pipeline files as data. The checker, messages and documentation read it, and so can a JSON Schema.
public enum PipelineFormat {
  /// All sections with fixed keys, in the order of the file.
  public static let sections: [SectionDescription] =
    [
      SectionDescription(path: "", title: "the top level", options: PipelineDefinition.options),
      SectionDescription(path: "ingest[]", title: "a source of ingest", options: SourceDefinition.options),
    ]
    + StageCatalogue.all.map {
      SectionDescription(path: "stages[].\($0.name.rawValue)", title: "stage '\($0.name.rawValue)'", options: $0.options)
    } + [
      SectionDescription(path: "outputs", title: "outputs", options: OutputDefinition.options),
      SectionDescription(path: "outputs.tables[]", title: "a table of outputs.tables", options: TableDefinition.options),
      SectionDescription(path: "limits", title: "limits", options: LimitsDefinition.options),
      SectionDescription(path: "tests[]", title: "a test of tests", options: TestDefinition.options),
    ]

  /// The sections that know a key, in words; nil when none does.
  static func homes(of key: String) -> String? {
    var homes = sections.filter { section in section.options.contains { $0.name == key } }.map(\.title)
    if StageName(rawValue: key) != nil { homes.append("stages") }
    return homes.isEmpty ? nil : ValueType.alternatives(homes)
  }
}
