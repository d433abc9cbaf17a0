import DatelineText
import Testing

@testable import DatelineReport

@Suite struct DigestTests {
  @Test func numbersAndTextsComeBack() {
    var writer = DigestWriter()
    let numbers = [0, 1, 127, 128, 300, 1 << 40, Int.max >> 1]
    let signed: [Int32] = [0, -1, 1, .min, .max, -719_162]
    for number in numbers { writer.put(number) }
    for number in signed { writer.put(signed: number) }
    writer.put(fixed: 0x0123_4567_89AB_CDEF)
    writer.put(text: "Zürich".utf8)
    writer.bytes.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      let readNumbers = numbers.map { _ in reader.number() }
      let readSigned = signed.map { _ in reader.signed() }
      let fixed = reader.fixed()
      let text = reader.string()
      #expect(readNumbers == numbers && readSigned == signed)
      #expect(fixed == 0x0123_4567_89AB_CDEF && text == "Zürich")
      #expect(reader.isAtEnd && !reader.isDamaged)
    }
  }

  @Test func damagedDigestsAreRefused() throws {
    let document = Document("On Friday Ada said it rained.", title: "Rain")
    var annotations = Annotations(of: document, on: "2024-10-24")
    annotations.addDate("Friday", in: document)
    annotations.addStatement("it rained", by: "Ada", in: document)
    var digester = ReportDigester()
    digester.add(document, annotations, id: 7)
    let digest = digester.finishBatch()
    func isAccepted(_ digest: [UInt8]) -> Bool {
      var tally = ReportTally(copies: nil)
      return tally.add(digest)
    }
    #expect(isAccepted(digest))
    for length in 0..<digest.count {
      #expect(!isAccepted(Array(digest.prefix(length))), "a digest cut at \(length) of \(digest.count) bytes")
    }
    // Whatever the bytes are, reading ends.
    var state: UInt64 = 42
    for place in digest.indices {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var changed = digest
      changed[place] = UInt8(truncatingIfNeeded: state >> 33)
      var tally = ReportTally(copies: nil)
      if tally.add(changed) { _ = tally.documentFacts { _ in "" } }
    }
  }

  @Test(arguments: [
    ("abc def", 10, "abc def"), ("  abc def", 5, "abc "), ("abcdefghij", 4, "abcd"), ("日本語", 4, "日"), ("", 4, ""), (" \n ", 4, ""),
  ])
  func firstWordsEndBetweenWords(_ text: String, _ limit: Int, _ expected: String) {
    #expect(String(decoding: Clipping.firstWords(Array(text.utf8), limit), as: UTF8.self) == expected)
  }

  @Test func excerptsKeepTheirMarks() {
    let text = Array((String(repeating: "é", count: 400) + " on FRIDAY it " + String(repeating: "ü", count: 400)).utf8)
    let start = 801 + 3
    let excerpt = Excerpt(
      of: text, sentence: ByteSpan(0, text.count),
      marks: [(ByteSpan(start, start + 6), .words), (ByteSpan(start + 2, start + 9), .cue)], limit: 100)
    #expect(excerpt.text.count <= 100)
    #expect(excerpt.isCutBefore && excerpt.isCutAfter)
    #expect(String(validating: excerpt.text, as: UTF8.self) != nil)
    #expect(excerpt.marks.map { String(decoding: excerpt.text[$0.start..<$0.end], as: UTF8.self) } == ["FRIDAY", " it"])
  }

  @Test func topCountsAreExactUntilFull() {
    var counts = TopCounts(capacity: 8)
    for round in 0..<3 {
      for key in 0..<8 where key >= round { counts.add([UInt8(key)]) }
    }
    #expect(counts.isExact)
    #expect(counts.top(3).map(\.key) == [[2], [3], [4]])
    for key in 100..<110 { counts.add([UInt8(key)]) }
    #expect(!counts.isExact)
    #expect(counts.entries.count <= 8)
    #expect(counts.top(2).map(\.total) == [3, 3])
  }

  @Test func doubtsKeepTheLeastSureOfEachRule() {
    var list = DoubtList(capacity: 4, perRule: 2)
    func offer(_ confidence: Int, _ rule: String, _ words: String) {
      let excerpt = Excerpt(text: Array(words.utf8), marks: [], isCutBefore: false, isCutAfter: false)
      let doubt = Doubt(kind: .date, confidence: confidence, rule: rule, reading: "", documentID: "", excerpt: excerpt)
      list.offer(DoubtList.Item(doubt: doubt, ordinal: 0, words: Array(words.utf8)))
    }
    for (confidence, rule, words) in [
      (50, "a", "one"), (40, "a", "two"), (45, "a", "three"), (45, "a", "four"), (90, "b", "five"), (80, "c", "six"), (85, "d", "seven"),
      (70, "b", "six"), (99, "e", "eight"),
    ] { offer(confidence, rule, words) }
    #expect(list.sorted.map { "\($0.doubt.confidence)\($0.doubt.rule)" } == ["40a", "45a", "70b", "85d"])
    #expect(!list.accepts(85, "d") && list.accepts(84, "e"))
  }
}
