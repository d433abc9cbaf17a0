import DatelineDatasets
import Glibc

extension StarterPipeline {
  /// Why the starter files were not written.
  public struct WritingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is in the way, and what to do about it.
    public let description: String
    /// Whether files are there already; else the system refused.
    public let isOccupied: Bool
  }

  /// Writes the starter files: into a folder the pipeline file, an article and the schema, or the pipeline file alone if the path ends in `.yaml` or `.yml`.
  ///
  /// - Parameters:
  ///   - path: The folder, which is made if it is not there, or the file.
  ///   - overwrites: Whether files that are there are written again.
  /// - Returns: The files, the pipeline file first.
  /// - Throws: `WritingError`; nothing has been written if files are there already.
  public static func write(to path: String, overwrites: Bool) throws(WritingError) -> [String] {
    var path = path.isEmpty ? "." : path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let isFolder = DatasetFolder.isFolder(path)
    let isFile = !isFolder && (path.hasSuffix(".yaml") || path.hasSuffix(".yml"))
    if !isFolder, !isFile, access(path, F_OK) == 0 {
      throw WritingError(description: "\(path) is a file; give a folder, or a file that ends in .yaml", isOccupied: true)
    }
    let folder = isFile ? parent(of: path) : path
    let stem = isFile ? String((path.split(separator: "/").last ?? "my-news").prefix { $0 != "." }) : folderName(path)
    let pipeline = isFile ? path : folder + "/" + fileName
    var files = [(path: pipeline, text: file(name: stem, hasSchema: !isFile))]
    if !isFile {
      files.append((folder + "/" + articlePath, article))
      files.append((folder + "/" + schemaName, PipelineSchema.json.text() + "\n"))
    }
    if !overwrites, let there = files.first(where: { access($0.path, F_OK) == 0 }) {
      throw WritingError(description: "\(there.path) is there already; give another name, or --force to write it again", isOccupied: true)
    }
    return try files.map { file throws(WritingError) in
      let shown = file.path.hasPrefix("./") ? String(file.path.dropFirst(2)) : file.path
      try makeFolder(parent(of: file.path))
      if let problem = SmallFile.write(Array(file.text.utf8), to: file.path) {
        throw WritingError(description: "\(shown): cannot be written: \(problem)", isOccupied: false)
      }
      return shown
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folder's own name; of `.` that of the working folder.
  private static func folderName(_ path: String) -> String {
    var whole = path
    if let real = realpath(path, nil) {
      whole = String(cString: real)
      free(real)
    }
    return whole.split(separator: "/").last.map(String.init) ?? "my-news"
  }

  private static func makeFolder(_ path: String) throws(WritingError) {
    if DatasetFolder.isFolder(path) { return }
    if path != "." && path != "/" { try makeFolder(parent(of: path)) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw WritingError(description: "\(path): cannot make the folder: \(String(cString: strerror(errno)))", isOccupied: false)
    }
  }
}
