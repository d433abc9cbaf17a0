import Dateline
import Dispatch

/// Shows how far a run is: a bar on a terminal, one plain line every ten seconds otherwise.
final class ProgressPrinter {
  private let timer: any DispatchSourceTimer
  private let isBar: Bool

  init(_ progress: RunProgress, log: LogPrinter, plain: Bool) {
    let isBar = Terminal.isInteractive && !plain && log.form == .text
    self.isBar = isBar
    let queue = DispatchQueue(label: "dateline.progress")
    timer = DispatchSource.makeTimerSource(queue: queue)
    let start = ContinuousClock.now
    let interval = isBar ? 0.25 : 10
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler {
      let elapsed = start.duration(to: .now) / .seconds(1)
      if isBar {
        Terminal.log("\r" + Self.bar(progress, elapsed: elapsed, width: Terminal.logWidth) + "\u{1B}[K")
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

  /// `12,345 documents, 34.5 of 80.0 MB, 11.2 MB/s, 4 s left`.
  static func line(_ progress: RunProgress, elapsed: Double) -> String {
    let megabytes = Double(progress.bytesRead) / 1e6
    let rate = elapsed > 0 ? megabytes / elapsed : 0
    var line = progress.documents.counted("document")
    if progress.rejects > 0 { line += ", \(progress.rejects.grouped) rejected" }
    line += ", \(megabytes.fixed(1))"
    if let expected = progress.expectedBytes { line += " of \((Double(expected) / 1e6).fixed(1))" }
    line += " MB, \(rate.fixed(1)) MB/s"
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
