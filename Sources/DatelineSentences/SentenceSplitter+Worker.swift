import DatelineText

extension SentenceSplitter {
  /// Splits documents on one thread.
  public struct Worker: DocumentStageWorker {
    let splitter: SentenceSplitter
    let words = WordCounter()

    /// Fills sentences, tokens, paragraphs, blocks and the word count.
    ///
    /// - Complexity: O(bytes of the document).
    public mutating func annotate(_ document: Document, _ annotations: inout Annotations) {
      document.text.withUnsafeBufferPointer { text in
        splitter.split(text, into: &annotations.sentences)
        splitter.tokenizer.tokenize(text, sentences: &annotations.sentences, into: &annotations.tokens)
        if let base = text.baseAddress {
          var finder = BlockFinder(tables: splitter.tables, base: base, count: text.count)
          finder.find(in: annotations.sentences, into: &annotations.blocks)
        }
        annotations.wordCount = words.count(text)
      }
      annotations.paragraphCount = annotations.sentences.last.map { Int($0.paragraph) + 1 } ?? 0
    }
  }
}
