/// Counts pairs sentence by sentence.
struct PairCounter {
  private struct Count {
    var weight = 0
    var documents = 0
    var lastDocument = -1
  }

  private(set) var listSentences = 0
  private var nodes: [Cooccurrence.Node] = []
  private var indices: [String: Int] = [:]
  private var lastDocumentOf: [Int] = []
  private var lastSentenceOf: [Int] = []
  private var sentenceNumber = 0
  private var counts: [UInt64: Count] = [:]
  private var sentence = ""
  private var document = ""
  private var documentNumber = 0
  private var members: [Int] = []

  mutating func node(_ id: String, make: () -> Cooccurrence.Node) -> Int {
    if let index = indices[id] { return index }
    indices[id] = nodes.count
    nodes.append(make())
    lastDocumentOf.append(-1)
    lastSentenceOf.append(-1)
    return nodes.count - 1
  }

  mutating func add(_ node: Int, sentence next: String, document nextDocument: String) {
    if next != sentence || nextDocument != document {
      finishSentence()
      sentence = next
      sentenceNumber += 1
    }
    if nextDocument != document {
      document = nextDocument
      documentNumber += 1
    }
    if lastSentenceOf[node] != sentenceNumber { members.append(node) }
    lastSentenceOf[node] = sentenceNumber
  }

  mutating func finishSentence() {
    defer { members.removeAll(keepingCapacity: true) }
    for node in members {
      nodes[node].sentences += 1
      if lastDocumentOf[node] != documentNumber { nodes[node].documents += 1 }
      lastDocumentOf[node] = documentNumber
    }
    guard members.count <= Cooccurrence.mostEntities else {
      listSentences += 1
      return
    }
    for (place, first) in members.enumerated() {
      for second in members[(place + 1)...] {
        var count = counts[UInt64(min(first, second)) << 32 | UInt64(max(first, second)), default: Count()]
        count.weight += 1
        if count.lastDocument != documentNumber { count.documents += 1 }
        count.lastDocument = documentNumber
        counts[UInt64(min(first, second)) << 32 | UInt64(max(first, second))] = count
      }
    }
  }

  /// Nodes by id, and the edges between them in their order.
  func network(minimumWeight: Int) -> (nodes: [Cooccurrence.Node], edges: [Cooccurrence.Edge]) {
    let order = nodes.indices.sorted { nodes[$0].id.utf8.lexicographicallyPrecedes(nodes[$1].id.utf8) }
    var place = [Int](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var edges: [Cooccurrence.Edge] = []
    for (pair, count) in counts where count.weight >= minimumWeight {
      let (a, b) = (place[Int(pair >> 32)], place[Int(pair & 0xFFFF_FFFF)])
      edges.append(Cooccurrence.Edge(source: min(a, b), target: max(a, b), weight: count.weight, documents: count.documents))
    }
    edges.sort { ($1.weight, $0.source, $0.target) < ($0.weight, $1.source, $1.target) }
    return (order.map { nodes[$0] }, edges)
  }
}
