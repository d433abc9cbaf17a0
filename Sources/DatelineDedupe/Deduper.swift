import DatelineText

/// Finds copies among documents that are added one after the other: the half of the dedupe stage that runs in order, on one thread.
///
/// A document joins the cluster of an earlier one or leads a new cluster. What is decided for a document depends on it and the documents before it only,
/// so a run in parts, with the state kept between them, gives what one run gives.
///
/// ```swift
/// var deduper = Deduper()
/// for text in texts { deduper.add(text: text) }
/// let result = deduper.finish()
/// ```
public struct Deduper: Sendable {
  /// What decides how documents are compared.
  public let options: DedupeOptions
  /// Bytes that the index may hold in memory before it goes on on disk.
  public let memoryLimit: Int
  /// Folder for the part of the index that is on disk.
  let spillFolder: String
  var store = FingerprintStore()
  var keys: KeyIndex
  var digests = DigestTable()
  var sentences = SentenceIndex()
  /// What the caller calls the documents: for each ordinal, earlier runs included.
  public internal(set) var identifiers: [UInt64] = []
  var result = DedupeResult()
  /// Slot of each document's leader in this run; the result's originals are made of them at the end.
  var leaders: [UInt32] = []
  var candidates = CandidateCounter()
  /// Set when the disk refused: the index then stays in memory.
  var cannotSpill = false

  /// Makes an empty deduper.
  ///
  /// - Parameters:
  ///   - options: What decides how documents are compared.
  ///   - memoryLimit: Bytes that the index may hold in memory, by its own count, before it goes on on disk.
  ///   - spillFolder: Folder for the part on disk; its files have no names and vanish with the process.
  public init(options: DedupeOptions = DedupeOptions(), memoryLimit: Int = 1 << 30, spillFolder: String = "/tmp") {
    self.options = options
    self.memoryLimit = memoryLimit
    self.spillFolder = spillFolder
    keys = KeyIndex(limit: options.commonKeyLimit)
  }

  /// Number of documents added, those of earlier runs included: the ordinal of the next one.
  public var documentCount: Int { identifiers.count }

  /// Bytes that the index holds in memory.
  public var memoryUsed: Int { store.byteCount + keys.byteCount + digests.byteCount + sentences.byteCount + identifiers.capacity * 8 }

  /// Adds the next document.
  ///
  /// - Parameters:
  ///   - fingerprint: Its fingerprint, made with the same options.
  ///   - publishedOn: The day it was published, for `OriginalChoice.earliest`.
  ///   - identifier: What the caller calls it; kept in the state, so that later runs can name it.
  /// - Returns: Its ordinal.
  /// - Complexity: O(its keys and the lists of the stored documents that share them), at most `commonKeyLimit` for each key.
  @discardableResult
  public mutating func add(_ fingerprint: Fingerprint, publishedOn: Day?, identifier: UInt64 = 0) -> Int {
    let ordinal = UInt32(truncatingIfNeeded: identifiers.count)
    identifiers.append(identifier)
    let day = publishedOn?.number ?? Int32.max
    let placed = place(fingerprint, ordinal: ordinal, day: day)
    leaders.append(placed.leader)
    result.kinds.append(DuplicateKind(rawValue: placed.kind) ?? .near)
    result.methods.append(DuplicateMethod(rawValue: placed.method) ?? .none)
    result.similarities.append(placed.similarity)
    result.matchedSentences.append(placed.matchedSentences)
    if placed.ordinal == ordinal { digests.insert(placed) }
    if options.keep != .first { elect(ordinal, day: day, words: fingerprint.wordCount, in: placed.leader) }
    for sentence in fingerprint.sentences {
      let copy = sentences.resolve(sentence, document: ordinal, threshold: options.nearThreshold)
      guard let copy, !isStock(sentence) else { continue }
      result.sentenceCopies.append(copy)
    }
    if ordinal & 0xFF == 0xFF { spillIfNeeded() }
    return Int(ordinal)
  }

