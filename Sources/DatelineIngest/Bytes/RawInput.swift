import Crypto
import Glibc

/// The bytes of one file or pipe as stored: read(2) with a count and a SHA-256 of all that passed.
final class RawInput {
  /// The system's error number.
  struct Failure: Error, Hashable {
    var number: Int32
    /// `Permission denied`.
    var text: String { String(cString: strerror(number)) }

    /// What to do about a file that cannot be opened.
    var remedy: String {
      switch number {
      case EACCES, EPERM: "check its permissions"
      case ENOENT: "it is a link to what is not there, or was removed meanwhile"
      case ELOOP: "its links lead in a circle"
      case EMFILE, ENFILE: "raise 'ulimit -n'"
      default: "check the disk it is on"
      }
    }
  }

  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private let readSize: Int
  private var hash = SHA256()
  private(set) var failure: Failure?
  private(set) var isAtEnd = false
  /// Bytes read so far.
  private(set) var count = 0

  /// Opens a file for reading; at most `readSize` bytes are asked for at once.
  init(path: [CChar], readSize: Int) throws(Failure) {
    var opened: Int32
    repeat { opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw Failure(number: errno) }
    descriptor = opened
    ownsDescriptor = true
    self.readSize = readSize
  }

  /// Reads from a descriptor that stays open, such as standard input.
  init(descriptor: Int32, readSize: Int) {
    self.descriptor = descriptor
    ownsDescriptor = false
    self.readSize = readSize
  }

  deinit {
    if ownsDescriptor { close(descriptor) }
  }

  /// Reads up to `capacity` bytes; 0 at the end and after a failure.
  func read(into target: UnsafeMutablePointer<UInt8>, capacity: Int) -> Int {
    guard !isAtEnd, capacity > 0 else { return 0 }
    while true {
      let got = Glibc.read(descriptor, target, min(capacity, readSize))
      if got > 0 {
        count += got
        hash.update(bufferPointer: UnsafeRawBufferPointer(start: target, count: got))
        return got
      }
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = Failure(number: errno) }
      isAtEnd = true
      return 0
    }
  }

  /// Reads what is left, only to count and hash it.
  func drain(through buffer: UnsafeMutablePointer<UInt8>, capacity: Int) {
    while read(into: buffer, capacity: capacity) > 0 {}
  }

  /// SHA-256 in hex of the bytes read so far.
  var sha256: String { hexadecimal(hash.finalize()) }
}

/// Small letters of base 16.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  for byte in bytes {
    for digit in [byte >> 4, byte & 15] { text.append(digit < 10 ? 48 + digit : 87 + digit) }
  }
  return String(decoding: text, as: UTF8.self)
}
