import Glibc

/// A growing run of bytes for writers that know beforehand how much they may write: `reserve` once a cell, then unchecked writes.
struct ByteSink: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes written.
  private(set) var count = 0

  init(capacity: Int = 1 << 16) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Where the next byte goes.
  var end: UnsafeMutablePointer<UInt8> { base + count }
  /// Room behind `end`.
  var room: Int { capacity - count }
  /// What has been written; valid until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Makes room for `size` more bytes.
  mutating func reserve(_ size: Int) {
    guard capacity - count < size else { return }
    let newCapacity = max(capacity * 2, count + size)
    let newBase = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    newBase.update(from: base, count: count)
    base.deallocate()
    base = newBase
    capacity = newCapacity
  }

  /// Writes a byte into reserved room.
  mutating func put(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  /// Writes bytes into reserved room.
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    memcpy(base + count, source, bytes.count)
    count &+= bytes.count
  }

  /// Writes the UTF-8 of a literal into reserved room.
  mutating func put(_ literal: StaticString) {
    memcpy(base + count, literal.utf8Start, literal.utf8CodeUnitCount)
    count &+= literal.utf8CodeUnitCount
  }

  /// Takes over `size` bytes that something else wrote at `end`.
  mutating func advance(_ size: Int) { count &+= size }
}
