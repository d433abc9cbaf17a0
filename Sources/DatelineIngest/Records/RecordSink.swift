import DatelineText

/// Where the readers of one source deliver their records: makes documents of them or rejects, and keeps count.
///
/// It checks what all formats have in common: the text's presence and length, NUL, field lengths, repeated ids, dates.
final class RecordSink {
  let source: SourceDescription
  private var summary: InputSummary.Source
  private var list = ListDigest()
  private var ids = RecordIDIndex()
  /// Files with ids, with the ordinal in the source of their first record.
  private var starts: [(ordinal: Int, path: String)] = []
  private var warningList: [IngestWarning] = []
  private var found = [Bool](repeating: false, count: DocumentField.allCases.count)

  private(set) var path = ""
  private var pathDay: Day?
  private var fileStart = 0

  init(_ source: SourceDescription) {
    self.source = source
    summary = InputSummary.Source(name: source.name)
  }

  /// Begins a file.
  func begin(path: String) {
    self.path = path
    // A glob's fixed leading folder is no part of the path, but its date counts: `2024/10/24/*.txt`.
    pathDay = PathDate.day(in: path) ?? PathDate.day(in: source.path)
    fileStart = summary.records
  }

  /// Takes a record whose bytes are valid UTF-8: one document or one reject.
  func accept(_ fields: inout RecordFields, raw: UnsafeBufferPointer<UInt8>, place: RecordPlace, into batch: inout IngestBatch) {
    guard let text = fields.text else {
      let name = source.fields[.text] ?? "text"
      return reject(
        .noText, "\(place.text): there is no text at '\(name)'; check `fields: {text: ...}`", raw: raw, place: place, into: &batch)
    }
    if let problem = text.withUnsafeBufferPointer(textProblem) {
      return reject(problem.code, "\(place.text): \(problem.message)", raw: raw, place: place, into: &batch)
    }
    if let (field, bytes) = fields.oversized {
      return reject(
        .tooLong, "\(place.text): field \(field.rawValue) has \(bytes) bytes, at most \(RecordFields.maxFieldBytes) are allowed", raw: raw,
        place: place, into: &batch)
    }
    if let field = fields.fieldWithNUL {
      return reject(.nul, "\(place.text): field \(field.rawValue) holds a NUL character", raw: raw, place: place, into: &batch)
    }
    if !source.allowsRepeatedIDs, let id = fields[.recordID], let first = remember(id) {
      return reject(
        .duplicateID, "\(place.text): record_id '\(id.prefix(80))' is that of \(first) too; the first record is kept",
        raw: raw, place: place, into: &batch)
    }
    var document = Document(text: text, sourceName: source.name, sourcePath: path, recordIndex: place.index)
    document.dateOrder = source.dateOrder
    document.givenOn = source.fixedDate
    document.recordID = fields[.recordID]
    document.title = fields[.title]
    document.url = fields[.url]
    document.publisher = fields[.publisher]
    document.author = fields[.author]
    if let language = fields[.language] { document.language = language }
    document.metadataOn = metadataDay(fields, place)
    document.pathOn = fields[.url].flatMap(PathDate.day(in:)) ?? pathDay
    for (slot, value) in fields.values.enumerated() where value != nil { found[slot] = true }
    text.withUnsafeBufferPointer { noteMarkup($0, place.text) }
    summary.documents += 1
    batch.documents.append(document)
  }

  /// Takes a text file.
  func accept(text bytes: UnsafeBufferPointer<UInt8>, place: RecordPlace, into batch: inout IngestBatch) {
    if let problem = textProblem(bytes) {
      return reject(problem.code, problem.message, raw: bytes, place: place, into: &batch)
    }
    var document = Document(text: [UInt8](bytes), sourceName: source.name, sourcePath: path, recordIndex: place.index)
    document.dateOrder = source.dateOrder
    document.givenOn = source.fixedDate
    document.pathOn = pathDay
    noteMarkup(bytes, nil)
    summary.documents += 1
    batch.documents.append(document)
  }

