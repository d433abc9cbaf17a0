import DatelineText

/// Takes what the report needs out of a batch of documents, in the worker that has them: one for each thread.
///
/// What counts for the report is known only when the last document has been seen, because copies do not count. So the workers hand on a digest of each batch,
/// some hundred bytes a document whatever its length, and `ReportTally` counts the digests at the end, in run order.
///
/// ```
/// for (document, annotations) in batch { digester.add(document, annotations, id: id) }
/// for reject in rejects { digester.add(reject) }
/// spool.append(digester.finishBatch())
/// ```
public struct ReportDigester: Sendable {
  /// Most bytes of a headline or first words.
  static let titleLimit = 200
  /// Most bytes of a name.
  static let nameLimit = 120
  /// Most bytes of an expression that was not resolved.
  static let expressionLimit = 60
  /// Most bytes of a sentence around its marked words.
  static let excerptLimit = 480
  /// Most bytes of the message of a reject.
  static let messageLimit = 300

  private var documents = DigestWriter()
  private var documentCount = 0
  private var rejects: [(code: String, count: Int, example: String)] = []
  private var doubts = Doubt.Kind.allCases.map { _ in DoubtList(capacity: 6, perRule: 2) }
  // Of the document under way.
  private var rules: [(name: String, counts: [Int])] = []
  private var speakers: [(entity: Int, counts: [Int])] = []
  private var speakerPlaces: [Int] = []

  /// Makes a digester without documents.
  public init() {}

  /// Adds the next document of the batch.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - annotations: What the stages found in it.
  ///   - id: The first 64 bits of its id's hash.
  /// - Complexity: O(dates + mentions + statements), not O(bytes).
  public mutating func add(_ document: Document, _ annotations: Annotations, id: UInt64) {
    documents.put(fixed: id)
    documents.put(annotations.anchor.on == nil ? 0 : 1)
    if let day = annotations.anchor.on { documents.put(signed: day.number) }
    if let title = document.title, !title.isEmpty {
      documents.put(text: Clipping.prefix(Array(title.utf8.prefix(Self.titleLimit + 4))[...], Self.titleLimit))
    } else {
      documents.put(text: Clipping.firstWords(document.text, Self.titleLimit))
    }
    documents.put(text: clipped(document.publisher ?? ""))
    addDates(document, annotations)
    addStatements(document, annotations)
    noteDoubts(document, annotations, id: id)
    documentCount += 1
  }

  /// Adds a record of the batch that was refused.
  public mutating func add(_ reject: Reject) {
    if let index = rejects.firstIndex(where: { $0.code == reject.code }) {
      rejects[index].count += 1
      return
    }
    rejects.append(
      (reject.code, 1, "\(reject.sourceName), \(reject.sourcePath), record \(reject.recordIndex): \(reject.message)"))
  }

  /// The digest of the documents and rejects added since the last call, in a form that only this build reads.
  public mutating func finishBatch() -> [UInt8] {
    var digest = DigestWriter()
    digest.put(documentCount)
    digest.put(raw: documents.bytes)
    digest.put(rejects.count)
    for reject in rejects {
      digest.put(text: reject.code.utf8)
      digest.put(reject.count)
      digest.put(text: Clipping.prefix(Array(reject.example.utf8)[...], Self.messageLimit))
    }
    for list in doubts {
      digest.put(list.items.count)
      for item in list.items { digest.put(item) }
    }
    documents.removeAll()
    documentCount = 0
    rejects.removeAll(keepingCapacity: true)
    for index in doubts.indices { doubts[index].removeAll() }
    return digest.bytes
  }

  private func clipped(_ name: String) -> ArraySlice<UInt8> { Clipping.prefix(Array(name.utf8)[...], Self.nameLimit) }

  // MARK: Dates

  /// Months of the resolved dates, number of those coarser than a month, counts by rule, expressions that were not resolved.
  private mutating func addDates(_ document: Document, _ annotations: Annotations) {
    rules.removeAll(keepingCapacity: true)
    var months: [Int32] = []
    var unresolved: [ByteSpan] = []
    var coarser = 0
    for date in annotations.dates {
      let outcome = DateOutcome(date)
      if let index = rules.firstIndex(where: { $0.name == date.rule }) {
        rules[index].counts[outcome.rawValue] += 1
      } else {
        var counts = [0, 0, 0]
        counts[outcome.rawValue] = 1
        rules.append((date.rule, counts))
      }
      if outcome == .unresolved { unresolved.append(date.span) }
      guard outcome == .resolved, let start = date.startOn else { continue }
      if date.granularity.fitsInMonth { months.append(Int32(start.year * 12 + start.month - 1)) } else { coarser += 1 }
    }
    documents.put(months.count)
    var last: Int32 = 0
    for month in months {
      documents.put(signed: month - last)
      last = month
    }
    documents.put(coarser)
    documents.put(rules.count)
    for rule in rules {
      documents.put(text: rule.name.utf8)
      for count in rule.counts { documents.put(count) }
    }
    documents.put(unresolved.count)
    for span in unresolved { documents.put(text: Clipping.prefix(document.text[span.range], Self.expressionLimit)) }
  }

  // MARK: Statements

