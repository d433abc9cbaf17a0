extension Deduper {
  /// Goes on from a state that an earlier run saved: its documents are compared with, and ordinals count on from them. Without a file at `path` the
  /// deduper is empty.
  ///
  /// - Parameters:
  ///   - path: The state file. It is only read.
  ///   - options: The same as those of the run that saved it.
  ///   - memoryLimit: Bytes that the index may hold in memory, by its own count, before it goes on on disk.
  ///   - spillFolder: Folder for the part on disk.
  /// - Throws: `DedupeStateError` if the file cannot be read, is damaged, or was made with other options.
  /// - Complexity: O(size of the file): the lists of keys are read once, but stay on disk.
  public init(
    resuming path: String, options: DedupeOptions = DedupeOptions(), memoryLimit: Int = 1 << 30, spillFolder: String = "/tmp"
  ) throws(DedupeStateError) {
    self.init(options: options, memoryLimit: memoryLimit, spillFolder: spillFolder)
    guard let file = try SpillFile.existing(path) else { return }
    let footer = try StateFooter(of: file, path: path)
    guard footer.options == options.stateHash else { throw DedupeStateError(.otherOptions, path: path) }
    let damaged = DedupeStateError(.damaged, path: path)
    guard
      let entries = file.read(FingerprintStore.Entry.self, count: footer.entries.count, at: footer.entries.offset),
      let digests = file.read(DigestTable.Entry.self, count: footer.digests.count, at: footer.digests.offset),
      let identifiers = file.read(UInt64.self, count: footer.identifiers.count, at: footer.identifiers.offset),
      let keys = SortedRun<KeyPosting>(file: file, offset: footer.keys.offset, count: footer.keys.count),
      let sentences = SortedRun<SentencePosting>(file: file, offset: footer.sentences.offset, count: footer.sentences.count),
      let skeletons = SortedRun<SkeletonPosting>(file: file, offset: footer.skeletons.offset, count: footer.skeletons.count)
    else { throw damaged }
    for entry in entries {
      guard entry.leader < entries.count, entry.original < identifiers.count,
        entry.offset <= UInt64(footer.features.count), entry.layout.count <= footer.features.count - Int(entry.offset)
      else { throw damaged }
    }
    for entry in digests where entry.leader >= entries.count { throw damaged }
    guard footer.features.count * 4 <= file.count - footer.features.offset else { throw damaged }
    store = FingerprintStore(entries: entries, file: file, offset: footer.features.offset, count: footer.features.count)
    self.digests = DigestTable(digests)
    self.identifiers = identifiers
    self.keys = KeyIndex(limit: options.commonKeyLimit, runs: keys.count == 0 ? [] : [keys])
    self.sentences = SentenceIndex(
      exact: sentences.count == 0 ? [] : [sentences], skeletons: skeletons.count == 0 ? [] : [skeletons])
    result.firstOrdinal = identifiers.count
  }

  /// Saves everything that a later run needs to go on from here.
  ///
  /// The file is written beside its place and moved there when the disk has it, so that a crash leaves the earlier state whole. A run whose results go
  /// elsewhere claims the place first and moves the state last: see ``DedupeStateFile``.
  ///
  /// - Parameter path: The state file, which may exist.
  /// - Throws: `DedupeStateError` if it cannot be written.
  /// - Complexity: O(size of the index).
  public func saveState(to path: String) throws(DedupeStateError) {
    let file = try DedupeStateFile(claiming: path)
    try write(to: file)
    try file.commit()
  }

  /// Writes everything that a later run needs to go on from here, and waits until the disk has it; `commit` of the file puts it in place.
  ///
  /// - Parameter file: The claimed place.
  /// - Throws: `DedupeStateError` if it cannot be written; the earlier state is as it was.
  /// - Complexity: O(size of the index).
  public func write(to file: DedupeStateFile) throws(DedupeStateError) {
    do {
      try write(to: try file.begin())
    } catch {
      throw error.at(file.path)
    }
  }

  private func write(to file: SpillFile) throws(DedupeStateError) {
    var footer = StateFooter()
    footer.options = options.stateHash
    footer.features = StateFooter.Part(offset: try store.write(to: file), count: store.featureCount)
    let keyRun = try keys.write(to: file)
    footer.keys = StateFooter.Part(offset: keyRun.offset, count: keyRun.count)
    let sentenceRun = try sentences.exact.write(to: file)
    footer.sentences = StateFooter.Part(offset: sentenceRun.offset, count: sentenceRun.count)
    let skeletonRun = try sentences.skeletons.write(to: file)
    footer.skeletons = StateFooter.Part(offset: skeletonRun.offset, count: skeletonRun.count)
    footer.entries = StateFooter.Part(offset: file.count, count: store.entries.count)
    try file.append(store.entries)
    footer.digests = StateFooter.Part(offset: file.count, count: digests.entries.count)
    try file.append(digests.entries)
    footer.identifiers = StateFooter.Part(offset: file.count, count: identifiers.count)
    try file.append(identifiers)
    try file.append(footer.words)
    try file.synchronize()
  }
}
