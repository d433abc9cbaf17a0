import Glibc

/// Standard output for results, standard error for the log; both unbuffered, so that nothing is lost when the process ends.
enum Terminal {
  /// Opens `/dev/null` in place of standard streams that the caller has closed: else the first files that are opened would take their numbers, and
  /// messages would go into tables.
  static func claimStandardStreams() {
    var descriptor = open("/dev/null", O_RDWR)
    while (0...2).contains(descriptor) { descriptor = open("/dev/null", O_RDWR) }
    if descriptor > 2 { close(descriptor) }
  }

  /// Writes to standard output. A reader that has gone (`| head`) ends the process quietly; results that cannot be written otherwise, as on a full disk,
  /// end it with a message.
  static func output(_ text: String) {
    var text = text
    text.withUTF8 { output(UnsafeRawBufferPointer($0)) }
  }

  /// Writes bytes to standard output, as `output(_:)` does text.
  static func output(_ bytes: [UInt8]) { bytes.withUnsafeBytes { output($0) } }

  private static func output(_ bytes: UnsafeRawBufferPointer) {
    guard let code = write(bytes, to: STDOUT_FILENO) else { return }
    log("dateline: error: cannot write to standard output: \(String(cString: strerror(code)))\n")
    ExitStatus.failed.exit()
  }

  /// Writes to standard error, if it can be written to.
  static func log(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(UnsafeRawBufferPointer($0), to: STDERR_FILENO) }
  }

  /// Whether standard error is a terminal that may be drawn on.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb" }

  /// Columns of the terminal that standard error goes to, 80 if it goes elsewhere.
  static var logWidth: Int { width(of: STDERR_FILENO) }

  /// Columns of the terminal that standard output goes to, 80 if it goes elsewhere.
  static var outputWidth: Int { width(of: STDOUT_FILENO) }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes all bytes; gives the system's error if it cannot.
  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return errno }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return nil
  }
}
