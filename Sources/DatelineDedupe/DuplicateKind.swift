/// How a copy differs from its original.
public enum DuplicateKind: UInt8, Sendable, Hashable, CaseIterable {
  /// The same text, but for blanks, letter case, quotation marks and character references.
  case exact = 0
  /// Small edits: another layout, furniture of a site, scanning errors, sentences added or left out.
  case near = 1
  /// Words replaced by synonyms, names and numbers mostly left.
  case spun = 2

  /// The word that tables and pipeline files use.
  public var name: String {
    switch self {
    case .exact: "exact"
    case .near: "near"
    case .spun: "spun"
    }
  }

  /// The kind of that name; nil if there is none.
  public init?(name: String) {
    guard let kind = DuplicateKind.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

/// A set of kinds of copies.
public struct DuplicateKinds: OptionSet, Sendable, Hashable {
  /// The bits, one a kind.
  public let rawValue: UInt8
  /// Makes a set from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// The set that holds one kind.
  public init(_ kind: DuplicateKind) { rawValue = 1 << kind.rawValue }
  /// Exact copies.
  public static let exact = DuplicateKinds(.exact)
  /// Near copies.
  public static let near = DuplicateKinds(.near)
  /// Spun copies.
  public static let spun = DuplicateKinds(.spun)
  /// All kinds.
  public static let all: DuplicateKinds = [.exact, .near, .spun]
}

/// The test that found a copy.
public enum DuplicateMethod: UInt8, Sendable, Hashable, CaseIterable {
  /// Not a copy.
  case none = 0
  /// Equal digests of the whole text.
  case digest = 1
  /// Whole sentences shared, word for word.
  case sentences = 2
  /// Neighbouring names and numbers shared.
  case chain = 3
  /// Runs of three words shared.
  case words = 4

  /// The word that tables use.
  public var name: String {
    switch self {
    case .none: "none"
    case .digest: "digest"
    case .sentences: "sentences"
    case .chain: "chain"
    case .words: "words"
    }
  }
}

/// Which document of a cluster is named as its original.
public enum OriginalChoice: UInt8, Sendable, Hashable, CaseIterable {
  /// The one that was added first.
  case first = 0
  /// The one published first; those without a day come last; then the one that was added first.
  case earliest = 1
  /// The one with the most words; then the one that was added first.
  case longest = 2

  /// The word that pipeline files use.
  public var name: String {
    switch self {
    case .first: "first"
    case .earliest: "earliest"
    case .longest: "longest"
    }
  }
}
