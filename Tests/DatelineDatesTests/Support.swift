import DatelineDates
import DatelineSentences
import DatelineText
import Testing

/// Runs the sentence and the date stage on one document.
func annotate(_ document: Document, _ resolver: DateResolver = DateResolver()) -> Annotations {
  var annotations = Annotations()
  var splitter = SentenceSplitter().makeWorker()
  splitter.annotate(document, &annotations)
  var worker = resolver.makeWorker()
  worker.annotate(document, &annotations)
  return annotations
}

/// A text with marked expressions: `on ⟦October 24⟧{2024-10-24}`.
struct MarkedText {
  var text = ""
  var expected: [(text: String, value: String)] = []

  init(_ marked: String) {
    var rest = Substring(marked)
    while let open = rest.firstIndex(of: "⟦") {
      text += rest[..<open]
      guard let close = rest.firstIndex(of: "⟧"), let brace = rest[close...].firstIndex(of: "}") else { break }
      let expression = String(rest[rest.index(after: open)..<close])
      text += expression
      expected.append((expression, String(rest[rest.index(close, offsetBy: 2)..<brace])))
      rest = rest[rest.index(after: brace)...]
    }
    text += rest
  }
}

/// Checks that exactly the marked expressions are found, with their values.
func expect(_ marked: String, on day: Day?, options: DateResolver.Options = .init(), sourceLocation: SourceLocation = #_sourceLocation) {
  let row = MarkedText(marked)
  let document = Document(row.text, publishedOn: day)
  let dates = annotate(document, DateResolver(options: options)).dates
  let found = dates.map { "\(document.text.string($0.span)) = \($0.value)" }
  #expect(found == row.expected.map { "\($0.text) = \($0.value)" }, "\(row.text)", sourceLocation: sourceLocation)
}

/// SplitMix64: the seed of a failing run is in the test's arguments.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

let friday = Day(year: 2024, month: 10, day: 25)
