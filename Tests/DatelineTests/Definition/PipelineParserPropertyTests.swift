import DatelineTestSupport
import Testing

@testable import Dateline

/// No file crashes the parser, and whatever it says has a place in the file.
@Suite struct PipelineParserPropertyTests {
  private static let fragments = [
    "[", "]", "{", "}", ":", ": ", "- ", "#", "&a ", "*a", "!t ", "|", ">", "'", "\"", "\\", "${vars.day}", "${", "$$", "---\n", "\t",
    "\r\n", "\n", "<<: ",
    "null", "~", "0", "-1", "9999999999999999999", "1e999", "%", "\u{FEFF}", "é", "\u{0}", "dates", "where", "x: y\n", "  ", "? ",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func survivesMutations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sample = Array(SamplePipeline.text.utf8)
    for _ in 0..<250 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      check(bytes, seed)
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func survivesNoise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) { bytes += Self.fragments.randomElement(using: &random) ?? [] }
      check(bytes, seed)
      check((0..<40).map { _ in UInt8.random(in: .min ... .max, using: &random) }, seed)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(place..<end)
    case 1: bytes.insert(contentsOf: Self.fragments.randomElement(using: &random) ?? [], at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    default: if place < bytes.count { bytes[place] = UInt8.random(in: .min ... .max, using: &random) }
    }
  }

  private func check(_ bytes: [UInt8], _ seed: UInt64) {
    let result = PipelineParser.parse(bytes: bytes, file: "t.yaml", environment: ["A": "b"])
    let again = PipelineParser.parse(bytes: bytes, file: "t.yaml", environment: ["A": "b"])
    #expect(result.diagnostics == again.diagnostics, "seed \(seed): \(bytes)")
    #expect((result.definition == nil) == result.diagnostics.contains { $0.severity == .error }, "seed \(seed): \(bytes)")
    #expect(result.diagnostics == result.diagnostics.sorted(), "seed \(seed): \(bytes)")
    let lines = bytes.reduce(1) { $0 + ($1 == 10 || $1 == 13 ? 1 : 0) }
    for diagnostic in result.diagnostics {
      let isInside = diagnostic.position.map { (1...lines).contains($0.line) && $0.column >= 1 } ?? false
      #expect(isInside, "seed \(seed): \(diagnostic.rendered) \(bytes)")
      _ = diagnostic.excerpt(from: bytes)
    }
    if let definition = result.definition {
      let explanation = Explanation(definition)
      #expect(explanation.text.hasSuffix("\n") && !explanation.graph(.dot).isEmpty)
    }
  }
}
