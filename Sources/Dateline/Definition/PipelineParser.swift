import DatelineDatasets

/// Reads pipeline files.
public enum PipelineParser {
  /// Reads and checks a pipeline file, and reports every problem in one go.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: The file as messages should name it; relative paths in the file are relative to its folder.
  ///   - overrides: Values of `--set name=value` for variables that the file declares.
  ///   - environment: What `${env:NAME}` sees.
  ///   - output: Value of `--output`, relative to the working folder; it goes before `outputs.directory`.
  ///   - containers: Output formats with a library of their own that can be written; those of this build by default.
  ///   - limits: Bounds on the file itself.
  /// - Returns: The definition, or nil if there is an error; and the problems in the order of the file.
  /// - Complexity: O(length of the file) for a sane file; bounded by `limits` for any other.
  public static func parse(
    bytes: [UInt8], file: String, overrides: [String: String] = [:], environment: [String: String] = [:], output: String? = nil,
    containers: [ContainerFormat] = ContainerFormat.available, limits: YAMLLimits = YAMLLimits()
  ) -> (definition: PipelineDefinition?, diagnostics: [Diagnostic]) {
    guard bytes.count <= limits.bytes else {
      let message = "the file has \(bytes.count) bytes; a pipeline file may have at most \(ByteSize.text(limits.bytes))"
      return (nil, [Diagnostic(file: file, position: SourcePosition(line: 1, column: 1), message: message)])
    }
    do {
      let source = try SourceText(file: file, bytes: bytes)
      var (root, diagnostics) = YAMLComposer.compose(source, limits: limits)
      var definition: PipelineDefinition?
      if let root {
        var checker = PipelineChecker(
          source: source, variables: Variables(environment: environment), overrides: overrides, output: output, containers: containers)
        definition = checker.definition(root)
        diagnostics += checker.diagnostics
      } else if diagnostics.isEmpty {
        diagnostics = [
          Diagnostic(
            file: file, position: SourcePosition(line: 1, column: 1),
            message: "the file is empty; a pipeline needs dateline, name, ingest, stages and outputs"
          )
        ]
      }
      let hasError = diagnostics.contains { $0.severity == .error }
      return (hasError ? nil : definition, sorted(diagnostics, limit: limits.diagnostics))
    } catch {
      return (nil, [Diagnostic(file: file, position: error.position, message: error.message)])
    }
  }

  /// In the order of the file, each once, no more than `limit`.
  private static func sorted(_ diagnostics: [Diagnostic], limit: Int) -> [Diagnostic] {
    var unique = Array(Set(diagnostics)).sorted()
    guard unique.count > limit, let last = unique.prefix(limit).last else { return unique }
    let rest = unique.count - limit
    unique.removeLast(rest)
    unique.append(Diagnostic(file: last.file, position: last.position, message: "and \(rest) more problems after this one"))
    return unique
  }
}
