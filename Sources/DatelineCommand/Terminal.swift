import Glibc

/// Standard output for results, standard error for the log; both unbuffered, so that nothing is lost when the process ends.
enum Terminal {
  /// Writes to standard output. A reader that has gone (`| head`) ends the process quietly.
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes bytes to standard output.
  static func output(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0, to: STDOUT_FILENO) } }

  /// Writes to standard error.
  static func log(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Whether standard error is a terminal that may be drawn on.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

  /// Whether standard error takes colours: a terminal, and NO_COLOR is not set.
  static var hasColor: Bool { isInteractive && (environment("NO_COLOR") ?? "").isEmpty }

  /// Columns of the terminal, 80 if unknown.
  static var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Columns of the terminal that standard output goes to, 80 if it goes elsewhere.
  static var outputWidth: Int {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = Glibc.write(descriptor, base, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
