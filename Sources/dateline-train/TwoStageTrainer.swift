import DatelineEntities
import DatelineText

/// Trains both stages: the second one learns from first-stage labels of documents that the first stage has not seen (jackknife).
struct TwoStageTrainer {
  /// Settings of both stages; the defaults are those of the model that is compiled in.
  struct Options {
    var learner = LearnerOptions()
    var features = TaggerFeatureSet(rawValue: .max)
    /// Parts for the jackknife.
    var folds = 4
    /// Candidates that a feature must occur at.
    var minimum: UInt32 = 3
    var rowBits = 18
    var stages = 2
    /// Models of each stage whose weights are averaged.
    var models = 3
  }

  let options: Options
  let tables: WordTables
  let log: (String) -> Void

  /// Trains a model on documents and returns its file.
  func train(_ documents: [TrainingDocument]) throws -> [UInt8] {
    var writer = ModelWriter(tables: tables, features: options.features, rowBits: options.rowBits)
    let empty = try TaggerModel(bytes: writer.bytes())
    var extractor = TaggerFeatureExtractor(model: empty)
    var index = FeatureIndex(capacity: 1 << 20)
    for document in documents {
      extractor.extract(tokens: document.tokens, sentences: document.sentences, text: document.text)
      for hash in extractor.hashes { index.tally(hash) }
    }
    let all = index.count
    let kept = index.number(minimum: options.minimum)
    var examples = ExampleSet()
    let folds = TwoStageTrainer.folds(documents, count: options.folds)
    for (number, document) in documents.enumerated() {
      extractor.extract(tokens: document.tokens, sentences: document.sentences, text: document.text)
      examples.add(document, extractor, index: index, fold: folds[number])
    }
    log("\(documents.count) documents, \(examples.count) candidates, \(examples.segments.count) segments")
    log("\(all) features, \(kept.hashes.count) kept, \(examples.features.count) occurrences")
    log("\(examples.unreachable) tokens of names out of reach")
    let first = Learner(examples: examples, extra: nil, tallies: kept.tallies, options: options.learner)
    log("first stage")
    let weights = first.trainAverage(of: options.models, progress: log)
    writer.set(weights, stage: 0, hashes: kept.hashes, tallies: kept.tallies)
    guard options.stages > 1 else {
      writer.set(weights, stage: 1, hashes: kept.hashes, tallies: kept.tallies)
      return writer.bytes()
    }

    var labels = [UInt8](repeating: 0, count: examples.count)
    for fold in 0..<options.folds {
      log("fold \(fold + 1) of \(options.folds)")
      let part = first.train(include: { examples.folds[$0] != fold }, progress: { _ in })
      first.label(part, include: { examples.folds[$0] == fold }, into: &labels)
    }
    var extraIndex = FeatureIndex()
    var hashes: [[UInt64]] = []
    var offsets: [[Int]] = []
    for (number, document) in documents.enumerated() {
      extractor.extract(tokens: document.tokens, sentences: document.sentences, text: document.text)
      extractor.addDocumentFeatures(labels: Array(labels[examples.ranges[number]]))
      for hash in extractor.documentHashes { extraIndex.tally(hash) }
      hashes.append(extractor.documentHashes)
      offsets.append(extractor.documentOffsets)
    }
    let extraKept = extraIndex.number(minimum: options.minimum)
    var extra = DocumentFeatures()
    for number in documents.indices {
      for candidate in 0..<offsets[number].count - 1 {
        for hash in hashes[number][offsets[number][candidate]..<offsets[number][candidate + 1]] {
          if let value = extraIndex.value(hash) { extra.features.append(value + UInt32(kept.hashes.count)) }
        }
        extra.offsets.append(extra.features.count)
      }
    }
    log("second stage, \(extraKept.hashes.count) more features")
    let second = Learner(examples: examples, extra: extra, tallies: kept.tallies + extraKept.tallies, options: options.learner)
    let secondWeights = second.trainAverage(of: options.models, progress: log)
    writer.set(secondWeights, stage: 1, hashes: kept.hashes + extraKept.hashes, tallies: kept.tallies + extraKept.tallies)
    let bytes = writer.bytes()
    log(writer.summary)
    return bytes
  }

  /// A fold for each document; copies share that of their original, which their identifier names.
  private static func folds(_ documents: [TrainingDocument], count: Int) -> [Int] {
    var numbers: [String: Int] = [:]
    return documents.map { document in
      if let known = numbers[document.id] { return known % max(count, 1) }
      numbers[document.id] = numbers.count
      return (numbers.count - 1) % max(count, 1)
    }
  }
}

extension Learner {
  /// Labels the documents that `include` accepts.
  func label(_ weights: Weights, include: (Int) -> Bool, into labels: inout [UInt8]) {
    guard let rows = weights.rows.baseAddress else { return }
    var math = ChainMath()
    var sums: [SIMD16<Float>] = []
    var best: [UInt8] = []
    var active = Active()
    var generator = SeededGenerator(seed: 0)
    let transitions = weights.legalTransitions
    for segment in examples.segments where include(Int(segment.document)) {
      collect(segment, &generator, into: &active)
      Learner.emissions(active, rows, &sums)
      math.decode(sums, count: Int(segment.count), transitions: transitions, allowed: nil, into: &best)
      for (offset, label) in best.enumerated() { labels[Int(segment.first) + offset] = label }
    }
  }
}
