import DatelineDatasets
import DatelineText

/// A document as the tables of a finished run hold it, put together again as far as copies are judged by it: its sentences, and where the tables are there
/// its dates and names.
struct PublishedDocument {
  var id: String
  /// Its row of `documents`, if the run wrote that table.
  var row: RowBuffer.Row?
  /// Its row of `duplicates`: it is a copy then.
  var duplicate: RowBuffer.Row?
  var document = Document(text: [])
  var annotations = Annotations()

  /// Where a sentence lies in the text that was put together, and where it began in the document.
  private struct Place {
    var index: UInt32
    var firstByte: Int
    var firstScalar: Int
    var scalars: [Unicode.Scalar]
  }
  private var places: [String: Place] = [:]

  init(id: String) { self.id = id }

  /// Columns that `addSentences` reads.
  static let sentenceColumns = ["sentence_id", "document_id", "start_char", "text"]
  /// Columns that `addDates` reads.
  static let dateColumns = [
    "document_id", "sentence_id", "start_char", "end_char", "timex_type", "timex_value", "granularity", "is_relative", "start_on",
    "anchor_on",
  ]
  /// Columns that `addMentions` reads.
  static let mentionColumns = ["document_id", "sentence_id", "start_char", "end_char", "entity_type", "entity_id", "mention_kind"]
  /// Columns of `entities` that `addMentions` reads.
  static let entityColumns = ["entity_id", "basis"]

  /// Puts the text together from the sentences, one a line, and cuts it into words.
  mutating func addSentences(_ rows: [RowBuffer.Row]) {
    var text: [UInt8] = []
    for row in rows where row["document_id"] == id {
      guard let words = row["text"], let name = row["sentence_id"] else { continue }
      let start = text.count
      text.append(contentsOf: words.utf8)
      let first = row.integer("start_char") ?? 0
      places[name] = Place(
        index: UInt32(annotations.sentences.count), firstByte: start, firstScalar: first, scalars: Array(words.unicodeScalars))
      annotations.sentences.append(Sentence(span: ByteSpan(start, text.count), paragraph: 0))
      text.append(UInt8(ascii: "\n"))
    }
    document.text = text
    text.withUnsafeBufferPointer { Tokenizer().tokenize($0, sentences: &annotations.sentences, into: &annotations.tokens) }
  }

  /// The bytes of a row's words and the index of their sentence; nil if they do not lie in it.
  private func span(of row: RowBuffer.Row) -> (span: ByteSpan, sentence: UInt32)? {
    guard row["document_id"] == id, let place = row["sentence_id"].flatMap({ places[$0] }),
      let start = row.integer("start_char"), let end = row.integer("end_char"),
      start >= place.firstScalar, end > start, end - place.firstScalar <= place.scalars.count
    else { return nil }
    func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + UTF8.width($1) } }
    let first = place.firstByte + bytes(place.scalars[..<(start - place.firstScalar)])
    let length = bytes(place.scalars[(start - place.firstScalar)..<(end - place.firstScalar)])
    return (ByteSpan(first, first + length), place.index)
  }

  /// Adds the dates, as far as they tell copies from others.
  mutating func addDates(_ rows: [RowBuffer.Row]) {
    for row in rows {
      guard let (span, sentence) = span(of: row), let kind = row["timex_type"].flatMap(DateMention.Kind.init(rawValue:)),
        let granularity = row["granularity"].flatMap(DateMention.Granularity.init(rawValue:))
      else { continue }
      var date = DateMention(
        span: span, sentence: sentence, kind: kind, value: row["timex_value"] ?? "", granularity: granularity, rule: "", confidence: 1)
      date.isRelative = row.boolean("is_relative") == true
      date.startOn = row.day("start_on")
      date.anchorOn = row.day("anchor_on")
      annotations.dates.append(date)
    }
  }

  /// Adds the names that are linked to known entities.
  mutating func addMentions(_ rows: [RowBuffer.Row], known: Set<String>) {
    var indices: [String: UInt32] = [:]
    for row in rows {
      guard let (span, sentence) = span(of: row), let type = row["entity_type"].flatMap(EntityType.init(rawValue:)),
        let kind = row["mention_kind"].flatMap(EntityMention.Kind.init(rawValue:)), let entity = row["entity_id"]
      else { continue }
      if indices[entity] == nil {
        indices[entity] = UInt32(annotations.entities.count)
        annotations.entities.append(Entity(id: entity, type: type, name: "", basis: known.contains(entity) ? .gazetteer : .corpus))
      }
      annotations.mentions.append(
        EntityMention(span: span, sentence: sentence, type: type, kind: kind, entity: indices[entity], rule: "", confidence: 1))
    }
  }
}
