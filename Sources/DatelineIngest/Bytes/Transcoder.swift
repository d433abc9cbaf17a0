/// Turns UTF-16, ISO 8859-1 and Windows-1252 into UTF-8, chunk by chunk.
///
/// What the encoding does not define becomes bytes that are not UTF-8 (a lone surrogate its three-byte form, anything else 0xFF), so that the
/// record with the fault is refused and its neighbours are not.
struct Transcoder {
  /// Encodings that need converting.
  enum Kind: Hashable {
    case utf16LittleEndian
    case utf16BigEndian
    case latin1
    case windows1252
  }

  let kind: Kind
  private var pending: [UInt8] = []

  init(_ kind: Kind) { self.kind = kind }

  /// Most bytes that one input byte can become.
  static let growth = 3

  /// Converts `input` into `target`, which has room for `growth` times as many bytes and 16 more; gives the number written. `isLast` says that
  /// nothing follows: then half a unit is a fault, else it waits for the next call.
  ///
  /// - Complexity: O(bytes).
  mutating func convert(_ input: UnsafeBufferPointer<UInt8>, isLast: Bool, into target: UnsafeMutablePointer<UInt8>) -> Int {
    switch kind {
    case .latin1: return convertBytes(input, into: target) { UInt32($0) }
    case .windows1252:
      return convertBytes(input, into: target) { $0 & 0xE0 == 0x80 ? Transcoder.windows1252High[Int($0 & 31)] : UInt32($0) }
    case .utf16LittleEndian: return convertUTF16(input, isLast: isLast, low: 0, into: target)
    case .utf16BigEndian: return convertUTF16(input, isLast: isLast, low: 1, into: target)
    }
  }

  /// Length in the original encoding of a piece of converted text, in bytes.
  func sourceLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var units = 0
    for byte in bytes where byte & 0xC0 != 0x80 { units += 1 }
    guard kind == .utf16LittleEndian || kind == .utf16BigEndian else { return units }
    for byte in bytes where byte >= 0xF0 && byte < 0xF8 { units += 1 }
    return units * 2
  }

  /// 0x80 ... 0x9F of Windows-1252; 0xFFFF_FFFF where nothing is assigned.
  private static let windows1252High: [UInt32] = [
    0x20AC, .max, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, .max, 0x017D, .max,
    .max, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, .max, 0x017E, 0x0178,
  ]

  @inline(__always)
  private func convertBytes(
    _ input: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, codePoint: (UInt8) -> UInt32
  ) -> Int {
    var written = 0
    for byte in input {
      if byte < 0x80 {
        target[written] = byte
        written += 1
      } else {
        written += Transcoder.encode(codePoint(byte), at: target + written)
      }
    }
    return written
  }

  private mutating func convertUTF16(
    _ input: UnsafeBufferPointer<UInt8>, isLast: Bool, low: Int, into target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    // `pending` holds at most three bytes: a high surrogate and half a unit.
    let count = pending.count + input.count
    func byte(_ index: Int) -> UInt32 {
      UInt32(index < pending.count ? pending[index] : input[index - pending.count])
    }
    func unit(_ index: Int) -> UInt32 { byte(index + 1 - low) << 8 | byte(index + low) }
    var index = 0
    var written = 0
    while index + 1 < count {
      var scalar = unit(index)
      if scalar & 0xFC00 == 0xD800 {
        guard index + 3 < count || isLast else { break }
        if index + 3 < count {
          let second = unit(index + 2)
          if second & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + (scalar & 0x3FF) << 10 + second & 0x3FF
            index += 2
          }
        }
      }
      index += 2
      written += Transcoder.encode(scalar, at: target + written)
    }
    var rest: [UInt8] = []
    while index < count {
      rest.append(UInt8(truncatingIfNeeded: byte(index)))
      index += 1
    }
    pending = rest
    if isLast && !pending.isEmpty {
      target[written] = 0xFF
      written += 1
      pending = []
    }
    return written
  }

  /// Writes a code point as UTF-8, surrogates in their three-byte form, 0xFF for what is no code point; gives the number of bytes.
  @inline(__always)
  static func encode(_ scalar: UInt32, at target: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      target[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      target[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 2
    }
    if scalar < 0x10000 {
      target[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      target[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 3
    }
    if scalar < 0x110000 {
      target[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      target[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
      target[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      target[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 4
    }
    target[0] = 0xFF
    return 1
  }
}
