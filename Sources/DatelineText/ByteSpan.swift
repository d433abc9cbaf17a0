/// A half-open range of bytes `start ..< end` in a document's UTF-8 text.
public struct ByteSpan: Sendable, Hashable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset one past the last byte.
  public var end: UInt32

  /// Makes the span `start ..< end`.
  @inlinable
  public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = end
  }

  /// Makes the span `start ..< end`; both must fit 32 bits.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  /// Length in bytes.
  @inlinable public var count: Int { Int(end) - Int(start) }
  /// Whether the span holds no byte.
  @inlinable public var isEmpty: Bool { end <= start }
  /// The span as a range of array indices.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

  /// Whether `other` lies wholly inside this span.
  @inlinable
  public func contains(_ other: ByteSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the byte at `offset` lies inside this span.
  @inlinable
  public func contains(offset: UInt32) -> Bool { start <= offset && offset < end }

  /// Whether the two spans share at least one byte.
  @inlinable
  public func overlaps(_ other: ByteSpan) -> Bool { start < other.end && other.start < end }
}

extension ByteSpan: Comparable {
  /// Orders by start, then by end.
  @inlinable
  public static func < (a: ByteSpan, b: ByteSpan) -> Bool { a.start != b.start ? a.start < b.start : a.end < b.end }
}

extension String {
  /// The text of a byte span, for the edges of the library; hot code reads the bytes.
  ///
  /// - Complexity: O(length of the span).
  public subscript(span: ByteSpan) -> String {
    String(decoding: utf8.dropFirst(Int(span.start)).prefix(span.count), as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes of a span, decoded.
  ///
  /// - Complexity: O(length of the span).
  public func string(_ span: ByteSpan) -> String { String(decoding: self[span.range], as: UTF8.self) }
}
