import DatelineText

/// Brings together what finds names: the trained tagger, the rules, the spun names put back. Names never overlap.
struct NameFinder {
  private let rules: RuleFinder
  private let table: GazetteerTable
  private let edges: NameEdges
  private let splitter: NameSplitter
  private let retyper: NameRetyper
  private var tagger: Tagger?
  private var tagged: [TaggedSpan] = []

  init(rules: RuleFinder, table: GazetteerTable, model: TaggerModel?) {
    self.rules = rules
    self.table = table
    edges = NameEdges(table: table)
    splitter = NameSplitter(table: table, lexicon: model?.lexicon)
    retyper = NameRetyper(table: table, lexicon: model?.lexicon)
    tagger = model.map { Tagger(model: $0) }
  }

  /// The names of a document in text order.
  ///
  /// - Complexity: O(tokens).
  mutating func findSpans(in view: DocumentView, document: Document, sentences: [Sentence], repaired: [TypedSpan]) -> [TypedSpan] {
    var spans: [TypedSpan]
    if tagger != nil {
      tagged.removeAll(keepingCapacity: true)
      tagger?.tag(tokens: view.tokens, sentences: sentences, text: document.text, into: &tagged)
      spans = tagged.map {
        TypedSpan(
          tokens: $0.firstToken..<($0.lastToken + 1), sentence: $0.sentence, type: $0.type, confidence: Double($0.confidence),
          rule: .tagger)
      }
    } else {
      spans = rules.findSpans(in: view)
    }
    spans = spans.compactMap { edges.trimmed($0, in: view) }.flatMap { splitter.parts(of: $0, in: view) }
    spans = retyper.retyped(spans, in: view)
    let listed = listedByUser(in: view)
    if !listed.isEmpty { spans = NameFinder.merge(listed, over: spans) }
    if !repaired.isEmpty { spans = NameFinder.merge(repaired, over: spans) }
    return NameFinder.merge(spans, over: shortCountries(in: view))
  }

  /// "the North" and "the South", which mean a state where one is spoken of; the linker drops them if none is.
  ///
  /// - Complexity: O(tokens).
  private func shortCountries(in view: DocumentView) -> [TypedSpan] {
    var spans: [TypedSpan] = []
    for (number, sentence) in view.sentences.enumerated() {
      for token in sentence.tokens.clamped(to: 0..<view.tokens.count)
      where view.keys[token] == NameFinder.north || view.keys[token] == NameFinder.south {
        guard token > sentence.tokens.lowerBound, view.tokens[token].isCapitalized, view.keys[token - 1] == NameFinder.article else {
          continue
        }
        let next = token + 1
        let joins =
          next < view.tokens.count
          && (view.tokens[next].isCapitalized || view.tokens[next].kind == .dash || view.keys[next] == NameFinder.of)
        if joins { continue }
        spans.append(TypedSpan(tokens: token..<next, sentence: number, type: .place, confidence: 0.8, rule: .repetition))
      }
    }
    return spans
  }

  private static let north = NameKey.of("north")
  private static let south = NameKey.of("south")
  private static let article = NameKey.of("the")
  private static let of = NameKey.of("of")

  /// Names that the user lists, wherever they stand.
  ///
  /// - Complexity: O(tokens).
  private func listedByUser(in view: DocumentView) -> [TypedSpan] {
    guard table.hasUserEntries else { return [] }
    var spans: [TypedSpan] = []
    for (number, sentence) in view.sentences.enumerated() {
      let tokens = sentence.tokens.clamped(to: 0..<view.tokens.count)
      var token = tokens.lowerBound
      while token < tokens.upperBound {
        guard let match = rules.matcher.longest(at: token, before: tokens.upperBound, in: view, onlyUser: true) else {
          token += 1
          continue
        }
        let entry = table.entries[Int(table.aliases[match.alias].entry)]
        spans.append(TypedSpan(tokens: match.tokens, sentence: number, type: entry.type, confidence: 0.95, rule: .gazetteer))
        token = match.tokens.upperBound
      }
    }
    return spans
  }

  /// Two lists in text order made one; where they overlap the first list holds.
  static func merge(_ first: [TypedSpan], over second: [TypedSpan]) -> [TypedSpan] {
    guard !second.isEmpty else { return first }
    var merged: [TypedSpan] = []
    merged.reserveCapacity(first.count + second.count)
    var index = 0
    for span in second {
      while index < first.count, first[index].tokens.lowerBound < span.tokens.upperBound {
        merged.append(first[index])
        index += 1
      }
      if let last = merged.last, last.tokens.upperBound > span.tokens.lowerBound { continue }
      merged.append(span)
    }
    merged.append(contentsOf: first[index...])
    return merged
  }
}
