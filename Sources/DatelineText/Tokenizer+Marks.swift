extension TokenScanner {
  /// A token that starts with a byte of 0x80 or more.
  mutating func scanHigh(into tokens: inout [Token]) {
    let (scalar, count) = ScalarTable.decode(base, at: position, end: end)
    switch scalars.letter(scalar) {
    case .letter, .upper, .number:
      scanWord(into: &tokens)
    case .blank:
      pending.insert(.spaceBefore)
      if TokenScanner.isLineBreak(scalar) { pending.insert(.lineStart) }
      position += count
    case .punctuation:
      if scalar == 0x2018 || scalar == 0x2019 {
        scanApostrophe(length: count, into: &tokens)
      } else if scalar == 0x2026 || TokenScanner.isTerminator(scalar) {
        scanTerminators(into: &tokens)
      } else {
        emit(TokenScanner.kind(ofPunctuation: scalar), length: count, into: &tokens)
      }
    case .other where scalar == 0x2212:
      emit(.dash, length: count, into: &tokens)
    case .mark, .other:
      scanSymbol(into: &tokens)
    }
  }

  /// A symbol with the marks, joiners and skin tones that belong to it.
  mutating func scanSymbol(into tokens: inout [Token]) {
    var index = position + ScalarTable.decode(base, at: position, end: end).count
    var joins = false
    while index < end, base[index] >= 0x80 {
      let (scalar, count) = ScalarTable.decode(base, at: index, end: end)
      guard joins || scalars.letter(scalar) == .mark || (0x1F3FB...0x1F3FF).contains(scalar) else { break }
      joins = scalar == 0x200D
      index += count
    }
    emit(.symbol, length: index - position, into: &tokens)
  }

  /// A run of `.` `!` `?` and U+2026.
  mutating func scanTerminators(into tokens: inout [Token]) {
    var index = position
    while index < end {
      if classes[base[index]] == .terminator {
        index += 1
        continue
      }
      guard base[index] >= 0x80 else { break }
      let (scalar, count) = ScalarTable.decode(base, at: index, end: end)
      guard scalar == 0x2026 || TokenScanner.isTerminator(scalar) else { break }
      index += count
    }
    emit(.terminator, length: index - position, into: &tokens)
  }

  /// `'`, U+2018 or U+2019: a clitic after a word, else a quotation mark.
  mutating func scanApostrophe(length: Int, into tokens: inout [Token]) {
    let isOpening = base[position] == 0xE2 && base[position + 2] == 0x98
    if previousEnd == position, !isOpening, isWordlike(previousKind) || previousKind == .number || previousKind == .address {
      var tail = position + length
      while tail < end, tail < position + length + 3, isLetter(at: tail), base[tail] < 0x80 { tail += 1 }
      if tail > position + length, !isAlphanumeric(at: tail),
        cliticStart(apostrophe: position, tail: position + length, tailEnd: tail) == position
      {
        emitLetters(.clitic, upTo: tail, into: &tokens)
        return
      }
    }
    if length == 1, apostropheLength(at: position + 1) == 1 {
      emit(.quote, length: 2, into: &tokens)
      return
    }
    let startsWord = isLetter(at: position + length) && (isOpening || !pending.isEmpty || previousKind == .open && previousEnd == position)
    singleQuoteIsOpen = startsWord
    emit(.quote, length: length, into: &tokens)
  }

  func isWordlike(_ kind: Token.Kind) -> Bool { kind == .word || kind == .abbreviation || kind == .alphanumeric }

  static func isTerminator(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x203C, 0x203D, 0x2047...0x2049, 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: true
    default: false
    }
  }

  static func kind(ofPunctuation scalar: UInt32) -> Token.Kind {
    switch scalar {
    case 0x2010...0x2015, 0xFE58, 0xFE63, 0xFF0D: .dash
    case 0xAB, 0xBB, 0x201A...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0x301D...0x301F, 0xFF02, 0xFF07: .quote
    case 0x3001, 0xFF0C, 0xFF1A, 0xFF1B: .separator
    case 0x2045, 0x207D, 0x2329, 0x3008, 0x300A, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0xFF08, 0xFF3B, 0xFF5B: .open
    case 0x2046, 0x207E, 0x232A, 0x3009, 0x300B, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0xFF09, 0xFF3D, 0xFF5D: .close
    default: .symbol
    }
  }
}
