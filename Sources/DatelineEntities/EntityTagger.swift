import DatelineText

/// The stage `entities`: finds names, links them to what they mean, puts spun names back.
///
/// It needs tokens and sentences. It fills `Annotations.mentions`, `entities`, `likelyAntecedents` and `repairedSentences`. Results depend on the document
/// and the options only.
public struct EntityTagger: DocumentStage {
  /// What the stage is asked to do.
  public struct Options: Sendable {
    /// Types that are put out; names of other types are found all the same, because they are evidence.
    public var types: Set<EntityType> = Set(EntityType.allCases)
    /// Whether the gazetteer that comes with the program is used.
    public var usesBuiltinGazetteer = true
    /// Lists of the user, which come before the gazetteer that comes with the program.
    public var userGazetteers: [UserGazetteer] = []
    /// Mentions below this confidence, 0 ... 1, are left out.
    public var minConfidence: Double = 0
    /// What is done about spun names.
    public var repair: RepairMode = .annotate
    /// Whether the trained tagger is used; without it rules and lists alone find names.
    public var usesTrainedTagger = true

    /// Makes the options of a stage that is given none.
    public init() {}
  }

  let options: Options
  let table: GazetteerTable
  let model: TaggerModel?

  /// Makes the stage with the options of a stage that is given none.
  public init() {
    options = Options()
    table = BuiltinGazetteer.table
    model = try? TaggerModel.shipped.get()
  }

  /// Makes the stage. The gazetteers are read here, once for all workers.
  ///
  /// - Throws: `GazetteerError` if two of the user's lists contradict each other.
  public init(options: Options) throws(GazetteerError) {
    self.options = options
    let builtin = options.usesBuiltinGazetteer ? BuiltinGazetteer.table : GazetteerBuilder(capacity: 1024).finish()
    table = options.userGazetteers.isEmpty ? builtin : try UserGazetteer.merge(options.userGazetteers, onto: builtin)
    model = options.usesTrainedTagger ? (try? TaggerModel.shipped.get()) : nil
  }

  /// A worker with its own buffers.
  public func makeWorker() -> Worker { Worker(self) }

  /// The part of the stage that belongs to one thread.
  public struct Worker: DocumentStageWorker {
    private let stage: EntityTagger
    private let rules: RuleFinder
    private let spun: SpunNameFinder
    private var finder: NameFinder
    private var keys: [NameKey] = []

    init(_ stage: EntityTagger) {
      self.stage = stage
      rules = RuleFinder(table: stage.table)
      spun = SpunNameFinder(table: stage.table)
      finder = NameFinder(rules: rules, table: stage.table, model: stage.model)
    }

    /// Adds the document's mentions and entities.
    ///
    /// - Complexity: O(tokens).
    public mutating func annotate(_ document: Document, _ annotations: inout Annotations) {
      let options = stage.options
      let table = stage.table
      let source = annotations
      // Taken out, because the closure below needs the rest of the worker.
      var keys: [NameKey] = []
      swap(&keys, &self.keys)
      let found = DocumentView.with(document, source, keys: &keys) { view in
        let repaired = options.repair == .off ? [] : spun.findSpans(in: view)
        let spans = finder.findSpans(in: view, document: document, sentences: source.sentences, repaired: repaired)
        var linker = DocumentLinker(spans, in: view, table: table)
        linker.link()
        linker.addStateBodies()
        var builder = MentionBuilder(table: table, view: view, mode: options.repair)
        var built = builder.build(linker.mentions, dropped: linker.dropped) {
          options.types.contains($0.type) && $0.confidence >= options.minConfidence
        }
        PronounFinder.assign(&built.entities, built.mentions, in: view, words: linker.words)
        let antecedents = Antecedents.find(built.mentions, of: built.entities, in: view, words: linker.words)
        return (built: built, antecedents: antecedents)
      }
      swap(&keys, &self.keys)
      annotations.mentions = found.built.mentions
      annotations.entities = found.built.entities
      annotations.likelyAntecedents = found.antecedents
      if options.repair != .off { annotations.repairedSentences = RepairedSentences.make(document, annotations) }
    }
  }
}
