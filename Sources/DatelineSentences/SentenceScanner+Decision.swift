import DatelineText

extension SentenceScanner {
  /// Whether the sentence ends at the candidate, given what stands at `next`.
  mutating func endsSentence(_ candidate: Candidate, next: Int) -> Bool {
    if !splitsQuotations, quotation.isOpen { return false }
    let right = rightContext(at: next)
    if candidate.fillsBracket {
      // "[...] However, ...": what was left out reached to the end of a sentence.
      return candidate.isEllipsis && !candidate.closesQuotation && right.kind == .capital && !right.hasBracket && !isFirstPerson(right)
    }
    switch right.kind {
    case .none: return false
    case .small where !right.isMarker:
      return endsBeforeBracket(candidate, right) || endsInSmallLetters(candidate, right)
    case .small, .capital, .digit, .symbol: break
    }
    if right.hasDash, isAttribution(from: right.word) { return false }
    if bracketDepth > 0, isShortBracket(candidate.mark) { return false }
    if candidate.isStop {
      return candidate.followsCloser || stopEnds(candidate, right)
    }
    if candidate.isEllipsis { return ellipsisEnds(candidate, right) }
    return exclamationEnds(candidate, right)
  }

  /// Whether a sentence starts at `next` with no blank before it: a capital after a closing quotation mark, or a starter after a word in small letters.
  func startsWithoutBlank(_ candidate: Candidate, at next: Int) -> Bool {
    guard !candidate.isEllipsis, !candidate.fillsBracket, bracketDepth == 0 else { return false }
    let word = next + openingMarkLength(at: next)
    guard word < count, base[word] &- 65 < 26 else { return false }
    let end = wordEnd(from: word)
    guard end > word else { return false }
    let isTitled =
      end < count && base[end] == UInt8(ascii: ".")
      && AbbreviationKinds(rawValue: tables.abbreviations.value(base + word, end - word)).contains(.title)
    guard isTitled || end >= count || base[end] <= 32 || base[end] == UInt8(ascii: ",") else { return false }
    if candidate.closesQuotation { return !quotation.isOpen && end - word > 1 }
    let last = candidate.mark - 1
    guard last > sentenceStart, base[last] &- 48 < 10 || (base[last] &- 97 < 26 && isSmallOrDigit(base[last - 1])) else { return false }
    return isTitled || classes(word, end).contains(.starter)
  }

  /// Length of the opening quotation mark at `offset`; 0 if there is none.
  private func openingMarkLength(at offset: Int) -> Int {
    if base[offset] == UInt8(ascii: "\"") { return 1 }
    return base[offset] == 0xE2 && offset + 2 < count && base[offset + 1] == 0x80 && base[offset + 2] == 0x9C ? 3 : 0
  }

  /// Whether a blank inside a paragraph stands at `index`.
  func isInnerBlank(_ index: Int) -> Bool {
    guard index + 1 < count else { return false }
    return base[index] == 32 || (layout.isWrapped && base[index] == 10 && base[index + 1] > 32)
  }

  @inline(__always)
  private func isSmallOrDigit(_ byte: UInt8) -> Bool { byte &- 97 < 26 || byte &- 48 < 10 }

  /// "I" and its contractions, whose capital says nothing.
  private func isFirstPerson(_ right: RightContext) -> Bool {
    guard right.wordEnd > right.word, base[right.word] == UInt8(ascii: "I") else { return false }
    let next = right.word + 1 < count ? base[right.word + 1] : 32
    return right.wordEnd == right.word + 1 || next == 39 || next == 0xE2
  }

  /// A name alone behind a dash, up to the end of the paragraph: "It's a long game." - Matthew Ingram
  private func isAttribution(from offset: Int) -> Bool {
    var index = offset
    while index < count, index - offset < 60 {
      switch base[index] {
      case 10, 13: return skipBlank(from: index).breaks > 1 || !layout.isWrapped
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return false
      default: index += 1
      }
    }
    return index >= count
  }

  // MARK: - Question and exclamation marks, ellipses

  private func exclamationEnds(_ candidate: Candidate, _ right: RightContext) -> Bool {
    if quotation.isOpen, isInterjection(candidate.mark) { return false }
    if candidate.closesBracket, !bracketStartsSentence() { return false }
    if right.kind == .capital {
      if candidate.closesQuotation, !right.hasQuote, reports(right) { return false }
      if !candidate.closesQuotation, !candidate.closesBracket, isExclaimedName(candidate.mark),
        !classes(right.word, right.wordEnd).contains(.starter)
      {
        return false
      }
    }
    return true
  }

  /// A call of up to three words inside a quotation goes with what follows: “Oh dear! I shall be late.”
  private func isInterjection(_ mark: Int) -> Bool {
    guard base[mark] == UInt8(ascii: "!"), mark - sentenceStart > 0 else { return false }
    var index = mark
    var words = 1
    while index > sentenceStart, mark - index < 32 {
      switch base[index - 1] {
      case 32:
        words += 1
        if words > 3 { return false }
      case UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case 0x9C where index > 1 && base[index - 2] == 0x80: return true
      default: break
      }
      index -= 1
    }
    return index == sentenceStart
  }

