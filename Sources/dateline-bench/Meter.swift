import Dateline
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
    print("\(name): \((Double(bytes) / 1e6 / best).fixed(2)) MB/s (\(best.fixed(2)) s of user CPU)")
    return best
  }
}

/// What the system knows of this process.
enum Probe {
  static func userSeconds() -> Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  }

  static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

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
}
