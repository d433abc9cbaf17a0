/// One value of a row: 16 bytes, text by offset into the buffer's arena. No padding, so cells can be spooled as they are.
@usableFromInline
struct Cell: Sendable {
  /// What a cell holds.
  @usableFromInline
  enum Kind: UInt32, Sendable {
    case null, text, integer, number, boolean, day
  }

  /// Arena offset of a text; an integer, a day or 0/1; the bits of a number.
  @usableFromInline var bits: UInt64
  /// Bytes of a text.
  @usableFromInline var length: UInt32
  /// Raw value of `Kind`.
  @usableFromInline var rawKind: UInt32

  @inlinable
  init(_ kind: Kind, bits: UInt64 = 0, length: UInt32 = 0) {
    self.bits = bits
    self.length = length
    rawKind = kind.rawValue
  }

  @inlinable static var null: Cell { Cell(.null) }
  @inlinable
  static func integer(_ value: Int) -> Cell { Cell(.integer, bits: UInt64(bitPattern: Int64(value))) }
  /// A number, or null if it is not finite: neither CSV nor JSON has a word for it.
  @inlinable
  static func number(_ value: Double) -> Cell { value.isFinite ? Cell(.number, bits: value.bitPattern) : .null }
  @inlinable
  static func boolean(_ value: Bool) -> Cell { Cell(.boolean, bits: value ? 1 : 0) }
  @inlinable
  static func day(_ number: Int32) -> Cell { Cell(.day, bits: UInt64(bitPattern: Int64(number))) }

  /// Unknown kinds, which only a damaged spool file can hold, count as null.
  @inlinable var kind: Kind { Kind(rawValue: rawKind) ?? .null }
  @inlinable var integer: Int { Int(Int64(bitPattern: bits)) }
  @inlinable var number: Double { Double(bitPattern: bits) }
  @inlinable var boolean: Bool { bits != 0 }
  @inlinable var dayNumber: Int32 { Int32(truncatingIfNeeded: Int64(bitPattern: bits)) }
  @inlinable var offset: Int { Int(truncatingIfNeeded: bits) }
}
