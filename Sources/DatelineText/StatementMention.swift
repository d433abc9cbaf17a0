/// An attributed statement: who said what, and when.
public struct StatementMention: Sendable, Hashable {
  /// Group of the cue's lemma.
  public enum CueClass: String, Sendable, CaseIterable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case say, claim, deny, confirm, warn, believe, ask, order, report
  }
  /// Where the day of a statement comes from.
  public enum SaidBasis: String, Sendable, CaseIterable {
    /// A date in the same sentence.
    case sentence
    /// An earlier statement of the same speaker in the document.
    case speaker
    /// The document's anchor day.
    case anchor
    /// Nothing.
    case none
  }

  /// What was said.
  public var content: ByteSpan
  /// Index of the cue's sentence.
  public var sentence: UInt32
  /// Index in `Annotations.statements` of the statement whose content holds this one.
  public var parent: UInt32?
  /// Whether the content holds quotation marks.
  public var isDirect: Bool
  /// Reporting words as written.
  public var cue: ByteSpan
  /// Their lemma.
  public var cueLemma: String
  /// Group of the lemma.
  public var cueClass: CueClass
  /// Whether the cue is negated ("didn't deny").
  public var isNegated: Bool
  /// The speaker as written in this sentence.
  public var speaker: ByteSpan?
  /// Index in `Annotations.mentions` of the speaker's mention.
  public var speakerMention: UInt32?
  /// Index in `Annotations.entities` of the speaker, pronouns followed to their antecedent.
  public var speakerEntity: UInt32?
  /// Canonical role of the speaker in this document.
  public var speakerRole: String?
  /// Index in `Annotations.dates` of the expression that says when.
  public var date: UInt32?
  /// Day it was said.
  public var saidOn: Day?
  /// Where that day comes from.
  public var saidBasis: SaidBasis
  /// 0 ... 1.
  public var confidence: Double

  /// Makes a statement with the least that a row needs.
  public init(content: ByteSpan, sentence: UInt32, cue: ByteSpan, cueLemma: String, cueClass: CueClass, confidence: Double) {
    self.content = content
    self.sentence = sentence
    self.cue = cue
    self.cueLemma = cueLemma
    self.cueClass = cueClass
    self.confidence = confidence
    isDirect = false
    isNegated = false
    saidBasis = .none
  }
}
