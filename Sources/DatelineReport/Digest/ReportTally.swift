import DatelineText

/// Counts the digests of all batches, in run order, into the facts of the report.
///
/// Bounded are the speakers and the expressions that were not resolved (8,192 different ones are counted exactly, see `TopCounts`). Days, months, rules,
/// rejects and cue classes are counted exactly: there are few of them. Everything else has a fixed size.
public struct ReportTally {
  /// Speakers in the matrix.
  static let speakerCount = 15
  /// Expressions that were not resolved.
  static let unresolvedCount = 15
  /// Rows to be checked by eye, of all kinds.
  static let doubtCount = 10

  private let copies: CopyMap?
  private var clusters: [CopyFacts.Cluster]
  private var documents = 0
  private var days: [Int32: (count: Int, copies: Int)] = [:]
  private var undated = 0
  private var months: [Int32: Int] = [:]
  private var coarser = 0
  private var rules = TopCounts(width: 3)
  private var unresolved = TopCounts()
  private var speakers = TopCounts(width: StatementMention.CueClass.allCases.count)
  private var tagged = [[Int]](repeating: [Int](repeating: 0, count: StatementMention.CueClass.allCases.count), count: 2)
  private var statementClasses = [Int](repeating: 0, count: StatementMention.CueClass.allCases.count)
  private var rejects: [String: (count: Int, example: String)] = [:]
  private var doubts = Doubt.Kind.allCases.map { _ in DoubtList(capacity: ReportTally.doubtCount, perRule: 3) }

  /// Makes a tally of nothing.
  ///
  /// - Parameter copies: Which documents are copies; nil if copies were not looked for.
  public init(copies: CopyMap?) {
    self.copies = copies
    clusters = copies?.facts.largest ?? []
  }

