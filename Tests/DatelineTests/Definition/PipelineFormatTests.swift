import DatelineTestSupport
import FoundationEssentials
import Testing

@testable import Dateline

/// The reference of the format says what the catalogue says.
@Suite struct PipelineFormatTests {
  /// The row of the reference for a key.
  static func row(_ option: OptionDescription) -> String {
    let fallback = option.isRequired ? "required" : option.fallback == .none ? "-" : "`\(option.fallback)`"
    return "| `\(option.name)` | \(option.type) | \(fallback) | \(option.summary) |"
  }

  @Test func referenceNamesEveryKey() throws {
    let reference = try String(contentsOf: Project.root.appending(path: "Sources/Dateline/Dateline.docc/PipelineFile.md"), encoding: .utf8)
    let lines = Set(reference.split(separator: "\n").map(String.init))
    for section in PipelineFormat.sections {
      for option in section.options {
        #expect(lines.contains(Self.row(option)), "the reference lacks, for \(section.title):\n\(Self.row(option))")
      }
    }
    for stage in StageCatalogue.all {
      let needs = stage.needs.isEmpty ? "-" : stage.needs.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      let tables = stage.tables.isEmpty ? "-" : stage.tables.map { "`\($0)`" }.joined(separator: ", ")
      let row = "| `\(stage.name.rawValue)` | \(needs) | \(tables) | \(stage.summary) |"
      #expect(lines.contains(row), "the reference lacks:\n\(row)")
    }
  }

  /// What is written as a default must be accepted, and mean the same.
  @Test func defaultsCanBeWritten() throws {
    let checker = ValueChecker(folder: ".")
    for option in PipelineFormat.sections.flatMap(\.options) {
      switch (option.fallback, option.type) {
      case (.none, _), (_, .structure): continue
      case (.list(let values), .list(let element)):
        for value in values { #expect(try checker.check(value.description, element).get() == value) }
      default: #expect(try checker.check(option.fallback.description, option.type).get() == option.fallback, "\(option.name)")
      }
    }
  }

  @Test(arguments: [
    ("0", 0), ("4096", 4096), ("4MiB", 4 << 20), ("500kB", 500_000), ("500 KB", 500_000), ("1.5GiB", 3 << 29), ("2gb", 2_000_000_000),
    ("0.5B", nil), ("", nil), ("MiB", nil), ("-1", nil), ("1e3", nil), ("4 MiBs", nil), ("9999999TiB", nil), ("0x10", nil), ("٣", nil),
  ])
  func readsSizes(_ text: String, _ bytes: Int?) { #expect(ByteSize.bytes(text) == bytes) }

  @Test(arguments: [(0, "0B"), (1, "1B"), (1023, "1023B"), (1024, "1KiB"), (500_000, "500kB"), (3 << 29, "1536MiB"), (2 << 30, "2GiB")])
  func writesSizes(_ bytes: Int, _ text: String) {
    #expect(ByteSize.text(bytes) == text)
    #expect(ByteSize.bytes(text) == bytes)
  }
}
