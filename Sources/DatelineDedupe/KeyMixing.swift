/// Joins 64-bit hashes; the constants are those of MurmurHash3's finaliser.
enum KeyMixing {
  /// Spreads the bits of one hash.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var h = value
    h ^= h >> 33
    h = h &* 0xff51_afd7_ed55_8ccd
    h ^= h >> 33
    h = h &* 0xc4ce_b9fe_1a85_ec53
    return h ^ (h >> 33)
  }

  /// Joins two hashes; the order matters.
  @inline(__always)
  static func join(_ a: UInt64, _ b: UInt64) -> UInt64 { mix((a &* 0x9e37_79b9_7f4a_7c15) ^ ((b << 23) | (b >> 41))) }

  /// The upper half of a hash: enough for keys that are only believed when several agree.
  @inline(__always)
  static func narrow(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
}
