#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One pass over the bytes of one span.
struct TokenScanner {
  let abbreviations: WordTable
  let domains: WordTable
  let scalars: ScalarTable
  let classes: ByteTable
  let base: UnsafePointer<UInt8>
  /// One past the last byte that the search for `@` may read.
  let limit: Int
  /// Bytes of the span.
  var start: Int
  var end: Int
  /// Next byte to read.
  var position: Int
  /// Blank and line break before the next token.
  var pending: Token.Flags
  /// Whether a single quotation mark is open, so that an apostrophe after `s` closes it.
  var singleQuoteIsOpen = false
  /// Offset of the next `@`, or `limit`; found by a search of its own, so that only texts with addresses pay for them.
  var nextAt: Int
  /// Bytes before this one are known to hold no bare domain.
  var noDomainBefore = 0
  /// Tokens that wait to be appended, and how many.
  let block: UnsafeMutablePointer<Token>
  var blockCount = 0
  /// Kind and end of the token before; `.symbol` and -1 if there is none.
  var previousKind = Token.Kind.symbol
  var previousEnd = -1

  static let blockSize = 128

  init(tokenizer: Tokenizer, base: UnsafePointer<UInt8>, limit: Int, block: UnsafeMutablePointer<Token>) {
    self.block = block
    abbreviations = tokenizer.abbreviations
    domains = tokenizer.domains
    scalars = tokenizer.scalars
    classes = tokenizer.classes
    self.base = base
    self.limit = limit
    start = 0
    end = 0
    position = 0
    pending = []
    nextAt = -1
  }

  /// Appends the tokens of `start ..< end` to the block, whose older tokens go to `tokens` when it is full; `flags` are the first token's.
  mutating func scan(from start: Int, to end: Int, flags: Token.Flags, into tokens: inout [Token]) {
    self.start = start
    self.end = end
    position = start
    pending = blankBefore(start).union(flags)
    singleQuoteIsOpen = false
    noDomainBefore = 0
    previousKind = .symbol
    previousEnd = -1
    if nextAt < start { nextAt = offset(ofAt: start) }
    scan(into: &tokens)
  }

  private mutating func scan(into tokens: inout [Token]) {
    while position < end {
      let byte = base[position]
      switch classes[byte] {
      case .blank:
        pending.insert(.spaceBefore)
        position += 1
      case .lineBreak:
        pending.formUnion([.spaceBefore, .lineStart])
        position += 1
      case .lower, .upper:
        scanLetters(byte, into: &tokens)
      case .digit:
        scanWord(into: &tokens)
      case .high:
        scanHigh(into: &tokens)
      case .apostrophe:
        scanApostrophe(length: 1, into: &tokens)
      case .terminator:
        scanTerminators(into: &tokens)
      case .separator, .comma:
        emit(.separator, length: 1, into: &tokens)
      case .dash:
        var length = 1
        while position + length < end, base[position + length] == byte { length += 1 }
        emit(.dash, length: length, into: &tokens)
      case .quote:
        let isPair = byte == UInt8(ascii: "`") && position + 1 < end && base[position + 1] == byte
        emit(.quote, length: isPair ? 2 : 1, into: &tokens)
      case .open:
        emit(.open, length: 1, into: &tokens)
      case .close:
        emit(.close, length: 1, into: &tokens)
      case .at, .hash:
        scanHandle(into: &tokens)
      case .symbol:
        emit(.symbol, length: 1, into: &tokens)
      }
    }
  }

  /// The common word: letters, all but the first of them small, before a mark that ends every word. The others take the long way.
  @inline(__always)
  private mutating func scanLetters(_ first: UInt8, into tokens: inout [Token]) {
    var index = position &+ 1
    var hash = WordHash.combine(WordHash.seed, first | 32)
    while index < end, base[index] &- 97 < 26 {
      hash = WordHash.combine(hash, base[index])
      index &+= 1
    }
    if nextAt < end || index < end && !classes[base[index]].endsWord { return scanWord(into: &tokens) }
    var flags = pending
    if first < 97 { flags.insert(.capitalized) }
    append(
      Token(
        start: UInt32(truncatingIfNeeded: position), end: UInt32(truncatingIfNeeded: index), hash: WordHash.finish(hash), kind: .word,
        flags: flags), into: &tokens)
    if index < end, base[index] == 32 {
      pending = .spaceBefore
      position = index &+ 1
    }
  }

  // MARK: - Emitting

  /// Appends a mark of `length` bytes.
  @inline(__always)
  mutating func emit(_ kind: Token.Kind, length: Int, into tokens: inout [Token]) {
    var hash = WordHash.seed
    var flags = pending
    if length == 1 {
      hash = WordHash.combine(hash, base[position])
      if base[position] >= 0x80 { flags.insert(.nonASCII) }
      hash = WordHash.finish(hash)
    } else {
      hash = WordHash.hash(UnsafeBufferPointer(start: base + position, count: length))
      if base[position] >= 0x80 { flags.insert(.nonASCII) }
    }
    append(
      Token(
        start: UInt32(truncatingIfNeeded: position), end: UInt32(truncatingIfNeeded: position &+ length), hash: hash, kind: kind,
        flags: flags), into: &tokens)
  }

