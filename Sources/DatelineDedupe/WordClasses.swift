import CDatelineData
import DatelineText

/// The closed classes of words that decide whether two sentences say the same.
struct WordClasses: Sendable {
  /// What a word is.
  enum Class: UInt8 {
    case ordinary = 0
    /// It turns a statement round.
    case negation
    /// It counts as a number does.
    case cardinal
    /// It is a number, but says little by itself.
    case quantity
  }

  /// The hashes in order, and their classes.
  private let hashes: [UInt64]
  private let classes: [UInt8]
  /// A bit for the low twelve bits of each hash: nearly all words fail it at once.
  private let screen: [UInt64]

  /// The classes, read once a process.
  static let shared = WordClasses()

  private init() {
    var rows: [(hash: UInt64, class: UInt8)] = []
    TableFile.forEachRow(in: dateline_dedupe_words()) { fields in
      guard fields.count == 2 else { return }
      let kind: Class =
        switch fields[1].text {
        case "negation": .negation
        case "cardinal": .cardinal
        default: .quantity
        }
      rows.append((WordHash.hash(fields[0]), kind.rawValue))
    }
    rows.sort { $0.hash < $1.hash }
    hashes = rows.map(\.hash)
    classes = rows.map(\.class)
    var screen = [UInt64](repeating: 0, count: 64)
    for hash in hashes { screen[Int(hash >> 6 & 63)] |= 1 << (hash & 63) }
    self.screen = screen
  }

  /// The class of the word of this hash.
  @inline(__always)
  func of(_ hash: UInt64) -> Class {
    (screen[Int(hash >> 6 & 63)] >> (hash & 63)) & 1 == 0 ? .ordinary : find(hash)
  }

  private func find(_ hash: UInt64) -> Class {
    guard let index = hashes.firstIndex(of: hash) else { return .ordinary }
    return Class(rawValue: classes[index]) ?? .ordinary
  }
}
