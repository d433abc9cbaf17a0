/// Bounds of a run.
public struct LimitsDefinition: Sendable, Hashable {
  /// How many rejects make a run exit with code 4.
  public enum RejectLimit: Sendable, Hashable {
    /// More than this share of the records, 0 ... 1.
    case share(Double)
    /// More than this number.
    case count(Int)
  }

  /// Concurrent workers; nil for as many as there are processors.
  public var workers: Int?
  /// Memory that the run should stay in, in bytes.
  public var memory: Int
  /// Bytes of the largest document; larger ones are rejected.
  public var maxDocument: Int
  /// How many rejects are too many.
  public var maxRejects: RejectLimit
  /// All keys with their origins.
  public var settings: Settings

  static let workers = Option<Int?>(
    description: OptionDescription(
      "workers", .either([.choice(["auto"]), .integer(1...1024)]), default: .text("auto"),
      "Concurrent workers; results never depend on it. `--jobs` goes before it."),
    fallback: nil
  ) { if case .integer(let count) = $0 { .some(count) } else { nil } }
  static let memory = Option<Int>.size(
    "memory", in: 64 << 20...1 << 40, default: 2 << 30, "Memory that the run should stay in; large state goes to disk above it.")
  static let maxDocument = Option<Int>.size(
    "max_document", in: 1...1 << 30, default: 4 << 20, "Size of the largest document; larger ones go to `rejects`.")
  static let maxRejects = Option<RejectLimit>(
    description: OptionDescription(
      "max_rejects", .either([.percentage, .integer(0...Int.max)]), default: .share(0.01),
      "Share or number of rejects above which the run, though complete, exits with code 4."),
    fallback: .share(0.01)
  ) {
    switch $0 {
    case .share(let share): .share(share)
    case .integer(let count): .count(count)
    default: nil
    }
  }

  /// The keys of `limits`.
  static let options = [workers.description, memory.description, maxDocument.description, maxRejects.description]

  init(_ settings: Settings) {
    workers = settings[Self.workers]
    memory = settings[Self.memory]
    maxDocument = settings[Self.maxDocument]
    maxRejects = settings[Self.maxRejects]
    self.settings = settings
  }
}
