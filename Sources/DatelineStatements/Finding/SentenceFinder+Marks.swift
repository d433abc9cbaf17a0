import DatelineText

/// Statements whose cue is a mark.
extension SentenceFinder {
  /// `Smith: ...` at the start of a paragraph.
  mutating func findColon() {
    let paragraph = view.sentences[sentence].paragraph
    let opensParagraph = sentence == 0 || view.sentences[sentence - 1].paragraph != paragraph
    guard opensParagraph else { return }
    // A transcript may stand in quotation marks as a whole.
    let first = view.isIn(lower, .quote) ? lower + 1 : lower
    var colon = first
    while colon < end, colon - first < 14, !view.isIn(colon, [.colon, .terminator, .quote]) { colon += 1 }
    guard view.isIn(colon, .colon), colon > first, colon < end else { return }
    let isQuoted = view.opensQuotation(colon + 1) != nil
    if let mention = view.mention(at: colon - 1) {
      let type = view.mentions[mention].type
      guard type == .person || type == .organization && isQuoted else { return }
    } else {
      // "Report: ...", "WALLACE: ..."
      let isSpeaker = view.isIn(first, .paper) || view.tokens[first].flags.contains(.allCapitals) && view.tokens[first].span.count > 3
      guard isSpeaker, colon == first + 1, view.isIn(first, .name) else { return }
    }
    for index in first..<colon where view.words[index].mention < 0 && !view.isIn(index, [.name, .person]) {
      guard isQuoted, view.isIn(index, [.of, .plain, .comma]), !view.isIn(index, .auxiliary), !view.isCertainVerb(index) else { return }
    }
    var last = sentence
    while last + 1 < view.sentences.count, last - sentence < 40, view.sentences[last + 1].paragraph == paragraph { last += 1 }
    let contentEnd = Int(view.sentences[last].endToken)
    // "Okafor: 46." is a count of votes.
    guard (colon + 1..<min(contentEnd, colon + 40)).contains(where: { view.tokens[$0].isWordlike }) else { return }
    // "More from Okafor:" is said by Okafor.
    var start = first
    for index in first..<colon where view.words[index].mention < 0 && view.isIn(index, .preposition) && !view.isIn(index, .of) {
      start = index + 1
    }
    add(markFinding(colon, Source(kind: .phrase, range: start..<colon, head: colon - 1), (colon + 1)..<contentEnd))
  }

  /// `“...” — Maria Gomez` and `He went further: “...”`, which no verb has taken.
  mutating func findMark(at index: Int) {
    guard view.words[index].quotation < 0 else { return }
    if view.isIn(index, .dash) {
      findSignature(dash: index)
    } else if view.isIn(index, .colon) {
      findAnnouncement(colon: index)
    }
  }

  private mutating func findSignature(dash: Int) {
    guard let quotation = view.closesQuotation(dash - 1), view.isIn(dash - 2, .terminator), dash + 1 < end else { return }
    let content = view.quotations[quotation].open..<view.quotations[quotation].end
    guard view.mention(at: dash + 1) != nil || view.isIn(dash + 1, .name), upper - dash <= 16 else { return }
    for index in (dash + 1)..<upper where view.isIn(index, [.auxiliary, .quote, .colon]) || view.isCertainVerb(index) { return }
    var last = dash + 1
    while last < upper, !view.isIn(last, [.comma, .terminator]) { last += 1 }
    add(markFinding(dash, Source(kind: .phrase, range: (dash + 1)..<last, head: last - 1), content))
  }

  private mutating func findAnnouncement(colon: Int) {
    let next = colon + 1
    guard colon > lower + 1, next <= end, let quotation = view.opensQuotation(next) else { return }
    let content = view.quotations[quotation].open..<view.quotations[quotation].end
    guard view.isIn(content.upperBound - 2, .terminator), next < end || sentence + 1 < view.sentences.count else { return }
    guard
      !findings.contains(where: { $0.content.lowerBound <= content.lowerBound && content.lowerBound < $0.content.upperBound }, inLast: 8)
    else {
      return
    }
    guard let source = sharedSource(before: colon), canSpeak(source) else { return }
    add(markFinding(colon, source, content))
  }

  private func markFinding(_ mark: Int, _ source: Source, _ content: Range<Int>) -> Finding {
    Finding(cue: view.lexicon.markCue, cueRange: mark..<(mark + 1), source: source, content: content, sentence: sentence, rule: .colon)
  }
}
