import CDatelineData
import DatelineText

/// A word that newswire spells in two ways (`Defence`, `Defense`).
struct SpellingVariant {
  fileprivate let word: [UInt8]
  fileprivate let other: [UInt8]

  /// The list that comes with the program.
  static func all() -> [SpellingVariant] {
    var variants: [SpellingVariant] = []
    TableFile.forEachRow(in: dateline_entities_spelling_variants()) { fields in
      if fields.count >= 2 { variants.append(SpellingVariant(word: Array(fields[0]), other: Array(fields[1]))) }
    }
    return variants
  }

  /// Calls `body` with the name spelt the other way, if it holds the word.
  ///
  /// - Complexity: O(bytes).
  func apply(_ name: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard name.count >= word.count, let first = word.first else { return }
    for start in 0...(name.count - word.count) where name[start] == first && name[start..<(start + word.count)].elementsEqual(word) {
      let spelt = Array(name[0..<start]) + other + Array(name[(start + word.count)...])
      spelt.withUnsafeBufferPointer(body)
      return
    }
  }
}
