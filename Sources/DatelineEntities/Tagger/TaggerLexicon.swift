/// The word and phrase tables of a model: open addressing over 8-byte entries, the high half of the hash and a value.
package struct TaggerLexicon: @unchecked Sendable {
  // The tables are read-only memory that the model's owner keeps alive, hence @unchecked.
  private let words: UnsafeRawPointer
  private let wordMask: UInt64
  private let phrases: UnsafeRawPointer
  private let phraseMask: UInt64

  /// Number of entries that a look-up tries before it gives up; the builder places every entry within it.
  package static let probes = 48

  init(words: UnsafeRawPointer, wordBits: Int, phrases: UnsafeRawPointer, phraseBits: Int) {
    self.words = words
    self.phrases = phrases
    wordMask = (1 << UInt64(wordBits)) &- 1
    phraseMask = (1 << UInt64(phraseBits)) &- 1
  }

  @inline(__always)
  private static func find(_ table: UnsafeRawPointer, _ mask: UInt64, _ hash: UInt64) -> UInt32 {
    var index = hash & mask
    let key = UInt32(truncatingIfNeeded: hash >> 32) | 1
    for _ in 0..<probes {
      let entry = table.loadUnaligned(fromByteOffset: Int(index) &* 8, as: UInt64.self)
      let found = UInt32(truncatingIfNeeded: entry)
      if found == key { return UInt32(truncatingIfNeeded: entry >> 32) }
      if found == 0 { return 0 }
      index = (index &+ 1) & mask
    }
    return 0
  }

  /// The classes of a word by its token hash; empty if it is not known.
  @inline(__always)
  func classes(of hash: UInt64) -> WordClasses {
    WordClasses(rawValue: TaggerLexicon.find(words, wordMask, hash))
  }

  /// The classes of a phrase by its combined hash; 0 if it is not known.
  @inline(__always)
  func classes(ofPhrase hash: UInt64) -> UInt8 {
    UInt8(truncatingIfNeeded: TaggerLexicon.find(phrases, phraseMask, hash))
  }

  /// Takes one more word into the hash of a phrase; a phrase of one word has the word's own hash.
  @inline(__always)
  package static func phrase(_ hash: UInt64, _ word: UInt64) -> UInt64 { FeatureHash.of(201, hash, word) }
}
