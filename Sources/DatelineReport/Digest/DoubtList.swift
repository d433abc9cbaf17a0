import DatelineText

/// The rows of one kind with the lowest confidence: few of each rule, so that one weak rule does not take all places, and never two with the same words or
/// of the same sentence.
///
/// Of two that are equally unsure the one that was offered first stays: rows offered in run order give the same list on every run.
struct DoubtList: Sendable {
  /// A row with what tells it from others.
  struct Item: Sendable {
    var doubt: Doubt
    /// Place of its document, in the batch or in the run.
    var ordinal: Int
    /// Its words, folded.
    var words: [UInt8]
  }

  let capacity: Int
  let perRule: Int
  private(set) var items: [Item] = []
  private var ceiling = Int.max

  init(capacity: Int, perRule: Int) {
    self.capacity = capacity
    self.perRule = perRule
  }

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    ceiling = .max
  }

  /// Whether a row would get a place, its words and its sentence apart: asked before the row is made, which costs more.
  ///
  /// - Complexity: O(1) for all but the least sure rows, else O(capacity).
  func accepts(_ confidence: Int, _ rule: String) -> Bool {
    guard confidence < ceiling else { return false }
    var same = 0
    for item in items where item.doubt.rule == rule {
      if item.doubt.confidence > confidence { return true }
      same += 1
    }
    return same < perRule
  }

  /// Gives a row a place if it deserves one.
  mutating func offer(_ item: Item) {
    let confidence = item.doubt.confidence
    guard accepts(confidence, item.doubt.rule) else { return }
    let twins = items.indices.filter { items[$0].words == item.words || items[$0].doubt.excerpt.text == item.doubt.excerpt.text }
    if !twins.isEmpty {
      guard twins.allSatisfy({ items[$0].doubt.confidence > confidence }) else { return }
      for twin in twins.reversed() { items.remove(at: twin) }
    } else if items.count(where: { $0.doubt.rule == item.doubt.rule }) >= perRule {
      removeSurest { $0.doubt.rule == item.doubt.rule }
    } else if items.count >= capacity {
      removeSurest { _ in true }
    }
    items.append(item)
    ceiling = items.count < capacity ? .max : items.reduce(0) { max($0, $1.doubt.confidence) }
  }

  /// The rows, least sure first.
  var sorted: [Item] {
    items.enumerated().sorted { ($0.element.doubt.confidence, $0.offset) < ($1.element.doubt.confidence, $1.offset) }.map(\.element)
  }

  /// Removes the row of highest confidence that fulfils a condition; the last one offered of several.
  private mutating func removeSurest(where belongs: (Item) -> Bool) {
    var surest: Int?
    for index in items.indices where belongs(items[index]) {
      if items[index].doubt.confidence >= (surest.map { items[$0].doubt.confidence } ?? 0) { surest = index }
    }
    if let surest { items.remove(at: surest) }
  }
}
