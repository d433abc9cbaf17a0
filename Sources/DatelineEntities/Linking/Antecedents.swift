import DatelineText

/// Offers a person for the pronouns of each sentence: the nearest fitting one of the sentences before.
enum Antecedents {
  /// How many sentences back a person may be.
  private static let reach = 3

  /// For each sentence the index of a person's mention that a pronoun in it can mean; nil if there is none near.
  ///
  /// The first person of the nearest sentence before that names one is preferred, because sentences go on about their subject; a person who only owns
  /// something (`Austin's comments`) comes last, and a given name of the other sex does not fit.
  ///
  /// - Complexity: O(tokens).
  static func find(_ mentions: [EntityMention], in view: DocumentView, words: WordTable) -> [UInt32?] {
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
      var sex: NameClass?
      for back in 1...min(reach, sentence) {
        let source = bySentence[sentence - back]
        guard source.contains(where: { mentions[$0].type == .person }) else { continue }
        let asked = sex ?? pronounSex(sentence, view, words)
        sex = asked
        result[sentence] = best(mentions, source, asked, view, words)
        if result[sentence] != nil { break }
      }
    }
    return result
  }

  private static func best(
    _ mentions: [EntityMention], _ range: Range<Int>, _ sex: NameClass, _ view: DocumentView, _ words: WordTable
  ) -> UInt32? {
    var owner: UInt32?
    for index in range where mentions[index].type == .person {
      let mention = mentions[index]
      let token = firstToken(at: mention.span.start, in: view)
      let known = view.classes(token, words).intersection(.given)
      if !sex.isEmpty, !known.isEmpty, known.isDisjoint(with: sex) { continue }
      var after = token
      while after < view.tokens.count, view.tokens[after].start < mention.span.end { after += 1 }
      if !view.isPossessive(after) { return UInt32(index) }
      if owner == nil { owner = UInt32(index) }
    }
    return owner
  }

  /// The sex that the first personal pronoun of a sentence asks for; empty if it has none.
  private static func pronounSex(_ sentence: Int, _ view: DocumentView, _ words: WordTable) -> NameClass {
    for token in view.sentences[sentence].tokens where token < view.tokens.count && isPronounLike(token, view) {
      let classes = view.classes(token, words)
      if classes.contains(.pronounMale) { return .givenMale }
      if classes.contains(.pronounFemale) { return .givenFemale }
    }
    return []
  }

  /// Whether a token begins with `h` or `s` and is short, as `he`, `him`, `herself`, `she`.
  private static func isPronounLike(_ token: Int, _ view: DocumentView) -> Bool {
    let count = view.tokens[token].span.count
    guard count >= 2, count <= 7, let first = view.bytes(token).first else { return false }
    return first | 0x20 == UInt8(ascii: "h") || first | 0x20 == UInt8(ascii: "s")
  }

  private static func firstToken(at offset: UInt32, in view: DocumentView) -> Int {
    var low = 0
    var high = view.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if view.tokens[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
