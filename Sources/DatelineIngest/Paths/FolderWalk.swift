import Glibc

/// Lists the files below a folder that a pattern means.
///
/// Symbolic links are followed; a folder reached by several links is entered through the first of them only, and never from inside itself, so a
/// walk always ends. Sockets, devices and pipes are left out. A folder that cannot be opened is listed as a file with a failure.
struct FolderWalk {
  /// What a name stands for.
  struct Status {
    var isFolder: Bool
    var isFile: Bool
    var identity: Identity
    var size: Int
  }

  /// Device and inode.
  struct Identity: Hashable {
    var device: UInt
    var inode: UInt
  }

  private let pattern: GlobPattern
  private let excluded: Identity?
  private var linkedFolders: Set<Identity> = []
  private var ancestors: [Identity] = []
  private(set) var files: [InputFile] = []

  /// Most folders inside each other: more than the longest path that Linux opens (4,096 bytes) can have.
  private static let maxDepth = 2048

  /// Walks by a pattern, around the folder `excluded` if it is there.
  init(pattern: GlobPattern, excluded: String? = nil) {
    self.pattern = pattern
    self.excluded = excluded.flatMap { FolderWalk.status(Array($0.utf8))?.identity }
  }

  /// Lists the files below `root` (empty: the working directory), in bytewise order of their path below it.
  mutating func run(root: [UInt8]) {
    let start = root.isEmpty ? [UInt8(ascii: ".")] : root
    if let status = FolderWalk.status(start) { ancestors = [status.identity] }
    walk(root, relative: [], states: pattern.start)
    files.sort { $0.sourcePath.utf8.lexicographicallyPrecedes($1.sourcePath.utf8) }
  }

  private mutating func walk(_ folder: [UInt8], relative: [UInt8], states: [Int]) {
    guard ancestors.count < FolderWalk.maxDepth else { return }
    guard let names = FolderWalk.names(in: folder.isEmpty ? [UInt8(ascii: ".")] : folder) else {
      let failure = RawInput.Failure(number: errno)
      files.append(InputFile(sourcePath: relative + [UInt8(ascii: "/")], systemPath: folder, byteCount: 0, failure: failure))
      return
    }
    for name in names {
      let next = pattern.step(states, name)
      guard !next.isEmpty else { continue }
      let path = FolderWalk.join(folder, name)
      let below = FolderWalk.join(relative, name)
      guard let status = FolderWalk.status(path) else {
        if pattern.isMatch(next) {
          files.append(InputFile(sourcePath: below, systemPath: path, byteCount: 0, failure: RawInput.Failure(number: errno)))
        }
        continue
      }
      if status.isFile {
        if pattern.isMatch(next) { files.append(InputFile(sourcePath: below, systemPath: path, byteCount: status.size)) }
      } else if status.isFolder && pattern.canContinue(next) && mayEnter(path, status.identity) {
        ancestors.append(status.identity)
        walk(path, relative: below, states: next)
        ancestors.removeLast()
      }
    }
  }

  private mutating func mayEnter(_ path: [UInt8], _ identity: Identity) -> Bool {
    if identity == excluded || ancestors.contains(identity) { return false }
    return !FolderWalk.isLink(path) || linkedFolders.insert(identity).inserted
  }

  /// A path with one more part.
  static func join(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
    if folder.isEmpty { return name }
    return folder.last == UInt8(ascii: "/") ? folder + name : folder + [UInt8(ascii: "/")] + name
  }

  /// What a path stands for, links followed; nil (and `errno`) if nothing.
  static func status(_ path: [UInt8]) -> Status? {
    var result = stat()
    guard stat(path.map { CChar(bitPattern: $0) } + [0], &result) == 0 else { return nil }
    let kind = result.st_mode & S_IFMT
    return Status(
      isFolder: kind == S_IFDIR, isFile: kind == S_IFREG, identity: Identity(device: UInt(result.st_dev), inode: UInt(result.st_ino)),
      size: Int(result.st_size))
  }

  private static func isLink(_ path: [UInt8]) -> Bool {
    var result = stat()
    guard lstat(path.map { CChar(bitPattern: $0) } + [0], &result) == 0 else { return false }
    return result.st_mode & S_IFMT == S_IFLNK
  }

  /// The names in a folder, bytewise ascending; nil (and `errno`) if it cannot be opened or not be read to its end.
  private static func names(in folder: [UInt8]) -> [[UInt8]]? {
    guard let handle = opendir(folder.map { CChar(bitPattern: $0) } + [0]) else { return nil }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(handle) {
      // The entry is as long as its name, so the field of 256 bytes must not be copied out whole.
      let start = UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
      let name = [UInt8](UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
      if name != [0x2E] && name != [0x2E, 0x2E] { names.append(name) }
      errno = 0
    }
    let fault = errno
    closedir(handle)
    guard fault == 0 else {
      errno = fault
      return nil
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
