import Glibc

/// The place of a state file, claimed for one run: nobody else writes it meanwhile, and that it can be written is known before the run begins.
///
/// What is written stands beside its place under `.partial` until ``commit()`` moves it there; a crash at any time leaves either the earlier state or the
/// new one, whole. The claim is a lock on that file, which a process that dies lets go of; what it leaves behind is used again.
///
/// ```swift
/// let file = try DedupeStateFile(claiming: "index.state")
/// var deduper = try Deduper(resuming: "index.state")
/// // add documents, finish
/// try deduper.write(to: file)
/// // make sure that the results are kept
/// try file.commit()
/// ```
public final class DedupeStateFile {
  /// The state file.
  public let path: String
  private let partial: String
  private let descriptor: Int32
  /// Whether `.partial` is still this claim's.
  private var isClaimed = true

  /// Claims the place of a state file, which need not exist.
  ///
  /// - Parameter path: The state file; its folder must exist.
  /// - Throws: `DedupeStateError` if it cannot be written there, or if another run has claimed it.
  public init(claiming path: String) throws(DedupeStateError) {
    self.path = path
    partial = path + ".partial"
    while true {
      let descriptor = open(partial, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard descriptor >= 0 else { throw DedupeStateError(.notWritable, path: path, errno) }
      // File systems that cannot lock are used without.
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
        close(descriptor)
        throw DedupeStateError(.inUse, path: path)
      }
      // Between opening and locking the holder before may have moved the file to its place.
      if Self.isFile(descriptor, at: partial) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    discard()
    close(descriptor)
  }

  private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
    return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }

  /// The emptied `.partial` to be written.
  func begin() throws(DedupeStateError) -> SpillFile {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw DedupeStateError(.notWritable, path: path, errno)
    }
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard own >= 0 else { throw DedupeStateError(.notWritable, path: path, errno) }
    return SpillFile(empty: own)
  }

  /// Puts what was written in the place of the earlier state.
  ///
  /// - Throws: `DedupeStateError` if it cannot be moved there; then the earlier state is as it was.
  public func commit() throws(DedupeStateError) {
    guard isClaimed else { return }
    guard rename(partial, path) == 0 else { throw DedupeStateError(.notWritable, path: path, errno) }
    isClaimed = false
    synchronizeFolder()
  }

  /// Gives the claim up; the earlier state stays. Harmless after `commit`.
  public func discard() {
    guard isClaimed else { return }
    isClaimed = false
    unlink(partial)
  }

  /// Makes the new name durable; some file systems cannot, which is no failure.
  private func synchronizeFolder() {
    let end = path.lastIndex(of: "/")
    let folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
