import Glibc

/// The part of an input that is in memory: unpacked, converted to UTF-8, byte order mark cut off.
///
/// A reader looks at `bytes`, asks for more with `fill()`, and takes what it is done with by `consume(_:)`. One window serves all files of a
/// source in turn; it grows only as far as its reader lets unconsumed bytes pile up.
final class InputWindow {
  /// Why an input ended before its end.
  enum Fault: Hashable {
    /// Faults of gzip data, with the offset in the packed file.
    case gzip(Inflater.Fault, packedOffset: Int)
    /// read(2) failed.
    case system(String)
  }

  private let chunk: Int
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var start = 0
  private var end = 0
  private var isAtEnd = true
  private var source: RawInput?
  private var inflater: Inflater?
  private var transcoder: Transcoder?
  private var staging: UnsafeMutablePointer<UInt8>?
  private var startOffset = 0
  /// Why the input ended early; set only once `fill()` has given false.
  private(set) var fault: Fault?

  /// Makes a window that asks for about `chunk` bytes at once.
  init(chunk: Int) {
    self.chunk = max(64, chunk)
    capacity = self.chunk
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deallocate()
    staging?.deallocate()
  }

  /// The bytes that are in memory and not consumed.
  @inline(__always) var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base + start, count: end - start) }
  /// Number of those bytes.
  @inline(__always) var count: Int { end - start }

  /// Whether the input is not UTF-8, so that invalid bytes are faults of its encoding.
  var isConverted: Bool { transcoder != nil }

  /// Offset in the unpacked file, in its own encoding, of the byte `index` of the window.
  ///
  /// - Complexity: O(1) for UTF-8, else O(`index`).
  func sourceOffset(of index: Int) -> Int {
    guard let transcoder else { return startOffset + index }
    return startOffset + transcoder.sourceLength(of: UnsafeBufferPointer(start: base + start, count: index))
  }

  /// Begins another input: recognises gzip by its first two bytes and the encoding by its byte order mark.
  func attach(_ input: RawInput, encoding: SourceDescription.Encoding) {
    detach()
    source = input
    isAtEnd = false
    while end < 2, readRaw(input) {}
    if end >= 2, Inflater.isMagic(base[0], base[1]) {
      inflater = Inflater(prefix: bytes, capacity: chunk)
      end = 0
      isAtEnd = false
    }
    let wanted = encoding == .utf16 ? 64 : 3
    while end < wanted, readMore() {}
    recogniseEncoding(encoding)
  }

  /// Ends the input: reads what is left of the file, so that its hash and size are whole, and frees what is large.
  func detach() {
    if let source { source.drain(through: base, capacity: capacity) }
    source = nil
    inflater = nil
    transcoder = nil
    fault = nil
    isAtEnd = true
    start = 0
    end = 0
    startOffset = 0
    if capacity > max(chunk, 1 << 20) {
      base.deallocate()
      capacity = chunk
      base = .allocate(capacity: capacity)
    }
  }

  /// Takes the first `count` bytes away.
  @inline(__always)
  func consume(_ count: Int) {
    startOffset = sourceOffset(of: count)
    start += count
  }

  /// Reads more, so that `bytes` grows; false at the end. Pointers into `bytes` become invalid.
  func fill() -> Bool {
    guard transcoder != nil else { return readMore() }
    return convertMore()
  }

  /// One read of unpacked bytes to the end of the window.
  private func readMore() -> Bool {
    guard !isAtEnd, let source else { return false }
    makeRoom(chunk)
    let got = readUnpacked(from: source, into: base + end, room: capacity - end)
    end += got
    return got > 0
  }

  private func readRaw(_ input: RawInput) -> Bool {
    let got = input.read(into: base + end, capacity: capacity - end)
    end += got
    if got == 0 { finish(input) }
    return got > 0
  }

  private func readUnpacked(from source: RawInput, into target: UnsafeMutablePointer<UInt8>, room: Int) -> Int {
    let got = inflater.map { $0.read(from: source, into: target, room: room) } ?? source.read(into: target, capacity: room)
    if got == 0 { finish(source) }
    return got
  }

  private func finish(_ source: RawInput) {
    isAtEnd = true
    if let failure = source.failure {
      fault = .system(failure.text)
    } else if let inflater, let reason = inflater.fault {
      fault = .gzip(reason, packedOffset: inflater.packedOffset)
    }
  }

  /// Makes room for `count` more bytes at the end: moves the bytes to the front, else doubles the window.
  private func makeRoom(_ count: Int) {
    guard capacity - end < count else { return }
    if capacity - (end - start) >= count && start >= capacity / 2 {
      memmove(base, base + start, end - start)
    } else {
      capacity = max(capacity * 2, end - start + count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      memcpy(larger, base + start, end - start)
      base.deallocate()
      base = larger
    }
    end -= start
    start = 0
  }
}

extension InputWindow {
  private func recogniseEncoding(_ declared: SourceDescription.Encoding) {
    let first = bytes
    if first.count >= 3, first[0] == 0xEF, first[1] == 0xBB, first[2] == 0xBF {
      consume(3)
      return
    }
    var kind: Transcoder.Kind?
    var mark = 0
    if first.count >= 2, first[0] == 0xFF, first[1] == 0xFE {
      kind = .utf16LittleEndian
      mark = 2
    } else if first.count >= 2, first[0] == 0xFE, first[1] == 0xFF {
      kind = .utf16BigEndian
      mark = 2
    } else {
      switch declared {
      case .auto, .utf8: return
      case .latin1: kind = .latin1
      case .windows1252: kind = .windows1252
      case .utf16: kind = InputWindow.guessUTF16(first)
      }
    }
    guard let kind else { return }
    consume(mark)
    // What was read so far waits in the staging buffer.
    let room = max(chunk, count)
    let waiting = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    memcpy(waiting, base + start, count)
    let waitingCount = count
    staging?.deallocate()
    staging = waiting
    start = 0
    end = 0
    var converter = Transcoder(kind)
    makeRoom(waitingCount * Transcoder.growth + 16)
    end += converter.convert(UnsafeBufferPointer(start: waiting, count: waitingCount), isLast: isAtEnd, into: base + end)
    transcoder = converter
  }

  /// Reads a chunk into the staging buffer and converts it to the end of the window.
  private func convertMore() -> Bool {
    guard !isAtEnd, let source, let staging else { return false }
    let before = end - start
    while true {
      let got = readUnpacked(from: source, into: staging, room: chunk)
      makeRoom(got * Transcoder.growth + 16)
      let written = transcoder?.convert(UnsafeBufferPointer(start: staging, count: got), isLast: got == 0, into: base + end) ?? 0
      end += written
      if got == 0 || written > 0 { return end - start > before }
    }
  }

  /// English text has its zero bytes in the high halves of the units.
  private static func guessUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> Transcoder.Kind {
    var zeros = [0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    return zeros[0] > zeros[1] ? .utf16BigEndian : .utf16LittleEndian
  }
}
