import DatelineText

/// The trained tagger: names of persons, organizations, places, facilities, events, products and groups in a tokenised document.
///
/// A linear chain over the labels of `TaggerLabel` with hashed features, in two stages: the first reads each sentence for itself, the second reads it again
/// knowing what the first made of the whole document (Krishnan and Manning 2006, "An Effective Two-Stage Model for Exploiting Non-Local Dependencies in Named
/// Entity Recognition"). A value belongs to one thread; it keeps buffers, and nothing of one document that could change the next.
package struct Tagger: Sendable {
  private let model: TaggerModel
  private var pass = DocumentPass()
  private var sums: EmissionSums
  private var decoder = LabelDecoder()
  private var labels: [UInt8] = []
  private var margins: [Float] = []
  private var hashes = [UInt64](repeating: 0, count: TaggerFeatures.capacity)

  /// Makes a tagger with its own buffers.
  package init(model: TaggerModel) {
    self.model = model
    sums = EmissionSums(model: model)
  }

  /// Appends the names of a document to `spans`, in text order. Names never overlap and never cross a sentence.
  ///
  /// - Complexity: O(tokens).
  package mutating func tag(tokens: UnsafeBufferPointer<Token>, sentences: [Sentence], text: [UInt8], into spans: inout [TaggedSpan]) {
    sums.removeAll()
    text.withUnsafeBufferPointer { text in
      pass.run(tokens: tokens, sentences: sentences, text: text, lexicon: model.lexicon, set: model.features, sink: &sums)
    }
    let count = sums.candidates.count
    guard count > 0 else { return }
    labels.removeAll(keepingCapacity: true)
    labels.append(contentsOf: repeatElement(0, count: count))
    Tagger.decode(sums.candidates, sums.first, transitions: model.firstTransitions, decoder: &decoder, labels: &labels)
    pass.note(sums.candidates, labels: labels)
    addDocumentFeatures()
    Tagger.decodeNames(sums, model, decoder: &decoder, labels: &labels, margins: &margins, into: &spans)
  }

  /// The best labels of each segment.
  private static func decode(
    _ candidates: [TaggerCandidate], _ emissions: [SIMD16<Int16>], transitions: [SIMD16<Float>], decoder: inout LabelDecoder,
    labels: inout [UInt8]
  ) {
    labels.withUnsafeMutableBufferPointer { labels in
      emissions.withUnsafeBufferPointer { emissions in
        transitions.withUnsafeBufferPointer { transitions in
          guard let labels = labels.baseAddress, let emissions = emissions.baseAddress, let transitions = transitions.baseAddress else {
            return
          }
          forEachSegment(candidates) { decoder.decode(emissions, $0, transitions: transitions, labels: labels) }
        }
      }
    }
  }

  private mutating func addDocumentFeatures() {
    for index in sums.candidates.indices {
      hashes.withUnsafeMutableBufferPointer { hashes in
        guard let out = hashes.baseAddress else { return }
        let found = pass.documentFeatures(sums.candidates, index, labels: labels, out)
        sums.addToSecond(index, out, found)
      }
    }
  }

  /// The second stage's labels, made into spans with their margins.
  private static func decodeNames(
    _ sums: EmissionSums, _ model: TaggerModel, decoder: inout LabelDecoder, labels: inout [UInt8], margins: inout [Float],
    into spans: inout [TaggedSpan]
  ) {
    let candidates = sums.candidates
    labels.withUnsafeMutableBufferPointer { labels in
      sums.second.withUnsafeBufferPointer { emissions in
        model.secondTransitions.withUnsafeBufferPointer { transitions in
          guard let labels = labels.baseAddress, let emissions = emissions.baseAddress, let transitions = transitions.baseAddress else {
            return
          }
          forEachSegment(candidates) { segment in
            decoder.decode(emissions, segment, transitions: transitions, labels: labels)
            guard segment.contains(where: { labels[$0] != TaggerLabel.outside }) else { return }
            decoder.margins(emissions, segment, transitions: transitions, labels: labels, into: &margins)
            var index = segment.lowerBound
            while index < segment.upperBound {
              let label = labels[index]
              var end = index &+ 1
              if label != TaggerLabel.outside {
                while end < segment.upperBound && labels[end] == (TaggerLabel.isBegin(label) ? label &+ 1 : label) { end &+= 1 }
                spans.append(name(candidates, index..<end, label: label, segment: segment, margins: margins, model: model))
              }
              index = end
            }
          }
        }
      }
    }
  }

  /// A name from its candidates; its margin is the least of its tokens' and of the token after it.
  private static func name(
    _ candidates: [TaggerCandidate], _ range: Range<Int>, label: UInt8, segment: Range<Int>, margins: [Float], model: TaggerModel
  ) -> TaggedSpan {
    var margin = Float.infinity
    for index in range.lowerBound..<min(range.upperBound &+ 1, segment.upperBound) {
      margin = min(margin, margins[index &- segment.lowerBound])
    }
    margin *= model.scales.1
    let type = TaggerLabel.typeIndex(label)
    let curve = model.calibration[type]
    return TaggedSpan(
      firstToken: Int(candidates[range.lowerBound].token), lastToken: Int(candidates[range.upperBound &- 1].token),
      sentence: Int(candidates[range.lowerBound].sentence), type: TaggerLabel.types[type], margin: margin,
      confidence: Logistic.value(curve.slope * margin + curve.offset))
  }

  @inline(__always)
  static func forEachSegment(_ candidates: [TaggerCandidate], _ body: (Range<Int>) -> Void) {
    var start = 0
    while start < candidates.count {
      var end = start &+ 1
      while end < candidates.count && !candidates[end].startsSegment { end &+= 1 }
      body(start..<end)
      start = end
    }
  }
}
