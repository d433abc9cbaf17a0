import Dateline
import Dispatch
import Glibc

/// Shows how far a run is: a bar on a terminal, one plain line every ten seconds otherwise.
final class ProgressPrinter {
  private let timer: any DispatchSourceTimer
  private let isBar: Bool

  init(_ progress: RunProgress, log: LogPrinter, plain: Bool) {
    let isBar = Terminal.isInteractive && !plain && log.form == .text
    self.isBar = isBar
    let queue = DispatchQueue(label: "dateline.progress")
    timer = DispatchSource.makeTimerSource(queue: queue)
    let start = Self.seconds()
    let interval = isBar ? 0.25 : 10
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler {
      let elapsed = Self.seconds() - start
      if isBar {
        Terminal.log("\r" + Self.bar(progress, elapsed: elapsed, width: Terminal.width) + "\u{1B}[K")
      } else {
        log.info(
          "progress", Self.line(progress, elapsed: elapsed),
          [
            ("documents", .integer(progress.documents)), ("rejects", .integer(progress.rejects)),
            ("bytes_read", .integer(progress.bytesRead)), ("expected_bytes", progress.expectedBytes.map(JSONValue.integer) ?? .null),
          ])
      }
    }
    timer.activate()
  }

  /// Stops, and clears the bar.
  func stop() {
    timer.cancel()
    if isBar { Terminal.log("\r\u{1B}[K") }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// `12,345 documents, 34.5 of 80.0 MB, 11.2 MB/s, 4 s left`.
  static func line(_ progress: RunProgress, elapsed: Double) -> String {
    let megabytes = Double(progress.bytesRead) / 1e6
    let rate = elapsed > 0 ? megabytes / elapsed : 0
    var line = "\(Numbers.grouped(progress.documents)) documents"
    if progress.rejects > 0 { line += ", \(Numbers.grouped(progress.rejects)) rejected" }
    line += ", \(Numbers.fixed(megabytes, 1))"
    if let expected = progress.expectedBytes { line += " of \(Numbers.fixed(Double(expected) / 1e6, 1))" }
    line += " MB, \(Numbers.fixed(rate, 1)) MB/s"
    if progress.isFinishing {
      line += ", writing the tables that need all documents"
    } else if let expected = progress.expectedBytes, rate > 0 {
      line += ", \(Int((Double(max(0, expected - progress.bytesRead)) / 1e6 / rate).rounded(.up))) s left"
    }
    return line
  }

  private static func bar(_ progress: RunProgress, elapsed: Double, width: Int) -> String {
    let line = line(progress, elapsed: elapsed)
    guard let expected = progress.expectedBytes, expected > 0, width > line.count + 14 else {
      return String(line.prefix(max(1, width - 1)))
    }
    let cells = min(30, width - line.count - 4)
    let full = min(cells, progress.bytesRead * cells / expected)
    return "[" + String(repeating: "=", count: full) + String(repeating: " ", count: cells - full) + "] " + line
  }
}
