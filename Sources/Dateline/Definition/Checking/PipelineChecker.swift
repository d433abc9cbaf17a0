import DatelineDatasets
import DatelineText

/// Checks the tree of a pipeline file and builds its definition. It goes on after every problem, so that all of them are found.
struct PipelineChecker {
  let source: SourceText
  var variables: Variables
  let overrides: [String: String]
  let output: String?
  /// Forms of all tables in one file that the build writes.
  let containers: [ContainerFormat]
  var diagnostics: [Diagnostic] = []
  /// Folder of the pipeline file, that paths in it are relative to.
  let folder: String

  init(source: SourceText, variables: Variables, overrides: [String: String], output: String?, containers: [ContainerFormat]) {
    self.source = source
    self.variables = variables
    self.overrides = overrides
    self.output = output
    self.containers = containers
    let path = source.file
    folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// The definition; nil or incomplete when an error has been reported.
  mutating func definition(_ root: YAMLNode) -> PipelineDefinition? {
    guard case .mapping(let pairs) = root.content else {
      report(root, "a pipeline file is made of keys and values, and begins with 'dateline: 1'; this is \(root.kind)")
      return nil
    }
    declareVariables(pairs.first { $0.name == "vars" }?.value)
    let section = readSection(pairs, of: Section(label: "", noun: "key", options: PipelineDefinition.options), at: root.start)
    checkVersion(section.nodes["dateline"])
    let sources = readSources(section.nodes["ingest"])
    let stages = readStages(section.nodes["stages"])
    let running = stages.map { Set($0.map(\.definition.name)) }
    let outputs = readOutputs(section.nodes["outputs"], running: running)
    let limits = readLimits(section.nodes["limits"])
    let tests = readTests(section.nodes["tests"], running: running)
    if !diagnostics.contains(where: { $0.severity == .error }) { warnOfUnusedVariables() }
    guard let outputs else { return nil }
    return PipelineDefinition(
      file: source.file, folder: folder, version: PipelineDefinition.formatVersion, name: section.settings[PipelineDefinition.name],
      description: section.settings[PipelineDefinition.summary], variables: declaredVariables(), sources: sources, stages: stages ?? [],
      outputs: outputs, limits: limits, tests: tests, settings: section.settings)
  }

  private mutating func checkVersion(_ node: YAMLNode?) {
    guard let node else { return }
    guard let text = resolve(node, name: "dateline", expected: "1")?.text, text != String(PipelineDefinition.formatVersion) else { return }
    report(node, "this program reads version \(PipelineDefinition.formatVersion) of the pipeline format, not \(Quoted(text))")
  }

  private mutating func readLimits(_ node: YAMLNode?) -> LimitsDefinition {
    let section = Section(label: "limits", noun: "key", options: LimitsDefinition.options)
    return LimitsDefinition(readSection(pairs(of: node, "limits"), of: section, at: node?.start ?? 0).settings)
  }

  // MARK: Variables

  private mutating func declareVariables(_ node: YAMLNode?) {
    for pair in pairs(of: node, "vars") { declare(pair) }
    for name in overrides.keys.sorted() where variables.entries[name] == nil {
      let known = variables.names
      let suggestion = Suggestion.closest(to: name, in: known)
      let list = known.isEmpty ? "\(source.file) declares no vars" : "vars of \(source.file): \(known.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          file: "--set", position: nil, message: "unknown variable \(Quoted(name))" + (suggestion == nil ? "; \(list)" : ""),
          suggestion: suggestion))
    }
  }

  private mutating func declare(_ pair: YAMLNode.Pair) {
    let place = source.position(at: pair.key.start)
    if let problem = Slug.problem(in: pair.name, allowsUnderscore: true, allowsCapitals: true) {
      report(pair.key, "\(Quoted(pair.name)) is no name of a variable: \(problem)")
    }
    var entry = Variables.Entry(value: nil, origin: Origin(.file(source.position(at: pair.value.start))), keyPosition: place)
    if let value = overrides[pair.name] {
      entry.value = value
      entry.origin = Origin(.commandLine("--set"))
    } else if let text = pair.value.text {
      let result = variables.interpolateEnvironment(text)
      report(result, in: pair.value)
      entry.origin.substitutions = result.substitutions
      if result.problems.isEmpty { entry.value = result.text }
    } else {
      report(pair.value, "the value of variable \(Quoted(pair.name)) must be text, not \(pair.value.kind)")
    }
    variables.declare(pair.name, entry)
  }

  private func declaredVariables() -> [PipelineDefinition.Variable] {
    variables.names.compactMap { name in
      guard let entry = variables.entries[name], let value = entry.value else { return nil }
      return PipelineDefinition.Variable(name: name, value: value, origin: entry.origin)
    }
  }

  private mutating func warnOfUnusedVariables() {
    for name in variables.names where !variables.used.contains(name) {
      guard let entry = variables.entries[name] else { continue }
      diagnostics.append(
        Diagnostic(
          severity: .warning, file: source.file, position: entry.keyPosition, length: name.unicodeScalars.count,
          message: "variable \(Quoted(name)) is never used"))
    }
  }
}
