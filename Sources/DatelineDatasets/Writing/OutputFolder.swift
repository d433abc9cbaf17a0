import Glibc

/// An output folder that this run may write: `OUT/.partial` takes the files, then they move to `OUT`.
final class OutputFolder {
  /// The folder.
  let path: String
  /// Where files are written before they are complete.
  let partial: String
  /// Files that an earlier run of the same pipeline left, relative to the folder.
  private let oldFiles: [String]
  private let madeFolder: Bool
  /// Locks `.partial` while it is open.
  private var lock: Int32

  /// Claims a folder.
  ///
  /// A folder is free if it is absent, holds nothing but names that start with a dot, or holds this pipeline's manifest. What a run that was
  /// killed left in `.partial` is removed. A second run at the same time is refused.
  init(_ directory: String, pipelineName: String) throws(DatasetError) {
    var path = directory.isEmpty ? "." : directory
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    partial = path + "/.partial"
    madeFolder = try Folder.create(path)
    _ = try Folder.create(partial)
    lock = open(partial, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard lock >= 0 else {
      oldFiles = []
      throw .system("use the folder", partial)
    }
    do throws(DatasetError) {
      // File systems that cannot lock are used without.
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
        throw DatasetError(.inUse, path: path, message: "another run is writing here", remedy: "wait for it or choose another --output")
      }
      oldFiles = try Self.claim(path, partial, pipelineName: pipelineName)
      try Folder.empty(partial)
      _ = try Folder.create(partial + "/data")
    } catch {
      close(lock)
      // Only goes if it is empty, so never what another run is using.
      rmdir(partial)
      throw error
    }
  }

  deinit { if lock >= 0 { close(lock) } }

  /// Files of the earlier run, or an error if the folder is somebody else's.
  private static func claim(_ path: String, _ partial: String, pipelineName: String) throws(DatasetError) -> [String] {
    let manifestPath = path + "/manifest.json"
    // A run that was killed while it moved its files has left the manifest behind: it moves last.
    if access(manifestPath, F_OK) != 0 { rename(partial + "/manifest.json", manifestPath) }
    let manifest = Folder.contents(manifestPath).flatMap(JSONValue.init(parsing:))
    if let manifest, let owner = manifest[key: "pipeline_name"]?.stringValue {
      guard owner == pipelineName else {
        throw DatasetError(
          .foreignFolder, path: path, message: "holds the output of pipeline '\(owner)', not of '\(pipelineName)'",
          remedy: "choose another folder with --output, or remove this one")
      }
      return (manifest[key: "outputs"]?.arrayValue ?? []).compactMap { $0[key: "path"]?.stringValue }.filter(isOwnPath)
    }
    guard try Folder.names(path).allSatisfy({ $0.hasPrefix(".") }) else {
      throw DatasetError(
        .foreignFolder, path: path, message: "is not empty and holds no manifest.json of a pipeline",
        remedy: "choose another folder with --output, or empty this one")
    }
    return []
  }

  /// Whether a path of an old manifest may be removed: below the folder, without tricks.
  private static func isOwnPath(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) }
  }

  /// Moves files of `.partial` into place, in the order given; then removes files of the earlier run that are not among them, then moves
  /// the manifest, so that its presence says that all is complete. Ends with `.partial` gone.
  func publish(_ files: [String], manifest: String) throws(DatasetError) {
    if files.contains(where: { $0.hasPrefix("data/") }) { _ = try Folder.create(path + "/data") }
    for file in files { try move(file) }
    for file in oldFiles where !files.contains(file) && file != manifest {
      guard unlink("\(path)/\(file)") == 0 || errno == ENOENT else { throw .system("remove", "\(path)/\(file)") }
    }
    // Goes only if nothing is left in it.
    rmdir(path + "/data")
    try move(manifest)
    try Folder.empty(partial)
    rmdir(partial)
    release()
  }

  private func move(_ file: String) throws(DatasetError) {
    guard rename("\(partial)/\(file)", "\(path)/\(file)") == 0 else { throw .system("move into place", "\(path)/\(file)") }
  }

  /// Removes what this run wrote, and the folder itself if this run made it and it is empty.
  func discard() {
    guard lock >= 0 else { return }
    try? Folder.empty(partial)
    rmdir(partial)
    if madeFolder { rmdir(path) }
    release()
  }

  private func release() {
    close(lock)
    lock = -1
  }
}
