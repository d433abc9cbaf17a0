import DatelineDates
import DatelineSentences
import DatelineTestSupport
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

/// Checks that exactly the marked expressions are found, with their values.
func expect(_ marked: String, on day: Day?, options: DateResolver.Options = .init(), sourceLocation: SourceLocation = #_sourceLocation) {
  let row = MarkedText(marked)
  let document = Document(row.text, publishedOn: day)
  let dates = annotate(document, DateResolver(options: options)).dates
  let found = dates.map { "\(document.text.string($0.span)) = \($0.value)" }
  #expect(found == row.lines, "\(row.text)", sourceLocation: sourceLocation)
}

let friday = Day(year: 2024, month: 10, day: 25)
