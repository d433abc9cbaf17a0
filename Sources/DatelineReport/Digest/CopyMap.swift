/// Which documents of a run are copies, and which clusters are the largest; made once, when dedupe has ended.
///
/// One byte a document, and one number for each story that has copies.
public struct CopyMap: Sendable {
  /// A document that copies another one.
  public struct Copy: Sendable {
    /// What tells its cluster from others: the place of the original in run order, or any other number for an original of an earlier run.
    public var original: Int
    /// How it differs: `exact`, `near`, `spun`.
    public var kind: String

    /// Makes a copy.
    public init(original: Int, kind: String) {
      self.original = original
      self.kind = kind
    }
  }

  /// Clusters that the page lists.
  public static let largestCount = 12

  enum Place: Equatable {
    case original(cluster: Int?)
    case copy(cluster: Int?)
  }

  /// For each document 0 for an original, 1 for a copy, and above that twice one more than the place of its cluster among the largest.
  private var places: [UInt8]
  /// What is known of copies without the documents.
  let facts: CopyFacts

  /// Asks for each document whether it is a copy.
  ///
  /// - Parameters:
  ///   - documents: Number of documents.
  ///   - copy: The original and the kind of a copy, by its place in run order; nil for an original.
  /// - Complexity: O(documents + clusters log clusters); `copy` is called twice for each document.
  public init(documents: Int, copy: (Int) -> Copy?) {
    var sizes: [Int: Int] = [:]
    var facts = CopyFacts()
    facts.kinds = Self.noCopies
    places = [UInt8](repeating: 0, count: max(0, documents))
    for ordinal in places.indices {
      guard let copy = copy(ordinal) else { continue }
      places[ordinal] = 1
      sizes[copy.original, default: 0] += 1
      Self.count(copy.kind, in: &facts.kinds)
    }
    let largest = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.largestCount).map(\.key)
    facts.clusterCount = sizes.count
    facts.largest = largest.map { _ in
      CopyFacts.Cluster(originalID: nil, title: "", kinds: Self.noCopies, publishers: [], hasMorePublishers: false, days: nil)
    }
    for (cluster, original) in largest.enumerated() where places.indices.contains(original) {
      places[original] |= UInt8(2 * (cluster + 1))
    }
    for ordinal in places.indices where places[ordinal] == 1 {
      guard let copy = copy(ordinal), let cluster = largest.firstIndex(of: copy.original) else { continue }
      places[ordinal] |= UInt8(2 * (cluster + 1))
      Self.count(copy.kind, in: &facts.largest[cluster].kinds)
    }
    self.facts = facts
  }

  /// What a document is, by its place in run order.
  func place(_ ordinal: Int) -> Place {
    guard places.indices.contains(ordinal) else { return .original(cluster: nil) }
    let cluster = places[ordinal] < 2 ? nil : Int(places[ordinal]) / 2 - 1
    return places[ordinal] & 1 == 1 ? .copy(cluster: cluster) : .original(cluster: cluster)
  }

  private static let noCopies = [(kind: "exact", count: 0), (kind: "near", count: 0), (kind: "spun", count: 0)]

  private static func count(_ kind: String, in kinds: inout [(kind: String, count: Int)]) {
    if let index = kinds.firstIndex(where: { $0.kind == kind }) { kinds[index].count += 1 } else { kinds.append((kind, 1)) }
  }
}
