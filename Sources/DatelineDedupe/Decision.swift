/// Whether two documents are copies of each other, and why.
struct Decision: Sendable, Hashable {
  /// The test that decided.
  var method: DuplicateMethod
  /// Share of the shorter text's features that the decisive test found again, 0 ... 1.
  var similarity: Double
  /// How sure: a candidate with more is preferred.
  var score: Double
}

/// How much evidence a decision asks for.
enum Demand {
  /// Two documents by themselves.
  case alone
  /// A document and the original of a cluster, when another member of the cluster already matches the document.
  case supported

  /// Least score; a stored member that matches by itself vouches for the rest.
  var leastScore: Double {
    switch self {
    case .alone: 0.5
    case .supported: -3
    }
  }

  /// Least weight of shared features: two for a chain key, one for a run of words, three for a sentence.
  var leastShared: Int {
    switch self {
    case .alone: 8
    case .supported: 3
    }
  }
}

extension Evidence {
  /// The decision between two documents; nil if they are different texts.
  func decide(_ demand: Demand = .alone) -> Decision? {
    let shared = 2 * chain.both + grams.both + 3 * sentences.both
    guard shared >= demand.leastShared, demand == .supported || !isFormFilledInAnew else { return nil }
    let score = max(self.score, verbatimScore)
    guard score >= demand.leastScore else { return nil }
    if grams.containment >= 0.9 && chain.both < 4 {
      return Decision(method: .words, similarity: grams.containment, score: score)
    }
    if sentenceWords.containment >= chain.containment {
      return Decision(method: .sentences, similarity: min(1, sentenceWords.containment), score: score)
    }
    return Decision(method: .chain, similarity: chain.containment, score: score)
  }

  /// Whether this is one form filled in anew, such as results, prices or the weather of two days, and not a text and its copy: sentences that
  /// are equal but for names and numbers, or words that agree while the numbers and their order do not. Long runs of equal names and numbers
  /// speak against it.
  var isFormFilledInAnew: Bool {
    if numbers.smaller >= 2 && grams.containment - numbers.containment > 0.4 && grams.containment - chain.containment > 0.3 { return true }
    guard contradictions > 0, Double(contradictions) >= 0.15 * Double(contradictions + sentences.both) else { return false }
    if chain.both >= 12 && chain.containment >= 0.5 || chain.both >= 8 && chain.containment >= 0.7 { return false }
    return !(chain.both >= 3 && chain.containment >= 0.9 && anchorContainment >= 0.95)
  }

  /// Whether a copy is near or spun: what the chain finds again the words must find again too, but for a quarter; whole sentences tell as well.
  var copyKind: DuplicateKind {
    let expected = chain.smaller >= 4 ? chain.containment : 1
    return grams.containment >= 0.75 * expected || sentenceWords.containment >= 0.3 ? .near : .spun
  }

  /// The share of names and numbers of the smaller sets that the other text has too.
  var anchorContainment: Double {
    let smaller = names.smaller + numbers.smaller
    return smaller == 0 ? 0 : Double(names.both + numbers.both) / Double(smaller)
  }

  /// A linear score of the shares. Above 0 two texts are likelier copies than not.
  ///
  /// The weights are a logistic regression over pairs of a development set, rounded. What they say: shared runs of words and shared neighbours among
  /// names and numbers speak for a copy, the more so when they lie in many sentences; names and numbers that contradict speak against it, most of
  /// all when the words agree and they do not (a form text filled in anew); and from long chains more is asked.
  var score: Double {
    let anchors = names.smaller + numbers.smaller
    let spreadShare = fewerSentences == 0 ? 0 : min(1, Double(spread) / Double(fewerSentences))
    let form = max(0, grams.containment - anchorContainment) * Self.fill(anchors, 4)
    return 7.3 * grams.containment - 4.5 * grams.resemblance + 8.9 * chain.resemblance + 4.4 * spreadShare + 4.9 * Self.fill(spread, 4)
      - 3.9 * Self.fill(numbers.smaller, 4) * (1 - numbers.containment) - 3.3 * Self.fill(names.smaller, 4) * (1 - names.containment)
      - 6 * form - 5.2 * Self.fill(chain.smaller, 16) - 3.3
  }

  /// A score for texts with hardly any names and numbers, of which nearly all words are found again.
  private var verbatimScore: Double {
    guard grams.smaller >= 4, grams.containment >= 0.75, chain.smaller < 8, numbers.containment >= 0.75 || numbers.smaller == 0 else {
      return -.infinity
    }
    let form = max(0, grams.containment - anchorContainment) * Self.fill(names.smaller + numbers.smaller, 2)
    return 10 * (grams.containment - 0.6) + 2 * grams.resemblance - 12 * form
  }

  /// `count` up to `full`, as 0 ... 1.
  @inline(__always)
  private static func fill(_ count: Int, _ full: Int) -> Double { Double(min(count, full)) / Double(full) }
}
