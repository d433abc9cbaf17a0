import DatelineText

/// Offers a person for the pronouns of each sentence: the nearest fitting one of the sentences before.
enum Antecedents {
  /// How many sentences back a person may be.
  private static let reach = 3

  /// For each sentence the index of a person's mention that a pronoun in it can mean; nil if there is none near.
  ///
  /// The first person of the nearest sentence before that names one is preferred, because sentences go on about their subject; a person who only owns
  /// something (`Austin's comments`) comes last, and one who is known to take the other pronoun does not fit.
  ///
  /// - Complexity: O(tokens).
  static func find(_ mentions: [EntityMention], of entities: [Entity], in view: DocumentView, words: WordTable) -> [UInt32?] {
    var result = [UInt32?](repeating: nil, count: view.sentences.count)
    var bySentence = [Range<Int>](repeating: 0..<0, count: view.sentences.count)
    var index = 0
    while index < mentions.count {
      let sentence = Int(mentions[index].sentence)
      var end = index + 1
      while end < mentions.count, Int(mentions[end].sentence) == sentence { end += 1 }
      if sentence < bySentence.count { bySentence[sentence] = index..<end }
      index = end
    }
    for sentence in view.sentences.indices where sentence > 0 {
      var asked: PersonPronoun??
      for back in 1...min(reach, sentence) {
        let source = bySentence[sentence - back]
        guard source.contains(where: { mentions[$0].type == .person }) else { continue }
        let pronoun = asked ?? firstPronoun(sentence, view, words)
        asked = pronoun
        result[sentence] = best(mentions, source, pronoun, entities, view)
        if result[sentence] != nil { break }
      }
    }
    return result
  }

  private static func best(
    _ mentions: [EntityMention], _ range: Range<Int>, _ pronoun: PersonPronoun?, _ entities: [Entity], _ view: DocumentView
  ) -> UInt32? {
    var owner: UInt32?
    for index in range where mentions[index].type == .person {
      let mention = mentions[index]
      let known = mention.entity.flatMap { entities[Int($0)].pronoun }
      if let pronoun, let known, known != pronoun { continue }
      if !view.isPossessive(view.firstToken(at: mention.span.end)) { return UInt32(index) }
      if owner == nil { owner = UInt32(index) }
    }
    return owner
  }

  /// The first personal pronoun of a sentence; nil if it has none.
  private static func firstPronoun(_ sentence: Int, _ view: DocumentView, _ words: WordTable) -> PersonPronoun? {
    for token in view.sentences[sentence].tokens where token < view.tokens.count && isPronounLike(token, view) {
      if let pronoun = view.classes(token, words).pronoun { return pronoun }
    }
    return nil
  }

  /// Whether a token begins with `h` or `s` and is short, as `he`, `him`, `herself`, `she`.
  private static func isPronounLike(_ token: Int, _ view: DocumentView) -> Bool {
    let count = view.tokens[token].span.count
    guard count >= 2, count <= 7, let first = view.bytes(token).first else { return false }
    return first | 0x20 == UInt8(ascii: "h") || first | 0x20 == UInt8(ascii: "s")
  }
}
