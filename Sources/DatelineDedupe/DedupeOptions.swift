/// Where the names and numbers of a fingerprint come from.
public enum AnchorSource: UInt8, Sendable, Hashable, CaseIterable {
  /// Tokens: words with a capital inside a sentence, and numbers.
  case tokens = 0
  /// The values of the dates stage and the entity ids of the entities stage; tokens for what they leave.
  case annotations = 1
}

/// What decides how documents are compared. Two runs may only share a state file when these are equal.
public struct DedupeOptions: Sendable, Hashable {
  /// The kinds of copies that are looked for; others stay originals.
  public var kinds: DuplicateKinds
  /// Least share of common words, 0.5 ... 1, for two sentences with the same names, numbers and negations to be near copies of each other.
  public var nearThreshold: Double
  /// Which document of a cluster is its original.
  public var keep: OriginalChoice
  /// Where names and numbers come from; the same for all documents of a run.
  public var anchors: AnchorSource
  /// A key held by more stored documents than this is furniture: it is counted, but not followed.
  public var commonKeyLimit: Int
  /// Whether sentences that copy earlier sentences are looked for.
  public var findsSentenceCopies: Bool

  /// Makes options; those of a pipeline file without any are the defaults.
  public init(
    kinds: DuplicateKinds = .all, nearThreshold: Double = 0.8, keep: OriginalChoice = .first, anchors: AnchorSource = .tokens,
    commonKeyLimit: Int = 300, findsSentenceCopies: Bool = true
  ) {
    self.kinds = kinds
    self.nearThreshold = min(max(nearThreshold, 0.5), 1)
    self.keep = keep
    self.anchors = anchors
    self.commonKeyLimit = min(max(commonKeyLimit, 1), 65_535)
    self.findsSentenceCopies = findsSentenceCopies
  }
}
