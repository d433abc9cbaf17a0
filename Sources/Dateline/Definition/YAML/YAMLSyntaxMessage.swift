/// Says in plain words what libyaml found wrong, and what to do about it.
enum YAMLSyntaxMessage {
  /// The diagnostic for a syntax error.
  static func diagnostic(for error: YAMLEventReader.SyntaxError, in source: SourceText) -> Diagnostic {
    let line = { (offset: Int?) in "line \(source.position(at: offset ?? error.offset).line)" }
    var offset = min(error.offset, source.scalars.count)
    let opened = line(error.contextOffset)
    let message: String
    switch error.problem {
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let open = error.problem.hasSuffix("']'") ? "[" : "{"
      if source[offset] == nil {
        offset = error.contextOffset ?? offset
        message = "this '\(open)' is never closed"
      } else {
        message = "expected ',' or '\(open == "[" ? "]" : "}")' here: the '\(open)' of \(opened) is not closed, or a value needs quotes"
      }
    case "found character that cannot start any token":
      message = startMessage(source[offset])
    case "mapping values are not allowed in this context":
      message = "unexpected ':'; put a value that holds ': ' in quotes, or check the indentation of this line"
    case "could not find expected ':'":
      offset = error.contextOffset ?? offset
      message = "this line is neither 'key: value' nor a list item; is a ':' missing?"
    case "did not find expected key":
      message = "this line does not fit the keys above it (\(opened)); check its indentation and quotes"
    case "did not find expected '-' indicator":
      message = "this line does not fit the list that starts at \(opened); start it with '- ' or check its indentation"
    case "did not find expected node content": message = "a value is missing here"
    case "found unexpected end of stream", "found unexpected document indicator":
      offset = error.contextOffset ?? offset
      message = "this quotation is never closed"
    case "found unknown escape character":
      message =
        "unknown escape \(Quoted("\\" + (source[offset + 1].map { String($0) } ?? ""))) in double quotes; write '\\\\' or use single quotes"
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      message = "this escape is no Unicode character"
    case "block sequence entries are not allowed in this context":
      message = "a list item cannot start here; begin it on a new line, indented, and quote a value that starts with '- '"
    case "mapping keys are not allowed in this context": message = "a key cannot start here"
    case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
      message = "tabs cannot indent; use spaces"
    case "Maximum nesting level reached, set with yaml_set_max_nest_level())":
      message = "lists and mappings are nested too deeply"
    case "did not find expected <document start>":
      message = "the file has ended before this line; a pipeline file is one set of keys, so check the indentation here and above"
    case "found undefined tag handle": message = "YAML tags such as '!x!y' are not allowed; quote a value that starts with '!'"
    case "did not find expected alphabetic or numeric character":
      message = "a name must follow '&' and '*'; quote a value that starts with one of them"
    case _ where error.context.contains("directive"):
      offset = error.contextOffset ?? offset
      message = "a line cannot begin with '%'; put the value in quotes"
    default: message = "not valid YAML: \(error.problem)"
    }
    return Diagnostic(
      file: source.file, position: source.position(at: offset), message: message + interpolationHint(at: offset, in: source))
  }

  private static func startMessage(_ scalar: Unicode.Scalar?) -> String {
    switch scalar {
    case "\t": "tabs cannot indent; use spaces"
    case .some(let scalar): "a value cannot start with '\(scalar)'; put it in quotes"
    case nil: "the file ends in the middle of a value"
    }
  }

  /// `{path: ${vars.x}}` is the trap of this format: YAML ends the value at the brace.
  private static func interpolationHint(at offset: Int, in source: SourceText) -> String {
    guard let line = source.line(source.position(at: offset).line), line.contains("${"), line.contains("{") else { return "" }
    return "; inside { } and [ ] a value with ${...} must be in quotes"
  }
}
