import ArgumentParser
import DatelineEntities

/// `dateline-train evaluate`.
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Score a tagger model on annotated documents.")

  @Option(help: "The model; without it the one that is compiled in.")
  var model: String?

  @Option(help: "Folder of the corpora: one folder a set with dev.jsonl or dev.jsonl.gz.")
  var corpora = "../shared/corpora/entities"

  @Argument(help: "Sets; their development parts are scored, or another part that is named after a colon: ewt:train.")
  var sets: [String] = ["news-gold", "world-press", "wikigold", "politics"]

  @Flag(help: "List what is missed and what is wrongly found.")
  var errors = false

  func run() throws {
    let loaded = try model.map { try TaggerModel(bytes: CorpusReader.contents(at: $0)) } ?? TaggerModel.shipped.get()
    print(Evaluate.summary(try Evaluate.report(loaded, corpora: corpora, sets: sets, segmenter: Segmenter(), errors: errors)))
  }

  /// Scores a model on sets and prints a table for each; the sums of all names are returned with a short figure for each set.
  static func report(
    _ model: TaggerModel, corpora: String, sets: [String], segmenter: Segmenter, errors: Bool = false
  ) throws -> [(title: String, evaluation: Evaluation)] {
    try sets.map { entry in
      let parts = entry.split(separator: ":", maxSplits: 1).map(String.init)
      let set = parts.first ?? entry
      var losses = TrainingDocument.Losses()
      let records = try CorpusReader.records(at: try Train.file(corpora, set, parts.count > 1 ? parts[1] : "dev"))
      let documents = records.map { TrainingDocument($0, profile: .named(set), segmenter: segmenter, losses: &losses) }
      return (entry, report(model, entry, set, documents, errors: errors))
    }
  }

  /// Scores a model on documents of a set and prints a table.
  static func report(
    _ model: TaggerModel, _ title: String, _ set: String, _ documents: [TrainingDocument], errors: Bool = false
  ) -> Evaluation {
    var tagger = Tagger(model: model)
    var evaluation = Evaluation()
    for document in documents { evaluation.add(document, tagger: &tagger, core: Evaluation.core(set)) }
    if errors { print(evaluation.errors.joined(separator: "\n")) }
    print("\(title)\n\(evaluation.table())\n")
    return evaluation
  }

  /// The sums of some evaluations on a line.
  static func summary(_ results: [(title: String, evaluation: Evaluation)]) -> String {
    results.map { "\($0.title) \(Evaluation.percent($0.evaluation.overall.f1))" }.joined(separator: "  ")
  }
}
