import DatelineText

/// The features of a document for the trainer: the same code that the tagger runs, with the hashes kept instead of summed.
package struct TaggerFeatureExtractor: Sendable {
  /// Candidates of the document in text order.
  package var candidates: [TaggerCandidate] { recorder.candidates }
  /// Where the hashes of each candidate begin in `hashes`, and the end of the last.
  package var offsets: [Int] { recorder.offsets }
  /// Features of the first stage.
  package var hashes: [UInt64] { recorder.hashes }
  /// As `offsets`, for the document features of the second stage.
  package private(set) var documentOffsets: [Int] = [0]
  /// Document features of the second stage.
  package private(set) var documentHashes: [UInt64] = []

  private let model: TaggerModel
  private var pass = DocumentPass()
  private var recorder: Recorder

  private struct Recorder: CandidateSink, Sendable {
    var candidates: [TaggerCandidate] = []
    var offsets: [Int] = [0]
    var hashes: [UInt64] = []
    let set: TaggerFeatureSet
    private var buffer = [UInt64](repeating: 0, count: TaggerFeatures.capacity)

    init(set: TaggerFeatureSet) { self.set = set }

    mutating func add(
      _ candidate: TaggerCandidate, key: TaggerFeatures.WordKey, classes: UInt32, context: UnsafePointer<UInt64>, count: Int
    ) {
      let set = set
      let found = buffer.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.map { TaggerFeatures.word(key, classes: classes, set: set, $0) } ?? 0
      }
      hashes.append(contentsOf: buffer[..<found])
      hashes.append(contentsOf: UnsafeBufferPointer(start: context, count: count))
      offsets.append(hashes.count)
      candidates.append(candidate)
    }
  }

  /// Makes an extractor that uses a model's word tables and feature set.
  package init(model: TaggerModel) {
    self.model = model
    recorder = Recorder(set: model.features)
  }

  /// Works out candidates and first-stage features of a document.
  package mutating func extract(tokens: [Token], sentences: [Sentence], text: [UInt8]) {
    recorder = Recorder(set: model.features)
    tokens.withUnsafeBufferPointer { tokens in
      text.withUnsafeBufferPointer { text in
        pass.run(tokens: tokens, sentences: sentences, text: text, lexicon: model.lexicon, set: model.features, sink: &recorder)
      }
    }
  }

  /// Works out the document features of the document just extracted from its first-stage labels, one for each candidate.
  package mutating func addDocumentFeatures(labels: [UInt8]) {
    documentOffsets = [0]
    documentHashes = []
    pass.note(candidates, labels: labels)
    var buffer = [UInt64](repeating: 0, count: TaggerFeatures.capacity)
    let candidates = candidates
    for index in candidates.indices {
      let found = buffer.withUnsafeMutableBufferPointer { buffer -> Int in
        guard let out = buffer.baseAddress else { return 0 }
        return pass.documentFeatures(candidates, index, labels: labels, out)
      }
      documentHashes.append(contentsOf: buffer[..<found])
      documentOffsets.append(documentHashes.count)
    }
  }
}
