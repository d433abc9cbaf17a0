import DatelineText
import Glibc

/// Reads all sources of a run, record by record, in run order: by source name, path below the source's root, and record, bytewise.
///
/// Memory does not depend on the size of the input: files are streamed through one window, which holds the record in progress. It may be used from
/// several threads; each call of `next()` gives the next batch to its caller.
public final class IngestReader: @unchecked Sendable {  // every access to the state goes through `lock`
  private var state: State
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  /// Prepares to read: finds the files of all sources, opens none.
  ///
  /// - Parameters:
  ///   - sources: The sources, in any order; their names differ.
  ///   - batchDocuments: Records after which a batch ends.
  ///   - batchBytes: Bytes of input after which a batch ends; the last record may go over it.
  /// - Throws: `IngestError` if an input is missing or a source is described wrongly.
  public convenience init(sources: [SourceDescription], batchDocuments: Int, batchBytes: Int) throws(IngestError) {
    try self.init(sources: sources, batchDocuments: batchDocuments, batchBytes: batchBytes, readSize: 128 << 10)
  }

  /// For tests: at most `readSize` bytes are read at once.
  init(
    sources: [SourceDescription], batchDocuments: Int, batchBytes: Int, readSize: Int, standardInput: Int32 = STDIN_FILENO
  ) throws(IngestError) {
    state = try State(
      sources: sources, batchDocuments: batchDocuments, batchBytes: batchBytes, readSize: readSize, standardInput: standardInput)
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deinitialize(count: 1)
    lock.deallocate()
  }

  /// The next batch; nil at the end of all sources, and after an error.
  ///
  /// - Throws: `IngestError` for a fault that ends the run; `badDefinition` if a file's columns are not those that the source wants.
  /// - Complexity: O(bytes of the batch).
  public func next() throws(IngestError) -> IngestBatch? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try state.next()
  }

  /// What has been read so far: complete after `next()` has given nil.
  public var inputs: InputSummary {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return state.inputs
  }
}

extension IngestReader {
  /// The reading itself, for one thread at a time.
  private struct State {
    private struct Source {
      var sink: RecordSink
      var files: [InputFile]
      var paths: JSONPaths
      var isNamedFile: Bool
    }

    private let batchDocuments: Int
    private let batchBytes: Int
    private let readSize: Int
    private let standardInput: Int32
    private let window: InputWindow
    private var sources: [Source]
    private var sourceIndex = 0
    private var fileIndex = 0
    private var input: RawInput?
    private var reader: (any RecordReader)?
    private var finishedBytes = 0
    private var progress = IngestProgress()

    init(
      sources: [SourceDescription], batchDocuments: Int, batchBytes: Int, readSize: Int, standardInput: Int32
    ) throws(IngestError) {
      self.batchDocuments = max(1, batchDocuments)
      self.batchBytes = max(1, batchBytes)
      self.readSize = max(1, readSize)
      self.standardInput = standardInput
      window = InputWindow(chunk: min(self.readSize, 256 << 10))
      self.sources = []
      let sorted = sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      try State.check(sorted)
      for source in sorted {
        let (files, isNamedFile) = try source.resolve()
        self.sources.append(
          Source(sink: RecordSink(source), files: files, paths: JSONPaths(fields: source.fields), isNamedFile: isNamedFile))
      }
      let files = self.sources.lazy.flatMap(\.files)
      progress.files = self.sources.reduce(0) { $0 + $1.files.count }
      progress.expectedBytes = files.contains { $0.byteCount == nil } ? nil : files.reduce(0) { $0 + ($1.byteCount ?? 0) }
    }

    /// Names that occur twice, standard input for two sources, one column for two fields.
    private static func check(_ sources: [SourceDescription]) throws(IngestError) {
      func wrong(_ source: SourceDescription, _ problem: String, _ remedy: String) -> IngestError {
        IngestError(category: .badDefinition, sourceName: source.name, file: source.path, problem: problem, remedy: remedy)
      }
      for (source, next) in zip(sources, sources.dropFirst()) where source.name == next.name {
        throw wrong(next, "there are two sources of this name", "give each source its own name")
      }
      if let second = sources.filter(\.isStandardInput).dropFirst().first {
        throw wrong(second, "two sources read standard input", "only one source may have `path: \"-\"`")
      }
      for source in sources {
        var fields: [String: DocumentField] = [:]
        for field in DocumentField.allCases {
          guard let name = source.fields[field] else { continue }
          if let other = fields[name] {
            throw wrong(source, "'\(name)' is mapped to \(other.rawValue) and to \(field.rawValue)", "map it to one field")
          }
          fields[name] = field
        }
      }
    }

    mutating func next() throws(IngestError) -> IngestBatch? {
      var batch = IngestBatch()
      while batch.records < batchDocuments && batch.inputBytes < batchBytes {
        do {
          if let reader {
            if try reader.next(into: &batch) { continue }
            closeFile()
          }
          if try !openNext(into: &batch) { break }
        } catch {
          sourceIndex = sources.count
          reader = nil
          throw error
        }
      }
      progress.bytesRead = finishedBytes + (input?.count ?? 0)
      batch.progress = progress
      return batch.records > 0 ? batch : nil
    }

    var inputs: InputSummary {
      var summary = InputSummary()
      summary.progress = progress
      for (index, source) in sources.enumerated() {
        summary.sources.append(source.sink.inputs)
        summary.warnings += source.sink.warnings(isComplete: index < sourceIndex)
      }
      return summary
    }

    /// Opens the next file; false if there is none. One that cannot be opened is a reject.
    private mutating func openNext(into batch: inout IngestBatch) throws(IngestError) -> Bool {
      while sourceIndex < sources.count && fileIndex == sources[sourceIndex].files.count {
        sourceIndex += 1
        fileIndex = 0
      }
      guard sourceIndex < sources.count else { return false }
      let source = sources[sourceIndex]
      let file = source.files[fileIndex]
      fileIndex += 1
      progress.filesRead += 1
      source.sink.begin(path: file.sourcePath)
      let opened: RawInput
      do {
        opened = try open(file, source.sink.source)
      } catch {
        if source.isNamedFile {
          throw IngestError(
            category: .unreadable, sourceName: source.sink.source.name, file: file.path,
            problem: "the file cannot be opened: \(error.text)", remedy: error.remedy)
        }
        let place = RecordPlace(index: 0, byteOffset: 0, line: nil)
        let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        let message = "it cannot be opened: \(error.text); \(error.remedy)"
        source.sink.reject(.unreadable, message, raw: nothing, place: place, into: &batch)
        return true
      }
      input = opened
      window.attach(opened, encoding: source.sink.source.encoding)
      let cursor = RecordCursor(window: window, sink: source.sink, isNamedFile: source.isNamedFile)
      switch source.sink.source.format {
      case .text: reader = TextReader(cursor)
      case .csv, .tsv: reader = CSVReader(cursor)
      case .jsonl: reader = JSONLinesReader(cursor, paths: source.paths)
      }
      return true
    }

    private func open(_ file: InputFile, _ source: SourceDescription) throws(RawInput.Failure) -> RawInput {
      if source.isStandardInput { return RawInput(descriptor: standardInput, readSize: readSize) }
      if let failure = file.failure { throw failure }
      return try RawInput(path: file.systemPath, readSize: readSize)
    }

    private mutating func closeFile() {
      window.detach()
      if let input {
        finishedBytes += input.count
        sources[sourceIndex].sink.end(bytes: input.count, sha256: input.sha256)
      }
      input = nil
      reader = nil
    }
  }
}
