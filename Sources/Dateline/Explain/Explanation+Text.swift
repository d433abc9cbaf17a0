import DatelineDatasets

extension Explanation {
  /// The explanation as plain text, columns aligned, ending in a newline.
  public var text: String {
    var page = AlignedText()
    page.line("\(definition.file): pipeline '\(definition.name)'")
    if !definition.description.isEmpty { page.line("  \(definition.description)") }
    addVariables(&page)
    addSources(&page)
    addStages(&page)
    addOutputs(&page)
    addTables(&page)
    page.section("limits")
    page.rows(settingRows(definition.limits.settings), indent: 2)
    addTests(&page)
    return page.text
  }

  private func settingRows(_ settings: Settings, without hidden: Set<String> = []) -> [[String]] {
    settings.all.filter { !hidden.contains($0.name) }.map { [$0.name, $0.value.description, $0.origin.summary] }
  }

  private func addVariables(_ page: inout AlignedText) {
    guard !definition.variables.isEmpty else { return }
    page.section("vars")
    page.rows(definition.variables.map { [$0.name, $0.value, $0.origin.summary] }, indent: 2)
  }

  private func addSources(_ page: inout AlignedText) {
    for source in definition.sources {
      page.section("source \(source.name)")
      page.rows(settingRows(source.settings, without: ["name"]), indent: 2)
      if source.path.resolved != source.path.written { page.line("  reads \(source.path.resolved)") }
    }
  }

  private func addStages(_ page: inout AlignedText) {
    page.section("stages")
    for (index, stage) in definition.stages.enumerated() {
      let description = StageCatalogue.description(of: stage.definition.name)
      let needs = description.needs.isEmpty ? "" : " (needs \(description.needs.map(\.rawValue).joined(separator: ", ")))"
      page.line("  \(index + 1) \(description.name.rawValue)\(needs): \(description.summary)")
      page.rows(settingRows(stage.settings), indent: 6)
    }
  }

  private func addOutputs(_ page: inout AlignedText) {
    page.section("outputs")
    page.rows(settingRows(definition.outputs.settings), indent: 2)
    page.line("  files")
    for file in files { page.line("    \(definition.outputs.directory.resolved)/\(file)") }
  }

  private func addTables(_ page: inout AlignedText) {
    page.section("tables")
    for table in definition.outputs.tables {
      let stage = StageCatalogue.stage(ofTable: table.schema.name).map { "from stage \($0.rawValue)" } ?? "from ingest"
      let name = table.name == table.schema.name ? table.name : "\(table.name) = \(table.schema.name)"
      page.line("  \(name) (\(stage), \(table.origin.summary))")
      let all = table.schema.columns.map(\.name)
      page.line("    columns: \(table.columns == all ? "all \(all.count)" : table.columns.joined(separator: ", "))")
      if let filter = table.filter { page.line("    where: \(filter.text.split(whereSeparator: \.isNewline).joined(separator: " "))") }
    }
  }

  private func addTests(_ page: inout AlignedText) {
    guard !definition.tests.isEmpty else { return }
    page.section("tests")
    for test in definition.tests { page.line("  \(test.name) (line \(test.position.line))") }
  }
}
