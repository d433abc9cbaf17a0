import Dateline
import DatelineTestSupport
import Foundation
import Testing

/// A folder of its own for one test, removed at the end, and what a run leaves in it.
final class Scratch {
  private let temporary: DatelineTestSupport.TemporaryFolder

  init() throws { temporary = try DatelineTestSupport.TemporaryFolder() }

  var folder: URL { URL(fileURLWithPath: temporary.path) }

  func path(_ name: String) -> String { "\(temporary.path)/\(name)" }

  func write(_ name: String, _ bytes: [UInt8]) throws { try temporary.write(name, bytes) }

  func write(_ name: String, _ text: String) throws { try temporary.write(name, text) }

  /// Runs a pipeline given as text.
  @discardableResult
  func run(_ yaml: String, workers: Int = 2, cancellation: Cancellation = Cancellation()) throws -> RunSummary {
    try Pipeline(bytes: Array(yaml.utf8), file: path("pipeline.yaml")).run(workers: workers, cancellation: cancellation)
  }

  /// The rows of a plain JSON Lines table.
  func rows(_ table: String, in output: String = "out") throws -> [[String: Any]] {
    let data = try Data(contentsOf: folder.appendingPathComponent("\(output)/data/\(table).jsonl"))
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  /// All files below a folder with their bytes, by path.
  func files(_ output: String) throws -> [String: Data] {
    var all: [String: Data] = [:]
    let root = folder.appendingPathComponent(output)
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let url = root.appendingPathComponent(name)
      if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { all[name] = try Data(contentsOf: url) }
    }
    return all
  }

  /// A pipeline over one source, all stages, all tables as JSON Lines.
  static func pipeline(
    ingest: String, stages: String = "[sentences, dates, entities, dedupe]", tables: String? = nil, limits: String = "{}"
  ) -> String {
    """
    dateline: 1
    name: test
    ingest:
      - {name: in, \(ingest)}
    stages: \(stages)
    outputs:
      directory: out
      formats: [jsonl, csv.gz]
    \(tables.map { "  tables: \($0)" } ?? "")
    limits: \(limits)
    """
  }
}
