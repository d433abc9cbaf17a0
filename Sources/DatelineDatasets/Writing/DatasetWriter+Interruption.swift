import Glibc

extension DatasetWriter {
  /// Removes `.partial` of an output folder, for a signal handler that ends the process at once; complete files stay.
  ///
  /// - Complexity: O(files).
  public static func discardPartial(of directory: String) {
    let partial = (directory.isEmpty ? "." : directory) + "/.partial"
    try? Folder.empty(partial)
    rmdir(partial)
  }
}
