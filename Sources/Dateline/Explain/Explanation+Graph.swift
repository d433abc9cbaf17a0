import DatelineDatasets

extension Explanation {
  /// A language for graphs.
  public enum GraphLanguage: String, Sendable, Hashable, CaseIterable {
    /// Mermaid, which many wikis and code hosts draw.
    case mermaid
    /// Graphviz.
    case dot
  }

  /// The way of the documents: sources, stages, tables.
  public func graph(_ language: GraphLanguage) -> String {
    let lines =
      switch language {
      case .mermaid: ["flowchart LR"] + nodes.map { "  \($0.mermaid)" } + edges.map { "  \($0.from) --> \($0.to)" }
      case .dot:
        ["digraph pipeline {", "  rankdir=LR;"] + nodes.map { "  \($0.dot)" } + edges.map { "  \($0.from) -> \($0.to);" } + ["}"]
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct GraphNode {
    enum Shape { case source, stage, table }
    var id: String
    var lines: [String]
    var shape: Shape

    var mermaid: String {
      let label = "\"\(lines.map(Self.mermaidText).joined(separator: "<br/>"))\""
      return switch shape {
      case .source: "\(id)([\(label)])"
      case .stage: "\(id)[\(label)]"
      case .table: "\(id)[(\(label))]"
      }
    }

    var dot: String {
      let label = lines.map(Self.dotText).joined(separator: "\\n")
      let form =
        switch shape {
        case .source: "ellipse"
        case .stage: "box"
        case .table: "cylinder"
        }
      return "\(id) [label=\"\(label)\", shape=\(form)];"
    }

    /// Mermaid reads labels as HTML with entities written `#name;`.
    private static func mermaidText(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", " ", ".", ",", ":", "/", "-", "_", "=", "(", ")", "'", "?", "+":
          result.unicodeScalars.append(scalar)
        case "\n", "\r", "\t": result += " "
        default: result += "#\(scalar.value);"
        }
      }
      return result
    }

    private static func dotText(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { result += "\\" }
        result.unicodeScalars.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar)
      }
      return result
    }
  }

  private var nodes: [GraphNode] {
    var nodes: [GraphNode] = []
    for (index, source) in definition.sources.enumerated() {
      nodes.append(GraphNode(id: "source\(index + 1)", lines: [source.name, source.path.written], shape: .source))
    }
    nodes.append(GraphNode(id: "ingest", lines: ["ingest"], shape: .stage))
    for stage in definition.stages {
      nodes.append(GraphNode(id: Self.id(stage.definition.name), lines: [stage.definition.name.rawValue], shape: .stage))
    }
    for (index, table) in definition.outputs.tables.enumerated() {
      let filter = table.filter.map { ["where \($0.text)"] } ?? []
      nodes.append(GraphNode(id: "table\(index + 1)", lines: [table.name] + filter, shape: .table))
    }
    return nodes
  }

  private var edges: [(from: String, to: String)] {
    var edges = definition.sources.indices.map { (from: "source\($0 + 1)", to: "ingest") }
    for stage in definition.stages {
      let before = directPredecessors(of: stage.definition.name).map(Self.id)
      for id in before.isEmpty ? ["ingest"] : before { edges.append((id, Self.id(stage.definition.name))) }
    }
    for (index, table) in definition.outputs.tables.enumerated() {
      let stage = StageCatalogue.stage(ofTable: table.schema.name)
      edges.append((stage.map(Self.id) ?? "ingest", "table\(index + 1)"))
    }
    return edges
  }

  private static func id(_ stage: StageName) -> String { "stage_\(stage.rawValue)" }
}
