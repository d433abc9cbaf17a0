extension PipelineChecker {
  /// Reports an error about a whole node.
  mutating func report(_ node: YAMLNode, _ message: String, suggestion: String? = nil) {
    if node.isInvalid { return }
    let length = node.text == nil ? 1 : node.end - node.start
    report(at: node.start, length: length, message, suggestion: suggestion)
  }

  /// Reports an error at an offset of the file.
  mutating func report(at offset: Int, length: Int = 1, _ message: String, suggestion: String? = nil) {
    diagnostics.append(
      Diagnostic(file: source.file, position: source.position(at: offset), length: length, message: message, suggestion: suggestion))
  }

  /// Reports what is wrong with the references of a value.
  mutating func report(_ interpolation: Interpolation, in node: YAMLNode) {
    guard !interpolation.problems.isEmpty else { return }
    let map = ScalarMap(node, in: source)
    for problem in interpolation.problems {
      report(at: map.offset(at: problem.offset), length: problem.length, problem.message, suggestion: problem.suggestion)
    }
  }

  /// The pairs of a mapping; none, and an error unless it is left empty, when the node is no mapping.
  mutating func pairs(of node: YAMLNode?, _ name: String) -> [YAMLNode.Pair] {
    guard let node, !node.isNull else { return [] }
    if case .mapping(let pairs) = node.content { return pairs }
    report(node, "'\(name)' must hold keys and values, not \(node.kind)")
    return []
  }

  /// The items of a list; nil, and an error, when the node is no list or an empty one.
  mutating func items(of node: YAMLNode?, _ name: String, of what: String) -> [YAMLNode]? {
    guard let node else { return nil }
    if case .sequence(let items) = node.content, !items.isEmpty { return items }
    let found =
      switch node.content {
      case .sequence: "an empty list"
      case .mapping: "\(node.kind); begin each item with '- '"
      case .scalar, .invalid: node.kind
      }
    report(node, "'\(name)' must be a list of \(what), not \(found)")
    return nil
  }
}
