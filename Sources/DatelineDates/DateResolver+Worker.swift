import DatelineText

extension DateResolver {
  /// The part of the resolver that belongs to one thread: the grammar's scratch buffers.
  public struct Worker: DocumentStageWorker {
    private let anchor: Day?
    private let options: Options
    private let reader = LexemeReader()
    private var grammar = Grammar()
    private var resolver = Resolver()
    private var value = TimexValue()
    private var evidence = EvidenceCollector()
    /// A post on social media, by its marks and words.
    private var isPost = false
    /// The tense of expressions that stand in a fragment without any verb.
    private var fragmentTense = Tense.none

    init(anchor: Day?, options: Options) {
      self.anchor = anchor
      self.options = options
      resolver.weekStart = options.weekStart
    }

    /// Fills `annotations.dates` and `annotations.anchor` from the tokens, sentences and blocks of the sentence stage.
    ///
    /// - Complexity: O(tokens), and O(expressions) memory.
    public mutating func annotate(_ document: Document, _ annotations: inout Annotations) {
      annotations.dates.removeAll(keepingCapacity: true)
      grammar.terms.removeAll(keepingCapacity: true)
      grammar.found.removeAll(keepingCapacity: true)
      // A phrase or a note by itself ("Friday at 8", "see you on Sunday") is about what is to come; running text without a verb cue is a report.
      fragmentTense = annotations.tokens.count <= 40 ? .future : .none
      document.text.withUnsafeBufferPointer { bytes in
        isPost = reader.isPost(annotations.tokens, bytes)
        grammar.bytes = bytes
        grammar.order = options.order == .ymd ? .ymd : NumericOrder.shown(by: annotations.tokens, bytes) ?? options.order
        var scanner = DatelineScanner()
        evidence.reset()
        let isDated = anchor != nil || document.dateOrder.contains { Worker.day(of: document, $0) != nil }
        let mayInfer = !isDated && document.dateOrder.contains(.inferred)
        for (index, sentence) in annotations.sentences.enumerated() {
          read(index, sentence, annotations.tokens, bytes, &scanner, mayInfer: mayInfer)
        }
        annotations.anchor = anchor(of: document, scanner)
        resolve(&annotations)
        grammar.bytes = UnsafeBufferPointer(start: nil, count: 0)
      }
    }

    private mutating func read(
      _ index: Int, _ sentence: Sentence, _ tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: inout DatelineScanner,
      mayInfer: Bool
    ) {
      let range = sentence.tokens.clamped(to: 0..<tokens.count)
      guard reader.hasTrigger(tokens, range, bytes) else {
        scanner.sentences += 1
        return
      }
      reader.read(tokens, range, bytes, into: &grammar.lexemes)
      let first = grammar.found.count
      grammar.parseSentence(UInt32(index))
      for found in first..<grammar.found.count {
        let expression = grammar.found[found]
        if needsTense(grammar.terms[Int(expression.term)]) {
          var tense = TenseReader.tense(grammar.lexemes, expression.start, expression.end)
          // What ends then is not over with the verb: "They said that he would stay away until June", "were told to leave by May 3".
          if tense == .past, expression.preposition == .until || expression.preposition == .by { tense = .present }
          grammar.found[found].tense = tense == .none ? fragmentTense : tense
          grammar.found[found].isTenseGuessed = tense == .none
        }
      }
      scanner.look(grammar, first..<grammar.found.count)
      if mayInfer { evidence.look(grammar, first..<grammar.found.count) }
    }

    private func needsTense(_ term: Term) -> Bool {
      switch term.operation {
      case .calendar, .named, .holiday, .shift, .nth, .part, .duration, .relative, .timeOfDay: true
      default: false
      }
    }

    // MARK: - Anchor

    /// The day that the input itself gives.
    private static func day(of document: Document, _ basis: DateBasis) -> Day? {
      switch basis {
      case .given: document.givenOn
      case .metadata: document.metadataOn
      case .path: document.pathOn
      case .dateline, .inferred, .none: nil
      }
    }

    private func anchor(of document: Document, _ scanner: DatelineScanner) -> DocumentAnchor {
      if let anchor { return DocumentAnchor(on: anchor, basis: .given) }
      var result = DocumentAnchor()
      for basis in document.dateOrder where result.on == nil {
        switch basis {
        case .given, .metadata, .path:
          if let day = Worker.day(of: document, basis) { result = DocumentAnchor(on: day, basis: basis) }
        case .dateline:
          if let day = scanner.day(near: document.givenOn ?? document.metadataOn ?? document.pathOn) {
            result = DocumentAnchor(on: day, basis: .dateline)
          }
        case .inferred:
          guard DocumentMode.choose(grammar.found, grammar.terms, document: nil) == .news else { continue }
          let inference = DateInference(evidence, dateline: scanner.monthDay)
          if let inferred = inference.infer(collectsEvidence: options.collectsEvidence) { result = inferred }
        case .none: break
        }
      }
      if options.collectsEvidence, result.on != nil, result.basis != .inferred {
        result.evidence = ["\(result.basis.rawValue): \(result.on.map(\.description) ?? "")"]
      }
      return result
    }

    // MARK: - Resolution

    private mutating func resolve(_ annotations: inout Annotations) {
      resolver.state = ResolutionState()
      resolver.state.document = annotations.anchor.on
      resolver.isPost = isPost
      resolver.isPhrase = annotations.tokens.count <= 4
      resolver.state.mode = DocumentMode.choose(grammar.found, grammar.terms, document: annotations.anchor.on)
      annotations.dates.reserveCapacity(grammar.found.count)
      let builder = MentionBuilder(
        weekStart: options.weekStart, isInferred: annotations.anchor.basis == .inferred, isPost: isPost)
      var firstEnd = 0
      var lastKept = -1
      for (index, parsed) in grammar.found.enumerated() {
        guard !isSilent(parsed) else { continue }
        var expression = parsed
        expression.time = resolver.daytime(parsed.time)
        resolver.isFragment = fragmentTense == .future && parsed.isTenseGuessed
        var resolution = resolver.resolve(expression.term, in: grammar.terms, tense: expression.tense)
        resolver.orderRange(expression, &resolution, grammar)
        resolver.carryMidnight(expression, &resolution, isTimeAlone: grammar.terms[Int(expression.term)].operation == .timeOfDay)
        let mention = builder.mention(expression, grammar.terms, resolution, &value)
        resolver.remember(expression, grammar.terms[Int(expression.term)], resolution)
        guard mention.confidence >= options.minConfidence else { continue }
        annotations.dates.append(mention)
        let row = annotations.dates.count - 1
        if expression.rangeBack == 0 {
          firstEnd = row
          lastKept = index
        } else if expression.rangeBack > 0, lastKept == index - expression.rangeBack {
          annotations.dates[firstEnd].rangeFirst = UInt32(firstEnd)
          annotations.dates[row].rangeFirst = UInt32(firstEnd)
        }
      }
      Appositions.share(&annotations.dates, grammar.found)
    }

    /// Expressions that this kind of document has no rows for.
    private func isSilent(_ expression: Expression) -> Bool {
      switch expression.register {
      case .any: false
      case .narrative: resolver.state.mode == .news
      case .news: resolver.state.mode == .narrative || isPost
      case .post: !isPost
      }
    }
  }
}
