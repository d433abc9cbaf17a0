import Dateline

/// Writes log lines to standard error, as text or as one JSON object a line.
struct LogPrinter {
  /// Form of the log.
  enum Form: String, CaseIterable {
    case text, json
  }

  let form: Form

  func info(_ event: String, _ message: String, _ facts: [(String, JSONValue)] = []) { write("info", event, message, facts) }
  func warning(_ event: String, _ message: String, _ facts: [(String, JSONValue)] = []) { write("warning", event, message, facts) }
  func error(_ event: String, _ message: String, _ facts: [(String, JSONValue)] = []) { write("error", event, message, facts) }

  private func write(_ level: String, _ event: String, _ message: String, _ facts: [(String, JSONValue)]) {
    switch form {
    case .text: Terminal.log((level == "info" ? "" : "dateline: \(level): ") + message + "\n")
    case .json:
      let line = JSONValue.members([("level", .string(level)), ("event", .string(event)), ("message", .string(message))] + facts)
      Terminal.log(String(decoding: line.serialized(pretty: false), as: UTF8.self) + "\n")
    }
  }
}
