import Glibc

/// The few calls on folders that writing a data set needs.
enum Folder {
  /// Makes a folder and those above it.
  ///
  /// - Returns: Whether the folder itself was made; false if it was there.
  static func create(_ path: String) throws(DatasetError) -> Bool {
    if mkdir(path, 0o755) == 0 { return true }
    switch errno {
    case EEXIST:
      guard isFolder(path) else { throw .system("create the folder", path, ENOTDIR) }
      return false
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw .system("create the folder", path, ENOENT) }
      _ = try create(String(path[..<slash]))
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .system("create the folder", path) }
      return true
    default: throw .system("create the folder", path)
    }
  }

  /// Whether there is a folder; symbolic links are followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is anything of that name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 || errno == EACCES
  }

  /// Names in a folder without `.` and `..`, bytewise order.
  static func names(_ path: String) throws(DatasetError) -> [String] {
    guard let handle = opendir(path) else { throw .system("read the folder", path) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Removes what is in a folder; symbolic links are removed, not followed.
  static func empty(_ path: String) throws(DatasetError) {
    for name in try names(path) {
      let item = "\(path)/\(name)"
      var status = stat()
      guard lstat(item, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try empty(item)
        guard rmdir(item) == 0 || errno == ENOENT else { throw .system("remove", item) }
      } else {
        guard unlink(item) == 0 || errno == ENOENT else { throw .system("remove", item) }
      }
    }
  }

  /// Removes an empty folder.
  static func remove(_ path: String) { rmdir(path) }

  /// The bytes of a small file; nil if there is none or it is larger than `limit`.
  static func contents(_ path: String, limit: Int = 64 << 20) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let size = read(descriptor, &chunk, chunk.count)
      if size < 0, errno == EINTR { continue }
      if size < 0 { return nil }
      if size == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<size])
    }
    return nil
  }
}
