import DatelineDatasets
import Testing

@testable import Dateline

/// A pipeline file in which ⟦ ⟧ mark what must be reported, in the order of the messages; `⟦⟧` marks a place whose length does not matter.
struct MarkedPipeline: CustomTestStringConvertible {
  struct Mark: Equatable {
    var position: SourcePosition
    var length: Int?
  }

  let text: String
  let marks: [Mark]
  let messages: [String]
  var testDescription: String { text.split(separator: "\n").last { !Self.base.contains(String($0)) }.map(String.init) ?? text }

  private static let base = [
    "dateline: 1", "name: test", "ingest: [{name: wire, path: in/*.txt}]", "stages: [sentences]", "outputs: {directory: out}",
  ]

  /// A whole file.
  init(whole marked: String, _ messages: [String]) {
    self.messages = messages
    var plain = ""
    var marks: [Mark] = []
    var position = SourcePosition(line: 1, column: 1)
    var start: (position: SourcePosition, offset: Int)?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = (position, plain.unicodeScalars.count)
      case "⟧":
        guard let open = start else { continue }
        let length = plain.unicodeScalars.count - open.offset
        marks.append(Mark(position: open.position, length: length == 0 ? nil : length))
      default:
        plain.unicodeScalars.append(scalar)
        position =
          scalar == "\n"
          ? SourcePosition(line: position.line + 1, column: 1) : SourcePosition(line: position.line, column: position.column + 1)
      }
    }
    text = plain
    self.marks = marks
  }

  /// A good file in which some top-level keys are written anew; the others stay.
  init(_ marked: String, _ messages: String...) {
    let given = marked.split(separator: "\n").map { $0.filter { $0 != "⟦" && $0 != "⟧" }.prefix { $0 != ":" } }
    let kept = Self.base.filter { line in !given.contains { line.hasPrefix($0 + ":") } }
    self.init(whole: (kept + [marked]).joined(separator: "\n") + "\n", messages)
  }

  /// Checks the problems of the file against the marks.
  func check(overrides: [String: String] = [:], environment: [String: String] = [:]) {
    let result = PipelineParser.parse(
      bytes: Array(text.utf8), file: "t.yaml", overrides: overrides, environment: environment,
      containers: ContainerFormat.allCases)
    #expect(result.diagnostics.map(\.text) == messages, "\(text)")
    // Several problems may have one place.
    var places: [Diagnostic] = []
    for diagnostic in result.diagnostics where diagnostic.position != places.last?.position { places.append(diagnostic) }
    #expect(places.compactMap(\.position) == marks.map(\.position), "\(text)")
    for (diagnostic, mark) in zip(places, marks) {
      if let length = mark.length { #expect(diagnostic.length == length, "\(diagnostic.rendered)") }
    }
    #expect((result.definition == nil) == result.diagnostics.contains { $0.severity == .error }, "\(text)")
  }
}
