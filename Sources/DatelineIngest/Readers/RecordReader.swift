/// Cuts one input into records and delivers them to its source's sink.
protocol RecordReader: AnyObject {
  /// Reads on until at least one record has been added to the batch; false once the input is at its end.
  func next(into batch: inout IngestBatch) throws(IngestError) -> Bool
}

/// What all readers hold: the window on the input, the sink, and where the next record stands.
struct RecordCursor {
  let window: InputWindow
  let sink: RecordSink
  /// Whether the source names this one file: then a failing read ends the run, else it is a reject.
  let isNamedFile: Bool
  /// The next record.
  var index = 0
  /// Its first line, from 1.
  var line = 1

  init(window: InputWindow, sink: RecordSink, isNamedFile: Bool) {
    self.window = window
    self.sink = sink
    self.isNamedFile = isNamedFile
  }

  /// The place of the next record, or of the byte `index` of the window in it.
  func place(at offset: Int = 0, hasLines: Bool = true) -> RecordPlace {
    RecordPlace(index: index, byteOffset: window.sourceOffset(of: offset), line: hasLines ? line : nil)
  }

  /// Takes `count` bytes as read.
  mutating func consume(_ count: Int, into batch: inout IngestBatch) {
    window.consume(count)
    batch.inputBytes += count
  }

  /// Refuses the record for bytes that are no UTF-8; false if it has none. `raw` starts where the window starts.
  func rejectInvalidBytes(_ raw: UnsafeBufferPointer<UInt8>, hasLines: Bool, into batch: inout IngestBatch) -> Bool {
    if let offset = UTF8Check.firstInvalid(in: raw) {
      let place = place(at: offset, hasLines: hasLines)
      let lead = hasLines ? "\(place.text): " : ""
      let byte = "0x" + hexadecimal([raw[offset]])
      if window.isConverted {
        let message = "\(lead)the bytes at \(place.byteOffset) are not defined in the encoding of the file; check `encoding`"
        sink.reject(.invalidEncoding, message, raw: raw, place: place, into: &batch)
      } else {
        let hint =
          ByteSearch.first(0, in: raw, from: 0) == nil
          ? "if the file is in an older encoding, declare it: `encoding: windows1252` or `latin1`"
          : "it holds NUL bytes too: is it a binary file, or UTF-16 (`encoding: utf16`)?"
        let message = "\(lead)byte \(place.byteOffset) (\(byte)) is not UTF-8; \(hint)"
        sink.reject(.invalidUTF8, message, raw: raw, place: place, into: &batch)
      }
      return true
    }
    return false
  }

  /// Refuses the record for a NUL; false if it has none. `raw` starts where the window starts.
  func rejectNUL(_ raw: UnsafeBufferPointer<UInt8>, into batch: inout IngestBatch) -> Bool {
    guard let nul = ByteSearch.first(0, in: raw, from: 0) else { return false }
    let place = place(at: nul)
    let message = "\(place.text): byte \(place.byteOffset) is NUL; is it a binary file, or UTF-16 (`encoding: utf16`)?"
    sink.reject(.nul, message, raw: raw, place: place, into: &batch)
    return true
  }

  /// At the end of the input: whether it was cut off, so that the bytes left are no whole record.
  var isCutOff: Bool {
    switch window.fault {
    case .gzip(.trailingGarbage, _), nil: false
    case .gzip, .system: true
    }
  }

  /// Refuses the record in progress of an input that was cut off.
  func rejectCutOff(_ raw: UnsafeBufferPointer<UInt8>, hasLines: Bool, into batch: inout IngestBatch) throws(IngestError) {
    guard let (code, problem) = try describeFault() else { return }
    let place = place(hasLines: hasLines)
    let lead = hasLines ? "\(place.text): the record is cut off: " : "the text is cut off: "
    sink.reject(code, lead + problem, raw: raw, place: place, into: &batch)
  }

  /// Adds the row for an input that ended early; false if it did not.
  func rejectFault(into batch: inout IngestBatch) throws(IngestError) -> Bool {
    guard let (code, problem) = try describeFault() else { return false }
    let empty = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    sink.reject(code, problem, raw: empty, place: place(hasLines: false), into: &batch)
    return true
  }

  private func describeFault() throws(IngestError) -> (RejectCode, String)? {
    switch window.fault {
    case nil: return nil
    case .gzip(.truncated, let offset):
      return (.gzip, "the gzip data end too early, after \(offset) packed bytes; what followed is lost: fetch the file again")
    case .gzip(.damaged(let reason), let offset):
      return (.gzip, "the gzip data are damaged near packed byte \(offset) (\(reason)); what followed is lost: fetch the file again")
    case .gzip(.trailingGarbage, let offset):
      return (.gzip, "after the gzip data, from packed byte \(offset), come bytes that are no gzip data; they were not read")
    case .system(let reason):
      if isNamedFile {
        throw IngestError(
          category: .unreadable, sourceName: sink.source.name, file: sink.path, problem: "reading failed: \(reason)",
          remedy: "check the file and the disk it is on")
      }
      return (.unreadable, "reading failed: \(reason); what followed is lost")
    }
  }
}
