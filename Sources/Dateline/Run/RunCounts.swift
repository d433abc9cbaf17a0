/// What has been found so far.
struct RunCounts: Sendable {
  var documents = 0
  var datedDocuments = 0
  var sentences = 0
  var dates = 0
  var resolvedDates = 0
  /// Dates whose days the tables cannot hold.
  var unwritableDates = 0
  var mentions = 0
  var statements = 0
  /// Records refused by code.
  var rejects: [String: Int] = [:]

  var rejectCount: Int { rejects.values.reduce(0, +) }

  mutating func add(_ record: DocumentRecord) {
    let annotations = record.annotations
    documents += 1
    if annotations.anchor.on != nil { datedDocuments += 1 }
    sentences += annotations.sentences.count
    dates += annotations.dates.count
    for date in annotations.dates where date.startOn != nil { resolvedDates += 1 }
    mentions += annotations.mentions.count
    statements += annotations.statements.count
  }

  mutating func add(_ other: RunCounts) {
    documents += other.documents
    datedDocuments += other.datedDocuments
    sentences += other.sentences
    dates += other.dates
    resolvedDates += other.resolvedDates
    unwritableDates += other.unwritableDates
    mentions += other.mentions
    statements += other.statements
    for (code, count) in other.rejects { rejects[code, default: 0] += count }
  }
}
