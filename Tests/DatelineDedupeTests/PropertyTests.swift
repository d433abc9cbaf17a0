import DatelineDedupe
import DatelineSentences
import DatelineText
import Testing

/// Runs a deduper over texts, with the sentences stage before it.
func run(_ texts: [String], _ options: DedupeOptions = DedupeOptions(), memoryLimit: Int = 1 << 30) -> DedupeResult {
  var deduper = Deduper(options: options, memoryLimit: memoryLimit)
  for fingerprint in fingerprints(texts, options) { deduper.add(fingerprint, publishedOn: nil) }
  return deduper.finish()
}

/// The fingerprints of texts, with the sentences stage before.
func fingerprints(_ texts: [String], _ options: DedupeOptions = DedupeOptions()) -> [Fingerprint] {
  var splitter = SentenceSplitter().makeWorker()
  var worker = Fingerprinter(options: options).makeWorker()
  return texts.map { text in
    let document = Document(text)
    var annotations = Annotations()
    splitter.annotate(document, &annotations)
    return worker.fingerprint(document, annotations)
  }
}

/// The rows of a result, for comparisons.
func rows(_ result: DedupeResult) -> [String] {
  (0..<result.count).map {
    "\(result.originals[$0]) \(result.kinds[$0]) \(result.methods[$0]) \(result.similarities[$0]) \(result.matchedSentences[$0])"
  }
}

@Suite struct PropertyTests {
  static let seeds: [UInt64] = [1, 2, 3]

  @Test("copies find their story and nothing else", arguments: seeds)
  func finds(seed: UInt64) {
    var generator = NewsGenerator(seed: seed)
    let corpus = generator.corpus(300, copies: 50)
    let result = run(corpus.map(\.text))
    var first: [Int: UInt32] = [:]
    for (index, document) in corpus.enumerated() {
      #expect(result.originals[index] == first[document.story, default: UInt32(index)], "seed \(seed), document \(index)")
      if first[document.story] == nil { first[document.story] = UInt32(index) }
    }
  }

  @Test("the order of equal documents does not change clusters", arguments: seeds)
  func equalDocuments(seed: UInt64) {
    var generator = NewsGenerator(seed: seed)
    var texts = generator.corpus(100, copies: 40).map(\.text)
    let twin = texts[3]
    texts.insert(twin, at: 50)
    texts.append(twin)
    let prints = fingerprints(texts)
    #expect(prints[3] == prints[50] && prints[3] == prints[texts.count - 1], "seed \(seed)")
    let result = run(texts)
    #expect(result.originals[50] == result.originals[3] && result.originals[texts.count - 1] == result.originals[3], "seed \(seed)")
  }

  @Test("adding unrelated documents changes nothing", arguments: seeds)
  func unrelated(seed: UInt64) {
    var generator = NewsGenerator(seed: seed)
    let texts = generator.corpus(150, copies: 40).map(\.text)
    var mixed: [String] = []
    var places: [Int] = []
    for text in texts {
      if generator.number(below: 2) == 0 { mixed.append(NewsGenerator.text(generator.article())) }
      places.append(mixed.count)
      mixed.append(text)
    }
    let alone = run(texts)
    let together = run(mixed)
    for index in texts.indices {
      #expect(Int(together.originals[places[index]]) == places[Int(alone.originals[index])], "seed \(seed), document \(index)")
    }
  }

  @Test("the originals alone hold no copies", arguments: seeds)
  func idempotent(seed: UInt64) {
    var generator = NewsGenerator(seed: seed)
    let texts = generator.corpus(300, copies: 50).map(\.text)
    let result = run(texts)
    let originals = texts.indices.filter { !result.isDuplicate($0) }.map { texts[$0] }
    let again = run(originals)
    #expect((0..<again.count).allSatisfy { !again.isDuplicate($0) }, "seed \(seed)")
  }

  @Test("every copy of a cluster is explained by the pair with its first document", arguments: seeds)
  func everyMemberMatches(seed: UInt64) {
    var generator = NewsGenerator(seed: seed)
    let texts = generator.corpus(120, copies: 50).map(\.text)
    let result = run(texts)
    var splitter = SentenceSplitter().makeWorker()
    let documents = texts.map { text in
      let document = Document(text)
      var annotations = Annotations()
      splitter.annotate(document, &annotations)
      return (document, annotations)
    }
    for index in texts.indices where result.isDuplicate(index) {
      let explanation = Fingerprinter().explain(documents[index], documents[Int(result.originals[index])])
      #expect(!explanation.sharedChainPairs.isEmpty || explanation.kind == .exact, "seed \(seed), document \(index)")
    }
  }

  @Test("the limit of memory changes nothing", arguments: seeds.prefix(1))
  func memory(seed: UInt64) {
    var generator = NewsGenerator(seed: seed)
    let texts = generator.corpus(2100, copies: 30).map(\.text)
    let wide = run(texts)
    let narrow = run(texts, memoryLimit: 200_000)
    #expect(rows(wide) == rows(narrow), "seed \(seed)")
    #expect(wide.sentenceCopies == narrow.sentenceCopies, "seed \(seed)")
    #expect(wide.commonKeyCount == narrow.commonKeyCount, "seed \(seed)")
  }

  @Test("a folder that cannot be written to costs memory, not results")
  func noFolder() {
    var generator = NewsGenerator(seed: 9)
    let prints = fingerprints(generator.corpus(600, copies: 30).map(\.text))
    var here = Deduper()
    var nowhere = Deduper(memoryLimit: 1000, spillFolder: "/nonexistent/folder")
    for fingerprint in prints {
      here.add(fingerprint, publishedOn: nil)
      nowhere.add(fingerprint, publishedOn: nil)
    }
    #expect(rows(here.finish()) == rows(nowhere.finish()))
  }

  @Test("form texts beyond the common key limit stay apart")
  func manyForms() {
    var generator = NewsGenerator(seed: 11)
    let texts = (0..<400).map { _ in
      "Stocks closed higher on Monday as the main index gained \(generator.number(below: 900)) points to end at \(generator.number(below: 90_000)). "
        + "Turnover reached \(generator.number(below: 9000)) million, against \(generator.number(below: 9000)) million a day earlier. "
        + "Dealers said that investors were waiting for the figures on trade that are due later this week."
    }
    let result = run(texts, DedupeOptions(commonKeyLimit: 20))
    #expect((0..<400).allSatisfy { !result.isDuplicate($0) || texts[Int(result.originals[$0])] == texts[$0] })
    #expect(result.commonKeyCount > 0)
  }
}
