import DatelineText

/// The word that a full stop follows.
struct LeftContext {
  /// What the word is.
  enum Kind {
    /// Nothing special, or no word at all (a closing mark).
    case ordinary
    /// Digits.
    case number
    /// One letter.
    case letter
    /// Letters with stops between them: `U.S`
    case dotted
    /// Of the list, and in the right case.
    case abbreviation
  }
  var kind = Kind.ordinary
  var word = 0
  var end = 0
  var kinds: AbbreviationKinds = []
  /// Byte before the word and its blank; 0 at the start of the text.
  var before: UInt8 = 0
  /// Whether the word before starts with a capital, or is a number.
  var followsCapital = false
  var followsNumber = false
}

extension SentenceScanner {
  private static let longestWord = 20

  /// Reads the word before the full stop at `stop`.
  func leftContext(_ stop: Int) -> LeftContext {
    var context = LeftContext()
    context.end = stop
    var index = stop
    var stops = 0
    var digits = 0
    var others = 0
    scan: while index > sentenceStart, stop - index <= SentenceScanner.longestWord {
      let byte = base[index - 1]
      if (byte | 32) &- 97 < 26 {
        // a letter
      } else if byte == 46 {
        stops += 1
      } else if byte &- 48 < 10 {
        digits += 1
      } else if byte == 39 {
        // An apostrophe before the first letter is a quotation mark.
        guard index >= 2, index - 1 > sentenceStart, (base[index - 2] | 32) &- 97 < 26 else { break scan }
        others += 1
      } else if byte == 44 {
        // 3,000
        guard digits > 0, index >= 2, base[index - 2] &- 48 < 10 else { break scan }
      } else if byte >= 0x80 {
        // U+2000 ... U+2FFF: dashes, curly quotation marks, bullets end the word.
        if index >= 3, base[index - 3] == 0xE2 { break scan }
        if index >= 2, base[index - 2] == 0xC2, byte == 0xA0 || byte == 0xAB { break scan }
        others += 1
      } else {
        break scan
      }
      index -= 1
    }
    context.word = index
    let length = stop - index
    guard length > 0, length <= SentenceScanner.longestWord else { return context }
    readBefore(&context)
    if digits > 0 {
      if digits + stops == length || others == 0, base[index] &- 48 < 10, base[stop - 1] &- 48 < 10 {
        context.kind = .number
      } else if let last = lastPiece(index, stop) {
        // "5.Mr": a sentence without its blank.
        context.word = last
        apply(AbbreviationKinds(rawValue: tables.abbreviations.value(base + last, stop - last)), base[last] &- 65 < 26, &context)
      }
      return context
    }
    let isCapital = base[index] &- 65 < 26
    let kinds = AbbreviationKinds(rawValue: tables.abbreviations.value(base + index, length))
    if length == 1 {
      context.kind = .letter
      if !(kinds.contains(.onlySmall) && isCapital) { context.kinds = kinds }
      return context
    }
    if stops > 0 {
      context.kinds = kinds
      context.kind = isDotted(index, stop) || !kinds.isEmpty ? .dotted : .ordinary
      if context.kind == .ordinary, let last = lastPiece(index, stop) {
        // "Lt.Gen": what counts is the last piece.
        context.word = last
        apply(AbbreviationKinds(rawValue: tables.abbreviations.value(base + last, stop - last)), base[last] &- 65 < 26, &context)
      }
      return context
    }
    apply(kinds, isCapital, &context)
    if context.kinds.isEmpty, isCapital, length <= 4, hasNoVowel(index, stop), !classes(index, stop).contains(.interjection) {
      context.kinds = .shortened
      context.kind = .abbreviation
    }
    return context
  }

  /// Takes the kinds of a listed word if its case and neighbours are right for an abbreviation.
  private func apply(_ kinds: AbbreviationKinds, _ isCapital: Bool, _ context: inout LeftContext) {
    guard !kinds.isEmpty else { return }
    if kinds.contains(.onlyCapitalized), !isCapital { return }
    if kinds.contains(.onlySmall), isCapital { return }
    var kinds = kinds
    if kinds.contains(.unit) {
      if context.followsNumber || !isCapital { kinds.subtract([.title, .number]) }
      if !context.followsNumber { kinds.subtract(.unit) }
    }
    if kinds.contains(.alsoWord) {
      kinds.subtract(.unit)
      if !isCapital { kinds.formIntersection([.number, .alsoWord]) }
      if kinds.contains(.place), context.before != UInt8(ascii: ","), context.before != UInt8(ascii: "-") { kinds.subtract(.place) }
      if kinds.contains(.joining) { return }
    }
    guard !kinds.subtracting([.onlyCapitalized, .onlySmall, .alsoWord]).isEmpty else { return }
    context.kinds = kinds
    context.kind = .abbreviation
  }

  /// Reads what stands before the word.
  private func readBefore(_ context: inout LeftContext) {
    var index = context.word
    while index > sentenceStart, base[index - 1] <= 32 { index -= 1 }
    if index > sentenceStart + 1, base[index - 1] == 0xA0, base[index - 2] == 0xC2 { index -= 2 }
    guard index > sentenceStart else { return }
    let byte = base[index - 1]
    context.before = byte
    if byte &- 48 < 10 || byte == 37 {
      context.followsNumber = true
      return
    }
    var first = index
    while first > sentenceStart, index - first < 24,
      (base[first - 1] | 32) &- 97 < 26 || base[first - 1] == 46 || base[first - 1] == 39
        || base[first - 1] >= 0x80
    { first -= 1 }
    if first < index {
      context.followsCapital = base[first] &- 65 < 26 || base[first] == 0xC3 && base[first + 1] < 0x9F
      if first > sentenceStart, base[first - 1] &- 48 < 10 { context.followsNumber = true }
    }
  }

  /// Letters of one or two with stops between: `U.S`, `a.m`, `Ph.D`.
  private func isDotted(_ first: Int, _ end: Int) -> Bool {
    var piece = 0
    for index in first..<end {
      if base[index] == 46 {
        guard piece > 0 else { return false }
        piece = 0
      } else {
        piece += 1
        if piece > (index < first + 2 ? 2 : 1) { return false }
      }
    }
    return piece == 1
  }

  private func lastPiece(_ first: Int, _ end: Int) -> Int? {
    var index = end
    while index > first, base[index - 1] != 46 { index -= 1 }
    return index < end && index > first ? index : nil
  }

  /// A capital and small letters, none of them a vowel: `Rgt`, `Mfg`.
  private func hasNoVowel(_ first: Int, _ end: Int) -> Bool {
    for index in first..<end {
      switch base[index] | 32 {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): return false
      default: if index > first, base[index] &- 97 >= 26 { return false }
      }
    }
    return true
  }
}
