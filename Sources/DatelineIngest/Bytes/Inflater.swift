import CZlib

/// Unpacks gzip (RFC 1952) as a stream: any number of members, zero padding after them.
///
/// Memory is zlib's window and one input buffer, however much the data unpack to.
final class Inflater {
  /// Why unpacking stopped early.
  enum Fault: Hashable {
    /// The data end inside a member.
    case truncated
    /// zlib refused the data: a bad block, a wrong checksum.
    case damaged(String)
    /// What follows the last member is no gzip data.
    case trailingGarbage
  }

  private var stream = z_stream()
  private let input: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var next = 0
  private var available = 0
  private var isInMember = true
  private var isFinished = false
  private(set) var fault: Fault?
  /// Bytes of packed data that were taken so far.
  private(set) var packedOffset = 0

  /// Begins with the bytes that were read to recognise the format.
  init(prefix: UnsafeBufferPointer<UInt8>, capacity: Int) {
    self.capacity = max(capacity, prefix.count)
    input = .allocate(capacity: self.capacity)
    if let base = prefix.baseAddress { input.update(from: base, count: prefix.count) }
    available = prefix.count
    if czlib_inflate_init2(&stream, 15 + 16) != Z_OK { stop(.damaged("out of memory")) }
  }

  deinit {
    inflateEnd(&stream)
    input.deallocate()
  }

  /// Whether two bytes are the start of a gzip member.
  static func isMagic(_ first: UInt8, _ second: UInt8) -> Bool { first == 0x1F && second == 0x8B }

  /// Unpacks up to `room` bytes into `target`; 0 at the end and after a fault.
  func read(from source: RawInput, into target: UnsafeMutablePointer<UInt8>, room: Int) -> Int {
    while !isFinished {
      if available == 0 {
        next = 0
        available = source.read(into: input, capacity: capacity)
        if available == 0 {
          guard isInMember else {
            isFinished = true
            break
          }
          // What zlib has read but had no room for comes out first.
          let rest = inflate(into: target, room: room).made
          if rest > 0 { return rest }
          stop(.truncated)
          break
        }
      }
      guard isInMember else {
        findMember(source)
        continue
      }
      let (status, taken, made) = inflate(into: target, room: room)
      if status == Z_STREAM_END {
        isInMember = false
      } else if status != Z_OK && status != Z_BUF_ERROR {
        stop(.damaged(stream.msg.map { String(cString: $0) } ?? "zlib error \(status)"))
      }
      if made > 0 { return made }
      if taken == 0 && isInMember && !isFinished { stop(.damaged("no progress")) }
    }
    return 0
  }

  /// One call of zlib on what is there.
  private func inflate(into target: UnsafeMutablePointer<UInt8>, room: Int) -> (status: Int32, taken: Int, made: Int) {
    stream.next_in = input + next
    stream.avail_in = UInt32(available)
    stream.next_out = target
    stream.avail_out = UInt32(clamping: room)
    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
    let taken = available - Int(stream.avail_in)
    advance(taken)
    return (status, taken, Int(UInt32(clamping: room)) - Int(stream.avail_out))
  }

  /// Between members: skips zero bytes, then wants the start of another member.
  private func findMember(_ source: RawInput) {
    while available > 0 && input[next] == 0 { advance(1) }
    guard available > 0 else { return }
    if available == 1 {
      input[0] = input[next]
      next = 0
      available += source.read(into: input + 1, capacity: capacity - 1)
    }
    guard available > 1, Inflater.isMagic(input[next], input[next + 1]), inflateReset(&stream) == Z_OK else {
      return stop(.trailingGarbage)
    }
    isInMember = true
  }

  private func advance(_ count: Int) {
    next += count
    available -= count
    packedOffset += count
  }

  private func stop(_ reason: Fault) {
    fault = reason
    isFinished = true
  }
}
