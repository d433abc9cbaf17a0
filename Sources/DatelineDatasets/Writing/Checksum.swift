import Crypto

/// SHA-256 in hexadecimal, as ids, manifests and `SHA256SUMS` hold it.
public enum Checksum {
  /// SHA-256 of bytes, 64 small hexadecimal digits.
  ///
  /// - Complexity: O(bytes).
  public static func sha256(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  /// Bytes as small hexadecimal digits.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
