import ArgumentParser
import Dateline
import Glibc

/// The generated corpus as a file.
enum CorpusFile {
  /// Writes documents until the file has the size asked for.
  static func write(megabytes: Int, seed: UInt64, to path: String) throws {
    guard let file = fopen(path, "w") else { throw ValidationError("cannot write \(path): \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    var generator = CorpusGenerator(seed: seed)
    var written = 0
    var number = 0
    while written < megabytes * 1_000_000 {
      let record = JSONValue.members([
        ("id", .string("b\(number)")),
        ("date", .string(Day(year: 2024, month: 1, day: 1).adding(days: number % 366).description)),
        ("text", .string(generator.nextDocument())),
      ])
      let line = record.serialized(pretty: false) + [10]
      guard fwrite(line, 1, line.count, file) == line.count else {
        throw ValidationError("cannot write \(path): \(String(cString: strerror(errno)))")
      }
      written += line.count
      number += 1
    }
  }
}
