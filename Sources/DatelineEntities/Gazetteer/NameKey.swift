/// The key that names are compared by: a polynomial hash over the letters and digits of a name, in lower case and without marks.
///
/// Blanks, hyphens, full stops and apostrophes do not count, so `al-Qaida`, `Al Qaida` and `AL-QAIDA` have one key, and so have `U.S.` and `US`. The hash
/// of two pieces put together follows from those of the pieces (`joined`), which makes the key of any run of tokens a matter of a few multiplications,
/// whatever way the text was cut into tokens. Equal keys are not equal names: tables compare the folded bytes on a hit.
struct NameKey: Sendable, Hashable {
  /// Polynomial of the folded bytes modulo 2^64.
  var hash: UInt64 = 0
  /// Number of folded bytes.
  var count: UInt32 = 0

  private static let base: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// Whether it holds no letter and no digit.
  @inline(__always)
  var isEmpty: Bool { count == 0 }

  /// Takes one more folded byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    hash = hash &* NameKey.base &+ (UInt64(byte) &+ 1)
    count &+= 1
  }

  /// The key of this name followed by another.
  ///
  /// - Complexity: O(log of the other's length).
  @inline(__always)
  func joined(_ other: NameKey) -> NameKey {
    var factor: UInt64 = 1
    var power = NameKey.base
    var exponent = other.count
    while exponent != 0 {
      if exponent & 1 == 1 { factor = factor &* power }
      power = power &* power
      exponent >>= 1
    }
    return NameKey(hash: hash &* factor &+ other.hash, count: count &+ other.count)
  }

  /// The hash with its bits spread, for use as a table index.
  @inline(__always)
  var spread: UInt64 {
    var h = hash ^ (hash >> 32)
    h = h &* 0xff51_afd7_ed55_8ccd
    return h ^ (h >> 33) ^ UInt64(count)
  }

  /// The key of a text.
  ///
  /// - Complexity: O(bytes).
  static func of(_ text: String) -> NameKey {
    var key = NameKey()
    Array(text.utf8).withUnsafeBufferPointer { bytes in NameFolding.shared.forEachByte(of: bytes) { key.append($0) } }
    return key
  }
}
