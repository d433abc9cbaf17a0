/// Blobs set aside in a temporary file, to be read back in order: rows that wait for what only the end of the run knows.
///
/// Not for two threads at once.
public final class Spool {
  private let file: TemporaryFile
  /// Number of blobs.
  public private(set) var count = 0

  /// Makes an empty spool; `path` is free again at once, since the file loses its name.
  ///
  /// - Throws: `DatasetError` if the file cannot be made.
  public init(path: String) throws(DatasetError) { file = try TemporaryFile(path: path) }

  /// Bytes set aside.
  public var byteCount: Int { file.count }

  /// Appends a blob.
  ///
  /// - Throws: `DatasetError` if the disk is full or fails.
  /// - Complexity: O(bytes).
  public func append(_ blob: [UInt8]) throws(DatasetError) {
    try file.append(length: blob.count)
    try file.append(blob)
    count += 1
  }

  /// A reader of the blobs appended so far, from the first on. There may be several.
  public func makeReader() throws(DatasetError) -> SpoolReader {
    try file.flush()
    return SpoolReader(TemporaryFileCursor(file, 0..<file.count, bufferSize: 256 << 10))
  }
}

/// Reads the blobs of a spool in order.
public final class SpoolReader {
  private var cursor: TemporaryFileCursor
  private var scratch: [UInt8] = []

  init(_ cursor: TemporaryFileCursor) { self.cursor = cursor }

  /// Puts the next blob into `blob`, in place of what it held.
  ///
  /// - Returns: false if there are no more; then `blob` is empty.
  /// - Throws: `DatasetError` if the disk fails.
  public func next(into blob: inout [UInt8]) throws(DatasetError) -> Bool {
    blob.removeAll(keepingCapacity: true)
    guard let length = try cursor.readLength(&scratch) else { return false }
    try cursor.read(length, into: &blob)
    return true
  }
}