  @inline(__always)
  mutating func append(_ token: Token, into tokens: inout [Token]) {
    if blockCount == TokenScanner.blockSize { flush(into: &tokens) }
    (block + blockCount).initialize(to: token)
    blockCount &+= 1
    position = Int(token.end)
    previousKind = token.kind
    previousEnd = position
    pending = []
  }

  /// Appends the tokens that wait.
  @inline(never)
  mutating func flush(into tokens: inout [Token]) {
    tokens.append(contentsOf: UnsafeBufferPointer(start: block, count: blockCount))
    blockCount = 0
  }

  /// Appends a piece of text with letters, whose hash and flags are worked out here: the path of clitics, abbreviations and addresses.
  mutating func emitLetters(_ kind: Token.Kind, upTo pieceEnd: Int, into tokens: inout [Token]) {
    let piece = UnsafeBufferPointer(start: base + position, count: pieceEnd - position)
    var letters = LetterCount()
    var index = position
    while index < pieceEnd {
      switch classes[base[index]] {
      case .lower:
        letters.small()
        index += 1
      case .upper:
        letters.capital()
        index += 1
      case .high:
        let (scalar, count) = ScalarTable.decode(base, at: index, end: pieceEnd)
        letters.hasHighBytes = true
        switch scalars.letter(scalar) {
        case .upper: letters.capital()
        case .letter: letters.small()
        default: break
        }
        index += count
      default:
        index += 1
      }
    }
    let flags = pending.union(letters.flags)
    append(
      Token(start: UInt32(position), end: UInt32(pieceEnd), hash: WordHash.hash(piece), kind: kind, flags: flags), into: &tokens)
  }

  // MARK: - Looking around

  /// Blank flags of the bytes before the span.
  func blankBefore(_ offset: Int) -> Token.Flags {
    if offset == 0 { return [.spaceBefore, .lineStart] }
    if offset > 1, base[offset - 1] == 32, base[offset - 2] &- 33 < 94 { return .spaceBefore }
    var flags: Token.Flags = []
    var index = offset
    while index > 0 {
      var first = index - 1
      while first > 0, index - first < 4, base[first] & 0xC0 == 0x80 { first -= 1 }
      let (scalar, count) = ScalarTable.decode(base, at: first, end: index)
      guard count == index - first, scalars.letter(scalar) == .blank else { return flags }
      flags.insert(.spaceBefore)
      if TokenScanner.isLineBreak(scalar) { flags.insert(.lineStart) }
      index = first
    }
    return [.spaceBefore, .lineStart]
  }

  static func isLineBreak(_ scalar: UInt32) -> Bool {
    (10...13).contains(scalar) || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
  }

  /// Offset of the next `@` at or after `offset`, or `limit`.
  func offset(ofAt offset: Int) -> Int {
    guard offset < limit, let found = memchr(base + offset, Int32(UInt8(ascii: "@")), limit - offset) else { return limit }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Whether a letter (ASCII or not) begins at `offset`.
  func isLetter(at offset: Int) -> Bool {
    guard offset < end else { return false }
    switch classes[base[offset]] {
    case .lower, .upper: return true
    case .high:
      let letter = scalars.letter(ScalarTable.decode(base, at: offset, end: end).scalar)
      return letter == .letter || letter == .upper
    default: return false
    }
  }

  /// Whether a letter or digit begins at `offset`.
  func isAlphanumeric(at offset: Int) -> Bool {
    guard offset < end else { return false }
    return classes[base[offset]] == .digit || isLetter(at: offset)
  }

  /// Length of the apostrophe at `offset`: 1 for `'`, 3 for U+2019, 0 if there is none.
  @inline(__always)
  func apostropheLength(at offset: Int) -> Int {
    guard offset < end else { return 0 }
    if base[offset] == UInt8(ascii: "'") { return 1 }
    return base[offset] == 0xE2 && offset + 2 < end && base[offset + 1] == 0x80 && base[offset + 2] == 0x99 ? 3 : 0
  }
}

/// Counts the letters of a token for its flags.
struct LetterCount {
  var capitals = 0
  var hasSmall = false
  var firstIsCapital = false
  var isMixed = false
  var hasHighBytes = false

  @inline(__always)
  mutating func capital() {
    if capitals == 0, !hasSmall { firstIsCapital = true }
    if hasSmall { isMixed = true }
    capitals += 1
  }

  @inline(__always)
  mutating func small() { hasSmall = true }

  @inline(__always) var flags: Token.Flags {
    var flags: Token.Flags = []
    if firstIsCapital { flags.insert(.capitalized) }
    if capitals > 1, !hasSmall { flags.insert(.allCapitals) }
    if isMixed { flags.insert(.mixedCase) }
    if hasHighBytes { flags.insert(.nonASCII) }
    return flags
  }
}
