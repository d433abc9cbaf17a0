import DatelineEntities

/// The word and phrase tables of a model while they are built.
struct WordTables {
  private var words: [UInt64: UInt32] = [:]
  private var phrases: [UInt64: UInt8] = [:]

  var wordCount: Int { words.count }
  var phraseCount: Int { phrases.count }

  /// Adds classes to a word.
  mutating func add(_ classes: WordClasses, to word: UInt64) {
    if !classes.isEmpty { words[word, default: 0] |= classes.rawValue }
  }

  /// What is known of a word so far.
  func bits(of word: UInt64) -> UInt32 { words[word] ?? 0 }

  /// Adds a phrase of two to eight words.
  mutating func add(phrase: ArraySlice<UInt64>, class bits: UInt8) {
    guard bits != 0, let first = phrase.first, (2...8).contains(phrase.count) else { return }
    let hash = phrase.dropFirst().reduce(first) { TaggerLexicon.phrase($0, $1) }
    phrases[hash, default: 0] |= bits
    let longest = UInt32(phrase.count - 1)
    let old = words[first] ?? 0
    if (old >> WordClasses.longestPhraseShift) & 7 < longest {
      words[first] = old & ~(7 << WordClasses.longestPhraseShift) | longest << WordClasses.longestPhraseShift
    }
  }

  /// Sets a field of a word's entry, whose bits must be 0 so far.
  mutating func set(_ value: UInt32, shift: UInt32, of word: UInt64) { words[word, default: 0] |= value << shift }

  /// The tables as bytes of a model file, with the bits of their sizes.
  func tables() -> (words: [UInt8], wordBits: Int, phrases: [UInt8], phraseBits: Int) {
    let wordTable = WordTables.table(words.map { ($0.key, $0.value) })
    let phraseTable = WordTables.table(phrases.map { ($0.key, UInt32($0.value)) })
    return (wordTable.bytes, wordTable.bits, phraseTable.bytes, phraseTable.bits)
  }

  /// Open addressing; the smallest table in which every entry is found within the tagger's number of probes.
  private static func table(_ entries: [(hash: UInt64, value: UInt32)]) -> (bytes: [UInt8], bits: Int) {
    let sorted = entries.sorted { $0.hash < $1.hash }
    var bits = 4
    while (1 << bits) < entries.count * 5 / 4 { bits += 1 }
    while true {
      if let slots = place(sorted, bits: bits) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(slots.count * 8)
        for slot in slots { withUnsafeBytes(of: slot.littleEndian) { bytes.append(contentsOf: $0) } }
        return (bytes, bits)
      }
      bits += 1
    }
  }

  private static func place(_ entries: [(hash: UInt64, value: UInt32)], bits: Int) -> [UInt64]? {
    var slots = [UInt64](repeating: 0, count: 1 << bits)
    for entry in entries {
      var index = Int(entry.hash & UInt64(slots.count - 1))
      var placed = false
      for _ in 0..<TaggerLexicon.probes {
        if slots[index] == 0 {
          slots[index] = (entry.hash >> 32 | 1) | UInt64(entry.value) << 32
          placed = true
          break
        }
        index = (index + 1) & (slots.count - 1)
      }
      guard placed else { return nil }
    }
    return slots
  }
}
