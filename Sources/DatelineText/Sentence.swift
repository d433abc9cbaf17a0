/// A sentence of a document, without the blank around it.
public struct Sentence: Sendable, Hashable {
  /// Its bytes.
  public var span: ByteSpan
  /// Paragraph that it lies in, from 0.
  public var paragraph: UInt32
  /// Index of its first token in `Annotations.tokens`.
  public var firstToken: UInt32
  /// One past the index of its last token.
  public var endToken: UInt32
  /// Whether it starts inside a quotation that an earlier sentence opened.
  public var startsInQuotation: Bool

  /// Makes a sentence.
  @inlinable
  public init(span: ByteSpan, paragraph: UInt32, firstToken: UInt32 = 0, endToken: UInt32 = 0, startsInQuotation: Bool = false) {
    self.span = span
    self.paragraph = paragraph
    self.firstToken = firstToken
    self.endToken = endToken
    self.startsInQuotation = startsInQuotation
  }

  /// Its tokens as a range of indices into `Annotations.tokens`.
  @inlinable public var tokens: Range<Int> { Int(firstToken)..<Int(endToken) }
}

/// A stretch of text that is not running prose.
public struct TextBlock: Sendable, Hashable {
  /// What the stretch is.
  public enum Kind: UInt8, Sendable {
    /// A headline or subheading on a line of its own.
    case heading
    /// Place, day and agency before the first sentence: `KYIV, Oct. 24 (Reuters) -`.
    case dateline
    /// `By Jane Smith`, `Published 24 October 2024`, and the like on a line of its own.
    case byline
    /// An item of a list, with its bullet or number.
    case listItem
    /// Caption of a picture.
    case caption
  }
  /// What it is.
  public var kind: Kind
  /// Its bytes.
  public var span: ByteSpan

  /// Makes a block.
  public init(kind: Kind, span: ByteSpan) {
    self.kind = kind
    self.span = span
  }
}
