/// The paths of the fields that are wanted of a JSON record, as a tree of keys.
struct JSONPaths {
  /// One place in a record.
  struct Node {
    /// The field whose value stands here.
    var field: DocumentField?
    /// Places below it: the key (or the decimal index in a list) and the node's index.
    var children: [(key: [UInt8], node: Int)] = []
  }

  /// The tree; the first node is the record itself.
  private(set) var nodes = [Node()]
  /// Fields that the source does not map, by `DocumentField.slot`: a value of the wrong type there is passed over, not refused.
  private(set) var isImplied: [Bool]

  /// Takes the paths of a source; a field without one is looked for under its own name. The first field of two with one path wins.
  init(fields: [DocumentField: String]) {
    isImplied = DocumentField.allCases.map { $0 != .text && fields[$0] == nil }
    for field in DocumentField.allCases(mappedFirst: fields) {
      var node = 0
      for key in JSONPaths.keys(of: fields[field] ?? field.rawValue) { node = child(of: node, key) }
      if nodes[node].field == nil { nodes[node].field = field }
    }
  }

  /// The keys of a dotted path; `\.` and `\\` stand for themselves.
  static func keys(of path: String) -> [[UInt8]] {
    var keys: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in path.utf8 {
      if isEscaped {
        keys[keys.count - 1].append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: ".") {
        keys.append([])
      } else {
        keys[keys.count - 1].append(byte)
      }
    }
    return keys
  }

  private mutating func child(of node: Int, _ key: [UInt8]) -> Int {
    if let known = nodes[node].children.first(where: { $0.key == key }) { return known.node }
    nodes.append(Node())
    nodes[node].children.append((key, nodes.count - 1))
    return nodes.count - 1
  }

  /// All fields at or below a node.
  func fields(under node: Int) -> [DocumentField] {
    var found: [DocumentField] = nodes[node].field.map { [$0] } ?? []
    for child in nodes[node].children { found += fields(under: child.node) }
    return found
  }
}
