import CDatelineData
import DatelineText

/// The words of temporal expressions, by hash: open addressing with linear probing, at most half full.
struct Lexicon: Sendable {
  /// The one built from the embedded files.
  static let shared = Lexicon()

  private var hashes: [UInt64]
  private var slots: [UInt16]
  private var entries: [LexicalEntry] = [LexicalEntry()]
  private var wordSpans: [ByteSpan] = [ByteSpan(0, 0)]
  private var wordBytes: [UInt8] = []
  private let mask: Int

  private init() {
    let capacity = 4096
    mask = capacity - 1
    hashes = Array(repeating: 0, count: capacity)
    slots = Array(repeating: 0, count: capacity)
    var rows: [[String]] = []
    TableFile.forEachRow(in: dateline_dates_lexicon()) { rows.append($0.map(\.text)) }
    for row in rows where row.count >= 3 {
      for word in row[0].split(separator: " ") { add(Array(word.utf8), row) }
    }
    for phrase in PhraseTable.shared.allWords {
      merge(phrase[0]) { $0.classes.insert(phrase.count == 1 ? [.phraseStart, .phraseSingle] : .phraseStart) }
      if phrase.count > 1 { merge(phrase[1]) { $0.classes.insert(.phraseSecond) } }
    }
    for index in entries.indices where !entries[index].classes.isDisjoint(with: .starters) || entries[index].keyword.isStarter {
      entries[index].classes.insert(.starter)
    }
  }

  private mutating func add(_ word: [UInt8], _ row: [String]) {
    guard let lexicalClass = LexicalClass(name: row[1]) else { return }
    let number = Int32(row[2])
    let unit = row.count > 3 ? CalendarUnit(name: row[3]) : nil
    merge(word) { entry in
      let had = entry.classes.intersection([.ordinal, .deictic, .clockWord, .relative, .edge, .month, .unitShort, .weekday])
      entry.classes.insert(lexicalClass)
      if lexicalClass == .keyword {
        entry.keyword = Keyword(name: row[2]) ?? .none
      } else if let number, !(lexicalClass == .guarded || lexicalClass == .mention || lexicalClass == .unit || lexicalClass == .unitPlural)
      {
        if had.isEmpty { entry.number = number } else { entry.secondNumber = number }
      }
      if let unit { entry.unit = unit }
    }
  }

  private mutating func merge(_ word: [UInt8], _ change: (inout LexicalEntry) -> Void) {
    let hash = WordHash.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot])
      if hashes[slot] == hash, wordBytes[wordSpans[index].range].elementsEqual(word) {
        change(&entries[index])
        return
      }
      slot = (slot + 1) & mask
    }
    var entry = LexicalEntry()
    change(&entry)
    hashes[slot] = hash
    slots[slot] = UInt16(truncatingIfNeeded: entries.count)
    entries.append(entry)
    wordSpans.append(ByteSpan(wordBytes.count, wordBytes.count + word.count))
    wordBytes += word
  }

  /// What is known of a word, or nil.
  ///
  /// - Complexity: O(1) for words that are not in it, else O(bytes of the word).
  @inline(__always)
  func entry(hash: UInt64, bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LexicalEntry? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if hashes[slot] == hash {
        let index = Int(slots[slot])
        return matches(wordSpans[index], bytes, start, end) ? entries[index] : nil
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func matches(_ word: ByteSpan, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    FoldedWord.equal(wordBytes, word, bytes, start, end)
  }
}

/// Comparison of text with words of a table: ASCII case and the two apostrophes make no difference.
enum FoldedWord {
  static func equal(_ word: [UInt8], _ span: ByteSpan, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var i = start
    var j = Int(span.start)
    while i < end, j < Int(span.end) {
      var byte = bytes[i]
      if byte == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
        byte = UInt8(ascii: "'")
        i += 2
      }
      guard WordHash.fold(byte) == word[j] else { return false }
      i += 1
      j += 1
    }
    return i == end && j == Int(span.end)
  }
}
