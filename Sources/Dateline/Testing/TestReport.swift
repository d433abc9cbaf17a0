import DatelineDatasets
import DatelineText

/// What the tests of a pipeline file came to, for people and for build servers.
public struct TestReport: Sendable {
  /// The pipeline file.
  public let file: String
  /// Name of the pipeline.
  public let pipeline: String
  /// The tests in the order of the file.
  public let outcomes: [TestOutcome]

  /// Makes a report.
  public init(_ definition: PipelineDefinition, _ outcomes: [TestOutcome]) {
    file = definition.file
    pipeline = definition.name
    self.outcomes = outcomes
  }

  /// Tests that did not pass.
  public var failed: Int { outcomes.reduce(0) { $0 + ($1.passed ? 0 : 1) } }

  /// `2 tests: 1 passed, 1 failed`, with a line break.
  public var summary: String {
    let tests = outcomes.count.counted("test")
    return failed == 0 ? "\(tests) passed\n" : "\(tests): \(outcomes.count - failed) passed, \(failed) failed\n"
  }

  /// One test as text: a line if it passed, else where each expectation stands, what it wants and what there was, side by side, and the document.
  public func text(_ outcome: TestOutcome) -> String {
    var page = AlignedText()
    guard !outcome.passed else {
      page.line("ok      \(outcome.test.name)")
      return page.text
    }
    page.line("FAILED  \(outcome.test.name)")
    for failure in outcome.failures {
      page.line("  \(file):\(failure.position): \(failure.message)")
      guard !failure.comparison.isEmpty else { continue }
      let got = failure.rows == 0 ? "got (no rows)" : failure.rows == 1 ? "got (the only row)" : "got (the nearest row)"
      page.rows(
        [["  ", "column", "expected", got]]
          + failure.comparison.map { cell in
            let isListing = failure.message.contains("no rows expected")
            return [
              cell.isEqual ? "  " : "x ", cell.column, isListing ? "" : Self.shown(cell.expected),
              failure.rows == 0 ? "-" : Self.shown(cell.got),
            ]
          }, indent: 4)
    }
    page.line("  document (\(file):\(outcome.test.position)):")
    for field in outcome.test.document { page.line("    \(field.column.rawValue): \(Self.shown(field.value, limit: 600))") }
    return page.text
  }

  private static func shown(_ value: String?, limit: Int = 120) -> String {
    guard let value else { return "null" }
    guard value.unicodeScalars.count > limit else { return value.isEmpty ? "''" : value }
    return String(String.UnicodeScalarView(value.unicodeScalars.prefix(limit))) + "…"
  }

  /// The report as JUnit XML: one suite, one case a test, as Jenkins, GitLab and GitHub actions read it.
  public var junit: String {
    let total = outcomes.reduce(0) { $0 + $1.seconds }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let counts = "tests=\"\(outcomes.count)\" failures=\"\(failed)\" errors=\"0\""
    xml += "<testsuites \(counts) time=\"\(Self.time(total))\">\n"
    xml += "  <testsuite name=\"\(pipeline.xmlEscaped)\" \(counts) skipped=\"0\" time=\"\(Self.time(total))\">\n"
    for outcome in outcomes {
      let place = "file=\"\(file.xmlEscaped)\" line=\"\(outcome.test.position.line)\""
      xml += "    <testcase name=\"\(outcome.test.name.xmlEscaped)\" classname=\"\(pipeline.xmlEscaped)\" \(place)"
      xml += " time=\"\(Self.time(outcome.seconds))\""
      guard let first = outcome.failures.first else {
        xml += "/>\n"
        continue
      }
      xml += ">\n      <failure message=\"\(first.message.xmlEscaped)\" type=\"expectation\">\(text(outcome).xmlEscaped)</failure>\n"
      xml += "    </testcase>\n"
    }
    return xml + "  </testsuite>\n</testsuites>\n"
  }

  /// Seconds with three decimals.
  private static func time(_ seconds: Double) -> String {
    let thousandths = Int((max(0, seconds) * 1000).rounded())
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}

extension String {
  /// The text for XML 1.0, in attributes in double quotes too: five characters as entities, those that XML cannot hold as U+FFFD.
  var xmlEscaped: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }
}
