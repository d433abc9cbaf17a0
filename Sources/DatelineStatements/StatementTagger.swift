import DatelineText

/// The stage `statements`: who said what, and when.
///
/// It finds quotations and reported speech by rules over tokens (see <doc:HowStatementsAreFound>), and works out speaker, day and nesting from what the
/// stages before it have found. It needs tokens and sentences; mentions, dates and roles make it better.
public struct StatementTagger: DocumentStage {
  /// Makes the stage; its tables are read once a process.
  public init() {}

  /// A worker with its own scratch.
  public func makeWorker() -> Worker { Worker(lexicon: StatementLexicon.shared) }

  /// The part of the stage that belongs to one thread.
  public struct Worker: DocumentStageWorker {
    private let lexicon: StatementLexicon
    private var words: [Word] = []
    private var quotations: [Quotation] = []
    private var findings: [Finding] = []

    init(lexicon: StatementLexicon) { self.lexicon = lexicon }

    /// Adds the document's statements, sorted by the start of their content.
    ///
    /// - Complexity: O(tokens), and O(n log n) for sorting n statements.
    public mutating func annotate(_ document: Document, _ annotations: inout Annotations) {
      let found = document.text.withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { base in annotations.withBuffers { read(base, $0, annotations) } }
      }
      annotations.statements = found ?? []
    }

    private mutating func read(_ base: UnsafePointer<UInt8>, _ given: AnnotationBuffers, _ annotations: Annotations) -> [StatementMention] {
      quotations.removeAll(keepingCapacity: true)
      WordReader.read(given.tokens, base, given.mentions, given.dates, lexicon, into: &words)
      words.withUnsafeMutableBufferPointer { QuotationPairer.pair(given.tokens, base, given.sentences, $0, into: &quotations) }
      return words.withUnsafeBufferPointer { words in
        quotations.withUnsafeBufferPointer { quotations in
          let view = TextView(base: base, given: given, words: words, quotations: quotations, lexicon: lexicon)
          var finder = SentenceFinder(view, reusing: &findings)
          finder.find()
          findings = finder.findings
          RunningQuotations.attach(&findings, view)
          return StatementBuilder.build(&findings, view, annotations)
        }
      }
    }
  }
}
