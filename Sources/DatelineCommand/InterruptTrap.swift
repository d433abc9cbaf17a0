import Dateline
import Dispatch
import Glibc

/// Turns SIGINT and SIGTERM into a cancellation of the run.
///
/// The run stops between batches, removes what it wrote under `.partial` and ends with exit code 130. If it cannot stop within two seconds (it waits for a pipe
/// that says nothing), or a second signal comes, the process cleans up and ends at once.
final class InterruptTrap {
  private let sources: [any DispatchSourceSignal]
  private let queue = DispatchQueue(label: "dateline.signals")

  init(_ cancellation: Cancellation, cleanUp: @escaping @Sendable () -> Void) {
    let queue = queue
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let end: @Sendable () -> Void = {
          cleanUp()
          _exit(ExitStatus.interrupted.rawValue)
        }
        if cancellation.isCancelled { end() }
        cancellation.cancel()
        queue.asyncAfter(deadline: .now() + 2, execute: end)
      }
      source.activate()
      return source
    }
  }
}
