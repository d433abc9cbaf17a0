import Foundation
import Testing

/// Folders of the package that is tested, and beside it.
package enum Project {
  /// The package's folder.
  package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file or folder of `../shared`; nil where the package stands alone.
  package static func shared(_ path: String) -> URL? {
    let url = root.deletingLastPathComponent().appendingPathComponent("shared").appendingPathComponent(path)
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// The articles of `../shared/seed`, in order of their names; none where the package stands alone.
  package static let seedArticles: [String] = {
    guard let folder = shared("seed") else { return [] }
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.compactMap {
      try? String(contentsOf: $0, encoding: .utf8)
    }
  }()
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, and says so, where `../shared` does not hold what it reads.
  package static func needsShared(_ path: String) -> Self {
    .enabled(if: Project.shared(path) != nil, "there is no ../shared/\(path) beside the package")
  }
}
