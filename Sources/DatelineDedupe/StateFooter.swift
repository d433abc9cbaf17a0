/// The end of a state file: where its parts are. The parts come first, so that a file is written from front to back and a file that was cut off has
/// no footer.
struct StateFooter {
  /// A part: byte offset and number of elements.
  struct Part {
    var offset = 0
    var count = 0
  }

  var options: UInt64 = 0
  var entries = Part()
  var features = Part()
  var keys = Part()
  var sentences = Part()
  var skeletons = Part()
  var digests = Part()
  var identifiers = Part()

  /// "DLDEDUPE" and the version of the format and of the features; whoever changes what a feature is raises it.
  private static let magic: UInt64 = 0x444c_4445_4455_5045
  private static let version: UInt64 = 1
  /// 64-bit words of a footer.
  private static let wordCount = 18
  private static let partPaths: [WritableKeyPath<StateFooter, Part> & Sendable] = [
    \.entries, \.features, \.keys, \.sentences, \.skeletons, \.digests, \.identifiers,
  ]

  /// The words as they are written: magic, version, options, parts, check sum.
  var words: [UInt64] {
    var words = [Self.magic, Self.version, options]
    for path in Self.partPaths {
      words.append(UInt64(self[keyPath: path].offset))
      words.append(UInt64(self[keyPath: path].count))
    }
    words.append(Self.checkSum(words))
    return words
  }

  /// Makes an empty footer.
  init() {}

  /// Reads the footer of a file.
  init(of file: SpillFile, path: String) throws(DedupeStateError) {
    let start = file.count - Self.wordCount * 8
    guard start >= 0, let words = file.read(UInt64.self, count: Self.wordCount, at: start), words[0] == Self.magic,
      words[Self.wordCount - 1] == Self.checkSum(Array(words.dropLast()))
    else { throw DedupeStateError(.notAState, path: path) }
    guard words[1] == Self.version else { throw DedupeStateError(.notAState, path: path) }
    options = words[2]
    var at = 3
    for part in Self.partPaths {
      guard words[at] <= UInt64(start), words[at + 1] <= UInt64(start) else { throw DedupeStateError(.damaged, path: path) }
      self[keyPath: part] = Part(offset: Int(words[at]), count: Int(words[at + 1]))
      at += 2
    }
  }

  private static func checkSum(_ words: [UInt64]) -> UInt64 { words.reduce(0x9e37_79b9_7f4a_7c15) { KeyMixing.join($0, $1) } }
}

extension DedupeOptions {
  /// A hash of everything that decides what is found; equal on every run and machine.
  var stateHash: UInt64 {
    let values: [UInt64] = [
      UInt64(kinds.rawValue), nearThreshold.bitPattern, UInt64(keep.rawValue), UInt64(anchors.rawValue), UInt64(commonKeyLimit),
      findsSentenceCopies ? 1 : 0,
    ]
    return values.reduce(1) { KeyMixing.join($0, $1) }
  }
}