  /// "Names such as Yahoo! Inc."
  private func isExclaimedName(_ mark: Int) -> Bool {
    var first = mark
    while first > sentenceStart, mark - first < 12, (base[first - 1] | 32) &- 97 < 26 { first -= 1 }
    return first < mark && classes(first, mark).contains(.exclaimed)
  }

  /// Whether names and a reporting verb follow: `“Where?” Smith asked.`
  private func reports(_ right: RightContext) -> Bool {
    var index = right.word
    var words = 0
    while index < count, words < 5 {
      let end = wordEnd(from: index)
      guard end > index else { return false }
      let found = classes(index, end)
      if base[index] &- 65 >= 26 { return words > 0 && found.contains(.reporting) }
      if found.contains(.starter) { return false }
      words += 1
      index = end
      if index < count, base[index] == 46 { index += 1 }
      guard isInnerBlank(index) else { return false }
      index += 1
    }
    return false
  }

  private func ellipsisEnds(_ candidate: Candidate, _ right: RightContext) -> Bool {
    if right.kind == .digit || right.kind == .symbol { return candidate.closesQuotation }
    if isFirstPerson(right), !right.hasQuote, !candidate.closesQuotation { return false }
    if candidate.closesBracket, !bracketStartsSentence() { return false }
    return true
  }

  // MARK: - Full stops

  private func stopEnds(_ candidate: Candidate, _ right: RightContext) -> Bool {
    let left = leftContext(candidate.mark)
    if left.word == sentenceStart || isAfterOpeners(left.word), isEnumerator(left) { return false }
    if left.kind == .number, isLabelled(left) { return false }
    let begins = begins(right, after: left)
    if candidate.closesQuotation { return begins || left.kind == .ordinary || left.kind == .number || !isQuotedAlone(left) }
    if candidate.closesBracket, left.kind != .ordinary, left.kind != .number { return begins && !isShortBracket(candidate.mark) }
    switch left.kind {
    case .ordinary: return true
    case .number: return true
    case .letter: return letterEnds(left, right, begins)
    case .dotted: return dottedEnds(left, right, begins)
    case .abbreviation: return abbreviationEnds(left, right, begins)
    }
  }

  /// Whether what follows begins a sentence even after an abbreviation.
  private func begins(_ right: RightContext, after left: LeftContext) -> Bool {
    // "N.Y. — Half", "A. Sumanthiran" after another initial.
    if right.hasDash { return false }
    if right.isMarker, right.kind != .digit { return true }
    guard right.kind == .capital else { return false }
    if right.wordEnd == right.word + 1, right.wordEnd < count, base[right.wordEnd] == UInt8(ascii: ".") { return false }
    let found = classes(right.word, right.wordEnd)
    if found.contains(.governs), left.kinds.contains(.country) { return false }
    return found.contains(.starter) || found.contains(.opening)
  }

  private func letterEnds(_ left: LeftContext, _ right: RightContext, _ begins: Bool) -> Bool {
    let letter = base[left.word]
    if letter &- 97 < 26 {
      if left.kinds.contains(.number) { return right.kind == .capital && begins }
      return left.kinds.isEmpty || begins
    }
    if letter == UInt8(ascii: "I"), !left.followsCapital { return true }
    if right.kind == .digit { return !isCompass(letter) && !right.hasDash }
    return begins || right.kind == .symbol
  }

  /// "S. 10th Street"
  private func isCompass(_ letter: UInt8) -> Bool { "NSEW".utf8.contains(letter) }

  private func dottedEnds(_ left: LeftContext, _ right: RightContext, _ begins: Bool) -> Bool {
    if left.kinds.contains(.hour) {
      guard right.kind == .capital, !right.hasDash else { return false }
      return !classes(right.word, right.wordEnd).contains(.zone) && !isPhraseOfTime(left)
    }
    if left.kinds.contains(.joining) || left.kinds.contains(.title) { return false }
    if left.kinds.contains(.place), !left.kinds.contains(.country) { return placeEnds(left, right, begins) }
    return begins
  }

  private func abbreviationEnds(_ left: LeftContext, _ right: RightContext, _ begins: Bool) -> Bool {
    let kinds = left.kinds
    if kinds.contains(.joining) { return false }
    if isAcronym(left, before: right) { return true }
    if kinds.contains(.final) {
      if right.kind == .capital, base[left.end - 1] == UInt8(ascii: "c"), !right.hasBracket { return true }
      return begins
    }
    if kinds.contains(.suffix) || kinds.contains(.address) || kinds.contains(.organization) { return begins }
    if kinds.contains(.title) {
      return left.followsCapital && right.kind == .capital && classes(right.word, right.wordEnd).contains(.nameless)
    }
    if !kinds.isDisjoint(with: [.number, .month]) {
      if right.kind == .digit { return false }
      if kinds.contains(.alsoWord), right.kind == .capital { return !isNumeral(right) || begins }
      return begins
    }
    if kinds.contains(.place) { return placeEnds(left, right, begins) }
    return begins
  }

