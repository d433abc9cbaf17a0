import DatelineText
import Testing

@testable import DatelineReport

@Suite struct ReportPageTests {
  @Test func anEmptyRunIsAWholePage() throws {
    let facts = try #require(SampleRun(batches: [[]]).facts())
    #expect(facts.page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(facts.page.hasSuffix("</body>\n</html>\n"))
    let sentences = [
      "There is no document.", "No expression of time was found.", "Every record that was read became a document.", "There is no row.",
    ]
    for sentence in sentences {
      #expect(facts.page.contains(sentence), "\(sentence)")
    }
    #expect(!facts.page.contains("<svg"))
  }

  @Test func stagesThatDidNotRunAreNamed() {
    let page = ReportFacts().page
    for stage in ["dates", "entities", "statements", "dedupe"] {
      #expect(page.contains("Stage <code>\(stage)</code> did not run"), "\(stage)")
    }
    #expect(page.contains("No stage ran that could be unsure"))
  }

  @Test func oneDocumentIsShownWithItsWordsMarked() throws {
    let document = Document("On <b>Friday</b>, \"Ada\" said it & they rained.", title: "Rain")
    var annotations = Annotations(of: document, on: "2024-10-24")
    annotations.addDate("Friday", in: document, value: "2024-10-25", start: "2024-10-25", rule: "weekday", confidence: 0.41)
    annotations.addStatement("it & they rained", by: "Ada", in: document, confidence: 0.5)
    let facts = try #require(SampleRun(batches: [[(document, annotations)]]).facts())
    let page = facts.page
    #expect(page.contains("On &lt;b&gt;<mark>Friday</mark>&lt;/b&gt;, &quot;Ada&quot; said it &amp; they rained."))
    #expect(
      page.contains(
        "&quot;<mark class=\"speaker\">Ada</mark>&quot; <mark class=\"cue\">said</mark> <mark>it &amp; they rained</mark>."))
    #expect(page.contains("confidence 0.41, rule <code>weekday</code>, <code>d0000000000000000</code>"))
    #expect(page.contains("<title>2024-10-24: 1 documents</title>"))
    #expect(page.contains("<title>2024-10: 1 dates</title>"))
  }

  /// Headlines, publishers, names and words that would break out of where they stand.
  @Test func nothingOfAnInputBecomesMarkup() throws {
    let evil = "</title></style><script>alert('x')</script><img src=x onerror=\"y\">\u{202E}\u{0}--><!--"
    var documents: [(Document, Annotations)] = []
    for index in 0..<3 {
      let document = Document("\(evil) said \(evil) on October 3\(index).", title: evil, publisher: "\(evil)\(index)")
      var annotations = Annotations(of: document, on: "2024-10-24")
      annotations.addDate("October 3\(index)", in: document, value: evil, rule: evil, confidence: 0.1)
      annotations.addStatement("alert", by: evil, in: document, confidence: 0.1)
      documents.append((document, annotations))
    }
    var run = SampleRun(copies: CopyMap(documents: 3) { $0 == 0 ? nil : CopyMap.Copy(original: 0, kind: evil) }, batches: [documents])
    run.rejects = [
      Reject(
        sourceName: evil, sourcePath: evil, recordIndex: 0, byteOffset: nil, stage: "ingest", code: evil, message: evil, excerpt: nil)
    ]
    var facts = try #require(run.facts())
    facts.run.pipelineName = evil
    facts.run.pipelineDescription = evil
    facts.run.pipelineSHA256 = evil
    facts.run.stages = [evil]
    facts.run.warnings = [evil]
    facts.run.sources = [RunFacts.Source(name: evil, files: 1, bytes: 1, documents: 3, rejects: 0)]
    facts.entities = EntityFacts(groups: [
      EntityFacts.Group(
        type: .person, count: 1, top: [EntityFacts.Row(name: evil, id: evil, countryCode: evil, clusters: 1, documents: 1, mentions: 1)])
    ])
    let page = facts.page
    #expect(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"))
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("<!--") && !page.contains("onerror=\""))
    #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" })
    #expect(page.components(separatedBy: "</style>") == 2 && page.components(separatedBy: "</title></head>") <= 2)
  }

  @Test func copiesCountOnceAndClustersTellTheirKinds() throws {
    func document(_ index: Int) -> (Document, Annotations) {
      let document = Document("Story \(index). Ada said it rained on Monday.", title: "Title \(index)", publisher: "Paper \(index)")
      var annotations = Annotations(of: document, on: "2024-10-1\(index)")
      annotations.addStatement("it rained", by: "Ada", in: document)
      annotations.addDate("Monday", in: document, value: "2024-10-14", start: "2024-10-14")
      return (document, annotations)
    }
    // 1 is the original of 0, 3 and 4; 5 copies a document of an earlier run.
    let originals: [Int: (Int, String)] = [0: (1, "near"), 3: (1, "spun"), 4: (1, "near"), 5: (-7, "exact")]
    let copies = CopyMap(documents: 6) { ordinal in originals[ordinal].map { CopyMap.Copy(original: $0.0, kind: $0.1) } }
    let run = SampleRun(copies: copies, batches: [[document(0), document(1), document(2)], [document(3), document(4), document(5)]])
    let facts = try #require(run.facts())
    let found = try #require(facts.copies)
    #expect(found.count == 4 && found.clusterCount == 2)
    #expect(found.largest.map(\.copies) == [3, 1])
    #expect(found.largest[0].title == "Title 1" && found.largest[0].originalID == "d0000000000000001")
    #expect(found.largest[0].publishers == ["Paper 0", "Paper 1", "Paper 3", "Paper 4"])
    #expect(found.largest[0].days.map { "\($0.lowerBound) \($0.upperBound)" } == "2024-10-10 2024-10-14")
    #expect(found.largest[0].kinds.map { "\($0.count) \($0.kind)" } == ["0 exact", "2 near", "1 spun"])
    #expect(found.largest[1].title == "Title 5" && found.largest[1].originalID == nil)
    #expect(facts.documents.days.map(\.count) == [0, 1, 1, 0, 0, 0] && facts.documents.days.map(\.copies) == [1, 0, 0, 1, 1, 1])
    #expect(facts.statements?.total == 2 && facts.dates?.rules.map(\.count) == [2])
    #expect(facts.doubts.allSatisfy { ["d0000000000000001", "d0000000000000002"].contains($0.documentID) })
    #expect(facts.page.contains("original of an earlier run"))
  }

  @Test func statementsAddUp() throws {
    let document = Document("Ada, officials said; it was denied that Bob claimed it.", title: nil)
    var annotations = Annotations(of: document)
    annotations.addStatement("it", by: "Ada", in: document)
    annotations.addStatement("it", by: "Ada", cue: "denied", as: .deny, in: document)
    annotations.addStatement("it", by: "Bob", cue: "claimed", as: .claim, in: document)
    annotations.addStatement("it", by: "officials", isLinked: false, in: document)
    annotations.addStatement("it", by: nil, cue: "denied", as: .deny, in: document)
    let statements = try #require(SampleRun(batches: [[(document, annotations), (document, annotations)]]).facts()?.statements)
    #expect(statements.total == 10)
    #expect(statements.speakers.map(\.name) == ["Ada", "Bob"])
    #expect(statements.speakers[0].counts[StatementMention.CueClass.deny.place] == 2)
    #expect(statements.unlinked.total == 2 && statements.unnamed.total == 2 && statements.others.total == 0)
  }

  /// 5,000 documents of headlines and words of 10 kB, different ones in every place that is listed.
  @Test func aHostileCorpusStaysSmall() throws {
    let long = String(repeating: "<&\"'🙂\u{202E}", count: 700)
    var batches: [[(Document, Annotations)]] = []
    for batch in 0..<20 {
      batches.append(
        (0..<250).map { index in
          let number = batch * 250 + index
          let document = Document("\(number)x said \(long)", title: "\(number)\(long)", publisher: "\(number)p\(long)")
          var annotations = Annotations(of: document)
          annotations.anchor = DocumentAnchor(on: Day(number: Int32(number * 500 - 700_000)), basis: .given)
          annotations.addDate(
            "\(number)x", in: document, value: "v\(number)\(long)", start: number % 2 == 0 ? "\(1000 + number)-01-01" : nil,
            rule: "r\(number)\(long)", confidence: Double(number % 100) / 100)
          annotations.addDate("\(number)", in: document, value: long, rule: "r\(number % 7)")
          annotations.addStatement("\(number)x", by: "\(number)", in: document, confidence: Double(number % 90) / 100)
          annotations.entities[0].name = "\(number)\(long)"
          annotations.entities[0].id = "per:\(number)\(long)"
          return (document, annotations)
        })
    }
    var run = SampleRun(copies: CopyMap(documents: 5000) { $0 % 250 < 100 ? nil : CopyMap.Copy(original: $0 % 100, kind: "near") })
    run.batches = batches
    run.rejects = (0..<100).map {
      Reject(
        sourceName: long, sourcePath: long, recordIndex: $0, byteOffset: nil, stage: "ingest", code: "E_\($0)", message: long, excerpt: nil)
    }
    var facts = try #require(run.facts())
    facts.run.pipelineName = long
    facts.run.pipelineDescription = long
    facts.run.stages = [String](repeating: long, count: 9)
    facts.run.warnings = [String](repeating: long, count: 500)
    facts.run.sources = (0..<500).map { RunFacts.Source(name: "\($0)\(long)", files: $0, bytes: $0, documents: $0, rejects: $0) }
    let row = EntityFacts.Row(name: long, id: long, countryCode: long, clusters: .max, documents: .max / 200, mentions: .max)
    let rows = [EntityFacts.Row](repeating: row, count: EntityFacts.topCount)
    facts.entities = EntityFacts(groups: [.person, .organization, .place].map { EntityFacts.Group(type: $0, count: .max, top: rows) })
    let bytes = ReportPage(facts).html()
    #expect(bytes.count < 300_000, "\(bytes.count) bytes")
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test func sameDocumentsGiveTheSameBytes() throws {
    func run() throws -> [UInt8] {
      var batches: [[(Document, Annotations)]] = []
      for batch in 0..<8 {
        batches.append(
          (0..<40).map { index in
            let name = "Name\((batch * 40 + index) * 7 % 61)"
            let document = Document("\(name) said it rained on day \(index).", title: nil)
            var annotations = Annotations(of: document, on: "2024-10-\(10 + index % 20)")
            annotations.addDate("day \(index)", in: document, rule: "r\(index % 5)", confidence: 0.5)
            annotations.addStatement("it rained", by: name, in: document, confidence: 0.5)
            return (document, annotations)
          })
      }
      return ReportPage(try #require(SampleRun(batches: batches).facts())).html()
    }
    let first = try run()
    for _ in 0..<3 { #expect(try run() == first) }
  }
}

extension String {
  /// Number of parts between occurrences of a text.
  fileprivate func components(separatedBy text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count }
}
