import DatelineText

/// Finds the statements of a document's sentences by rules over their tokens.
struct SentenceFinder {
  let view: TextView
  /// Index of the sentence.
  var sentence = 0
  /// First token of the sentence.
  var lower = 0
  /// One past its last token.
  var end = 0
  /// One past the last token that content may have: `end` without the final stop.
  var upper = 0
  var findings: [Finding]
  /// Index in `findings` of the sentence's first one.
  var firstOfSentence = 0

  /// Takes over the storage of `findings`, which it leaves empty.
  init(_ view: TextView, reusing findings: inout [Finding]) {
    self.view = view
    self.findings = []
    swap(&self.findings, &findings)
    self.findings.removeAll(keepingCapacity: true)
  }

  /// - Complexity: O(tokens) with a bounded window at each cue.
  mutating func find() {
    var block = 0
    for number in view.sentences.indices {
      let range = view.sentences[number].tokens
      guard !range.isEmpty, range.upperBound <= view.count else { continue }
      sentence = number
      lower = range.lowerBound
      end = range.upperBound
      skipDateline(&block)
      upper = end
      while upper > lower, view.isIn(upper - 1, .terminator), view.words[upper - 1].quotation < 0 { upper -= 1 }
      firstOfSentence = findings.count
      findColon()
      for index in lower..<range.upperBound { read(index) }
    }
  }

  /// "KYIV, Oct. 24 (Reuters) -" at the start of a sentence is no part of what it says.
  private mutating func skipDateline(_ block: inout Int) {
    let start = view.tokens[lower].start
    while block < view.given.blocks.count, view.given.blocks[block].span.end <= start { block += 1 }
    guard block < view.given.blocks.count, view.given.blocks[block].kind == .dateline, view.given.blocks[block].span.start <= start else {
      return
    }
    let blockEnd = view.given.blocks[block].span.end
    while lower < end - 1, view.tokens[lower].start < blockEnd || view.isIn(lower, [.dash, .hyphen]) { lower += 1 }
  }

  @inline(__always)
  private mutating func read(_ index: Int) {
    if view.isIn(index, [.colon, .dash]) {
      findMark(at: index)
      return
    }
    let entry = view.words[index].entry
    if entry.pointee.startsPhrase { findPhrase(at: index) }
    if entry.pointee.verb >= 0 {
      if findVerb(at: index) { return }
    }
    if entry.pointee.noun >= 0 { findNoun(at: index) }
    if entry.pointee.adverb >= 0 { findAdverb(at: index) }
  }

  /// The speaker of a verb without a subject of its own: the sentence's last speaker, else its main subject.
  func sharedSource(before index: Int) -> Source? {
    var outer: Finding?
    for finding in findings[firstOfSentence...].prefix(12) where finding.cueRange.upperBound <= index {
      guard finding.source != nil else { continue }
      // A cue inside what somebody says has a speaker of its own.
      if let outer, outer.content.contains(finding.cueRange.lowerBound) { continue }
      outer = finding
    }
    return outer?.source ?? mainSubject(before: index)
  }

  /// The sentence's first noun phrase: what stands before its first verb.
  private func mainSubject(before limit: Int) -> Source? {
    var start = lower
    // A leading phrase up to a comma is left out.
    if view.isIn(start, [.preposition, .subordinator, .endsInIng, .endsInEd, .adverb, .endsInLy]), view.words[start].mention < 0 {
      var comma = start
      while comma < limit, comma - start < 30, !view.isIn(comma, .comma) { comma += 1 }
      if view.isIn(comma, .comma) { start = comma + 1 }
    }
    while start < limit, view.isIn(start, .coordinator) { start += 1 }
    guard start < limit, view.startsNoun(start) else { return nil }
    var end = start
    let reach = min(limit, start + 25)
    while end < reach {
      let classes = view.classes(end)
      if view.words[end].mention < 0 {
        if classes.has(.auxiliary) || classes.has(.mark)
          || end > start && (view.isCertainVerb(end) || classes.has([.endsInEd, .finite, .relative]))
        {
          break
        }
        if end > start, classes.has([.adverb, .endsInLy, .subordinator]), !classes.has(.determiner) { break }
      }
      end += 1
      let isHead = view.isIn(end - 1, WordClasses.speaker) && view.words[end - 1].mention < 0
      if isHead, view.isIn(end, .plain), !view.isIn(end, [.preposition, .person, .body, .paper]) { break }
      if end == start + 1, classes.has(.subject), !classes.has(.name) || view.words[start].mention < 0 && classes.has(.subject) { break }
    }
    guard end > start else { return nil }
    return view.phrase(endingAt: end - 1, from: start)
  }

  /// Whether a weak verb may have this subject: a name, a personal pronoun, a relative, or a noun whose bearer can say something.
  func canSpeak(_ source: Source) -> Bool {
    if source.kind == .relative {
      let noun = view.isIn(source.head - 1, .comma) ? source.head - 2 : source.head - 1
      return view.mention(at: noun) != nil || view.isIn(noun, WordClasses.speaker) || view.isIn(noun, [.name, .close])
    }
    let classes = view.classes(source.head)
    if let mention = view.mention(at: source.head) {
      let type = view.mentions[mention].type
      return type == .person || type == .organization || type == .group || type == .place
    }
    if classes.has(.subject) { return classes.has([.male, .female, .group, .first]) }
    return classes.has(WordClasses.speaker) || classes.has(.name)
  }

  mutating func add(_ finding: Finding, pieces: [Range<Int>] = []) {
    guard !finding.content.isEmpty else { return }
    findings.append(finding)
    for piece in pieces where !piece.isEmpty {
      var next = finding
      next.content = piece
      next.isPiece = true
      findings.append(next)
    }
  }
}

extension [Finding] {
  /// Whether one of the last `count` findings fits.
  func contains(where fits: (Finding) -> Bool, inLast count: Int) -> Bool { suffix(count).contains(where: fits) }
}
