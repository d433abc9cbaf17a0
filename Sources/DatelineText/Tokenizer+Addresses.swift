extension TokenScanner {
  /// Longest local part and longest domain that an address may have (RFC 5321).
  private static let longestLocalPart = 64
  private static let longestDomain = 253

  /// Appends the e-mail address that starts at the reading position, if there is one.
  mutating func scanEmail(into tokens: inout [Token]) -> Bool {
    if nextAt < position { nextAt = offset(ofAt: position) }
    guard nextAt < end, nextAt - position <= TokenScanner.longestLocalPart else { return false }
    for index in position..<nextAt where !isLocalPart(base[index]) { return false }
    guard base[nextAt - 1] != UInt8(ascii: ".") else { return false }
    let domain = nextAt + 1
    var index = domain
    while index < end, index - domain < TokenScanner.longestDomain, isDomain(base[index]) { index += 1 }
    while index > domain, base[index - 1] == UInt8(ascii: ".") || base[index - 1] == UInt8(ascii: "-") { index -= 1 }
    var lastStop = index - 1
    while lastStop > domain, base[lastStop] != UInt8(ascii: ".") { lastStop -= 1 }
    guard lastStop > domain, index - lastStop > 2, classes[base[lastStop + 1]] != .digit else { return false }
    emitLetters(.address, upTo: index, into: &tokens)
    return true
  }

  /// Appends the URL whose scheme ends at `schemeEnd`, if `://` or, after `mailto`, `:` stands there.
  mutating func scanURL(schemeEnd: Int, into tokens: inout [Token]) -> Bool {
    guard schemeEnd + 3 < end, base[schemeEnd + 1] == UInt8(ascii: "/"), base[schemeEnd + 2] == UInt8(ascii: "/"),
      isAlphanumeric(at: schemeEnd + 3) || base[schemeEnd + 3] == UInt8(ascii: "[")
    else { return false }
    emitLetters(.address, upTo: addressEnd(from: schemeEnd + 3), into: &tokens)
    return true
  }

  /// Appends a domain written without a scheme (`www.example.com/page`, `example.co.uk`), if its last label is a known one.
  mutating func scanDomain(into tokens: inout [Token]) -> Bool {
    var index = position
    var lastLabel = position
    var previousLabel = position
    var labels = 1
    while index < end, index - position < TokenScanner.longestDomain {
      if base[index] == UInt8(ascii: ".") {
        guard isDomainLetter(at: index + 1) else { break }
        previousLabel = lastLabel
        lastLabel = index + 1
        labels += 1
      } else if !isDomain(base[index]) {
        break
      }
      index += 1
    }
    noDomainBefore = index
    while index > lastLabel, base[index - 1] == UInt8(ascii: "-") { index -= 1 }
    let isWeb = labels > 2 && isWWW(position)
    let hasPath = index + 1 < end && base[index] == UInt8(ascii: "/") && isAlphanumeric(at: index + 1)
    guard labels > 1, isWeb || isKnownDomain(lastLabel, index, previousLabel, hasPath: hasPath) else { return false }
    let tail = index < end ? base[index] : 0
    let goesOn = hasPath || tail == UInt8(ascii: "?") && isAlphanumeric(at: index + 1) || tail == UInt8(ascii: "/")
    emitLetters(.address, upTo: goesOn ? addressEnd(from: index) : index, into: &tokens)
    return true
  }

  private func isKnownDomain(_ label: Int, _ labelEnd: Int, _ previous: Int, hasPath: Bool) -> Bool {
    let isSmall = classes[base[label]] == .lower
    // A capital after a stop is a sentence without its blank ("end.It"), unless the whole name is in capitals.
    if !isSmall { for index in position..<labelEnd where classes[base[index]] == .lower { return false } }
    switch domains.value(base + label, labelEnd - label) {
    case Domains.plain: return true
    case Domains.word:
      let isSecondLevel = label - previous > 1 && domains.value(base + previous, label - 1 - previous) != 0
      return hasPath || previous > position && isSecondLevel
    default: return false
    }
  }

  private func isWWW(_ offset: Int) -> Bool {
    for index in offset..<offset + 3 where base[index] | 32 != UInt8(ascii: "w") { return false }
    return base[offset + 3] == UInt8(ascii: ".")
  }

  /// Where an address that runs to the next blank ends: closing marks and punctuation at its end belong to the sentence.
  private func addressEnd(from offset: Int) -> Int {
    var index = offset
    var depth = 0
    scan: while index < end {
      let byte = base[index]
      switch classes[byte] {
      case .blank, .lineBreak, .quote: break scan
      case .high:
        let (scalar, count) = ScalarTable.decode(base, at: index, end: end)
        let letter = scalars.letter(scalar)
        guard letter == .letter || letter == .upper || letter == .mark || letter == .number else { break scan }
        index += count
        continue scan
      case .open: depth += 1
      case .close:
        depth -= 1
        if depth < 0 { break scan }
      default: if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") { break scan }
      }
      index += 1
    }
    trim: while index > offset {
      switch classes[base[index - 1]] {
      case .terminator, .comma, .separator, .apostrophe, .dash: index -= 1
      default: break trim
      }
    }
    return index
  }

  /// `@handle` and `#tag`, else the mark alone.
  mutating func scanHandle(into tokens: inout [Token]) {
    var index = position + 1
    var hasLetter = false
    let isFree = position == start || !pending.isEmpty || !isWordlike(previousKind)
    while isFree, index < end {
      if base[index] == UInt8(ascii: "_") || classes[base[index]] == .digit {
        index += 1
      } else if isLetter(at: index) {
        hasLetter = true
        index += ScalarTable.decode(base, at: index, end: end).count
      } else {
        break
      }
    }
    if hasLetter { emitLetters(.address, upTo: index, into: &tokens) } else { emit(.symbol, length: 1, into: &tokens) }
  }

  @inline(__always)
  private func isLocalPart(_ byte: UInt8) -> Bool {
    switch classes[byte] {
    case .lower, .upper, .digit, .dash: true
    default: byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "%")
    }
  }

  @inline(__always)
  private func isDomain(_ byte: UInt8) -> Bool {
    switch classes[byte] {
    case .lower, .upper, .digit, .dash: true
    default: byte == UInt8(ascii: ".")
    }
  }

  private func isDomainLetter(at offset: Int) -> Bool {
    guard offset < end else { return false }
    switch classes[base[offset]] {
    case .lower, .upper, .digit: return true
    default: return false
    }
  }
}
