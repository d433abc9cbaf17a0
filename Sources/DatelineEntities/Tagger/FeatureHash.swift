/// Hashes of features: a template number with one to three 64-bit values.
///
/// One widening multiplication spreads the bits (as in wyhash); the row is chosen by the low bits, the fingerprint by the high ones.
enum FeatureHash {
  private static let key0: UInt64 = 0xa076_1d64_78bd_642f
  private static let key1: UInt64 = 0xe703_7ed1_a0b4_28db
  private static let key2: UInt64 = 0x8ebc_6af0_9c88_c6e3

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// Template with one value.
  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt64) -> UInt64 {
    fold(a ^ (template &* key0), key1 &+ (template << 1))
  }

  /// Template with two values, order kept.
  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    fold(a ^ (template &* key0), b ^ key2) ^ (template << 32)
  }

  /// Template with three values, order kept.
  @inline(__always)
  static func of(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    of(template, fold(a ^ key1, b ^ key2), c)
  }
}
