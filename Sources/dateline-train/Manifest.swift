import DatelineEntities
import FoundationEssentials

/// What a model was made from, beside it as JSON: command line, size, checksum, development figures. It holds no time, so it is the same on every run.
struct Manifest: Encodable {
  struct Figures: Encodable {
    var precision: Double
    var recall: Double
    var f1: Double
    var names: Int
  }

  var format = TaggerModelLayout.version
  var command: String
  var documents: Int
  var bytes: Int
  var checksum: String
  /// Figures by set and type, in percent; "all" is the sum.
  var development: [String: [String: Figures]]

  init(arguments: [String], documents: Int, bytes: [UInt8], results: [(title: String, evaluation: Evaluation)]) {
    command = (["dateline-train"] + arguments).joined(separator: " ")
    self.documents = documents
    self.bytes = bytes.count
    checksum = String(bytes.withUnsafeBytes { TaggerModelLayout.checksum($0) }, radix: 16)
    development = [:]
    for (title, evaluation) in results {
      var types = evaluation.byType
      types["all"] = evaluation.overall
      development[title] = types.mapValues(Manifest.figures)
    }
  }

  private static func figures(_ score: Score) -> Figures {
    func percent(_ share: Double) -> Double { (share * 10_000).rounded() / 100 }
    return Figures(precision: percent(score.precision), recall: percent(score.recall), f1: percent(score.f1), names: score.expected)
  }

  /// The manifest as JSON with sorted keys.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [10]
  }

  /// `model.bin` has `model.json` beside it.
  static func path(for model: String) -> String { (model.hasSuffix(".bin") ? String(model.dropLast(4)) : model) + ".json" }
}
