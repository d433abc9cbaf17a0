// Yams carries libyaml as its module CYaml. Its event interface is used here instead of `Yams.compose`, which stops at the first repeated key,
// names only one of its places, knows no end marks, recurses, and hashes whole subtrees, so that a few aliases in a key can hang it.
internal import CYaml

/// Reads YAML events from memory. The only place that talks to libyaml.
final class YAMLEventReader {
  /// One step through the file; offsets count Unicode scalars.
  enum Event {
    case streamStart, streamEnd, documentStart(Int), documentEnd
    case scalar(text: String, style: YAMLNode.Style, properties: Properties, start: Int, end: Int)
    case sequenceStart(Properties, start: Int)
    case mappingStart(Properties, start: Int)
    case collectionEnd(end: Int)
    case alias(String, start: Int, end: Int)
  }

  /// Anchor and tag of a node, where it has them.
  struct Properties {
    var anchor: String?
    var tag: String?
  }

  /// What libyaml says of text that is not YAML.
  struct SyntaxError: Error {
    /// What it was reading, such as "while parsing a block mapping"; empty if it does not say.
    var context: String
    /// Offset at which that began.
    var contextOffset: Int?
    /// What is wrong, in its words.
    var problem: String
    /// Offset of it.
    var offset: Int
  }

  private var parser = yaml_parser_t()
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Prepares to read; the text is copied.
  ///
  /// - Complexity: O(scalars).
  init(_ source: SourceText) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(source.scalars.count)
    for scalar in source.scalars { utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    bytes = UnsafeMutableBufferPointer.allocate(capacity: utf8.count)
    _ = bytes.initialize(from: utf8)
    yaml_parser_initialize(&parser)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, UnsafePointer(bytes.baseAddress), bytes.count)
  }

  deinit {
    yaml_parser_delete(&parser)
    bytes.deallocate()
  }

  /// The next event.
  ///
  /// - Throws: `SyntaxError`; nothing can be read after it.
  func next() throws(SyntaxError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw syntaxError() }
    defer { yaml_event_delete(&event) }
    let start = Int(event.start_mark.index)
    let end = Int(event.end_mark.index)
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart(start)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(Self.string(event.data.alias.anchor) ?? "", start: start, end: end)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let properties = Properties(anchor: Self.string(scalar.anchor), tag: Self.string(scalar.tag))
      return .scalar(text: text, style: Self.style(scalar.style), properties: properties, start: start, end: end)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      return .sequenceStart(Properties(anchor: Self.string(sequence.anchor), tag: Self.string(sequence.tag)), start: start)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      return .mappingStart(Properties(anchor: Self.string(mapping.anchor), tag: Self.string(mapping.tag)), start: start)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd(end: end)
    default: return .streamEnd
    }
  }

  private func syntaxError() -> SyntaxError {
    let context = parser.context.map { String(cString: $0) } ?? ""
    let problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    let contextOffset = parser.context == nil ? nil : Int(parser.context_mark.index)
    return SyntaxError(context: context, contextOffset: contextOffset, problem: problem, offset: Int(parser.problem_mark.index))
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(decodingCString: $0, as: UTF8.self) }
  }
}
