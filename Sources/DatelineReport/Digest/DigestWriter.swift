/// Writes the compact form in which workers hand on what the report needs: numbers of seven bits a byte, texts with their length before them.
struct DigestWriter: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Writes a number; negative ones count as 0.
  mutating func put(_ number: Int) {
    var rest = UInt(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number of either sign.
  mutating func put(signed number: Int32) {
    let wide = Int(number)
    put(wide < 0 ? -wide * 2 - 1 : wide * 2)
  }

  mutating func put(fixed number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  mutating func put(text: some Collection<UInt8>) {
    put(text.count)
    bytes.append(contentsOf: text)
  }

  /// Writes bytes that another writer made.
  mutating func put(raw: [UInt8]) { bytes.append(contentsOf: raw) }
}

/// Reads what `DigestWriter` wrote. Once anything is wrong `isDamaged` is set, and every number is 0 and every text empty.
struct DigestReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private(set) var isDamaged = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all has been read.
  var isAtEnd: Bool { place == bytes.count }

  mutating func number() -> Int {
    var result: UInt = 0
    var shift: UInt = 0
    while place < bytes.count, shift < 63 {
      let byte = bytes[place]
      place += 1
      result |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: result) }
      shift += 7
    }
    return fail(0)
  }

  mutating func signed() -> Int32 {
    let value = number()
    return Int32(truncatingIfNeeded: value >> 1 ^ -(value & 1))
  }

  mutating func fixed() -> UInt64 {
    guard bytes.count - place >= 8 else { return fail(0) }
    var result: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      result |= UInt64(bytes[place]) << shift
      place += 1
    }
    return result
  }

  mutating func text() -> [UInt8] {
    let count = number()
    guard !isDamaged, count <= bytes.count - place else { return fail([]) }
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  mutating func string() -> String { String(decoding: text(), as: UTF8.self) }

  /// Number of items that follow; each takes at least a byte.
  mutating func count() -> Int {
    let count = number()
    return count <= bytes.count - place ? count : fail(0)
  }

  private mutating func fail<Value>(_ value: Value) -> Value {
    isDamaged = true
    place = bytes.count
    return value
  }
}
