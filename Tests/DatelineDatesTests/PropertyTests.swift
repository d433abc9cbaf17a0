import DatelineDates
import DatelineSentences
import DatelineTestSupport
import DatelineText
import Testing

/// What must hold for every text.
@Suite struct PropertyTests {
  private static let pieces = [
    "On October 24", " he said", " on Thursday", ". ", " in 1999", " last week", ", ", " the next day", " two days later", " from", " to",
    " between", " and", " 13", " 8",
    " early", " mid-", "October", " nearly 32 months", " after", " the", " first", " Monday", " of", " March", " may", " 3/4/2025",
    " 10:30", " p.m.", " ago",
    " every", " Friday", "\n", " 480 BC", " '99", " Christmas", " Q3", " this", " at", " night", " 1914-18", " a", " half", " year", " old",
    " Published", " will",
    " 2024-10-24", " noon", " winter", " weeks", " since", " until", " February 30, 2001", " “", "” ", "\u{A0}", " – ", "—", " 12",
    " hours", " decade", " 1990s", " Diwali", " within", " starting", " rest of", " 3/5-4/6/2018", " @me", " midnight", " weekends",
    " Spring",
    " Offensive of 1936", " Secretary Lloyd Austin", " 1030 GMT", " 2nite",
  ]

  static func text(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 1...60, using: &generator)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
  }

  private func check(_ annotations: Annotations, _ document: Document, _ comment: Comment) {
    var end: UInt32 = 0
    for (index, mention) in annotations.dates.enumerated() {
      #expect(mention.span.start >= end && !mention.span.isEmpty, comment)
      end = mention.span.end
      #expect(annotations.sentences[Int(mention.sentence)].span.contains(mention.span), comment)
      #expect(isTimex(mention.value), "\(mention.value) \(comment)")
      #expect((mention.startOn == nil) == (mention.endOn == nil), comment)
      if let start = mention.startOn, let end = mention.endOn {
        #expect(start <= end, "\(mention.value) \(comment)")
        let digits = mention.value.allSatisfy { $0.isNumber || $0 == "-" }
        if digits, mention.value.utf8.count == 10 { #expect(start.description == mention.value, comment) }
        if digits, mention.value.utf8.count == 4 || mention.value.utf8.count == 7 {
          #expect(
            start.description.hasPrefix(mention.value) && end.description.hasPrefix(mention.value),
            "\(mention.value) \(start) \(end) \(comment)")
        }
      } else if mention.kind == .date, mention.value.utf8.count == 10, !mention.value.contains("X"), mention.value.first?.isNumber == true {
        Issue.record("\(mention.value) has no days: \(comment)")
      }
      #expect((0...1).contains(mention.confidence), comment)
      if let first = mention.rangeFirst { #expect(Int(first) <= index && annotations.dates[Int(first)].rangeFirst == first, comment) }
    }
  }

  /// TIMEX3: a date, a time, a duration or a reference.
  private func isTimex(_ value: String) -> Bool {
    if ["PRESENT_REF", "PAST_REF", "FUTURE_REF"].contains(value) { return true }
    if value.hasPrefix("P") { return value.wholeMatch(of: /P[0-9.X]*[A-Z]*([0-9.]+[A-Z]+)*(T[0-9.X]+[HMS]([0-9.]+[HMS])*)?/) != nil }
    return value.wholeMatch(
      of:
        /(BC)?[0-9X]{1,4}(-(Q[1-4X]|H[12X]|SP|SU|FA|WI|W[0-9X]{2}(-(WE|[1-7]))?|[0-9X]{2}(-[0-9X]{2})?))?(T(MO|AF|EV|NI|DT|XX|[0-9]{2}:[0-9]{2}(:[0-9]{2})?))?/
    ) != nil
  }

  @Test(arguments: 0..<400)
  func rowsAreWellFormed(_ seed: Int) {
    for (number, day) in [nil, friday, Day(year: 2024, month: 2, day: 29)].enumerated() {
      var document = Document(Self.text(seed: UInt64(seed)))
      document.metadataOn = day
      check(annotate(document), document, "seed \(seed) day \(number): \(document.text.string(ByteSpan(0, document.text.count)))")
    }
  }

  @Test(arguments: 0..<200)
  func randomBytesDoNoHarm(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(Self.text(seed: UInt64(seed)).utf8)
    for _ in 0..<Int.random(in: 0...20, using: &generator) {
      let byte = UInt8.random(in: 1...255, using: &generator)
      if bytes.isEmpty || Bool.random(using: &generator) {
        bytes.insert(byte, at: Int.random(in: 0...bytes.count, using: &generator))
      } else {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = byte
      }
    }
    let document = Document(text: bytes)
    check(annotate(document), document, "seed \(seed)")
  }

  /// Alone, in a batch, in reverse order, and on other workers: the same rows.
  @Test(arguments: [1, 2, 3])
  func documentsDoNotAffectEachOther(_ seed: Int) {
    let documents = (0..<60).map { number in
      var document = Document(
        number % 5 == 0
          ? InferenceTests.article(for: Day(year: 2023, month: 3, day: 1).adding(days: number * 9))
          : Self.text(seed: UInt64(seed * 1000 + number)))
      document.metadataOn = number % 3 == 1 ? friday.adding(days: number) : nil
      return document
    }
    let alone = documents.map { annotate($0) }
    var splitter = SentenceSplitter().makeWorker()
    var worker = DateResolver().makeWorker()
    for order in [Array(documents.indices), documents.indices.reversed(), documents.indices.sorted { ($0 * 7) % 61 < ($1 * 7) % 61 }] {
      for index in order {
        var annotations = Annotations()
        splitter.annotate(documents[index], &annotations)
        worker.annotate(documents[index], &annotations)
        #expect(annotations.dates == alone[index].dates, "seed \(seed) document \(index)")
        #expect(annotations.anchor == alone[index].anchor, "seed \(seed) document \(index)")
      }
    }
  }

  /// Long runs of one trigger take time in proportion to their length.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "the last ", "1 ", "October 8 to ", "the first week of ", "early ", "'", "10:", "and a half ", "2 years and ", "“",
      "on March 3 he said ", "May 2, 9, ", "8 and 9 ", "Secretary Lloyd Austin on May 2 ", "Mid-Autumn ", "a week starting ", "in May and ",
    ])
  func pathologicalTexts(_ piece: String) {
    // Time of this thread alone: other tests and other programs do not count.
    func time(_ count: Int) -> Double {
      let document = Document(String(repeating: piece, count: count))
      let start = threadSeconds()
      _ = annotate(document)
      return threadSeconds() - start
    }
    _ = time(100)
    let short = time(400)
    let long = time(3200)
    #expect(long < short * 30 + 0.1, "\(piece): \(short) for 400, \(long) for 3,200")
  }
}
