/// One file that a source means.
public struct InputFile: Sendable, Hashable {
  /// Path below the source's root, `/` between parts, as the tables show it. Bytes of a name that are no UTF-8, and control characters, are shown
  /// as `\xHH`; a backslash then is `\\`.
  public let sourcePath: String
  /// Path to open, relative to the working directory or absolute.
  public let path: String
  /// Size in bytes, as stored; nil for pipes.
  public let byteCount: Int?

  /// The path as the system has it, which need not be UTF-8; with a 0 at its end.
  let systemPath: [CChar]
  /// Why the file cannot be read, if that is known already.
  let failure: RawInput.Failure?

  init(sourcePath: [UInt8], systemPath: [UInt8], byteCount: Int?, failure: RawInput.Failure? = nil) {
    self.sourcePath = InputFile.display(sourcePath)
    path = InputFile.display(systemPath)
    self.byteCount = byteCount
    self.systemPath = systemPath.map { CChar(bitPattern: $0) } + [0]
    self.failure = failure
  }

  /// A path as text: as it is if it can be, else with escapes that keep different paths different.
  static func display(_ bytes: [UInt8]) -> String {
    let isPlain = bytes.withUnsafeBufferPointer { buffer in
      UTF8Check.firstInvalid(in: buffer) == nil && buffer.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    }
    if isPlain { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        let length = byte < 0x80 ? 1 : UTF8Check.sequenceLength(base + index, available: buffer.count - index)
        if byte == UInt8(ascii: "\\") {
          text += [byte, byte]
        } else if length == 0 || byte < 0x20 || byte == 0x7F {
          text += Array("\\x".utf8) + Array(hexadecimal([byte]).utf8)
        } else {
          text += buffer[index..<index + length]
        }
        index += max(1, length)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
