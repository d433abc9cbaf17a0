/// A word, sign or literal of a condition.
struct FilterToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case word, text, number, sign, end
  }

  let kind: Kind
  /// The word in small letters, the sign, the digits, or the text without its quotes.
  let value: String
  /// Bytes of the condition.
  let range: Range<Int>
}

/// Cuts a condition into tokens.
struct FilterLexer {
  private let bytes: [UInt8]
  private var position = 0
  /// The first thing that is no token; nothing is cut after it.
  private(set) var problem: FilterProblem?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All tokens, with `.end` last.
  mutating func tokens() -> [FilterToken] {
    var tokens: [FilterToken] = []
    while problem == nil, let token = next() { tokens.append(token) }
    tokens.append(FilterToken(kind: .end, value: "", range: bytes.count..<bytes.count))
    return tokens
  }

  private mutating func next() -> FilterToken? {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    guard position < bytes.count else { return nil }
    let start = position
    let byte = bytes[position]
    switch byte {
    case _ where Self.isLetter(byte):
      while position < bytes.count, Self.isLetter(bytes[position]) || Self.isDigit(bytes[position]) { position += 1 }
      return token(.word, start, string(start..<position).lowercased())
    case _ where startsNumber:
      return number(start)
    case UInt8(ascii: "'"):
      return text(start)
    case UInt8(ascii: "\""):
      while position < bytes.count, position == start || bytes[position] != byte { position += 1 }
      position = min(position + 1, bytes.count)
      let inner = string(start + 1..<max(start + 1, position - 1))
      return fail(start, "text is written in single quotes", "'\(inner)'")
    default:
      return sign(start)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private var startsNumber: Bool {
    if Self.isDigit(bytes[position]) { return true }
    let sign = bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: ".")
    return sign && position + 1 < bytes.count && Self.isDigit(bytes[position + 1])
  }

  private mutating func number(_ start: Int) -> FilterToken? {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    while position < bytes.count, Self.isDigit(bytes[position]) || bytes[position] == UInt8(ascii: ".") { position += 1 }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") { position += 1 }
      while position < bytes.count, Self.isDigit(bytes[position]) { position += 1 }
    }
    let isDay = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    while position < bytes.count, Self.isLetter(bytes[position]) || (isDay && bytes[position] &- UInt8(ascii: "-") < 13) { position += 1 }
    let value = string(start..<position)
    guard let number = Double(value), number.isFinite else {
      guard isDay else { return fail(start, "'\(value)' is not a number", nil) }
      return fail(start, "a day is written in single quotes", "'\(value)'")
    }
    return token(.number, start, value)
  }

  private mutating func text(_ start: Int) -> FilterToken? {
    var value: [UInt8] = []
    position += 1
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "'") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "'") else {
          return token(.text, start, String(decoding: value, as: UTF8.self))
        }
      }
      value.append(bytes[position])
      position += 1
    }
    return fail(start, "the quote is never closed", nil)
  }

  /// Signs of other languages and what they are here.
  private static let foreign = [
    "==": "=", "&&": "and", "||": "or", "!": "not", "&": "and", "|": "or", "=~": "like", "~": "like", "=<": "<=", "=>": ">=",
  ]

  private mutating func sign(_ start: Int) -> FilterToken? {
    let pair = string(start..<min(start + 2, bytes.count))
    let single = string(start..<start + 1)
    for candidate in [pair, single] {
      if ["=", "!=", "<>", "<", "<=", ">", ">=", "(", ")", ","].contains(candidate), Self.foreign[pair] == nil {
        position = start + candidate.utf8.count
        return token(.sign, start, candidate)
      }
      if let meant = Self.foreign[candidate] {
        position = start + candidate.utf8.count
        return fail(start, "'\(candidate)' is not part of the language", meant)
      }
    }
    position = start + 1
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return fail(start, "'\(string(start..<position))' is not part of the language", nil)
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func token(_ kind: FilterToken.Kind, _ start: Int, _ value: String) -> FilterToken {
    FilterToken(kind: kind, value: value, range: start..<position)
  }

  private mutating func fail(_ start: Int, _ message: String, _ suggestion: String?) -> FilterToken? {
    problem = FilterProblem(offset: start, length: max(1, position - start), message: message, suggestion: suggestion)
    return nil
  }
}
