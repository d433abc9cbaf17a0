import DatelineText

/// Takes from the edges of a name what is no part of it: marks (`– Washington`), a possessive of the word before (`'s Cabinet`), titles and forms of
/// address (`Mr Palmer`, `HRH`), the first word of a clause (`But Palmer`), letters behind it (`MP`), adjectives before it (`liberal Democrats`), a web address.
struct NameEdges {
  private let words = NameWords.table
  private let table: GazetteerTable

  init(table: GazetteerTable) { self.table = table }

  /// The name without what is none of it; nil if nothing is left.
  ///
  /// - Complexity: O(tokens of the name).
  func trimmed(_ span: TypedSpan, in view: DocumentView) -> TypedSpan? {
    var range = withoutMarks(span.tokens, in: view)
    guard !range.isEmpty, !isAddress(range, span.type, in: view) else { return nil }
    if let address = range.first(where: { view.tokens[$0].kind == .address }), address > range.lowerBound {
      range = withoutMarks(range.lowerBound..<address, in: view)
    }
    range = withoutClauseStart(range, in: view)
    if span.type == .person {
      range = withoutPostnominals(withoutTitles(range, in: view), in: view)
      if isRankAlone(range, in: view) { return nil }
    } else if span.type == .organization {
      range = withoutAdjectives(range, in: view)
    }
    guard !range.isEmpty else { return nil }
    if range.count < span.tokens.count, range.count == 1, isClassWord(range.lowerBound, in: view) { return nil }
    var trimmed = span
    trimmed.tokens = range
    return trimmed
  }

  private func withoutMarks(_ tokens: Range<Int>, in view: DocumentView) -> Range<Int> {
    var range = tokens
    while let first = range.first, isLeadingMark(first, range, in: view) { range = (first + 1)..<range.upperBound }
    while let last = range.last, isTrailingMark(last, range, in: view) { range = range.lowerBound..<last }
    return range
  }

  /// A name without the conjunction or preposition that has its capital only from the start of the sentence or quotation: `But Williams`, `"Once Fox made ..."`.
  private func withoutClauseStart(_ range: Range<Int>, in view: DocumentView) -> Range<Int> {
    guard let first = range.first, range.count > 1, NameList.clauseStarts.contains(view.keys[first]), view.tokens[first + 1].isCapitalized,
      !view.tokens[first].flags.contains(.allCapitals),
      view.tokens[first].flags.contains(.sentenceStart) || first > 0 && view.tokens[first - 1].kind == .quote,
      table.firstAlias(view.key(range)) == nil
    else { return range }
    return (first + 1)..<range.upperBound
  }

  private func isLeadingMark(_ token: Int, _ range: Range<Int>, in view: DocumentView) -> Bool {
    switch view.tokens[token].kind {
    case .dash, .separator, .close, .terminator: return true
    case .symbol:
      return view.isByte(token, UInt8(ascii: ">")) || view.isByte(token, UInt8(ascii: "*")) || view.isByte(token, UInt8(ascii: "|"))
    // The quotation mark of a by-name stays, that of a quotation that only begins here goes.
    case .quote: return !range.dropFirst().contains { view.tokens[$0].kind == .quote }
    case .clitic: return token > 0 && view.tokens[token - 1].isWordlike && view.tokens[token - 1].end == view.tokens[token].start
    default: return false
    }
  }

  private func isTrailingMark(_ token: Int, _ range: Range<Int>, in view: DocumentView) -> Bool {
    switch view.tokens[token].kind {
    case .dash, .separator, .open: return true
    case .quote: return !range.dropLast().contains { view.tokens[$0].kind == .quote }
    default: return false
    }
  }

  /// Whether a name is nothing but a form of address: `Royal Highnesses`, `HRH Crown Prince`. `Crown` alone may be the prosecution of a kingdom.
  private func isAddress(_ tokens: Range<Int>, _ type: EntityType, in view: DocumentView) -> Bool {
    guard type != .place, tokens.count < 6, tokens.count > 1 || view.keys[tokens.lowerBound] != NameEdges.crown else { return false }
    var hasStyle = false
    for token in tokens where view.tokens[token].isWordlike {
      let classes = view.classes(token, words)
      guard classes.contains(.address) else { return false }
      hasStyle = hasStyle || classes.contains(.style)
    }
    return hasStyle
  }

  private static let crown = NameKey.of("crown")

  /// A person's name without the titles before it, unless a list has the name with its title.
  private func withoutTitles(_ tokens: Range<Int>, in view: DocumentView) -> Range<Int> {
    var range = tokens
    while range.count > 1, isTitle(range.lowerBound, in: view), table.firstAlias(view.key(range)) == nil {
      var next = range.lowerBound + 1
      if view.isByte(next, UInt8(ascii: ".")) { next += 1 }
      guard next < range.upperBound, view.tokens[next].isCapitalized else { break }
      range = next..<range.upperBound
    }
    return range
  }

  private func isTitle(_ token: Int, in view: DocumentView) -> Bool {
    view.classes(token, words).contains(.title) || NameList.ranks.contains(view.keys[token])
  }

  /// `Lt Gen` without a name.
  private func isRankAlone(_ tokens: Range<Int>, in view: DocumentView) -> Bool {
    tokens.allSatisfy { NameList.ranks.contains(view.keys[$0]) || !view.tokens[$0].isWordlike } && !tokens.isEmpty
  }

  /// A person's name without `MP`, `KC` and the like behind it.
  private func withoutPostnominals(_ tokens: Range<Int>, in view: DocumentView) -> Range<Int> {
    var range = tokens
    while range.count > 2, let last = range.last, isPostnominal(last, in: view) {
      range = withoutMarks(range.lowerBound..<last, in: view)
    }
    return range
  }

  /// `MP`, or the article with which a title follows (`Ada Stone The Long Road`).
  private func isPostnominal(_ token: Int, in view: DocumentView) -> Bool {
    view.tokens[token].flags.contains(.allCapitals) && NameList.postnominals.contains(view.keys[token])
      || view.keys[token] == NameEdges.article
  }

  private static let article = NameKey.of("the")

  /// A body's name without what describes it in small letters before it: `liberal Democrats`, `pro-Berg Harbor Party`.
  private func withoutAdjectives(_ tokens: Range<Int>, in view: DocumentView) -> Range<Int> {
    guard table.firstAlias(view.key(tokens)) == nil else { return tokens }
    var first = tokens.lowerBound
    while first + 1 < tokens.upperBound, view.tokens[first].kind == .word, !view.tokens[first].isCapitalized,
      !view.tokens[first].flags.contains(.mixedCase), view.classes(first, words).isDisjoint(with: [.particle, .inner])
    {
      let isCompound = view.tokens[first + 1].kind == .dash && view.tokens[first + 1].start == view.tokens[first].end
      first += isCompound ? 3 : 1
    }
    guard first < tokens.upperBound, view.tokens[first].isCapitalized else { return tokens }
    return first..<tokens.upperBound
  }

  private func isClassWord(_ token: Int, in view: DocumentView) -> Bool {
    let classes = view.classes(token, words)
    return classes.contains(.headLast) || classes.contains(.headFirst)
  }
}
