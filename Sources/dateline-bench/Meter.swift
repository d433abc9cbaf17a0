import Glibc

/// Takes the best user CPU time of some rounds and prints it as a rate.
struct Meter {
  let bytes: Int
  let rounds: Int

  /// Seconds of user CPU of the best round.
  @discardableResult
  func measure(_ name: String, _ body: () -> Void) -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = Probe.userSeconds()
      body()
      best = min(best, Probe.userSeconds() - start)
    }
    best = max(best, 1e-9)
    print("\(name): \(Self.fixed(Double(bytes) / 1e6 / best)) MB/s (\(Self.fixed(best)) s of user CPU)")
    return best
  }

  /// Two decimals.
  static func fixed(_ number: Double) -> String {
    guard number.isFinite, number < 1e12 else { return "-" }
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

/// What the system knows of this process.
enum Probe {
  static func userSeconds() -> Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  }

  static func wallSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// The floor of all scanning: line feeds, by memchr.
  @inline(never) @discardableResult
  static func countLines(_ text: [UInt8]) -> Int {
    text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var count = 0
      var place = 0
      while place < bytes.count, let found = memchr(base + place, 10, bytes.count - place) {
        count += 1
        place = UnsafeRawPointer(found) - base + 1
      }
      return count
    }
  }

  /// Removes a folder of this program and what is in it.
  static func remove(_ folder: String) {
    guard let directory = opendir(folder) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let path = "\(folder)/\(name)"
      if unlink(path) != 0 { remove(path) }
    }
    closedir(directory)
    rmdir(folder)
  }
}
