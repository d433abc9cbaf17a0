import CDatelineData
import DatelineText

/// The substitutions that article spinners make in names and titles: from what stands in the text to what stood there before.
final class SpinTable: Sendable {
  /// One way back.
  struct Original: Sendable {
    /// Key of the original words.
    var key: NameKey
    /// Key of the first of them.
    var first: NameKey
    /// The original words in small letters.
    var text: String
    /// Whether this substitution alone is enough evidence.
    var isStrong: Bool
  }

  /// The lists that come with the program.
  static let shared = SpinTable()

  /// Longest spun phrase in tokens.
  static let longestPhrase = 3

  private let originals: [[Original]]
  private let index: NameKeyTable

  private init() {
    var originals: [[Original]] = []
    var index = NameKeyTable()
    var strong: Set<NameKey> = []
    func firstWord(_ text: UnsafeBufferPointer<UInt8>) -> NameKey {
      let end = text.firstIndex { $0 == 0x20 || $0 == 0x2D } ?? text.count
      return NameFolding.shared.key(UnsafeBufferPointer(rebasing: text[0..<end]))
    }
    func add(_ spun: UnsafeBufferPointer<UInt8>, _ original: UnsafeBufferPointer<UInt8>, isStrong: Bool) {
      let key = NameFolding.shared.key(spun)
      let originalKey = NameFolding.shared.key(original)
      guard key != originalKey, !key.isEmpty, !originalKey.isEmpty else { return }
      let place = index[key].map { Int($0) } ?? originals.count
      if place == originals.count {
        originals.append([])
        index.insert(key, UInt32(place))
      }
      guard !originals[place].contains(where: { $0.key == originalKey }) else { return }
      originals[place].append(Original(key: originalKey, first: firstWord(original), text: original.text, isStrong: isStrong))
    }
    TableFile.forEachRow(in: dateline_entities_spin_general()) { fields in
      guard fields.count >= 3, fields[2].first == UInt8(ascii: "s") else { return }
      strong.insert(NameFolding.shared.key(fields[1]))
    }
    TableFile.forEachRow(in: dateline_entities_spin_synonyms()) { fields in
      guard fields.count >= 3, let context = fields[2].first else { return }
      // Verbs, dates and other running text are no parts of names.
      guard context == UInt8(ascii: "o") && fields[2].count > 5 || context == UInt8(ascii: "t") || context == UInt8(ascii: "p") else {
        return
      }
      let isPhrase = fields[1].contains(0x20)
      add(fields[1], fields[0], isStrong: isPhrase || strong.contains(NameFolding.shared.key(fields[1])))
    }
    TableFile.forEachRow(in: dateline_entities_spin_general()) { fields in
      guard fields.count >= 3 else { return }
      add(fields[1], fields[0], isStrong: fields[2].first == UInt8(ascii: "s"))
    }
    self.originals = originals
    self.index = index
  }

  /// What a phrase may have been.
  ///
  /// - Complexity: O(1).
  func originals(of key: NameKey) -> [Original] { key.isEmpty ? [] : index[key].map { originals[Int($0)] } ?? [] }

  /// Whether a phrase is known as spun.
  func contains(_ key: NameKey) -> Bool { index.contains(key) }
}
