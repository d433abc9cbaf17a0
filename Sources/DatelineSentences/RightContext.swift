import DatelineText

/// What stands after a candidate and the blank behind it.
struct RightContext {
  /// What the first word looks like.
  enum Kind {
    case small
    case capital
    case digit
    /// Currency, `#`, `@`, emoji.
    case symbol
    /// A mark that cannot begin a sentence.
    case none
  }
  var kind = Kind.none
  /// Whether quotation marks or brackets open before the word.
  var hasQuote = false
  var hasBracket = false
  /// Whether a dash stands before it.
  var hasDash = false
  /// Whether it is the mark of a list item.
  var isMarker = false
  /// The first word's letters and inner apostrophes.
  var word = 0
  var wordEnd = 0
}

extension SentenceScanner {
  /// Reads what stands at `offset`, which is not blank.
  func rightContext(at offset: Int) -> RightContext {
    var context = RightContext()
    if let marker = ListMarker(base, at: offset, end: count), marker.style != .bullet || base[offset] >= 0x80 {
      context.isMarker = marker.hasBracket || marker.style == .bullet || marker.style == .number
    }
    var index = offset
    var openers = 0
    skip: while index < count, openers < 8 {
      switch base[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): context.hasQuote = true
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): context.hasBracket = true
      case UInt8(ascii: "*"), UInt8(ascii: "_"): break
      case UInt8(ascii: "-"): context.hasDash = true
      case 32 where openers > 0: break
      case 0xC2 where index + 1 < count:
        // « ¡ ¿ ·
        let next = base[index + 1]
        guard next == 0xAB || next == 0xA1 || next == 0xBF || next == 0xB7 else { break skip }
        index += 1
      case 0xE2 where index + 2 < count:
        if ListMarker.bulletLength(base, at: index, end: count) == 3 {
          index += 2
        } else {
          guard base[index + 1] == 0x80 else { break skip }
          switch base[index + 2] {
          case 0x98, 0x9C, 0x9E, 0x9A, 0xB9, 0x99: context.hasQuote = true
          case 0x93, 0x94, 0x95, 0x90: context.hasDash = true
          default: break skip
          }
          index += 2
        }
      default: break skip
      }
      index += 1
      openers += 1
    }
    classify(at: index, &context)
    return context
  }

  private func classify(at index: Int, _ context: inout RightContext) {
    guard index < count else { return }
    let byte = base[index]
    context.word = index
    context.wordEnd = index
    if byte &- 65 < 26 {
      context.kind = .capital
      context.wordEnd = wordEnd(from: index)
    } else if byte &- 97 < 26 {
      context.wordEnd = wordEnd(from: index)
      context.kind = isCapitalInside(index, context.wordEnd) ? .capital : .small
    } else if byte &- 48 < 10 {
      context.kind = .digit
    } else if byte >= 0xC2 {
      let scalar = ScalarTable.decode(base, at: index, end: count).scalar
      switch tables.scalars.letter(scalar) {
      case .upper: context.kind = .capital
      case .letter: context.kind = scalar >= 0x590 || isCapitalInside(index, wordEnd(from: index)) ? .capital : .small
      case .number: context.kind = .digit
      case .other: context.kind = .symbol
      case .blank, .mark, .punctuation: break
      }
      context.wordEnd = wordEnd(from: index)
    } else if byte == 36 || byte == 35 || byte == 64 || byte == 37 || byte == 43 || byte == 60 || byte == 126 || byte == 38 {
      context.kind = .symbol
    } else if byte == 46, index + 1 < count, (base[index + 1] | 32) &- 97 < 26 || base[index + 1] &- 48 < 10 {
      // ".NET", ".45"
      context.kind = .digit
    }
  }

  /// One past the last letter of the word at `offset`; inner apostrophes belong to it. At most 40 bytes are read.
  func wordEnd(from offset: Int) -> Int {
    var index = offset
    while index < count, index - offset < 40 {
      let byte = base[index]
      if (byte | 32) &- 97 < 26 {
        index += 1
      } else if byte == 39, index + 1 < count, (base[index + 1] | 32) &- 97 < 26 {
        index += 1
      } else if byte == 0xE2, index + 3 < count, base[index + 1] == 0x80, base[index + 2] == 0x99, (base[index + 3] | 32) &- 97 < 26 {
        index += 3
      } else if byte >= 0xC3, byte != 0xE2 {
        index += ScalarTable.decode(base, at: index, end: count).count
      } else {
        break
      }
    }
    return index
  }

  /// A small letter that a capital follows soon: `iPhone`, `eBay`, `al-Qaeda`, `d'Estaing`.
  private func isCapitalInside(_ index: Int, _ end: Int) -> Bool {
    for offset in index + 1..<max(index + 1, end) where base[offset] &- 65 < 26 { return true }
    return end - index == 2 && end + 1 < count && base[end] == 45 && base[end + 1] &- 65 < 26
  }

  /// The classes of the word from `word` to `wordEnd`.
  func classes(_ word: Int, _ wordEnd: Int) -> WordClasses {
    WordClasses(rawValue: tables.words.value(base + word, wordEnd - word))
  }
}
