import CZlib
import Glibc

/// The lines of a file as records, unpacked if the file is gzipped; memory is one record and two buffers.
final class RecordSource {
  /// Longest record in bytes. No table has a cell of that size, so a longer one is a damaged or foreign file.
  private let longestRecord: Int
  private static let chunk = 128 << 10

  let path: String
  private let descriptor: Int32
  private let packed: UnsafeMutablePointer<UInt8>
  private var stream = z_stream()
  private var isPacked = false
  private var isInMember = false
  private var isAtEnd = false
  private var window: UnsafeMutablePointer<UInt8>
  private var capacity = RecordSource.chunk * 2
  private var start = 0
  private var end = 0
  /// Bytes of the window, from `start` on, that the record given last takes.
  private var taken = 0
  private var linesTaken = 0
  /// Line that the record given last begins on, from 1.
  private(set) var line = 1

  /// Opens a file; two bytes of it tell whether it is gzipped, not its name.
  init(path: String, longestRecord: Int = 64 << 20) throws(TableReadError) {
    self.path = path
    self.longestRecord = longestRecord
    // Without O_NONBLOCK a pipe of that name would wait for its writer.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    packed = .allocate(capacity: Self.chunk + 4)
    window = .allocate(capacity: capacity)
    guard descriptor >= 0 else { throw failure("cannot be read: \(String(cString: strerror(errno)))") }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw failure("is no regular file") }
    while end < 3, try readRaw(into: window + end, Self.chunk) {}
    guard end >= 2, window[0] == 0x1F, window[1] == 0x8B else {
      if end >= 3, window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF { start = 3 }
      return
    }
    guard czlib_inflate_init2(&stream, 15 + 16) == Z_OK else { throw failure("cannot be unpacked: out of memory") }
    isPacked = true
    isInMember = true
    memcpy(packed, window, end)
    stream.next_in = packed
    stream.avail_in = UInt32(end)
    end = 0
  }

  deinit {
    if isPacked { inflateEnd(&stream) }
    if descriptor >= 0 { close(descriptor) }
    packed.deallocate()
    window.deallocate()
  }

  /// The next record without its line end.
  ///
  /// - Parameter isQuoted: Whether line breaks between quotation marks belong to the record, as in CSV.
  /// - Returns: The record's bytes, valid until the next call; nil at the end.
  /// - Throws: `TableReadError` if the file cannot be read, is damaged, or the record is too long.
  /// - Complexity: O(bytes).
  func next(isQuoted: Bool) throws(TableReadError) -> UnsafeBufferPointer<UInt8>? {
    start += taken
    line += linesTaken
    taken = 0
    linesTaken = 0
    var scanned = 0
    var quotes = 0
    while true {
      let rest = UnsafeBufferPointer(start: window + start + scanned, count: end - start - scanned)
      if let feed = rest.firstIndex(fast: 0x0A) {
        if isQuoted { quotes &+= UnsafeBufferPointer(rebasing: rest[..<feed]).count(of: 0x22) }
        scanned += feed + 1
        linesTaken += 1
        if quotes & 1 == 0 {
          taken = scanned
          return record(scanned - 1)
        }
      } else {
        if isQuoted { quotes &+= rest.count(of: 0x22) }
        scanned += rest.count
        guard scanned <= longestRecord else {
          let reason = quotes & 1 == 1 ? "; a quotation mark in it is not closed" : ""
          throw failure("the record that begins here is longer than \(longestRecord >> 20) MiB\(reason)", line: line)
        }
        guard try fill() else {
          taken = scanned
          linesTaken += 1
          if scanned == 0 { return nil }
          if quotes & 1 == 1 { throw failure("a quotation mark in the record that begins here is not closed", line: line) }
          return record(scanned)
        }
      }
    }
  }

  private func record(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let hasReturn = count > 0 && window[start + count - 1] == 0x0D
    return UnsafeBufferPointer(start: window + start, count: hasReturn ? count - 1 : count)
  }

  private func failure(_ message: String, line: Int? = nil) -> TableReadError { TableReadError(path: path, line: line, message: message) }

  /// Reads more to the end of the window; false at the end of the file.
  private func fill() throws(TableReadError) -> Bool {
    if capacity - end < Self.chunk {
      if start > capacity / 2 {
        memmove(window, window + start, end - start)
      } else {
        capacity *= 2
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        memcpy(larger, window + start, end - start)
        window.deallocate()
        window = larger
      }
      end -= start
      start = 0
    }
    return isPacked ? try inflate() : try readRaw(into: window + end, Self.chunk)
  }

  private func readRaw(into target: UnsafeMutablePointer<UInt8>, _ count: Int) throws(TableReadError) -> Bool {
    let got = try read(into: target, count)
    end += got
    return got > 0
  }

  private func read(into target: UnsafeMutablePointer<UInt8>, _ count: Int) throws(TableReadError) -> Int {
    while true {
      let got = Glibc.read(descriptor, target, count)
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw failure("cannot be read: \(String(cString: strerror(errno)))") }
      return got
    }
  }

  /// Unpacks until there are new bytes; false at the end of the last member.
  private func inflate() throws(TableReadError) -> Bool {
    while !isAtEnd {
      if stream.avail_in == 0 {
        let got = try read(into: packed, Self.chunk)
        stream.next_in = packed
        stream.avail_in = UInt32(got)
        if got == 0 {
          guard !isInMember else {
            throw failure("the gzip data end too early: the file was cut off; copy it again or run the pipeline again")
          }
          isAtEnd = true
          return false
        }
      }
      if !isInMember {
        guard stream.next_in[0] == 0x1F, inflateReset(&stream) == Z_OK else {
          throw failure("there is something else behind the gzip data")
        }
        isInMember = true
      }
      stream.next_out = window + end
      stream.avail_out = UInt32(Self.chunk)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      let made = Self.chunk - Int(stream.avail_out)
      end += made
      if status == Z_STREAM_END {
        isInMember = false
      } else if status != Z_OK && status != Z_BUF_ERROR {
        throw failure("the gzip data are damaged (\(stream.msg.map { String(cString: $0) } ?? "zlib error \(status)"))")
      }
      if made > 0 { return true }
    }
    return false
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Index of the first `byte`, by the C library's vector code.
  func firstIndex(fast byte: UInt8) -> Int? {
    guard let base = baseAddress, count > 0, let hit = memchr(base, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// How often `byte` occurs.
  func count(of byte: UInt8) -> Int {
    var found = 0
    for candidate in self { found &+= candidate == byte ? 1 : 0 }
    return found
  }
}
