import Dateline

/// Writes log lines to standard error, as text or as one JSON object a line.
struct LogPrinter {
  let form: AnswerFormat

  func info(_ event: String, _ message: String, _ facts: [(String, JSONValue)] = []) { write("info", event, message, facts) }
  func warning(_ event: String, _ message: String, _ facts: [(String, JSONValue)] = []) { write("warning", event, message, facts) }
  func error(_ event: String, _ message: String, _ facts: [(String, JSONValue)] = []) { write("error", event, message, facts) }

  /// Writes what is wrong with a pipeline file.
  func diagnostic(_ diagnostic: Diagnostic) {
    switch form {
    case .text: Terminal.log(diagnostic.rendered + "\n")
    case .json:
      let place = diagnostic.position.map { [("line", JSONValue.integer($0.line)), ("column", .integer($0.column))] } ?? []
      write(diagnostic.severity.rawValue, "pipeline", diagnostic.text, [("file", .string(diagnostic.file))] + place)
    }
  }

  private func write(_ level: String, _ event: String, _ message: String, _ facts: [(String, JSONValue)]) {
    switch form {
    case .text: Terminal.log((level == "info" ? "" : "dateline: \(level): ") + message + "\n")
    case .json:
      let line = JSONValue.members([("level", .string(level)), ("event", .string(event)), ("message", .string(message))] + facts)
      Terminal.log(String(decoding: line.serialized(pretty: false), as: UTF8.self) + "\n")
    }
  }
}
