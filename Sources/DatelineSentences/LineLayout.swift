#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the line breaks of a document mean, decided from its lines.
struct LineLayout {
  /// Whether lines are wrapped at a width.
  private(set) var isWrapped: Bool
  /// The longest line that another line follows at once, in code points; 0 if it was not measured.
  private(set) var width = 0

  private let isFixed: Bool

  init(policy: NewlinePolicy) {
    isWrapped = policy == .wrapped
    isFixed = policy != .auto
  }

  /// Two lines with nothing but a line break between them.
  private struct Break {
    /// Length of the first line in code points.
    var length: Int
    /// Length of the second line's first word in bytes.
    var nextWord: Int
    /// Whether the second line starts with a small letter.
    var startsSmall: Bool
    /// Whether the first line ends with a terminator or colon.
    var isTerminated: Bool
  }

  /// Looks at every line that another one follows without a blank line between them.
  ///
  /// Wrapped prose betrays itself twice: most lines begin with a small letter after a line without a terminator, and no line had room for the first word
  /// of the next.
  mutating func measure(_ base: UnsafePointer<UInt8>, _ count: Int) {
    var breaks = 0
    var smallStarts = 0
    var unterminated = 0
    var longest = 0
    LineLayout.forEachBreak(base, count) { line in
      breaks += 1
      if !line.isTerminated { unterminated += 1 }
      if !line.isTerminated, line.startsSmall { smallStarts += 1 }
      longest = max(longest, line.length)
    }
    width = longest
    guard !isFixed, breaks > 0 else { return }
    if smallStarts * 20 >= breaks * 7, smallStarts > 1 || width <= 120, width >= 40 {
      isWrapped = true
      return
    }
    guard breaks > 3, width <= 120, unterminated * 2 >= breaks else { return }
    var full = 0
    LineLayout.forEachBreak(base, count) { line in
      if line.length + 1 + line.nextWord > longest { full += 1 }
    }
    isWrapped = full * 5 >= breaks * 4
  }

  private static func forEachBreak(_ base: UnsafePointer<UInt8>, _ count: Int, _ body: (Break) -> Void) {
    var start = 0
    var previous = 0..<0
    while start < count,
      let found = memchr(base + start, 10, count - start) ?? (start > 0 ? UnsafeMutableRawPointer(mutating: base + count) : nil)
    {
      let end = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      var first = start
      while first < end, isBlank(base[first]) { first += 1 }
      if first < end, !previous.isEmpty { body(measureBreak(base, previous, first..<end)) }
      previous = first..<end
      start = end + 1
    }
  }

  private static func measureBreak(_ base: UnsafePointer<UInt8>, _ line: Range<Int>, _ next: Range<Int>) -> Break {
    var last = line.upperBound
    while last > line.lowerBound, isBlank(base[last - 1]) { last -= 1 }
    var length = last - line.lowerBound
    if length < 400 {
      for index in line.lowerBound..<last where base[index] & 0xC0 == 0x80 { length -= 1 }
    }
    var word = next.lowerBound
    while word < next.upperBound, word - next.lowerBound < 40, !isBlank(base[word]) { word += 1 }
    var mark = last - 1
    // Closing marks after the terminator; those of three bytes are skipped byte by byte.
    while mark > line.lowerBound, mark > last - 8, isCloser(base[mark]) { mark -= 1 }
    let byte = base[mark]
    return Break(
      length: length, nextWord: word - next.lowerBound, startsSmall: base[next.lowerBound] &- 97 < 26,
      isTerminated: byte == 46 || byte == 33 || byte == 63 || byte == 58)
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }

  @inline(__always)
  private static func isCloser(_ byte: UInt8) -> Bool { byte == 34 || byte == 39 || byte == 41 || byte == 93 || byte >= 0x80 }
}
