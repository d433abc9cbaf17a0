extension TokenScanner {
  /// A token that starts with an ASCII letter or digit.
  mutating func scanWord(into tokens: inout [Token]) {
    if nextAt < end, scanEmail(into: &tokens) { return }
    let first = position
    var index = first
    var hash = WordHash.seed
    var letters = LetterCount()
    var hasDigits = false
    var apostrophe = -1
    scan: while true {
      // Runs of small letters are most of any text.
      let run = index
      while index < end, base[index] &- 97 < 26 {
        hash = WordHash.combine(hash, base[index])
        index &+= 1
      }
      if index > run { letters.small() }
      guard index < end else { break }
      let byte = base[index]
      switch classes[byte] {
      case .lower: break
      case .upper:
        letters.capital()
        hash = WordHash.combine(hash, byte | 32)
        index &+= 1
      case .digit:
        hasDigits = true
        hash = WordHash.combine(hash, byte)
        index &+= 1
        // "5p.m.": the hour is a number, what follows an abbreviation.
        if !letters.hasSmall, letters.capitals == 0, index < end, isDottedHour(at: index) { break scan }
      case .terminator, .comma:
        // An inner `.` or `,` of a number.
        guard hasDigits, byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), index + 1 < end, classes[base[index - 1]] == .digit,
          classes[base[index + 1]] == .digit
        else { break scan }
        hash = WordHash.combine(hash, byte)
        index &+= 1
      case .apostrophe:
        guard isLetter(at: index + 1) else { break scan }
        apostrophe = index
        hash = WordHash.combine(hash, byte)
        index &+= 1
      case .high:
        let (scalar, count) = ScalarTable.decode(base, at: index, end: end)
        if scalar == 0x2019 {
          guard isLetter(at: index + 3) else { break scan }
          apostrophe = index
          hash = WordHash.combine(hash, UInt8(ascii: "'"))
          letters.hasHighBytes = true
          index &+= 3
          continue scan
        }
        switch scalars.letter(scalar) {
        case .letter: letters.small()
        case .upper: letters.capital()
        case .number: hasDigits = true
        case .mark: guard index > first else { break scan }
        default: break scan
        }
        letters.hasHighBytes = true
        for offset in index..<index + count { hash = WordHash.combine(hash, base[offset]) }
        index &+= count
      default:
        break scan
      }
    }
    let hasLetters = letters.hasSmall || letters.capitals > 0
    if apostrophe >= 0 {
      splitClitics(upTo: index, into: &tokens)
    } else {
      if index < end, hasLetters {
        let next = base[index]
        if next == UInt8(ascii: "."), scanDotted(wordEnd: index, hash: hash, hasDigits: hasDigits, into: &tokens) { return }
        if next == UInt8(ascii: ":"), !hasDigits, scanURL(schemeEnd: index, into: &tokens) { return }
      }
      let kind: Token.Kind = !hasDigits ? .word : hasLetters ? .alphanumeric : .number
      append(
        Token(
          start: UInt32(first), end: UInt32(index), hash: WordHash.finish(hash), kind: kind, flags: pending.union(letters.flags)),
        into: &tokens)
    }
    if index < end, base[index] == UInt8(ascii: "'") || base[index] == 0xE2, hasLetters { scanPossessive(into: &tokens) }
  }

  /// Whether `a.m` or `p.m` begins at `offset`.
  @inline(__always)
  func isDottedHour(at offset: Int) -> Bool {
    let first = base[offset] | 32
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else { return false }
    return offset + 2 < end && base[offset + 1] == UInt8(ascii: ".") && base[offset + 2] | 32 == UInt8(ascii: "m")
      && !isAlphanumeric(at: offset + 3)
  }

  // MARK: - Clitics

  /// Appends the word up to `wordEnd`, which holds an apostrophe between letters, with its clitics split off.
  mutating func splitClitics(upTo wordEnd: Int, into tokens: inout [Token]) {
    // At most three clitics are looked for ("couldn't've"), from the last apostrophe backwards.
    var cuts: (Int, Int, Int) = (wordEnd, wordEnd, wordEnd)
    var cutCount = 0
    var tailEnd = wordEnd
    while cutCount < 3 {
      var index = tailEnd - 1
      // A clitic has two letters at most.
      while index > position, index > tailEnd - 6, apostropheLength(at: index) == 0 { index -= 1 }
      let length = apostropheLength(at: index)
      guard index > position, length > 0, let cut = cliticStart(apostrophe: index, tail: index + length, tailEnd: tailEnd) else { break }
      cuts = (cut, cuts.0, cuts.1)
      cutCount += 1
      tailEnd = cut
    }
    emitLetters(kind(upTo: tailEnd), upTo: tailEnd, into: &tokens)
    if cutCount > 0 { emitLetters(.clitic, upTo: cuts.1, into: &tokens) }
    if cutCount > 1 { emitLetters(.clitic, upTo: cuts.2, into: &tokens) }
    if cutCount > 2 { emitLetters(.clitic, upTo: wordEnd, into: &tokens) }
  }

  /// Kind of the piece from the reading position: `1990` of `1990's` is a number.
  private func kind(upTo pieceEnd: Int) -> Token.Kind {
    var hasDigits = false
    var hasLetters = false
    for index in position..<pieceEnd {
      switch classes[base[index]] {
      case .digit: hasDigits = true
      case .lower, .upper, .high: hasLetters = true
      default: break
      }
    }
    return !hasDigits ? .word : hasLetters ? .alphanumeric : .number
  }

  /// Where the clitic with this apostrophe starts, or nil if it is no clitic: `'s` `'re` `'ve` `'ll` `'d` `'m` `n't`.
  func cliticStart(apostrophe: Int, tail: Int, tailEnd: Int) -> Int? {
    let first = base[tail] | 32
    switch tailEnd - tail {
    case 1:
      if first == UInt8(ascii: "s") || first == UInt8(ascii: "d") || first == UInt8(ascii: "m") { return apostrophe }
      if first == UInt8(ascii: "t"), apostrophe - 1 > position, base[apostrophe - 1] | 32 == UInt8(ascii: "n") { return apostrophe - 1 }
      return nil
    case 2:
      let second = base[tail + 1] | 32
      let isClitic =
        (first == UInt8(ascii: "r") || first == UInt8(ascii: "v")) && second == UInt8(ascii: "e")
        || first == UInt8(ascii: "l") && second == UInt8(ascii: "l")
      return isClitic ? apostrophe : nil
    default:
      return nil
    }
  }

  /// Appends the bare apostrophe of a plural possessive (`troops'`) if one stands at the reading position.
  mutating func scanPossessive(into tokens: inout [Token]) {
    let length = apostropheLength(at: position)
    guard length > 0, !singleQuoteIsOpen, position > start, base[position - 1] | 32 == UInt8(ascii: "s"),
      apostropheLength(at: position + length) == 0
    else { return }
    emit(.clitic, length: length, into: &tokens)
  }

  // MARK: - Abbreviations

  /// Appends an abbreviation, a bare domain or a `www.` address whose first word ends at `wordEnd`, where a full stop stands.
  mutating func scanDotted(wordEnd: Int, hash: UInt64, hasDigits: Bool, into tokens: inout [Token]) -> Bool {
    let first = position
    if !hasDigits, let dotted = abbreviationEnd(wordEnd: wordEnd, hash: hash, previous: previousEnd < 0 ? nil : previousKind) {
      emitLetters(.abbreviation, upTo: dotted, into: &tokens)
      return true
    }
    guard first >= noDomainBefore, isAlphanumeric(at: wordEnd + 1) else { return false }
    return scanDomain(into: &tokens)
  }

  /// Where the abbreviation that starts at the reading position ends, its full stop included; nil if the word is no abbreviation here.
  func abbreviationEnd(wordEnd: Int, hash: UInt64, previous: Token.Kind?) -> Int? {
    let first = position
    let stop = wordEnd + 1
    if stop < end, base[stop] == UInt8(ascii: ".") { return nil }
    let isCapital = classes[base[first]] == .upper
    if wordEnd - first == 1 {
      // Letters with a stop after each: U.S.S.R., a.m., J.K.
      var index = wordEnd
      var letters = 1
      while letters < 16, index + 1 < end, base[index] == UInt8(ascii: "."), isASCIILetter(at: index + 1), !isAlphanumeric(at: index + 2) {
        index += 2
        letters += 1
        if index >= end || base[index] != UInt8(ascii: ".") { return isCapital ? index : nil }
      }
      if letters > 1 { return index + 1 }
      if isCapital, !isAlphanumeric(at: stop) || classes[base[stop]] == .upper { return isAtSpanEnd(stop) ? nil : stop }
    }
    if isASCIILetter(at: stop) {
      // Longer pieces: Ph.D., Lt.Col.
      var index = stop
      var lastStop = wordEnd
      while index < end, index - first < 10, isASCIILetter(at: index) || base[index] == UInt8(ascii: ".") {
        if base[index] == UInt8(ascii: ".") { lastStop = index }
        index &+= 1
      }
      if isAlphanumeric(at: index) { return nil }
      if lastStop == index - 1, lastStop > wordEnd { return isKnown(first, lastStop) ? lastStop + 1 : nil }
      return isKnown(first, index) ? index : nil
    }
    let kinds = AbbreviationKinds(rawValue: abbreviations.value(base + first, wordEnd - first, hash: WordHash.finish(hash)))
    guard !kinds.isEmpty else { return nil }
    if kinds.contains(.onlyCapitalized), !isCapital { return nil }
    if kinds.contains(.onlySmall), isCapital { return nil }
    // "Sat.", "Mar.", "Wash.": in small letters these are verbs.
    if kinds.contains(.alsoWord), !isCapital, !kinds.isDisjoint(with: [.weekday, .month, .place]) { return nil }
    let follows = nextKind(after: stop)
    if follows == .none {
      if kinds.contains(.alsoWord) || kinds.contains(.number) { return afterPlaceComma(kinds, previous) ? stop : nil }
      // "the SEC.", "shares of BP."
      if !kinds.contains(.organization), isAllCapitals(first, wordEnd) { return nil }
      if kinds.contains(.onlySmall), !isAfterNumber(previous) { return nil }
      return stop
    }
    if kinds.contains(.alsoWord) {
      if kinds.contains(.number) || kinds.contains(.month) { return follows == .digit ? stop : nil }
      if kinds.contains(.place) { return afterPlaceComma(kinds, previous) || follows == .other ? stop : nil }
    }
    if kinds.contains(.onlySmall), kinds.contains(.unit) { return isAfterNumber(previous) || follows != .letter ? stop : nil }
    return stop
  }

  private enum Following { case none, digit, letter, other }

  /// What stands after the stop of a possible abbreviation; `.none` at the end of the span, closing marks left out.
  private func nextKind(after stop: Int) -> Following {
    var index = stop
    while index < end {
      switch classes[base[index]] {
      case .blank, .lineBreak, .quote, .apostrophe, .close: index &+= 1
      case .digit: return .digit
      case .lower, .upper: return .letter
      case .high:
        let (scalar, count) = ScalarTable.decode(base, at: index, end: end)
        guard scalar == 0x2019 || scalar == 0x201D || scalars.letter(scalar) == .blank else {
          return isLetter(at: index) ? .letter : .other
        }
        index += count
      default: return .other
      }
      if index - stop > 16 { return .other }
    }
    return .none
  }

  private func isAtSpanEnd(_ stop: Int) -> Bool { nextKind(after: stop) == .none }

  private func isAllCapitals(_ first: Int, _ last: Int) -> Bool {
    for index in first..<last where classes[base[index]] != .upper { return false }
    return last - first > 1
  }

  private func isKnown(_ first: Int, _ last: Int) -> Bool { abbreviations.value(base + first, last - first) != 0 }

  private func isASCIILetter(at offset: Int) -> Bool {
    offset < end && (classes[base[offset]] == .lower || classes[base[offset]] == .upper)
  }

  /// "Portland, Ore.", "D-Mass.": a state whose short form is a word too is known by the mark before it.
  private func afterPlaceComma(_ kinds: AbbreviationKinds, _ previous: Token.Kind?) -> Bool {
    guard kinds.contains(.place), let previous else { return false }
    return previous == .separator || previous == .dash
  }

  private func isAfterNumber(_ previous: Token.Kind?) -> Bool {
    guard let previous else { return false }
    return previous == .number || previous == .alphanumeric || previous == .abbreviation
  }
}
