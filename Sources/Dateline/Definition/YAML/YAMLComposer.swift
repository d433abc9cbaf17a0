import DatelineText

/// Builds the node tree of a pipeline file and reports what YAML itself forbids, all of it in one go.
///
/// Aliases are allowed and counted by the nodes that they stand for, before anything is copied, so that a "billion laughs" file stops at the limit.
/// Refused with a position: keys given twice, custom tags, merge keys (`<<` is YAML 1.1), keys that are no plain text, several documents.
struct YAMLComposer {
  private let source: SourceText
  private let limits: YAMLLimits
  private var diagnostics: [Diagnostic] = []
  private var anchors: [String: YAMLNode] = [:]
  private var openAnchors: Set<String> = []
  private var stack: [Frame] = []
  private var root: YAMLNode?
  private var nodes = 0

  /// A collection that is still open.
  private struct Frame {
    var isMapping: Bool
    var start: Int
    var anchor: String?
    var items: [YAMLNode] = []
    var pairs: [YAMLNode.Pair] = []
    var firstPlaces: [String: Int] = [:]
    var key: YAMLNode?
    var weight = 1
  }

  /// Stops the reading after a problem that leaves nothing to go on with.
  private struct Stop: Error {}

  private init(_ source: SourceText, limits: YAMLLimits) {
    self.source = source
    self.limits = limits
  }

  /// Reads a file's tree. The tree is nil when the file is empty or cannot be read to its end.
  ///
  /// - Complexity: O(length of the file).
  static func compose(_ source: SourceText, limits: YAMLLimits = YAMLLimits()) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    var composer = YAMLComposer(source, limits: limits)
    let complete = composer.readAll()
    return (complete ? composer.root : nil, composer.diagnostics)
  }

  private mutating func readAll() -> Bool {
    let reader = YAMLEventReader(source)
    do {
      while try step(reader) {}
      return true
    } catch let error as YAMLEventReader.SyntaxError {
      diagnostics.append(YAMLSyntaxMessage.diagnostic(for: error, in: source))
    } catch {}
    return false
  }

  private mutating func step(_ reader: YAMLEventReader) throws -> Bool {
    switch try reader.next() {
    case .streamStart, .documentEnd: break
    case .streamEnd: return false
    case .documentStart(let offset):
      guard root == nil else {
        report(offset, length: 3, "a second YAML document starts here; a pipeline file holds one, so remove '---' or split the file")
        throw Stop()
      }
    case .scalar(let text, let style, let properties, let start, let end):
      checkTag(properties.tag, at: start)
      let node = YAMLNode(content: .scalar(text, style), start: start, end: end, weight: 1)
      try count(1, at: start)
      if let anchor = properties.anchor { anchors[anchor] = valueStart(of: node) }
      add(valueStart(of: node))
    case .sequenceStart(let properties, let start): try open(isMapping: false, properties, start)
    case .mappingStart(let properties, let start): try open(isMapping: true, properties, start)
    case .collectionEnd(let end): close(end)
    case .alias(let name, let start, let end): try resolve(alias: name, start, end)
    }
    return true
  }

  private mutating func open(isMapping: Bool, _ properties: YAMLEventReader.Properties, _ start: Int) throws {
    checkTag(properties.tag, at: start)
    try count(1, at: start)
    guard stack.count < limits.depth else {
      report(start, "lists and mappings are nested more than \(limits.depth) levels deep")
      throw Stop()
    }
    if let anchor = properties.anchor { openAnchors.insert(anchor) }
    stack.append(Frame(isMapping: isMapping, start: start, anchor: properties.anchor))
  }

  private mutating func close(_ end: Int) {
    guard let frame = stack.popLast() else { return }
    let content: YAMLNode.Content = frame.isMapping ? .mapping(frame.pairs) : .sequence(frame.items)
    let node = YAMLNode(content: content, start: frame.start, end: end, weight: frame.weight)
    if let anchor = frame.anchor {
      openAnchors.remove(anchor)
      anchors[anchor] = node
    }
    add(node)
  }

  private mutating func resolve(alias name: String, _ start: Int, _ end: Int) throws {
    if openAnchors.contains(name) {
      report(start, length: end - start, "the alias \(Quoted(name, mark: "*")) stands inside the value that it repeats")
      add(YAMLNode(content: .invalid, start: start, end: end, weight: 1))
    } else if let node = anchors[name] {
      try count(node.weight, at: start)
      add(node)
    } else {
      let suggestion = Suggestion.closest(to: name, in: anchors.keys.sorted())
      report(start, length: end - start, "no anchor \(Quoted(name, mark: "&")) before this alias", suggestion: suggestion.map { "*\($0)" })
      add(YAMLNode(content: .invalid, start: start, end: end, weight: 1))
    }
  }

  private mutating func add(_ node: YAMLNode) {
    guard var frame = stack.popLast() else {
      root = node
      return
    }
    frame.weight += node.weight
    if !frame.isMapping {
      frame.items.append(node)
    } else if let key = frame.key {
      frame.key = nil
      if let name = accepted(key, &frame.firstPlaces) { frame.pairs.append(YAMLNode.Pair(key: key, value: node, name: name)) }
    } else {
      frame.key = node
    }
    stack.append(frame)
  }

  /// The name of a key, or nil when the pair must be left out.
  private mutating func accepted(_ key: YAMLNode, _ firstPlaces: inout [String: Int]) -> String? {
    if key.isInvalid { return nil }
    guard let name = key.text else {
      report(key.start, "a key must be plain text, not \(key.kind); put a value that begins with '{' or '[' in quotes")
      return nil
    }
    if name == "<<", case .scalar(_, .plain) = key.content {
      report(key.start, length: 2, "merge keys ('<<') are not part of YAML 1.2; write the keys out, or alias the whole value")
      return nil
    }
    if let first = firstPlaces[name] {
      report(
        key.start, length: key.end - key.start, "the key \(Quoted(name)) is given twice; the first is at \(source.position(at: first))")
      return nil
    }
    firstPlaces[name] = key.start
    return name
  }

  /// A scalar's span without its anchor and tag, which libyaml counts in.
  private func valueStart(of node: YAMLNode) -> YAMLNode {
    var offset = node.start
    while let scalar = source[offset], scalar == "&" || scalar == "!", offset < node.end {
      while let next = source[offset], !next.properties.isWhitespace, offset < node.end { offset += 1 }
      while let next = source[offset], next.properties.isWhitespace, offset < node.end { offset += 1 }
    }
    var moved = node
    moved.start = offset
    return moved
  }

  private mutating func checkTag(_ tag: String?, at offset: Int) {
    guard let tag, tag != "!", tag != "tag:yaml.org,2002:str" else { return }
    let shown = tag.hasPrefix("tag:yaml.org,2002:") ? "!!" + tag.dropFirst(18) : tag
    report(offset, length: shown.count, "YAML tags such as \(Quoted(shown)) are not allowed; remove it")
  }

  private mutating func count(_ weight: Int, at offset: Int) throws {
    nodes += weight
    guard nodes > limits.nodes else { return }
    report(offset, "the file has more than \(limits.nodes) values, with aliases written out; split it")
    throw Stop()
  }

  private mutating func report(_ offset: Int, length: Int = 1, _ message: String, suggestion: String? = nil) {
    diagnostics.append(
      Diagnostic(file: source.file, position: source.position(at: offset), length: length, message: message, suggestion: suggestion))
  }
}
