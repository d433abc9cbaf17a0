import DatelineText

/// Walks a document, finds the tokens that can be part of names, and works out their features.
struct DocumentPass: Sendable {
  var words = DocumentWords()
  private var wordOfToken: [UInt32] = []
  private var window = SentenceWindow()
  private var context = [UInt64](repeating: 0, count: TaggerFeatures.capacity)

  init() {}

  /// Hands every candidate of the document to `sink`. Afterwards `words` holds how the document's words are written.
  ///
  /// - Complexity: O(tokens).
  mutating func run<Sink: CandidateSink>(
    tokens: UnsafeBufferPointer<Token>, sentences: [Sentence], text: UnsafeBufferPointer<UInt8>, lexicon: TaggerLexicon,
    set: TaggerFeatureSet,
    sink: inout Sink
  ) {
    guard let base = tokens.baseAddress else { return }
    let lowerCased = SentenceStyle.isLowerCased(tokens)
    countWords(tokens)
    for (number, sentence) in sentences.enumerated() {
      let first = Int(sentence.firstToken)
      let end = min(Int(sentence.endToken), tokens.count)
      guard first < end else { continue }
      wordOfToken.withUnsafeBufferPointer { wordOfToken in
        guard let wordBase = wordOfToken.baseAddress else { return }
        window.load(
          UnsafeBufferPointer(start: base + first, count: end &- first), documentWords: wordBase + first, lowerCased: lowerCased,
          lexicon: lexicon,
          features: set)
      }
      emit(base + first, first: first, sentence: number, text: text, set: set, sink: &sink)
    }
  }

  private mutating func emit<Sink: CandidateSink>(
    _ tokens: UnsafePointer<Token>, first: Int, sentence: Int, text: UnsafeBufferPointer<UInt8>, set: TaggerFeatureSet, sink: inout Sink
  ) {
    let count = window.count
    let style = window.style
    window.cells.withUnsafeBufferPointer { buffer in
      words.words.withUnsafeBufferPointer { words in
        context.withUnsafeMutableBufferPointer { context in
          guard let cells = buffer.baseAddress.map({ $0 + SentenceWindow.margin }), let words = words.baseAddress,
            let out = context.baseAddress
          else { return }
          var last = -2
          for index in 0..<count where cells[index].isCandidate {
            let token = tokens[index]
            let found = TaggerFeatures.context(cells, index, count: count, style: style, words: words, set: set, out)
            let initial = WordHash.fold(text[Int(token.start)])
            let candidate = TaggerCandidate(
              token: UInt32(truncatingIfNeeded: first &+ index), sentence: UInt32(truncatingIfNeeded: sentence),
              documentWord: cells[index].documentWord, startsSegment: last != index &- 1, isCapital: cells[index].isCapital,
              initial: initial &- 97 < 26 ? initial : 0)
            sink.add(
              candidate, key: TaggerFeatures.WordKey(cells[index], token, text), classes: cells[index].classes, context: UnsafePointer(out),
              count: found)
            last = index
          }
        }
      }
    }
  }

  /// Numbers the document's words and counts how they are written.
  private mutating func countWords(_ tokens: UnsafeBufferPointer<Token>) {
    words.removeAll()
    wordOfToken.removeAll(keepingCapacity: true)
    wordOfToken.reserveCapacity(tokens.count)
    for token in tokens {
      guard token.isWordlike else {
        wordOfToken.append(0)
        continue
      }
      let index = words.index(of: token.hash)
      wordOfToken.append(UInt32(truncatingIfNeeded: index))
      guard index > 0 else { continue }
      if !token.isCapitalized {
        words.words[index].small = min(words.words[index].small, 999) &+ 1
      } else if !token.flags.contains(.sentenceStart) {
        words.words[index].capitalized = min(words.words[index].capitalized, 999) &+ 1
      }
    }
  }

  /// Puts into `words` what the first stage made of the document's names: types by word, longest names, acronyms.
  ///
  /// - Complexity: O(candidates).
  mutating func note(_ candidates: [TaggerCandidate], labels: [UInt8]) {
    var index = 0
    let count = candidates.count
    while index < count {
      let label = labels[index]
      guard TaggerLabel.isBegin(label) else {
        if candidates[index].isCapital { tally(candidates[index], TaggerLabel.typeCount) }
        index &+= 1
        continue
      }
      var end = index &+ 1
      while end < count && labels[end] == label &+ 1 && !candidates[end].startsSegment { end &+= 1 }
      noteName(candidates, index, end, TaggerLabel.typeIndex(label))
      index = end
    }
  }

  private mutating func noteName(_ candidates: [TaggerCandidate], _ first: Int, _ end: Int, _ type: Int) {
    let length = end &- first
    var initials = WordHash.seed
    var initialCount = 0
    for index in first..<end {
      let candidate = candidates[index]
      guard candidate.isCapital else { continue }
      tally(candidate, type)
      if candidate.initial != 0 && initialCount < 12 {
        initials = WordHash.combine(initials, candidate.initial)
        initialCount &+= 1
      }
      let word = Int(candidate.documentWord)
      if length > 1 && word > 0 && length > Int(words.words[word].longestName) {
        words.words[word].longestName = UInt8(min(length, 255))
        words.words[word].longestType = UInt8(type)
        words.words[word].longestPlace = index == first ? 0 : (index == end &- 1 ? 2 : 1)
      }
    }
    if initialCount > 1 {
      let word = words.find(WordHash.finish(initials))
      if word > 0 { words.words[word].acronymType = UInt8(type) &+ 1 }
    }
  }

  @inline(__always)
  private mutating func tally(_ candidate: TaggerCandidate, _ type: Int) {
    let word = Int(candidate.documentWord)
    guard word > 0 else { return }
    words.words[word].tagged[type] = min(words.words[word].tagged[type], 60_000) &+ 1
  }

  /// Writes the second stage's own features of a candidate, after `note`.
  @inline(__always)
  func documentFeatures(_ candidates: [TaggerCandidate], _ index: Int, labels: [UInt8], _ out: UnsafeMutablePointer<UInt64>) -> Int {
    let candidate = candidates[index]
    let before = candidate.startsSegment ? 0 : labels[index &- 1]
    let isLast = index &+ 1 == candidates.count || candidates[index &+ 1].startsSegment
    let after = isLast ? 0 : labels[index &+ 1]
    return TaggerFeatures.document(
      word: words.words[Int(candidate.documentWord)], own: labels[index], before: before, after: after, isCapital: candidate.isCapital, out)
  }
}
