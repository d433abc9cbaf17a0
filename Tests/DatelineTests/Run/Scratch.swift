import Dateline
import Foundation
import Testing

/// A folder of its own for one test, removed at the end.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes a file, folders included.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

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

/// The project's folder, from this file's place.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
