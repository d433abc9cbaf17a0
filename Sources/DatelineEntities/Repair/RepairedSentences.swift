import DatelineText

/// Writes sentences anew with their spun names and titles put back.
enum RepairedSentences {
  /// The sentences that hold a repaired mention or role, in text order, with their repaired text.
  ///
  /// - Complexity: O(mentions + roles + bytes of those sentences).
  static func make(_ document: Document, _ annotations: Annotations) -> [(sentence: UInt32, text: String)] {
    var pieces: [(sentence: UInt32, span: ByteSpan, text: String)] = []
    for mention in annotations.mentions {
      if let text = mention.repairedText { pieces.append((mention.sentence, mention.span, text)) }
    }
    for role in annotations.roles {
      if let text = role.repairedText { pieces.append((role.sentence, role.span, text)) }
    }
    pieces.sort { ($0.span, $0.text) < ($1.span, $1.text) }
    var result: [(sentence: UInt32, text: String)] = []
    var index = 0
    while index < pieces.count {
      let sentence = pieces[index].sentence
      guard Int(sentence) < annotations.sentences.count else { break }
      let span = annotations.sentences[Int(sentence)].span
      var bytes: [UInt8] = []
      var position = span.start
      while index < pieces.count, pieces[index].sentence == sentence {
        let piece = pieces[index]
        index += 1
        guard piece.span.start >= position, span.contains(piece.span) else { continue }
        bytes.append(contentsOf: document.text[Int(position)..<Int(piece.span.start)])
        bytes.append(contentsOf: piece.text.utf8)
        position = piece.span.end
      }
      if position > span.start, position <= span.end {
        bytes.append(contentsOf: document.text[Int(position)..<Int(span.end)])
        result.append((sentence, String(decoding: bytes, as: UTF8.self)))
      }
    }
    return result
  }
}
