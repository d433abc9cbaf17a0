import DatelineDates
import DatelineEntities
import DatelineSentences
import DatelineText

extension DateResolver {
  /// Finds and resolves the temporal expressions of one text.
  ///
  /// Splits the text into sentences first. For many documents use a `Pipeline`, or one worker for all of them.
  ///
  /// - Complexity: O(bytes).
  public func dates(in text: String) -> [DateMention] { annotations(of: Document(text)).dates }

  /// Splits a document into sentences and resolves its dates; the anchor tells what day it was resolved against, and why.
  ///
  /// - Complexity: O(bytes).
  public func annotations(of document: Document) -> Annotations {
    var annotations = SentenceSplitter().annotations(of: document)
    var worker = makeWorker()
    worker.annotate(document, &annotations)
    return annotations
  }
}

extension EntityTagger {
  /// Finds the names in one text.
  ///
  /// Splits the text into sentences first. For many documents use a `Pipeline`, or one worker for all of them.
  ///
  /// - Complexity: O(bytes).
  public func mentions(in text: String) -> [EntityMention] { annotations(of: Document(text)).mentions }

  /// Splits a document into sentences and tags and links its names: the entities of the mentions are in `entities`.
  ///
  /// - Complexity: O(bytes).
  public func annotations(of document: Document) -> Annotations {
    var annotations = SentenceSplitter().annotations(of: document)
    var worker = makeWorker()
    worker.annotate(document, &annotations)
    return annotations
  }
}

extension SentenceSplitter {
  /// Splits a document: tokens, sentences, paragraphs, blocks and the word count.
  ///
  /// - Complexity: O(bytes).
  public func annotations(of document: Document) -> Annotations {
    var annotations = Annotations()
    var worker = makeWorker()
    worker.annotate(document, &annotations)
    return annotations
  }
}
