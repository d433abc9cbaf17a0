import DatelineText

/// Turns annotated documents into fingerprints: the half of the dedupe stage that workers run concurrently.
///
/// ```swift
/// let fingerprinter = Fingerprinter()
/// var worker = fingerprinter.makeWorker()
/// let fingerprint = worker.fingerprint(document, annotations)
/// ```
public struct Fingerprinter: Sendable {
  /// What decides how documents are compared.
  public let options: DedupeOptions

  /// Makes a fingerprinter.
  public init(options: DedupeOptions = DedupeOptions()) { self.options = options }

  /// A new worker with its own scratch.
  public func makeWorker() -> Worker { Worker(options: options) }
}

extension Fingerprinter {
  /// The part of a fingerprinter that belongs to one thread. It carries nothing from one document to the next.
  public struct Worker {
    let options: DedupeOptions
    /// Chain keys in their upper, sentence numbers in their lower halves.
    var chain: [UInt64] = []
    var anchors: [UInt32] = []
    var grams: [UInt32] = []
    /// Sentences that count when documents are compared.
    var sentenceKeys: [SentenceFeature] = []
    var sentences: [SentencePrint] = []
    /// The anchors of the chain with their places, collected only while a pair is explained.
    var trace: [GivenAnchor] = []
    var isTracing = false
    let wordClasses = WordClasses.shared
    /// Cuts texts that come without sentences.
    let plainSentences = PlainSentences()
    /// Anchors that the dates and entities stages give, in text order.
    var given: [GivenAnchor] = []

    init(options: DedupeOptions) { self.options = options }

    /// The fingerprint of a document, from its tokens and sentences, and with `AnchorSource.annotations` from its dates and mentions too.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - annotations: What earlier stages found in it.
    /// - Returns: Its features; equal for equal arguments.
    /// - Complexity: O(bytes + tokens), plus sorting the features.
    public mutating func fingerprint(_ document: Document, _ annotations: Annotations) -> Fingerprint {
      chain.removeAll(keepingCapacity: true)
      anchors.removeAll(keepingCapacity: true)
      grams.removeAll(keepingCapacity: true)
      sentenceKeys.removeAll(keepingCapacity: true)
      sentences.removeAll(keepingCapacity: true)
      given.removeAll(keepingCapacity: true)
      trace.removeAll(keepingCapacity: true)
      if options.anchors == .annotations { collectGivenAnchors(annotations) }
      let (digest, words) = document.text.withUnsafeBufferPointer { text in
        (TextDigest(reading: text), annotations.tokens.withUnsafeBufferPointer { read(text, $0, annotations.sentences) })
      }
      return pack(digest: digest, words: words, sentenceCount: annotations.sentences.count)
    }

    /// Sorts the features and lays them out in one array.
    private mutating func pack(digest: TextDigest, words: Int, sentenceCount: Int) -> Fingerprint {
      FeatureLimits.sortUnique(&chain) { $0 >> 32 }
      FeatureLimits.sortUnique(&anchors) { $0 }
      FeatureLimits.sortUnique(&grams) { $0 }
      SentenceFeature.sortUnique(&sentenceKeys)
      let layout = FeatureLayout(
        chain: UInt16(chain.count), anchors: UInt16(anchors.count), grams: UInt16(grams.count), sentences: UInt16(sentenceKeys.count),
        sentenceCount: UInt16(min(sentenceCount, 65_535)))
      var features: [UInt32] = []
      features.reserveCapacity(layout.count)
      for entry in chain { features.append(UInt32(truncatingIfNeeded: entry >> 32)) }
      FeatureLimits.appendBytes(of: chain, to: &features)
      features.append(contentsOf: anchors)
      features.append(contentsOf: grams)
      for sentence in sentenceKeys { features.append(sentence.frame) }
      for sentence in sentenceKeys { features.append(sentence.key) }
      FeatureLimits.appendBytes(of: sentenceKeys.lazy.map { UInt64($0.words) }, to: &features)
      return Fingerprint(
        digest: digest, wordCount: UInt32(truncatingIfNeeded: words), features: features, layout: layout, sentences: sentences)
    }
  }
}

/// A sentence as documents are compared by it.
struct SentenceFeature: Comparable {
  /// Hash of its words with names and numbers left out.
  var frame: UInt32
  /// Hash of all its words.
  var key: UInt32
  /// Its words, at most 255.
  var words: UInt8

  static func < (a: SentenceFeature, b: SentenceFeature) -> Bool {
    a.frame != b.frame ? a.frame < b.frame : a.key != b.key ? a.key < b.key : a.words < b.words
  }

  /// Sorts by frame, then key, and keeps one of those with both equal.
  static func sortUnique(_ sentences: inout [SentenceFeature]) {
    guard sentences.count > 1 else { return }
    sentences.sort()
    var kept = 1
    for index in 1..<sentences.count
    where sentences[index].frame != sentences[kept - 1].frame || sentences[index].key != sentences[kept - 1].key {
      sentences[kept] = sentences[index]
      kept += 1
    }
    sentences.removeLast(sentences.count - kept)
  }
}

/// Bounds and packing of the feature sections.
enum FeatureLimits {
  /// Most keys of one section: further ones, in text order, are left out. An article has about 20; this bounds a file of a hundred megabytes.
  static let keysPerSection = 8192

  /// Sorts by value and keeps the first of those with equal keys.
  static func sortUnique<Element: FixedWidthInteger>(_ entries: inout [Element], key: (Element) -> Element) {
    guard entries.count > 1 else { return }
    entries.sort()
    var kept = 1
    for index in 1..<entries.count where key(entries[index]) != key(entries[kept - 1]) {
      entries[kept] = entries[index]
      kept += 1
    }
    entries.removeLast(entries.count - kept)
  }

  /// Appends the lowest byte of each entry, four to a word.
  static func appendBytes(of entries: some Sequence<UInt64>, to features: inout [UInt32]) {
    var word: UInt32 = 0
    var index = 0
    for entry in entries {
      word |= UInt32(truncatingIfNeeded: entry & 0xFF) << UInt32((index & 3) * 8)
      index += 1
      if index & 3 == 0 {
        features.append(word)
        word = 0
      }
    }
    if index & 3 != 0 { features.append(word) }
  }
}
