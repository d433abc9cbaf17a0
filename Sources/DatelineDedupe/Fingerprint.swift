/// What the deduper keeps of one document: sets of hashed features, no text.
///
/// About 0.5 KB for an article of 300 words; see `byteCount`. A fingerprint is a pure function of the document, its annotations and the options.
public struct Fingerprint: Sendable, Hashable {
  /// Digest of the text with case folded and without blanks and character references.
  var digest: TextDigest
  /// Words in all sentences.
  var wordCount: UInt32
  /// Features in one array: what `layout` says.
  var features: [UInt32]
  /// How `features` is divided.
  var layout: FeatureLayout
  /// The sentences that can be copies, in text order.
  var sentences: [SentencePrint]

  /// Bytes that it holds, its own header included.
  public var byteCount: Int {
    MemoryLayout<Fingerprint>.size + features.count * MemoryLayout<UInt32>.size + sentences.count * MemoryLayout<SentencePrint>.stride
  }

  /// Calls `body` with the features laid out.
  @inline(__always)
  func withFeatures<Result>(_ body: (FeatureView) -> Result) -> Result {
    features.withUnsafeBufferPointer { body(FeatureView(base: $0, layout: layout, wordCount: wordCount)) }
  }
}

/// A 128-bit digest of a text.
struct TextDigest: Sendable, Hashable, BitwiseCopyable {
  var high: UInt64
  var low: UInt64
}

/// Lengths of the sections of a fingerprint's features. Chain, anchor and word keys are sorted and stand once each.
///
/// Sections in order: chain keys; sentence of each chain key (one byte each, packed); anchors; word keys; frames of the sentences, sorted; keys of the
/// sentences, in the order of their frames; words of each of those sentences (one byte each, packed).
struct FeatureLayout: Sendable, Hashable, BitwiseCopyable {
  /// Neighbouring pairs of anchors.
  var chain: UInt16 = 0
  /// Anchors; bit 0 of an anchor key says that it is a number.
  var anchors: UInt16 = 0
  /// Sampled runs of three words.
  var grams: UInt16 = 0
  /// Sentences of six words and more.
  var sentences: UInt16 = 0
  /// Sentences of the document, at most 65,535.
  var sentenceCount: UInt16 = 0
  /// Always 0: without it the bytes before what follows a layout in a state file would be undefined, and two equal states not the same file.
  private var padding: UInt16 = 0

  /// Makes a layout.
  init(chain: UInt16 = 0, anchors: UInt16 = 0, grams: UInt16 = 0, sentences: UInt16 = 0, sentenceCount: UInt16 = 0) {
    self.chain = chain
    self.anchors = anchors
    self.grams = grams
    self.sentences = sentences
    self.sentenceCount = sentenceCount
  }

  /// Number of 32-bit words that the sections take.
  @inline(__always)
  var count: Int {
    Int(chain) + (Int(chain) + 3) / 4 + Int(anchors) + Int(grams) + 2 * Int(sentences) + (Int(sentences) + 3) / 4
  }
}

/// The features of one document, in memory that somebody else owns.
struct FeatureView {
  let base: UnsafeBufferPointer<UInt32>
  let layout: FeatureLayout
  let wordCount: UInt32

  private var anchorStart: Int { Int(layout.chain) + (Int(layout.chain) + 3) / 4 }
  private var gramStart: Int { anchorStart + Int(layout.anchors) }
  private var frameStart: Int { gramStart + Int(layout.grams) }
  private var sentenceStart: Int { frameStart + Int(layout.sentences) }
  private var weightStart: Int { sentenceStart + Int(layout.sentences) }

  @inline(__always) var chain: Slice<UnsafeBufferPointer<UInt32>> { base[0..<Int(layout.chain)] }
  @inline(__always) var anchors: Slice<UnsafeBufferPointer<UInt32>> { base[anchorStart..<gramStart] }
  @inline(__always) var grams: Slice<UnsafeBufferPointer<UInt32>> { base[gramStart..<frameStart] }
  @inline(__always) var frames: Slice<UnsafeBufferPointer<UInt32>> { base[frameStart..<sentenceStart] }
  @inline(__always) var sentences: Slice<UnsafeBufferPointer<UInt32>> { base[sentenceStart..<weightStart] }

  /// Sentence, at most 255, in which the chain key at `index` first stands.
  @inline(__always)
  func sentence(ofChain index: Int) -> Int {
    Int((base[Int(layout.chain) + index >> 2] >> UInt32((index & 3) * 8)) & 0xFF)
  }

  /// Words, at most 255, of the sentence whose key is at `index` among `sentences`.
  @inline(__always)
  func weight(ofSentence index: Int) -> Int {
    Int((base[weightStart + index >> 2] >> UInt32((index & 3) * 8)) & 0xFF)
  }
}

/// What is kept of one sentence to find its copies.
struct SentencePrint: Sendable, Hashable {
  /// Hash of its words in order, case folded.
  var key: UInt64
  /// Hash of its names, numbers and negations in order; 0 if it has too few for a near copy to be believed.
  var skeleton: UInt64
  /// Its other words.
  var wordBits: WordBits
  /// Its index among the document's sentences.
  var index: UInt32
}

/// A set of words with one bit of 128 for each, by hash.
struct WordBits: BitwiseCopyable, Sendable, Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Adds the word of this hash.
  @inline(__always)
  mutating func insert(_ hash: UInt64) {
    let bit = UInt64(1) << (hash & 63)
    if hash & 64 == 0 { low |= bit } else { high |= bit }
  }

  /// Share of common words: 0 ... 1. Two words of one bit count as the same.
  @inline(__always)
  func overlap(_ other: WordBits) -> Double {
    let union = (low | other.low).nonzeroBitCount + (high | other.high).nonzeroBitCount
    let both = (low & other.low).nonzeroBitCount + (high & other.high).nonzeroBitCount
    return union == 0 ? 1 : Double(both) / Double(union)
  }
}
