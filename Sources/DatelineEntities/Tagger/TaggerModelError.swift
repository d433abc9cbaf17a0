/// Why a model file cannot be used.
package enum TaggerModelError: Error, Equatable, CustomStringConvertible {
  /// The file ends before its header does.
  case tooShort(bytes: Int, needed: Int)
  /// It is not a model file.
  case notAModel
  /// It was written for another version of the feature code.
  case version(found: Int, supported: Int)
  /// Its header asks for impossible tables.
  case header(String)
  /// Its size is not what its header says.
  case size(bytes: Int, expected: Int)
  /// Its bytes are damaged.
  case checksum(found: UInt64, expected: UInt64)

  /// What is wrong and what to do about it.
  package var description: String {
    switch self {
    case .tooShort(let bytes, let needed): "tagger model: \(bytes) bytes are too few for the header of \(needed); the file is cut off"
    case .notAModel: "tagger model: the file does not begin with 'DLTAGGER'; it is not a model made by dateline-train"
    case .version(let found, let supported):
      "tagger model: version \(found), this program reads version \(supported); train the model again with this program's dateline-train"
    case .header(let problem): "tagger model: bad header: \(problem)"
    case .size(let bytes, let expected): "tagger model: \(bytes) bytes where the header says \(expected); the file is cut off or has a tail"
    case .checksum(let found, let expected):
      "tagger model: checksum \(String(found, radix: 16)) where the header says \(String(expected, radix: 16)); the file is damaged"
    }
  }
}
