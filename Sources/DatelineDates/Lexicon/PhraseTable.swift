import CDatelineData
import DatelineText

/// Fixed phrases and names of holidays, found by their first word and then longest match.
struct PhraseTable: Sendable {
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
    var meaning: Meaning
  }

  private var phrases: [Phrase] = []
  /// Indices of phrases, longest first, by hash of the first word.
  private var byFirstWord: [UInt64: [Int]] = [:]

  /// The words of each phrase.
  var allWords: [[[UInt8]]] { phrases.map(\.words) }

  private init() {
    var rows: [[String]] = []
    TableFile.forEachRow(in: dateline_dates_phrases()) { rows.append($0.map(\.text)) }
    for row in rows where row.count >= 3 {
      let value = Int(row[2]) ?? 0
      let meaning: Meaning
      switch row[1] {
      case "ref": meaning = .reference(value)
      case "day": meaning = .day(value)
      default: meaning = .skip
      }
      add(row[0], meaning)
    }
    for (index, holiday) in Holiday.all.enumerated() {
      for name in holiday.names { add(name, holiday.rule.isSkipped ? .skip : .holiday(index)) }
    }
    for key in Array(byFirstWord.keys) { byFirstWord[key]?.sort { (-phrases[$0].words.count, $0) < (-phrases[$1].words.count, $1) } }
  }

  private mutating func add(_ text: String, _ meaning: Meaning) {
    let words = PhraseTable.words(of: text)
    guard let first = words.first else { return }
    byFirstWord[WordHash.hash(first), default: []].append(phrases.count)
    phrases.append(Phrase(words: words, meaning: meaning))
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
    guard
      first.isA(.phraseSingle)
        || position + 1 < lexemes.count && (lexemes[position + 1].isA(.phraseSecond) || lexemes[position + 1].isDash),
      let candidates = byFirstWord[first.hash]
    else { return nil }
    candidates: for index in candidates {
      let phrase = phrases[index]
      guard position + phrase.words.count <= lexemes.count else { continue }
      for (offset, word) in phrase.words.enumerated() {
        let lexeme = lexemes[position + offset]
        guard FoldedWord.equal(word, ByteSpan(0, word.count), bytes, Int(lexeme.start), Int(lexeme.end)) else { continue candidates }
      }
      return (phrase.meaning, phrase.words.count)
    }
    return nil
  }
}
