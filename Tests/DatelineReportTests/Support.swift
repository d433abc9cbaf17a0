import DatelineReport
import DatelineText

/// Documents made for a test, batch by batch through digester and tally as a run does it.
struct SampleRun {
  var copies: CopyMap?
  var batches: [[(Document, Annotations)]] = []
  var rejects: [Reject] = []

  /// The facts after all batches; nil if a digest could not be read back.
  func facts() -> ReportFacts? {
    var digester = ReportDigester()
    var tally = ReportTally(copies: copies)
    var id: UInt64 = 0
    for batch in batches {
      for (document, annotations) in batch {
        digester.add(document, annotations, id: id)
        id += 1
      }
      for reject in rejects { digester.add(reject) }
      guard tally.add(digester.finishBatch()) else { return nil }
    }
    var facts = ReportFacts()
    facts.run.pipelineName = "test"
    facts.documents = tally.documentFacts { "about \($0)" }
    facts.copies = tally.copyFacts
    facts.dates = tally.dateFacts
    facts.statements = tally.statementFacts
    facts.entities = EntityFacts(groups: [])
    facts.doubts = tally.doubtRows
    return facts
  }
}

extension Document {
  init(_ text: String, title: String?, publisher: String? = nil) {
    self.init(text: Array(text.utf8))
    self.title = title
    self.publisher = publisher
  }
}

extension Annotations {
  /// One sentence over the whole text.
  init(of document: Document, on day: String? = nil) {
    self.init()
    sentences = [Sentence(span: ByteSpan(0, document.text.count), paragraph: 0)]
    anchor = DocumentAnchor(on: day.flatMap { Day(iso: $0) }, basis: .given)
  }

  /// Adds a date over some words of the text.
  mutating func addDate(
    _ words: String, in document: Document, value: String = "XXXX", start: String? = nil, granularity: DateMention.Granularity = .day,
    kind: DateMention.Kind = .date, rule: String = "day", confidence: Double = 0.9
  ) {
    var date = DateMention(
      span: document.span(of: words), sentence: 0, kind: kind, value: value, granularity: granularity, rule: rule, confidence: confidence)
    date.startOn = start.flatMap { Day(iso: $0) }
    date.endOn = date.startOn
    dates.append(date)
  }

  /// Adds a statement whose speaker is the entity of that name, nobody if it is nil, or words without an entity.
  mutating func addStatement(
    _ content: String, by speaker: String?, isLinked: Bool = true, cue: String = "said", as cueClass: StatementMention.CueClass = .say,
    in document: Document, confidence: Double = 0.9
  ) {
    var statement = StatementMention(
      content: document.span(of: content), sentence: 0, cue: document.span(of: cue), cueLemma: cue, cueClass: cueClass,
      confidence: confidence)
    if let speaker {
      statement.speaker = document.span(of: speaker)
      if isLinked {
        let id = "per:\(speaker.lowercased())"
        let place = entities.firstIndex { $0.id == id } ?? entities.count
        if place == entities.count { entities.append(Entity(id: id, type: .person, name: speaker, basis: .corpus)) }
        statement.speakerEntity = UInt32(place)
      }
    }
    statements.append(statement)
  }
}

extension Document {
  /// Bytes of the first place of some words.
  func span(of words: String) -> ByteSpan {
    let bytes = Array(words.utf8)
    for start in 0...max(0, text.count - bytes.count) where text[start...].starts(with: bytes) {
      return ByteSpan(start, start + bytes.count)
    }
    return ByteSpan(0, 0)
  }
}

extension ReportFacts {
  /// The page as text.
  var page: String { String(decoding: ReportPage(self).html(), as: UTF8.self) }
}