  /// Capitals that are no abbreviation with a stop, because what follows is not in capitals: "the SEC. Shares fell", "shares of BP. Analysts".
  private func isAcronym(_ left: LeftContext, before right: RightContext) -> Bool {
    guard right.kind == .capital, !left.kinds.contains(.organization), left.end - left.word > 1 else { return false }
    for index in left.word..<left.end where base[index] &- 65 >= 26 { return false }
    return right.wordEnd - right.word == 1 || base[right.word + 1] &- 65 >= 26
  }

  /// "in Portland, Ore. Police said": a state after a comma with no comma behind it ends the sentence unless the name goes on.
  private func placeEnds(_ left: LeftContext, _ right: RightContext, _ begins: Bool) -> Bool {
    if begins { return true }
    guard right.kind == .capital, !right.hasDash, left.before == UInt8(ascii: ",") else { return false }
    return !classes(right.word, right.wordEnd).contains(.joins)
  }

  /// A Roman numeral or a lone capital: "No. IV", "Fig. A".
  private func isNumeral(_ right: RightContext) -> Bool {
    let label = UnsafeBufferPointer(start: base + right.word, count: right.wordEnd - right.word)
    return label.count == 1 || ListMarker.romanValue(label) != nil
  }

  /// "1." "IV." "a." at the start of a sentence number what follows.
  private func isEnumerator(_ left: LeftContext) -> Bool {
    let label = UnsafeBufferPointer(start: base + left.word, count: left.end - left.word)
    switch left.kind {
    case .number: return label.count <= 3
    case .letter: return true
    default: return label.count <= 5 && ListMarker.romanValue(label) != nil
    }
  }

  /// An abbreviation alone in quotation marks, as nicknames are: John 'J.D.' Smith.
  private func isQuotedAlone(_ left: LeftContext) -> Bool {
    guard left.word > sentenceStart else { return false }
    let byte = base[left.word - 1]
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return true }
    return left.word > sentenceStart + 2 && base[left.word - 3] == 0xE2 && base[left.word - 2] == 0x80 && (byte == 0x98 || byte == 0x9C)
  }

  /// "Figure 1." at the start of a sentence.
  private func isLabelled(_ left: LeftContext) -> Bool {
    let end = wordEnd(from: sentenceStart)
    return end > sentenceStart && end + 1 == left.word && left.end - left.word <= 4 && classes(sentenceStart, end).contains(.label)
  }

  /// A sentence so far of a preposition and an hour only: "At 5 a.m."
  private func isPhraseOfTime(_ left: LeftContext) -> Bool {
    let end = wordEnd(from: sentenceStart)
    guard left.word - end < 12, classes(sentenceStart, end).contains(.temporal) else { return false }
    for index in end..<max(end, left.word) where (base[index] | 32) &- 97 < 26 { return false }
    return true
  }

  /// Whether only a bullet, a quotation mark or a bracket stands between the start of the sentence and `offset`.
  private func isAfterOpeners(_ offset: Int) -> Bool {
    guard offset > sentenceStart, offset - sentenceStart <= 8 else { return false }
    for index in sentenceStart..<offset where isWordByte(base[index]) || base[index] == UInt8(ascii: ",") { return false }
    return true
  }

  // MARK: - Small letters, brackets

  /// A parenthesis after the end of a sentence, with a credit or an address in small letters: "(credit: AP)".
  private func endsBeforeBracket(_ candidate: Candidate, _ right: RightContext) -> Bool {
    guard right.hasBracket, !right.hasQuote, !right.hasDash, bracketDepth == 0, candidate.isStop, !candidate.closesBracket else {
      return false
    }
    let left = leftContext(candidate.mark)
    return left.kind == .ordinary && !candidate.followsCloser && candidate.mark - left.word > 1
  }

  /// Text without capitals at all: what follows an ordinary word and a terminator is a sentence.
  private mutating func endsInSmallLetters(_ candidate: Candidate, _ right: RightContext) -> Bool {
    guard !candidate.closesQuotation, !candidate.closesBracket, !candidate.isEllipsis, !right.hasDash, bracketDepth == 0,
      base[sentenceStart] &- 97 < 26, candidate.mark - sentenceStart > 12
    else { return false }
    if candidate.isStop {
      let left = leftContext(candidate.mark)
      guard left.kind == .ordinary, candidate.mark - left.word > 1 else { return false }
    }
    // Each byte of a sentence is searched once, however many candidates it holds.
    while !hasCapital, capitalsSearched < candidate.mark {
      hasCapital = base[capitalsSearched] &- 65 < 26
      capitalsSearched += 1
    }
    return !hasCapital
  }

  /// Whether the bracket that the candidate closes opens the sentence.
  private func bracketStartsSentence() -> Bool { openBracket <= sentenceStart + 3 }

  /// Whether the open bracket holds fewer than three words before `mark`.
  private func isShortBracket(_ mark: Int) -> Bool {
    guard openBracket >= sentenceStart, mark - openBracket < 40 else { return false }
    var blanks = 0
    for index in openBracket..<mark where base[index] == 32 { blanks += 1 }
    return blanks < 2
  }
}
