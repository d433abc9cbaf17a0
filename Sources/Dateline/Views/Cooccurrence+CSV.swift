extension Cooccurrence {
  /// The pairs as CSV that Gephi imports as an edges table (`Source,Target,Type,Weight`, then names, types and documents).
  public var edgesCSV: String {
    var text = "Source,Target,Type,Weight,documents,source_label,target_label,source_type,target_type\n"
    for edge in edges {
      let (a, b) = (nodes[edge.source], nodes[edge.target])
      text += [a.id, b.id, "Undirected", String(edge.weight), String(edge.documents), a.label, b.label, a.type, b.type].csvRecord
    }
    return text
  }

  /// The entities as CSV that Gephi imports as a nodes table (`Id,Label`, then type, sentences and documents).
  public var nodesCSV: String {
    var text = "Id,Label,type,sentences,documents\n"
    for node in nodes { text += [node.id, node.label, node.type, String(node.sentences), String(node.documents)].csvRecord }
    return text
  }
}

extension [String] {
  /// The texts as one record of CSV (RFC 4180), with its line end.
  var csvRecord: String {
    map { field in
      field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
    }.joined(separator: ",") + "\n"
  }
}
