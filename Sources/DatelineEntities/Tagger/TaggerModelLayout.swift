/// Where things lie in a model file. All numbers are little-endian.
///
/// | offset | bytes | what |
/// |---|---|---|
/// | 0 | 8 | `DLTAGGER` |
/// | 8 | 4 | version |
/// | 12 | 4 | bits of the row table, `r` |
/// | 16 | 4 | bits of the word table, `w` |
/// | 20 | 4 | bits of the phrase table, `p` |
/// | 24 | 8 | checksum of all bytes from 64 on, and of the numbers at 8 ... 23 |
/// | 32 | 4 | feature set |
/// | 36 | 4 | log odds per unit of weight, first stage (float) |
/// | 40 | 4 | the same, second stage |
/// | 64 | 64 | per type: slope and offset of the confidence curve (floats) |
/// | 128 | 1024 | transitions of the first stage, 16 x 16 floats in units of weight |
/// | 1152 | 1024 | transitions of the second stage |
/// | 2176 | 32 · 2^r | rows of weights: 15 int8 and half a fingerprint for each stage |
/// | | 8 · 2^w | word table |
/// | | 8 · 2^p | phrase table |
package struct TaggerModelLayout: Sendable, Hashable {
  /// The version that this program reads and writes; any change of features or layout raises it.
  package static let version = 1
  package static let magic: [UInt8] = Array("DLTAGGER".utf8)
  package static let checksumOffset = 24
  package static let featureSetOffset = 32
  package static let scaleOffset = 36
  package static let calibrationOffset = 64
  package static let transitionOffset = 128
  package static let rowOffset = 2176
  package static let rowBytes = 32
  /// What a forbidden transition weighs.
  package static let forbidden: Float = -1e6

  package let rowBits: Int
  package let wordBits: Int
  package let phraseBits: Int

  package init(rowBits: Int, wordBits: Int, phraseBits: Int) {
    self.rowBits = rowBits
    self.wordBits = wordBits
    self.phraseBits = phraseBits
  }

  package var wordOffset: Int { TaggerModelLayout.rowOffset + TaggerModelLayout.rowBytes << rowBits }
  package var phraseOffset: Int { wordOffset + 8 << wordBits }
  package var byteCount: Int { phraseOffset + 8 << phraseBits }

  /// The checksum of a model's bytes, whatever stands in the checksum field.
  ///
  /// - Complexity: O(bytes), eight at a time.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var h: UInt64 = 0x9e37_79b9_7f4a_7c15
    func take(_ range: Range<Int>) {
      var offset = range.lowerBound
      while offset + 8 <= range.upperBound {
        h = (h ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))) &* 0x9fb2_1c65_1e98_df25
        h ^= h >> 32
        offset += 8
      }
      while offset < range.upperBound {
        h = (h ^ UInt64(bytes[offset])) &* 0x9fb2_1c65_1e98_df25
        h ^= h >> 32
        offset += 1
      }
    }
    take(8..<24)
    take(32..<bytes.count)
    return h
  }
}

extension TaggerModelLayout {
  /// The sixteen bits of a feature's hash that its row is known by; never 0, which marks an empty row.
  @inline(__always)
  package static func fingerprint(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 48) | 1 }

  /// The fingerprint of a row: byte 15 is its low half, byte 31 its high half.
  @inline(__always)
  static func fingerprint(at row: UnsafeRawPointer) -> UInt16 {
    UInt16(row.loadUnaligned(fromByteOffset: 15, as: UInt8.self)) | UInt16(row.loadUnaligned(fromByteOffset: 31, as: UInt8.self)) << 8
  }
}