  /// Decides where a document belongs; the entry's ordinal is the document's own unless its text is known.
  private mutating func place(_ fingerprint: Fingerprint, ordinal: UInt32, day: Int32) -> DigestTable.Entry {
    if let known = digests.find(fingerprint.digest) {
      var entry = known
      if known.method == DuplicateMethod.none.rawValue {
        guard options.kinds.contains(.exact) else { return lead(fingerprint, ordinal: ordinal, day: day, isIndexed: false) }
        entry.method = DuplicateMethod.digest.rawValue
        entry.matchedSentences = fingerprint.layout.sentenceCount
      }
      return entry
    }
    guard let match = bestMatch(of: fingerprint), options.kinds.contains(DuplicateKinds(match.kind)) else {
      return lead(fingerprint, ordinal: ordinal, day: day, isIndexed: true)
    }
    if extends(fingerprint, match) {
      let slot = store.append(fingerprint, ordinal: ordinal, day: day, leader: match.leader)
      index(fingerprint, slot: slot)
    }
    return DigestTable.Entry(
      digest: fingerprint.digest, ordinal: ordinal, leader: match.leader, similarity: Float(match.decision.similarity),
      matchedSentences: UInt16(min(match.matchedSentences, 65_535)), kind: match.kind.rawValue, method: match.decision.method.rawValue)
  }

  /// Makes a document the leader of a new cluster.
  private mutating func lead(_ fingerprint: Fingerprint, ordinal: UInt32, day: Int32, isIndexed: Bool) -> DigestTable.Entry {
    let slot = store.append(fingerprint, ordinal: ordinal, day: day, leader: nil)
    if isIndexed { index(fingerprint, slot: slot) }
    return DigestTable.Entry(
      digest: fingerprint.digest, ordinal: isIndexed ? ordinal : .max, leader: slot, similarity: 1, matchedSentences: 0,
      kind: DuplicateKind.exact.rawValue, method: DuplicateMethod.none.rawValue)
  }

  /// Makes a document the original of its cluster if it is the better choice.
  private mutating func elect(_ ordinal: UInt32, day: Int32, words: UInt32, in leader: UInt32) {
    let now = store.entries[Int(leader)]
    let isBetter = options.keep == .earliest ? day < now.originalDay : words > now.originalWords
    guard isBetter else { return }
    store.entries[Int(leader)].original = ordinal
    store.entries[Int(leader)].originalDay = day
    store.entries[Int(leader)].originalWords = words
  }

  private mutating func index(_ fingerprint: Fingerprint, slot: UInt32) {
    fingerprint.withFeatures { features in
      for key in features.chain { keys.insert(KeyRole.chain(key), slot: slot) }
      for key in features.grams where KeyRole.isIndexed(gram: key) { keys.insert(KeyRole.gram(key), slot: slot) }
      var last: UInt32?
      for key in features.sentences.sorted() where key != last {
        keys.insert(KeyRole.sentence(key), slot: slot)
        last = key
      }
    }
  }

  /// Whether so many stored documents hold a sentence that it is a stock phrase.
  private func isStock(_ sentence: SentencePrint) -> Bool {
    var count = 0
    let isFollowed = keys.forEachSlot(of: KeyRole.sentence(KeyMixing.narrow(sentence.key))) { _ in count += 1 }
    return !isFollowed || count > SentenceTest.stockDocuments
  }

  /// Ends the run.
  ///
  /// - Returns: What was found.
  public mutating func finish() -> DedupeResult {
    var finished = result
    finished.originals = leaders.map { store.entries[Int($0)].original }
    // A leader that was voted out is the copy of the one that joined it: what was found for that pair holds both ways.
    for index in finished.originals.indices where finished.isDuplicate(index) && finished.methods[index] == .none {
      let original = Int(finished.originals[index]) - finished.firstOrdinal
      guard original >= 0 else { continue }
      finished.kinds[index] = finished.kinds[original]
      finished.methods[index] = finished.methods[original]
      finished.similarities[index] = finished.similarities[original]
      finished.matchedSentences[index] = finished.matchedSentences[original]
    }
    for index in finished.originals.indices where !finished.isDuplicate(index) {
      finished.kinds[index] = .exact
      finished.methods[index] = .none
      finished.similarities[index] = 1
      finished.matchedSentences[index] = 0
    }
    finished.commonKeyCount = keys.commonKeyCount()
    return finished
  }

  /// What the caller called the document of an ordinal, earlier runs included; nil if there is no such document.
  public func identifier(of ordinal: Int) -> UInt64? { identifiers.indices.contains(ordinal) ? identifiers[ordinal] : nil }

  /// Moves what it can to disk once the index takes half of the memory, if that frees enough: digests and filters stay, and once they alone take so
  /// much, runs of a few records would be written, and merged with all others, again and again.
  private mutating func spillIfNeeded() {
    let spillable = store.spillableByteCount + keys.table.byteCount + sentences.spillableByteCount
    guard !cannotSpill, memoryUsed > memoryLimit / 2, spillable > memoryLimit / 8 else { return }
    do {
      try store.spill(to: spillFolder)
      try keys.spill(to: spillFolder)
      try sentences.spill(to: spillFolder)
    } catch {
      cannotSpill = true
    }
  }
}
