import DatelineTestSupport

/// Makes invented articles and copies of them from a seed.
struct NewsGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let syllables = [
    "ba", "ko", "ri", "ten", "mal", "os", "ver", "din", "ga", "shu", "lo", "per", "an", "tic", "mo", "ra", "el", "fin", "do", "sta",
  ]

  private mutating func word() -> String {
    (0..<Int.random(in: 2...4, using: &random)).map { _ in Self.syllables[Int.random(in: 0..<20, using: &random)] }.joined()
  }

  private mutating func name() -> String {
    let word = word()
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  /// An article as sentences of words.
  mutating func article() -> [[String]] {
    (0..<Int.random(in: 6...14, using: &random)).map { _ in
      let length = Int.random(in: 10...22, using: &random)
      return (0..<length).map { index in
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<10 where index > 0: name()
        case 10..<14: String(Int.random(in: 2...9999, using: &random))
        default: word()
        }
      }
    }
  }

  /// A copy: with words changed, cut to its start, without a sentence, or as it is.
  mutating func copy(of article: [[String]]) -> [[String]] {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return article.map { sentence in
        sentence.map { word in word.first?.isLowercase == true && Int.random(in: 0..<4, using: &random) == 0 ? self.word() : word }
      }
    case 1: return Array(article.prefix(4))
    case 2:
      var cut = article
      cut.remove(at: Int.random(in: 0..<cut.count, using: &random))
      return cut
    default: return article
    }
  }

  /// The text of an article.
  static func text(_ article: [[String]]) -> String {
    let sentences = article.map { words -> String in
      let first = words.first ?? ""
      return first.prefix(1).uppercased() + first.dropFirst() + " " + words.dropFirst().joined(separator: " ") + "."
    }
    return sentences.joined(separator: " ")
  }

  /// Texts of which about `copies` in a hundred copy an earlier one, with the number of the story of each.
  mutating func corpus(_ count: Int, copies: Int) -> [(text: String, story: Int)] {
    var stories: [[[String]]] = []
    return (0..<count).map { _ in
      if !stories.isEmpty && Int.random(in: 0..<100, using: &random) < copies {
        let story = Int.random(in: 0..<stories.count, using: &random)
        return (Self.text(copy(of: stories[story])), story)
      }
      stories.append(article())
      return (Self.text(stories[stories.count - 1]), stories.count - 1)
    }
  }

  /// A number below `bound`.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
}
