/// Counts of texts with a bounded number of them: exact until more than `capacity` differ.
///
/// When there are more, the half with the lowest totals is forgotten (of equal ones the later); a text that comes back then starts from 0, so that
/// its counts are lower bounds. Texts added in the same order give the same counts.
struct TopCounts: Sendable {
  /// One text with its counts.
  struct Entry: Sendable {
    var key: [UInt8]
    var label: [UInt8]
    var counts: [Int]
    var total: Int { counts.reduce(0, +) }
  }

  let capacity: Int
  private(set) var entries: [Entry] = []
  /// Whether nothing has been forgotten.
  private(set) var isExact = true
  private var places: [[UInt8]: Int] = [:]
  private let width: Int

  /// - Parameters:
  ///   - width: Counts of each text.
  ///   - capacity: Most texts.
  init(width: Int = 1, capacity: Int = 8192) {
    self.width = width
    self.capacity = capacity
  }

  /// Adds to one count of a text; `label` is kept from its first time.
  mutating func add(_ key: [UInt8], label: [UInt8] = [], column: Int = 0, count: Int = 1) {
    guard column < width else { return }
    if let place = places[key] {
      entries[place].counts[column] += count
      return
    }
    if entries.count >= capacity { prune() }
    var counts = [Int](repeating: 0, count: width)
    counts[column] = count
    places[key] = entries.count
    entries.append(Entry(key: key, label: label, counts: counts))
  }

  /// The texts with the highest totals, highest first; equal ones in the order of their first time.
  func top(_ count: Int) -> [Entry] { ranked().prefix(count).map { entries[$0] } }

  private func ranked() -> [Int] {
    let totals = entries.map(\.total)
    return entries.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }
  }

  private mutating func prune() {
    isExact = false
    entries = ranked().prefix(capacity / 2).sorted().map { entries[$0] }
    places.removeAll(keepingCapacity: true)
    for (place, entry) in entries.enumerated() { places[entry.key] = place }
  }
}
