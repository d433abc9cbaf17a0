import DatelineText

/// What a line break means in a text.
public enum NewlinePolicy: String, Sendable, Hashable, CaseIterable {
  /// Decided for each document from its lines.
  case auto
  /// A line is a paragraph.
  case paragraphs
  /// Lines are wrapped at a width: only a blank line, a short line or a list marker ends a paragraph.
  case wrapped
}

/// Splits English text into sentences and paragraphs, finds headings, datelines, bylines and list items, and cuts the sentences into tokens.
///
/// One pass over the bytes looks only at full stops, question and exclamation marks, ellipses, quotation marks, brackets and line breaks. What such a
/// mark means is decided by the classes of the word before it and of the word after it; the lists behind the classes are data files. See
/// <doc:HowSentencesAreSplit>.
public struct SentenceSplitter: DocumentStage {
  /// What can be set.
  public struct Options: Sendable, Hashable {
    /// What a line break means.
    public var newlines: NewlinePolicy
    /// Whether a sentence may end inside a quotation; false keeps a quotation of several sentences in one piece.
    public var splitsQuotations: Bool

    /// Makes options; the defaults are right for news.
    public init(newlines: NewlinePolicy = .auto, splitsQuotations: Bool = true) {
      self.newlines = newlines
      self.splitsQuotations = splitsQuotations
    }
  }

  /// The options it was made with.
  public let options: Options
  let tables: SentenceTables
  let tokenizer: Tokenizer

  /// Makes a splitter; the tables are read once a process.
  public init(options: Options = .init()) {
    self.options = options
    tables = SentenceTables.shared
    tokenizer = Tokenizer()
  }

  /// The sentences of a text, without tokens.
  ///
  /// - Complexity: O(bytes).
  public func sentences(in text: String) -> [Sentence] { sentences(in: Array(text.utf8)) }

  /// The sentences of a UTF-8 text, without tokens; spans are half-open byte ranges of it.
  ///
  /// - Complexity: O(bytes).
  public func sentences(in text: [UInt8]) -> [Sentence] {
    var sentences: [Sentence] = []
    text.withUnsafeBufferPointer { split($0, into: &sentences) }
    return sentences
  }

  /// Appends the sentences of a UTF-8 text, without tokens, to a list that may be used again and again.
  ///
  /// - Complexity: O(bytes).
  public func split(_ text: UnsafeBufferPointer<UInt8>, into sentences: inout [Sentence]) {
    guard let base = text.baseAddress, text.count <= Int(UInt32.max) else { return }
    var layout = LineLayout(policy: options.newlines)
    if options.newlines != .paragraphs { layout.measure(base, text.count) }
    var scanner = SentenceScanner(tables: tables, base: base, count: text.count, layout: layout, splitsQuotations: options.splitsQuotations)
    scanner.scan(into: &sentences)
  }

  /// A worker for one thread.
  public func makeWorker() -> Worker { Worker(splitter: self) }
}
