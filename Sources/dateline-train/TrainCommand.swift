import ArgumentParser
import DatelineEntities
import DatelineText
import Glibc

/// `dateline-train train`.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train a tagger model.",
    discussion:
      "The same corpora, gazetteers and options give the same bytes. Figures go to standard error, the model and its manifest to files.")

  private static let recipe = TwoStageTrainer.Options()

  @Option(help: "Folder of the corpora: one folder a set with train.jsonl or train.jsonl.gz.")
  var corpora = "../shared/corpora/entities"

  @Option(help: "Folder of the gazetteers that the word tables are built from.")
  var gazetteers = "Sources/CDatelineData/data/entities"

  @Option(
    name: .customLong("set"), parsing: .singleValue, help: "A set to train on, with its weight: news-gold or silver=0.3. May be repeated.")
  var sets: [String] = ["news-gold", "world-press", "wikigold=1.5", "politics"]

  @Option(name: .customLong("dev"), parsing: .singleValue, help: "A set whose development part is scored. May be repeated.")
  var development: [String] = ["news-gold", "world-press", "wikigold", "politics"]

  @Option(help: "Where the model goes; without it only the figures are printed.")
  var output: String?

  @Option(help: "crf, perceptron or pa.")
  var learner = recipe.learner.kind.rawValue

  @Option(help: "Passes over the examples.")
  var epochs = recipe.learner.epochs

  @Option(help: "Seed of the order of the examples and of the changed copies.")
  var seed = recipe.learner.seed

  @Option(help: "Step size of the conditional random field.")
  var rate = recipe.learner.rate

  @Option(help: "Where the sums of squared gradients begin: the higher, the less a rare feature learns.")
  var damping = recipe.learner.damping

  @Option(help: "L2 penalty of the conditional random field.")
  var penalty = recipe.learner.penalty

  @Option(help: "Share of the features that an example does without, at random.")
  var dropout = recipe.learner.dropout

  @Option(help: "Largest step of the passive-aggressive learner.")
  var aggressiveness = recipe.learner.aggressiveness

  @Option(help: "Parts for the jackknife of the second stage.")
  var folds = recipe.folds

  @Option(help: "Models of each stage that are averaged; each sees the examples in another order and does without other features.")
  var models = recipe.models

  @Option(help: "1 or 2 stages.")
  var stages = recipe.stages

  @Option(help: "Occurrences that a feature needs.")
  var minimum = recipe.minimum

  @Option(help: "The row table holds 2 to this power rows of 32 bytes.")
  var rowBits = recipe.rowBits

  @Option(parsing: .singleValue, help: "A group of features to leave out. May be repeated.")
  var without: [String] = []

  @Option(help: "Copies with other names of persons and places, per document.")
  var swapped = 0.3

  @Flag(inversion: .prefixedNo, help: "Swap names of bodies, peoples and natural places as well.")
  var swapOthers = true

  @Option(help: "Copies in small letters, per document.")
  var lowered = 0.06

  @Option(help: "Copies with sentences as headlines, per document.")
  var headlines = 0.15

  @Option(help: "Copies with spun names, per document.")
  var spun = 0.15

  @Option(help: "Weight of a copy, as a factor of its original's.")
  var copyWeight: Float = 0.3

  @Option(help: "Keep this part of five of the documents out of training and score it too: 1 ... 5.")
  var holdout: Int?

  @Flag(help: "Read unmarked tokens as outside even where a set does not annotate a type.")
  var closed = false

  func run() throws {
    let log = Log.line
    let segmenter = Segmenter()
    var profiled: [(document: TrainingDocument, profile: CorpusProfile)] = []
    var heldOut: [(set: String, documents: [TrainingDocument])] = []
    for entry in sets {
      let (name, weight) = try Train.weighted(entry)
      var profile = CorpusProfile.named(name)
      if closed { profile.unmarked = [] }
      var losses = TrainingDocument.Losses()
      let records = try CorpusReader.records(at: try Train.file(corpora, name, "train"))
      heldOut.append((name, []))
      for (number, record) in records.enumerated() {
        var document = TrainingDocument(record, profile: profile, segmenter: segmenter, losses: &losses)
        document.weight = weight
        if let holdout, number % 5 == holdout - 1 {
          heldOut[heldOut.count - 1].documents.append(document)
        } else {
          profiled.append((document, profile))
        }
      }
      log("\(name): \(records.count) documents, \(losses.names) names, \(losses.snapped) snapped to tokens, \(losses.skipped) skipped")
    }
    var documents = profiled.map(\.document)
    var lexicon = try LexiconBuilder(directory: gazetteers)
    lexicon.addCapitalisation(documents)
    documents += try copies(segmenter).make(profiled.filter { $0.profile.isComplete }, seed: seed)
    log("\(documents.count - profiled.count) changed copies")
    log("\(lexicon.tables.wordCount) words, \(lexicon.tables.phraseCount) phrases in the word tables")
    let trainer = TwoStageTrainer(options: try options(), tables: lexicon.tables, log: log)
    var bytes = try trainer.train(documents)
    let model = try TaggerModel(bytes: bytes)
    var results = try Evaluate.report(model, corpora: corpora, sets: development, segmenter: segmenter)
    ModelWriter.calibrate(&bytes, ConfidenceCurve.fit(results.flatMap(\.evaluation.margins)))
    if let output {
      try Train.write(bytes, to: output)
      let manifest = Manifest(
        arguments: Array(CommandLine.arguments.dropFirst()), documents: documents.count, bytes: bytes, results: results)
      try Train.write(manifest.json(), to: Manifest.path(for: output))
    }
    for part in heldOut where !part.documents.isEmpty {
      results.append((part.set + "/held-out", Evaluate.report(model, part.set + "/held-out", part.set, part.documents)))
    }
    print(Evaluate.summary(results))
  }

  private func copies(_ segmenter: Segmenter) throws -> Copies {
    let shares = Copies.Shares(swapped: swapped, lowered: lowered, headlines: headlines, spun: spun, weight: copyWeight)
    var spins: [(original: [UInt8], spun: [UInt8])] = []
    for row in try GazetteerFile.rows(gazetteers + "/spin_synonyms.tsv") {
      let original = Array((row["original"] ?? "").utf8)
      let spun = Array((row["spun"] ?? "").utf8)
      guard ["organisation", "title", "name", "place", "other"].contains(row["context"] ?? ""), !original.contains(32), !spun.contains(32)
      else { continue }
      spins.append((original.map(WordHash.fold), spun.map(WordHash.fold)))
    }
    return Copies(
      shares: shares, swapsOthers: swapOthers, names: try NameSource(directory: gazetteers), spins: spins, segmenter: segmenter)
  }

  private func options() throws -> TwoStageTrainer.Options {
    guard let kind = LearnerKind(rawValue: learner) else {
      throw ValidationError("unknown learner '\(learner)'; known are \(LearnerKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    var options = Train.recipe
    options.learner.kind = kind
    options.learner.epochs = epochs
    options.learner.seed = seed
    options.learner.rate = rate
    options.learner.penalty = penalty
    options.learner.damping = damping
    options.learner.dropout = dropout
    options.learner.aggressiveness = aggressiveness
    options.folds = folds
    options.models = models
    options.stages = stages
    options.minimum = minimum
    options.rowBits = rowBits
    for name in without {
      guard let group = TaggerFeatureSet.names.first(where: { $0.name == name }) else {
        throw ValidationError("unknown group '\(name)'; known are \(TaggerFeatureSet.names.map(\.name).joined(separator: ", "))")
      }
      options.features.remove(group.set)
    }
    return options
  }

  private static func weighted(_ entry: String) throws -> (String, Float) {
    guard let equals = entry.firstIndex(of: "=") else { return (entry, 1) }
    guard let weight = Float(entry[entry.index(after: equals)...]), weight > 0 else {
      throw ValidationError("bad weight in '\(entry)'; write for example silver=0.3")
    }
    return (String(entry[..<equals]), weight)
  }

  static func file(_ corpora: String, _ set: String, _ part: String) throws -> String {
    for ending in [".jsonl", ".jsonl.gz"] {
      let path = corpora + "/" + set + "/" + part + ending
      if access(path, R_OK) == 0 { return path }
    }
    throw TrainError.unreadable(path: corpora + "/" + set + "/" + part + ".jsonl(.gz)", reason: "no such file")
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw TrainError.unreadable(path: path, reason: "cannot be written") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw TrainError.unreadable(path: path, reason: "the disk is full") }
  }
}
