import Crypto

/// The list of a source's files: kept while it is short, hashed in any case.
struct ListDigest {
  /// Files that are listed one by one; with more only the digest is given.
  static let limit = 1000

  private var hash = SHA256()
  private var count = 0
  private(set) var files: [InputSummary.File] = []

  /// Takes the next file in run order.
  mutating func add(_ file: InputSummary.File) {
    hash.update(data: Array("\(file.sha256)  \(file.path)\n".utf8))
    count += 1
    if count <= ListDigest.limit { files.append(file) } else { files = [] }
  }

  /// SHA-256 in hex over the lines so far.
  var sha256: String { hexadecimal(hash.finalize()) }
}
