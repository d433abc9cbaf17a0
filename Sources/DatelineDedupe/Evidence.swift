/// What two documents share, counted: all that the decision looks at.
struct Evidence: Sendable, Hashable {
  /// Chain keys in both; the lesser and the greater number of theirs.
  var chain = Share()
  /// Names in both.
  var names = Share()
  /// Numbers in both.
  var numbers = Share()
  /// Sampled runs of three words in both.
  var grams = Share()
  /// Words that stand in sentences of both; words of the shorter and of the longer text in sentences of six words and more.
  var sentenceWords = Share()
  /// Sentences in both.
  var sentences = Share()
  /// Words of sentences of the first document that stand in the second with other names or numbers.
  var contradictedWords = 0
  /// How many sentences those are.
  var contradictions = 0
  /// Sentences of the first and of the second document that hold shared chain keys; the lesser of the two.
  var spread = 0
  /// The same for the first document alone: how many of its sentences are matched.
  var matchedSentences = 0
  /// Words of the shorter text over words of the longer.
  var lengthRatio = 1.0
  /// Sentences of the text that has fewer.
  var fewerSentences = 0

  /// A count in common with the sizes of the two sets.
  struct Share: Sendable, Hashable {
    var both = 0
    var smaller = 0
    var larger = 0
    /// Part of the smaller set that is shared; 0 if that is empty.
    @inline(__always) var containment: Double { smaller == 0 ? 0 : Double(both) / Double(smaller) }
    /// Shared part of the union; 0 if both are empty.
    @inline(__always) var resemblance: Double {
      let union = smaller + larger - both
      return union == 0 ? 0 : Double(both) / Double(union)
    }
  }

  /// Compares two documents.
  ///
  /// - Complexity: O(features of both): the sections are sorted, so this is a few merges.
  init(_ a: FeatureView, _ b: FeatureView) {
    compareChains(a, b)
    compareAnchors(a, b)
    grams = Self.share(a.grams, b.grams)
    compareSentences(a, b)
    let words = (Double(a.wordCount), Double(b.wordCount))
    lengthRatio = max(words.0, words.1) == 0 ? 1 : min(words.0, words.1) / max(words.0, words.1)
    fewerSentences = min(Int(a.layout.sentenceCount), Int(b.layout.sentenceCount))
  }

  private mutating func compareChains(_ a: FeatureView, _ b: FeatureView) {
    let x = a.chain
    let y = b.chain
    var seenX = ByteSet()
    var seenY = ByteSet()
    var i = x.startIndex
    var j = y.startIndex
    while i < x.endIndex && j < y.endIndex {
      if x[i] == y[j] {
        chain.both += 1
        seenX.insert(a.sentence(ofChain: i))
        seenY.insert(b.sentence(ofChain: j))
        i += 1
        j += 1
      } else if x[i] < y[j] {
        i += 1
      } else {
        j += 1
      }
    }
    chain.smaller = min(x.count, y.count)
    chain.larger = max(x.count, y.count)
    spread = min(seenX.count, seenY.count)
    matchedSentences = seenX.count
  }

  private mutating func compareAnchors(_ a: FeatureView, _ b: FeatureView) {
    let x = a.anchors
    let y = b.anchors
    var counts = (x: 0, y: 0)
    for key in x { counts.x += Int(key & 1) }
    for key in y { counts.y += Int(key & 1) }
    var i = x.startIndex
    var j = y.startIndex
    while i < x.endIndex && j < y.endIndex {
      if x[i] == y[j] {
        if x[i] & 1 == 1 { numbers.both += 1 } else { names.both += 1 }
        i += 1
        j += 1
      } else if x[i] < y[j] {
        i += 1
      } else {
        j += 1
      }
    }
    numbers.smaller = min(counts.x, counts.y)
    numbers.larger = max(counts.x, counts.y)
    names.smaller = min(x.count - counts.x, y.count - counts.y)
    names.larger = max(x.count - counts.x, y.count - counts.y)
  }

  private mutating func compareSentences(_ a: FeatureView, _ b: FeatureView) {
    let x = a.sentences
    let y = b.sentences
    var total = (x: 0, y: 0)
    for index in 0..<x.count { total.x += a.weight(ofSentence: index) }
    for index in 0..<y.count { total.y += b.weight(ofSentence: index) }
    let f = a.frames
    let h = b.frames
    var i = 0
    var j = 0
    while i < x.count && j < y.count {
      let frame = f[f.startIndex + i]
      if frame < h[h.startIndex + j] {
        i += 1
      } else if frame > h[h.startIndex + j] {
        j += 1
      } else {
        compareFrame(a, &i, b, &j, frame)
      }
    }
    sentences.smaller = min(x.count, y.count)
    sentences.larger = max(x.count, y.count)
    sentenceWords.smaller = min(total.x, total.y)
    sentenceWords.larger = max(total.x, total.y)
  }

  /// Compares the sentences of one frame, from `i` and `j` on, and goes past them. They are sorted by key.
  private mutating func compareFrame(_ a: FeatureView, _ i: inout Int, _ b: FeatureView, _ j: inout Int, _ frame: UInt32) {
    let x = a.sentences
    let y = b.sentences
    var matched = 0
    var unmatchedA = 0
    var unmatchedWords = 0
    var unmatchedB = 0
    func isOfFrame(_ view: FeatureView, _ at: Int) -> Bool { at < view.frames.count && view.frames[view.frames.startIndex + at] == frame }
    while isOfFrame(a, i) || isOfFrame(b, j) {
      let keyA = isOfFrame(a, i) ? UInt64(x[x.startIndex + i]) : UInt64.max
      let keyB = isOfFrame(b, j) ? UInt64(y[y.startIndex + j]) : UInt64.max
      if keyA == keyB {
        matched += 1
        sentenceWords.both += a.weight(ofSentence: i)
      } else if keyA < keyB {
        unmatchedA += 1
        unmatchedWords += a.weight(ofSentence: i)
      } else {
        unmatchedB += 1
      }
      if keyA <= keyB { i += 1 }
      if keyB <= keyA { j += 1 }
    }
    sentences.both += matched
    if unmatchedA > 0 && unmatchedB > 0 {
      contradictions += min(unmatchedA, unmatchedB)
      contradictedWords += unmatchedWords / max(1, unmatchedA) * min(unmatchedA, unmatchedB)
    }
  }

  @inline(__always)
  private static func share(_ x: Slice<UnsafeBufferPointer<UInt32>>, _ y: Slice<UnsafeBufferPointer<UInt32>>) -> Share {
    var both = 0
    var i = x.startIndex
    var j = y.startIndex
    while i < x.endIndex && j < y.endIndex {
      if x[i] == y[j] {
        both += 1
        i += 1
        j += 1
      } else if x[i] < y[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Share(both: both, smaller: min(x.count, y.count), larger: max(x.count, y.count))
  }
}

/// A set of numbers below 256.
struct ByteSet {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// Adds a number; greater ones count as 255.
  @inline(__always)
  mutating func insert(_ value: Int) {
    let bit = UInt64(1) << UInt64(value & 63)
    switch min(value, 255) >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  /// How many numbers it holds.
  var count: Int { bits.0.nonzeroBitCount + bits.1.nonzeroBitCount + bits.2.nonzeroBitCount + bits.3.nonzeroBitCount }
}
