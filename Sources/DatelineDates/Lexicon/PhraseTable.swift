import CDatelineData
import DatelineText

/// Fixed phrases and names of holidays, found by their first word and then longest match.
///
/// A class, so that the grammar, which is handed on by value, holds one word of it.
final class PhraseTable: Sendable {
  /// The one built from the embedded files.
  static let shared = PhraseTable()

  /// What a phrase means.
  enum Meaning: Sendable {
    /// 0 present, 1 past, 2 future.
    case reference(Int)
    /// Days from the anchor.
    case day(Int)
    /// Index of a holiday in `Holiday.all`.
    case holiday(Int)
    /// Not a temporal expression at all.
    case skip
  }

  private struct Phrase: Sendable {
    var words: [[UInt8]]
    /// Of the words, to leave most phrases at once.
    var hashes: [UInt64]
    var meaning: Meaning

    var isSkipped: Bool {
      if case .skip = meaning { return true }
      return false
    }
  }

  /// Phrases, longest first, by hash of the first word.
  private let byFirstWord: [UInt64: [Phrase]]
  /// Hashes of first words of phrases that are no expressions; half a dozen, quicker compared than hashed again.
  private let skippedFirstWords: [UInt64]
  /// The words of each phrase, in file order.
  let allWords: [[[UInt8]]]

  private init() {
    var phrases: [Phrase] = []
    func add(_ text: String, _ meaning: Meaning) {
      let words = PhraseTable.words(of: text)
      guard !words.isEmpty else { return }
      phrases.append(Phrase(words: words, hashes: words.map { WordHash.hash($0) }, meaning: meaning))
    }
    TableFile.forEachRow(in: dateline_dates_phrases()) { fields in
      guard fields.count >= 3 else { return }
      let value = Int(fields[2].text) ?? 0
      switch fields[1].text {
      case "ref": add(fields[0].text, .reference(value))
      case "day": add(fields[0].text, .day(value))
      default: add(fields[0].text, .skip)
      }
    }
    for (index, holiday) in Holiday.all.enumerated() {
      for name in holiday.names { add(name, holiday.rule.isSkipped ? .skip : .holiday(index)) }
    }
    allWords = phrases.map(\.words)
    skippedFirstWords = phrases.filter(\.isSkipped).map { $0.hashes[0] }
    byFirstWord = Dictionary(grouping: phrases) { $0.hashes[0] }.mapValues { group in
      group.enumerated().sorted { (-$0.element.words.count, $0.offset) < (-$1.element.words.count, $1.offset) }.map(\.element)
    }
  }

  /// Cuts a phrase as the tokenizer cuts text: at blanks and hyphens, and before `'s` and a last apostrophe.
  private static func words(of text: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for part in text.utf8.split(separator: UInt8(ascii: " ")) {
      var word: [UInt8] = []
      func flush() {
        if !word.isEmpty { words.append(word) }
        word = []
      }
      let bytes = Array(part)
      for (index, byte) in bytes.enumerated() {
        let rest = bytes.count - index
        let isClitic = byte == UInt8(ascii: "'") && index > 0 && (rest == 1 || (rest == 2 && bytes[index + 1] == UInt8(ascii: "s")))
        if byte == UInt8(ascii: "-") {
          flush()
          words.append([byte])
        } else {
          if isClitic { flush() }
          word.append(byte)
        }
      }
      flush()
    }
    return words
  }

  /// The longest phrase that starts at a lexeme.
  ///
  /// - Complexity: O(phrases with this first word times their length), a small constant.
  func match(_ lexemes: [Lexeme], at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (meaning: Meaning, count: Int)? {
    let first = lexemes[position]
    let second = position + 1 < lexemes.count ? lexemes[position + 1] : Lexeme()
    guard first.isA(.phraseSingle) || second.isA(.phraseSecond) || second.isDash, let candidates = byFirstWord[first.hash] else {
      return nil
    }
    candidates: for phrase in candidates {
      guard phrase.words.count == 1 || second.isDash || phrase.hashes[1] == second.hash, position + phrase.words.count <= lexemes.count
      else { continue }
      for (offset, word) in phrase.words.enumerated() {
        let lexeme = lexemes[position + offset]
        guard FoldedWord.equal(word, ByteSpan(0, word.count), bytes, Int(lexeme.start), Int(lexeme.end)) else { continue candidates }
      }
      return (phrase.meaning, phrase.words.count)
    }
    return nil
  }

  /// Where a phrase that only looks like an expression ends, if one starts at a lexeme.
  func skippedEnd(_ lexemes: [Lexeme], at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard skippedFirstWords.contains(lexemes[position].hash), let match = match(lexemes, at: position, in: bytes),
      case .skip = match.meaning
    else { return nil }
    return match.count > 1 ? position + match.count : nil
  }
}
