/// Turns byte offsets into code point offsets, which is what the output tables hold.
///
/// Ask in any order; ascending order is fastest, because the cursor walks on from its last place. A text that is all ASCII costs one scan.
public struct CodePointCursor: Sendable {
  private let isASCII: Bool
  private var byte = 0
  private var codePoint = 0
  /// Code points of the whole text.
  public let count: Int

  /// Prepares for one text.
  ///
  /// - Complexity: O(bytes), vectorised.
  public init(_ text: [UInt8]) {
    var continuation = 0
    text.withUnsafeBufferPointer { bytes in
      for byte in bytes where byte & 0xC0 == 0x80 { continuation &+= 1 }
    }
    count = text.count - continuation
    isASCII = continuation == 0
  }

  /// The code point offset of a byte offset that lies on a code point boundary; an offset past the text's end counts as the end.
  ///
  /// - Complexity: O(bytes between this call's offset and the last one's), O(1) for ASCII.
  public mutating func codePointOffset(of offset: UInt32, in text: [UInt8]) -> Int {
    let target = min(Int(offset), text.count)
    if isASCII { return target }
    text.withUnsafeBufferPointer { bytes in
      while byte < target {
        if bytes[byte] & 0xC0 != 0x80 { codePoint &+= 1 }
        byte &+= 1
      }
      while byte > target {
        byte &-= 1
        if bytes[byte] & 0xC0 != 0x80 { codePoint &-= 1 }
      }
    }
    return codePoint
  }
}