  /// Notes a text that is a web page.
  private func noteMarkup(_ text: UnsafeBufferPointer<UInt8>, _ place: String?) {
    guard text.count > 1, let first = text.firstIndex(where: { $0 > 0x20 }), text[first] == UInt8(ascii: "<") else { return }
    let tag = text[(first + 1)...].prefix(9).lazy.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }
    guard RecordSink.pageStarts.contains(where: { tag.starts(with: $0.utf8) }) else { return }
    warn(
      .markup,
      "\(path)\(place.map { ", \($0)" } ?? ""): the text begins with a tag of HTML or XML; tags are read as text, so take the text out of the pages first"
    )
  }

  private static let pageStarts = ["!doctype", "html", "head", "body", "div", "p>", "p ", "?xml", "rss", "article"]

  /// Refuses a record.
  func reject(
    _ code: RejectCode, _ message: String, raw: UnsafeBufferPointer<UInt8>, place: RecordPlace, into batch: inout IngestBatch
  ) {
    summary.rejects += 1
    batch.rejects.append(
      Reject(
        sourceName: source.name, sourcePath: path, recordIndex: place.index, byteOffset: place.byteOffset, stage: "ingest",
        code: code.rawValue, message: message, excerpt: Excerpt.make(raw)))
  }

  /// Notes a table that has a header and no record.
  func noteEmptyTable() { warn(.noRecords, "\(path): the file has a header and no records") }

  /// Notes a JSON value that could not be taken and that nobody asked for by name.
  func noteIgnoredValue(of field: DocumentField, found: String, _ place: RecordPlace) {
    warn(
      .ignoredValue,
      "\(path), \(place.text): '\(field.rawValue)' is \(found) and was passed over; map the field, such as `fields: {author: authors.0.name}`"
    )
  }

  /// Counts a warning; the first of its code is kept as the example.
  private func warn(_ code: IngestWarning.Code, _ message: @autoclosure () -> String) {
    if let known = warningList.firstIndex(where: { $0.code == code }) {
      warningList[known].count += 1
    } else {
      warningList.append(IngestWarning(sourceName: source.name, code: code, count: 1, message: message()))
    }
  }

  /// Ends a file.
  func end(bytes: Int, sha256: String) {
    summary.files += 1
    summary.bytes += bytes
    list.add(InputSummary.File(path: path, bytes: bytes, sha256: sha256))
  }

  /// What has been read of the source so far.
  var inputs: InputSummary.Source {
    var result = summary
    result.fileList = list.files
    result.listSHA256 = list.sha256
    return result
  }

  /// Warnings so far; `isComplete` once all files of the source are read.
  func warnings(isComplete: Bool) -> [IngestWarning] {
    var warnings = warningList
    if isComplete && summary.documents > 0 {
      for field in DocumentField.allCases where field != .text && !found[field.slot] {
        guard let name = source.fields[field] else { continue }
        let message = "field \(field.rawValue): '\(name)' was found in none of \(summary.documents) documents; check `fields`"
        warnings.append(IngestWarning(sourceName: source.name, code: .fieldNeverFound, count: 1, message: message))
      }
    }
    return warnings
  }

  private func textProblem(_ text: UnsafeBufferPointer<UInt8>) -> (code: RejectCode, message: String)? {
    if text.count > source.textLimit {
      let message = "the text has \(text.count) bytes, at most \(source.textLimit) are allowed; raise limits.max_document"
      return (.tooLong, message)
    }
    if UTF8Check.isBlank(text) { return (.empty, text.count == 0 ? "the text is empty" : "the text is blank") }
    if let nul = ByteSearch.first(0, in: text, from: 0) {
      return (.nul, "the text holds a NUL character at byte \(nul); is it a binary file, or UTF-16 (`encoding: utf16`)?")
    }
    return nil
  }

  /// Remembers an id; gives the place of the record that has it already.
  private func remember(_ id: String) -> String? {
    let ordinal = summary.records
    if let first = ids.insert(id, ordinal: ordinal) {
      let start = file(ofRecord: first)
      return "\(start.path), record \(first - start.ordinal)"
    }
    if starts.last?.ordinal != fileStart || starts.last?.path != path { starts.append((fileStart, path)) }
    return nil
  }

  /// The file that the record with this ordinal is in, by bisection.
  private func file(ofRecord ordinal: Int) -> (ordinal: Int, path: String) {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].ordinal <= ordinal { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? starts[low - 1] : (fileStart, path)
  }

  /// Notes a date that shows that the order of the fields is not the one that the ambiguous dates of the source are read by.
  private func noteOrder(_ value: String, _ place: RecordPlace) {
    let (own, other, option) = source.numericDateOrder == .dmy ? ("day", "month", "mdy") : ("month", "day", "dmy")
    warn(
      .dateOrder,
      "\(path), \(place.text): published_on '\(value.prefix(60))' can only be read \(other) first, but those such as 3/4/2025 are read \(own) first; "
        + "if all are \(other) first, set `order: \(option)` of the stage dates")
  }

  private func metadataDay(_ fields: RecordFields, _ place: RecordPlace) -> Day? {
    guard let value = fields[.publishedOn] else { return nil }
    if let reading = MetadataDate.reading(of: value, order: source.numericDateOrder) {
      if reading.isAgainstOrder { noteOrder(value, place) }
      return reading.day
    }
    warn(
      .date, "\(path), \(place.text): published_on '\(value.prefix(60))' is no date that is understood; the document is kept without it")
    return nil
  }
}
