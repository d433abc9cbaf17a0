import DatelineText

extension Fingerprinter.Worker {
  /// The fingerprint of a text that no other stage has seen: it is cut into sentences roughly.
  ///
  /// - Parameter text: The text.
  /// - Returns: Its features; not comparable with those of a text that the sentences stage has cut, though mostly equal.
  /// - Complexity: O(bytes).
  public mutating func fingerprint(of text: String) -> Fingerprint {
    let document = Document(text)
    var annotations = Annotations()
    plainSentences.annotate(document, &annotations)
    return fingerprint(document, annotations)
  }
}

extension Deduper {
  /// Adds the next text, cut into sentences roughly. Use this without the other stages; with them, add fingerprints.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - publishedOn: The day it was published, for `OriginalChoice.earliest`.
  /// - Returns: Its ordinal.
  @discardableResult
  public mutating func add(text: String, publishedOn: Day? = nil) -> Int {
    var worker = Fingerprinter(options: options).makeWorker()
    return add(worker.fingerprint(of: text), publishedOn: publishedOn)
  }
}
