import Foundation

/// A folder of a test's own in the temporary folder of the machine; it goes, with all it holds, when the test lets go of it.
package final class TemporaryFolder {
  /// Without a slash at its end.
  package let path: String

  /// Makes the folder.
  package init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders that it stands in; returns its path.
  @discardableResult
  package func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return "\(path)/\(name)"
  }

  /// Writes a file as UTF-8, with the folders that it stands in; returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

  /// The bytes of a file; nil if it cannot be read.
  package func contents(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) } }

  /// The files below the folder, or below one that it holds, as paths from there, sorted.
  package func files(_ folder: String = "") throws -> [String] {
    let top = "\(path)/\(folder)"
    return try FileManager.default.subpathsOfDirectory(atPath: top).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(top)/\(name)", isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