  /// Counts the digest of the next batch.
  ///
  /// - Parameter digest: What `ReportDigester.finishBatch` gave.
  /// - Returns: false if the bytes are not of that form.
  /// - Complexity: O(bytes).
  public mutating func add(_ digest: [UInt8]) -> Bool {
    digest.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      let first = documents
      for _ in 0..<reader.count() where !reader.isDamaged { addDocument(&reader) }
      for _ in 0..<reader.count() where !reader.isDamaged {
        let code = reader.string()
        let count = reader.number()
        let example = reader.string()
        rejects[code, default: (0, example)].count += count
      }
      for kind in Doubt.Kind.allCases {
        for _ in 0..<reader.count() where !reader.isDamaged {
          var item = reader.doubt(kind)
          item.ordinal += first
          if case .copy = place(item.ordinal) { continue }
          doubts[kind.rawValue].offer(item)
        }
      }
      return reader.isAtEnd && !reader.isDamaged
    }
  }

  private func place(_ ordinal: Int) -> CopyMap.Place { copies?.place(ordinal) ?? .original(cluster: nil) }

  private mutating func addDocument(_ reader: inout DigestReader) {
    let place = place(documents)
    let id = reader.fixed()
    let day = reader.number() == 1 ? Day(number: reader.signed()) : nil
    let title = reader.text()
    let publisher = reader.text()
    var isCopy = false
    switch place {
    case .original(let cluster):
      if let cluster { note(cluster, title, publisher, day, originalID: id) }
    case .copy(let cluster):
      isCopy = true
      if let cluster { note(cluster, title, publisher, day, originalID: nil) }
    }
    documents += 1
    if let day {
      days[day.number, default: (0, 0)].count += isCopy ? 0 : 1
      days[day.number, default: (0, 0)].copies += isCopy ? 1 : 0
    } else {
      undated += 1
    }
    addDates(&reader, isCopy: isCopy)
    addStatements(&reader, isCopy: isCopy)
  }

  private mutating func note(_ cluster: Int, _ title: [UInt8], _ publisher: [UInt8], _ day: Day?, originalID: UInt64?) {
    if let originalID {
      clusters[cluster].originalID = DocumentName.id(originalID)
      clusters[cluster].title = String(decoding: title, as: UTF8.self)
    } else if clusters[cluster].title.isEmpty {
      clusters[cluster].title = String(decoding: title, as: UTF8.self)
    }
    if let day { clusters[cluster].days = clusters[cluster].days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day }
    let name = String(decoding: publisher, as: UTF8.self)
    guard !name.isEmpty, !clusters[cluster].publishers.contains(name) else { return }
    if clusters[cluster].publishers.count < CopyFacts.Cluster.publisherLimit {
      clusters[cluster].publishers.append(name)
    } else {
      clusters[cluster].hasMorePublishers = true
    }
  }

  private mutating func addDates(_ reader: inout DigestReader, isCopy: Bool) {
    var month: Int32 = 0
    for _ in 0..<reader.count() where !reader.isDamaged {
      month &+= reader.signed()
      if !isCopy { months[month, default: 0] += 1 }
    }
    let coarser = reader.number()
    if !isCopy { self.coarser += coarser }
    for _ in 0..<reader.count() where !reader.isDamaged {
      let rule = reader.text()
      for column in 0..<3 {
        let count = reader.number()
        if !isCopy, count > 0 { rules.add(rule, column: column, count: count) }
      }
    }
    for _ in 0..<reader.count() where !reader.isDamaged {
      let words = reader.text()
      if !isCopy { unresolved.add(Clipping.folded(words[...], ReportDigester.expressionLimit), label: words) }
    }
  }

  private mutating func addStatements(_ reader: inout DigestReader, isCopy: Bool) {
    for _ in 0..<reader.count() where !reader.isDamaged {
      let tag = SpeakerTag(rawValue: reader.number()) ?? .unnamed
      let id = tag == .linked ? reader.text() : []
      let name = tag == .linked ? reader.text() : []
      for column in statementClasses.indices {
        let count = reader.number()
        guard !isCopy, count > 0 else { continue }
        statementClasses[column] += count
        if tag == .linked {
          speakers.add(id, label: name, column: column, count: count)
        } else {
          tagged[tag.rawValue][column] += count
        }
      }
    }
  }

  // MARK: Results

  /// Documents by time, and rejects.
  ///
  /// - Parameter explanation: What a code of rejects means.
  /// - Returns: The facts, days in time order, rejects in bytewise order of their codes.
  public func documentFacts(explanation: (String) -> String) -> DocumentFacts {
    var facts = DocumentFacts()
    facts.count = documents
    facts.undated = undated
    facts.days = days.sorted { $0.key < $1.key }.map { TimeCount(day: Day(number: $0.key), count: $0.value.count, copies: $0.value.copies) }
    facts.rejects = rejects.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map {
      DocumentFacts.RejectCount(code: $0.key, explanation: explanation($0.key), count: $0.value.count, example: $0.value.example)
    }
    return facts
  }

  /// Copies; nil if they were not looked for.
  public var copyFacts: CopyFacts? {
    guard var facts = copies?.facts else { return nil }
    facts.largest = clusters
    return facts
  }

  /// Dates.
  public var dateFacts: DateFacts {
    var facts = DateFacts()
    facts.months = months.sorted { $0.key < $1.key }.map {
      let year = Int($0.key >= 0 ? $0.key / 12 : ($0.key - 11) / 12)
      return TimeCount(day: Day(year: year, month: Int($0.key) - year * 12 + 1, day: 1), count: $0.value, copies: 0)
    }
    facts.coarser = coarser
    facts.rules = rules.top(.max).map {
      DateFacts.Rule(name: String(decoding: $0.key, as: UTF8.self), resolved: $0.counts[0], dayless: $0.counts[1], unresolved: $0.counts[2])
    }
    facts.unresolved = unresolved.top(Self.unresolvedCount).map { (String(decoding: $0.label, as: UTF8.self), $0.total) }
    facts.isExact = unresolved.isExact
    return facts
  }

  /// Statements.
  public var statementFacts: StatementFacts {
    var facts = StatementFacts()
    facts.speakers = speakers.top(Self.speakerCount).map {
      StatementFacts.Speaker(name: String(decoding: $0.label, as: UTF8.self), counts: $0.counts)
    }
    facts.unnamed.counts = tagged[SpeakerTag.unnamed.rawValue]
    facts.unlinked.counts = tagged[SpeakerTag.unlinked.rawValue]
    facts.others.counts = statementClasses.indices.map { column in
      statementClasses[column] - tagged[0][column] - tagged[1][column] - facts.speakers.reduce(0) { $0 + $1.counts[column] }
    }
    facts.isExact = speakers.isExact
    return facts
  }

  /// The rows of which the stages were least sure: of each kind in turn, so that each gets its share of the ten.
  public var doubtRows: [Doubt] {
    let lists = doubts.map { $0.sorted.map(\.doubt) }
    var chosen = lists.map { _ in 0 }
    var left = Self.doubtCount
    var hasMore = true
    while left > 0, hasMore {
      hasMore = false
      for kind in lists.indices where left > 0 && chosen[kind] < lists[kind].count {
        chosen[kind] += 1
        left -= 1
        hasMore = true
      }
    }
    return lists.indices.flatMap { lists[$0].prefix(chosen[$0]) }
  }
}
