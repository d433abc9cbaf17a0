import Glibc

extension SourceDescription {
  /// The files that the source means, in the order in which they are read: bytewise by their path below the source's root.
  ///
  /// The root of a glob is the folder before its first wildcard, that of a folder the folder itself, that of a file the folder it is in. Hidden
  /// files and folders are left out unless the pattern names them with their full stop, and so is `excludedFolder`.
  ///
  /// - Throws: `IngestError` (`missingInput`) if there is no such file, or nothing that the glob means.
  /// - Complexity: O(names in the folders that can hold a match).
  public func files() throws(IngestError) -> [InputFile] { try resolve().files }

  /// The files, and whether the source names one file and no folder or glob.
  func resolve() throws(IngestError) -> (files: [InputFile], isNamedFile: Bool) {
    if isStandardInput { return ([InputFile(sourcePath: [0x2D], systemPath: [0x2D], byteCount: nil)], true) }
    let full = path.utf8.first == UInt8(ascii: "/") || root.isEmpty ? Array(path.utf8) : FolderWalk.join(Array(root.utf8), Array(path.utf8))
    guard !path.isEmpty else { throw missing("", "the source has no path", "give `path`: a file, a folder or a glob") }
    if let status = FolderWalk.status(full) {
      if status.isFolder { return (try walk(full, "**/*"), false) }
      let name = full.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? full
      return ([InputFile(sourcePath: name, systemPath: full, byteCount: status.isFile ? status.size : nil)], true)
    }
    guard GlobPattern.hasWildcard(full) else {
      let reason = String(cString: strerror(errno))
      throw missing(InputFile.display(full), "the file cannot be found: \(reason)", "check `path`; it is relative to the pipeline file")
    }
    // The fixed leading folder: all components before the first with a wildcard.
    var fixed = 0
    var componentStart = 0
    for (index, byte) in full.enumerated() {
      if byte == UInt8(ascii: "/") {
        fixed = index + 1
        componentStart = index + 1
      } else if GlobPattern.hasWildcard(CollectionOfOne(byte)) {
        fixed = componentStart
        break
      }
    }
    return (try walk(Array(full[..<fixed]), String(decoding: full[fixed...], as: UTF8.self)), false)
  }

  private func walk(_ folder: [UInt8], _ pattern: String) throws(IngestError) -> [InputFile] {
    var walk = FolderWalk(pattern: GlobPattern(pattern.utf8), excluded: excludedFolder)
    if !folder.isEmpty && FolderWalk.status(folder) == nil {
      throw missing(
        InputFile.display(folder), "the folder cannot be found: \(String(cString: strerror(errno)))",
        "check `path`; it is relative to the pipeline file")
    }
    walk.run(root: folder)
    guard !walk.files.isEmpty else {
      let remedy = "check `path`: `**` means folders at any depth, `*` stays in one folder"
      throw missing(InputFile.display(folder) + pattern, "there is no such file", remedy)
    }
    return walk.files
  }

  private func missing(_ file: String, _ problem: String, _ remedy: String) -> IngestError {
    IngestError(category: .missingInput, sourceName: name, file: file, problem: problem, remedy: remedy)
  }
}