  /// Statements by speaker and cue class. Speakers that are no entity, and none at all, stand before the entities.
  private mutating func addStatements(_ document: Document, _ annotations: Annotations) {
    speakers.removeAll(keepingCapacity: true)
    speakerPlaces.removeAll(keepingCapacity: true)
    if !annotations.statements.isEmpty { speakerPlaces.append(contentsOf: repeatElement(-1, count: annotations.entities.count + 2)) }
    for statement in annotations.statements {
      let slot = statement.speakerEntity.map { Int($0) + 2 } ?? (statement.speaker == nil ? SpeakerTag.unnamed : .unlinked).rawValue
      guard slot < speakerPlaces.count else { continue }
      if speakerPlaces[slot] < 0 {
        speakerPlaces[slot] = speakers.count
        speakers.append((slot, [Int](repeating: 0, count: StatementMention.CueClass.allCases.count)))
      }
      speakers[speakerPlaces[slot]].counts[statement.cueClass.place] += 1
    }
    documents.put(speakers.count)
    for speaker in speakers {
      documents.put(min(speaker.entity, SpeakerTag.linked.rawValue))
      if speaker.entity >= SpeakerTag.linked.rawValue {
        let entity = annotations.entities[speaker.entity - SpeakerTag.linked.rawValue]
        documents.put(text: clipped(entity.id))
        documents.put(text: clipped(entity.name))
      }
      for count in speaker.counts { documents.put(count) }
    }
  }

  // MARK: Doubts

  private mutating func noteDoubts(_ document: Document, _ annotations: Annotations, id: UInt64) {
    for date in annotations.dates {
      offer(.date, date.confidence, date.rule, sentence: date.sentence, document, annotations, id: id) {
        (date.startOn == nil ? "\(date.value), no day" : date.value, [(date.span, .words)])
      }
    }
    for mention in annotations.mentions {
      offer(.mention, mention.confidence, mention.rule, sentence: mention.sentence, document, annotations, id: id) {
        let entity = mention.entity.map { annotations.entities[Int($0)] }
        return (entity.map { "\(mention.type.rawValue): \($0.name)" } ?? "\(mention.type.rawValue), not linked", [(mention.span, .words)])
      }
    }
    for statement in annotations.statements {
      let rule = statement.cueClass.rawValue
      offer(.statement, statement.confidence, rule, sentence: statement.sentence, document, annotations, id: id) {
        let speaker = statement.speakerEntity.map { annotations.entities[Int($0)].name }
        var marks: [(span: ByteSpan, role: Excerpt.Mark.Role)] = [(statement.cue, .cue), (statement.content, .words)]
        if let span = statement.speaker { marks.append((span, .speaker)) }
        return (speaker.map { "said by \($0)" } ?? "speaker not linked", marks)
      }
    }
  }

  /// Offers a row to the list of its kind; `describe` is called only if it is among the least sure so far.
  private mutating func offer(
    _ kind: Doubt.Kind, _ confidence: Double, _ rule: String, sentence: UInt32, _ document: Document, _ annotations: Annotations,
    id: UInt64, describe: () -> (reading: String, marks: [(span: ByteSpan, role: Excerpt.Mark.Role)])
  ) {
    let hundredths = Int((min(1, max(0, confidence)) * 100).rounded())
    guard doubts[kind.rawValue].accepts(hundredths, rule), Int(sentence) < annotations.sentences.count else { return }
    let (reading, marks) = describe()
    let excerpt = Excerpt(
      of: document.text, sentence: annotations.sentences[Int(sentence)].span, marks: marks, limit: Self.excerptLimit)
    guard let first = excerpt.marks.first(where: { $0.role == .words }) ?? excerpt.marks.first else { return }
    let doubt = Doubt(
      kind: kind, confidence: hundredths, rule: rule, reading: reading, documentID: DocumentName.id(id), excerpt: excerpt)
    let words = Clipping.folded(excerpt.text[first.start..<first.end], Self.expressionLimit)
    doubts[kind.rawValue].offer(DoubtList.Item(doubt: doubt, ordinal: documentCount, words: words))
  }
}

/// What became of a temporal expression.
enum DateOutcome: Int {
  case resolved
  /// It names no day by its nature.
  case dayless
  /// It names a day which the text does not tell.
  case unresolved

  init(_ date: DateMention) {
    if date.startOn != nil {
      self = .resolved
    } else if date.kind == .duration || date.kind == .set || date.value.hasSuffix("_REF") {
      self = .dayless
    } else {
      self = .unresolved
    }
  }
}

/// Who a statement is counted for: nobody, somebody without an entity, an entity.
enum SpeakerTag: Int {
  case unnamed, unlinked, linked
}

extension DateMention.Granularity {
  /// Whether what it names lies in one month, or begins there if it is a week.
  var fitsInMonth: Bool {
    switch self {
    case .minute, .hour, .partOfDay, .day, .weekend, .week, .month: true
    case .quarter, .season, .half, .year, .decade, .century, .none: false
    }
  }
}

extension StatementMention.CueClass {
  /// Its place in `allCases`.
  var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Document ids as the tables write them.
enum DocumentName {
  /// `d` and 16 hexadecimal digits.
  static func id(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return "d" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
