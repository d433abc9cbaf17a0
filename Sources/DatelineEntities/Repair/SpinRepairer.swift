import DatelineText

/// Puts spun names back: tries the original of each suspicious word against what is known.
///
/// A repair counts only when the form as written is unknown and exactly one repaired form is known (forms that mean the same thing, such as `Defence` and
/// `Defense Ministry`, are one), and when its evidence is enough: one substitution that hardly any true name contains, or two of any kind.
struct SpinRepairer {
  private let spins = SpinTable.shared
  /// How many combinations are tried for one run of words.
  private static let limit = 400

  /// What names are known.
  protocol Names {
    /// The things that have a name; empty if it is unknown.
    func things(named key: NameKey) -> [UInt32]
    /// Whether any name begins with a word.
    func begin(with word: NameKey) -> Bool
  }

  /// How many combinations may be tried for a document of so many tokens: enough for any true text, and a bound for one made of suspicious words.
  static func budget(tokens: Int) -> Int { 20_000 + 10 * tokens }

  /// The repair of a run of tokens, if there is exactly one.
  ///
  /// - Complexity: O(combinations), at most `limit` of them; they are taken from `budget`, which covers the document.
  func repair(_ range: Range<Int>, in view: DocumentView, known: some Names, budget: inout Int) -> SpinRepair? {
    guard budget > 0, known.things(named: view.key(range)).isEmpty else { return nil }
    var search = Search(range: range, view: view, spins: spins, budget: SpinRepairer.limit)
    search.walk(range.lowerBound, NameKey(), known)
    budget -= SpinRepairer.limit - search.budget
    // Fewer substitutions explain more: "Secretary of Protection" is not "Minister of Defence".
    guard let first = search.found.min(by: { $0.steps.count < $1.steps.count }) else { return nil }
    let rivals = search.found.filter { $0.steps.count == first.steps.count }
    guard rivals.allSatisfy({ !Set($0.things).isDisjoint(with: first.things) }) else {
      return nil
    }
    return SpinRepair(tokens: range, text: text(range, first.steps, view), key: first.key)
  }

  private struct Step {
    var tokens: Range<Int>
    var original: SpinTable.Original
  }

  private struct Found {
    var key: NameKey
    var steps: [Step]
    var things: [UInt32]
  }

  private struct Search {
    let range: Range<Int>
    let view: DocumentView
    let spins: SpinTable
    var budget: Int
    var steps: [Step] = []
    var found: [Found] = []

    init(range: Range<Int>, view: DocumentView, spins: SpinTable, budget: Int) {
      self.range = range
      self.view = view
      self.spins = spins
      self.budget = budget
    }

    mutating func walk(_ position: Int, _ key: NameKey, _ known: some Names) {
      budget -= 1
      guard budget > 0 else { return }
      if position == range.upperBound {
        guard steps.count > 1 || steps.first?.original.isStrong == true, !found.contains(where: { $0.key == key }) else { return }
        let things = known.things(named: key)
        if !things.isEmpty { found.append(Found(key: key, steps: steps, things: things)) }
        return
      }
      if steps.count < 3 {
        for length in 1...SpinTable.longestPhrase where position + length <= range.upperBound {
          let phrase = position..<(position + length)
          for original in spins.originals(of: view.key(phrase)) {
            if position == range.lowerBound, !known.begin(with: original.first) { continue }
            steps.append(Step(tokens: phrase, original: original))
            walk(phrase.upperBound, key.joined(original.key), known)
            steps.removeLast()
          }
        }
      }
      if position == range.lowerBound, !known.begin(with: view.keys[position]) { return }
      walk(position + 1, key.joined(view.keys[position]), known)
    }
  }

  private func text(_ range: Range<Int>, _ steps: [Step], _ view: DocumentView) -> String {
    var text = ""
    var index = range.lowerBound
    while index < range.upperBound {
      if index > range.lowerBound, view.tokens[index - 1].end < view.tokens[index].start { text += " " }
      if let step = steps.first(where: { $0.tokens.lowerBound == index }) {
        text += view.tokens[index].isCapitalized ? Capitals.title(step.original.text) : step.original.text
        index = step.tokens.upperBound
      } else {
        text += String(decoding: view.bytes(index), as: UTF8.self)
        index += 1
      }
    }
    return text
  }
}

/// Capital letters for names and titles.
enum Capitals {
  private static let small: Set<String> = ["of", "the", "for", "and", "to", "in", "on", "without", "at"]

  /// A phrase with a capital at each word but the small ones.
  static func title(_ text: String) -> String {
    var first = true
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      defer { first = false }
      if !first, small.contains(String(word)) { return String(word) }
      return word.split(separator: "-", omittingEmptySubsequences: false).map { piece in
        small.contains(String(piece)) ? String(piece) : piece.prefix(1).uppercased() + piece.dropFirst()
      }.joined(separator: "-")
    }.joined(separator: " ")
  }
}
