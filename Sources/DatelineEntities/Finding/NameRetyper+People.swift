import DatelineText

/// Places and bodies of one or two words that are people.
extension NameRetyper {
  /// Single words and short names that the document or the words beside them show to be people: another name in it has the word as its surname, a title
  /// stands before it, it speaks.
  func withPeople(_ spans: [TypedSpan], in view: DocumentView) -> [TypedSpan] {
    let doubtful = spans.indices.filter { isDoubtful(spans[$0], in: view) }
    guard !doubtful.isEmpty else { return spans }
    var surnames: Set<NameKey> = []
    var givenNames: Set<NameKey> = []
    for span in spans where span.type == .person && span.tokens.count > 1 {
      guard let first = span.tokens.first, let last = span.tokens.last, view.tokens[first].isCapitalized else { continue }
      surnames.insert(view.keys[last])
      if !view.classes(first, words).isDisjoint(with: .given) { givenNames.insert(view.keys[first]) }
    }
    var spans = spans
    for index in doubtful {
      let token = spans[index].tokens.lowerBound
      let key = view.keys[token]
      let hasTitle = token > 0 && isTitle(token - 1, in: view)
      var isPerson = hasTitle
      if !hasTitle, !view.classes(token - 1, words).contains(.locative) {
        // Of the small towns of the list each surname has one.
        let isPlace = isListed(key, as: .place, prior: 50)
        let isWeak = spans[index].confidence < (isPlace ? 0.55 : 0.6)
        let speaks = token + 1 < view.tokens.count && NameList.speech.contains(view.keys[token + 1]) && spans[index].type == .place
        isPerson = surnames.contains(key) && (isWeak || !isPlace) || isWeak && !isPlace && (givenNames.contains(key) || speaks)
      }
      if isPerson { spans[index].type = .person }
    }
    return spans
  }

  /// A place or body of two words as a person, if its first word is a given name or a title that no place or body begins with; the span itself if not.
  func ofGivenName(_ span: TypedSpan, in view: DocumentView) -> TypedSpan {
    guard span.tokens.count == 2, span.type == .place || span.type == .organization, span.rule == .tagger, span.confidence < 0.7 else {
      return span
    }
    let first = span.tokens.lowerBound
    let second = first + 1
    let areNames = span.tokens.allSatisfy {
      view.tokens[$0].kind == .word && view.tokens[$0].isCapitalized && !view.tokens[$0].flags.contains(.allCapitals)
    }
    guard areNames, table.firstAlias(view.key(span.tokens)) == nil, table.firstAlias(view.keys[second]) == nil,
      view.classes(second, words).lastType == nil, !view.classes(first - 1, words).contains(.locative),
      first == 0 || view.keys[first - 1] != NameRetyper.to
    else { return span }
    let isCommon = lexicon.map { (1...3).contains($0.classes(of: view.tokens[second].hash).capitalisation) } ?? false
    let isGiven = !view.classes(first, words).isDisjoint(with: .given) && !isListed(view.keys[first], as: .place, prior: 0) && !isCommon
    guard isGiven || isTitle(first, in: view) else { return span }
    var person = span
    person.type = .person
    if isTitle(first, in: view) { person.tokens = second..<span.tokens.upperBound }
    return person
  }

  private static let to = NameKey.of("to")

  /// Whether a place or body of one word may be a person: the tagger is not sure, and no list has such a body.
  private func isDoubtful(_ span: TypedSpan, in view: DocumentView) -> Bool {
    guard span.tokens.count == 1, span.type == .place || span.type == .organization, span.rule == .tagger, span.confidence < 0.75 else {
      return false
    }
    let token = view.tokens[span.tokens.lowerBound]
    guard token.kind == .word, token.isCapitalized, !token.flags.contains(.allCapitals) else { return false }
    return !isListed(view.keys[span.tokens.lowerBound], as: .organization, prior: 0)
  }

  private func isTitle(_ token: Int, in view: DocumentView) -> Bool {
    view.tokens[token].isCapitalized && (view.classes(token, words).contains(.title) || NameList.ranks.contains(view.keys[token]))
  }

  private func isListed(_ key: NameKey, as type: EntityType, prior: Int) -> Bool {
    table.firstAlias(key) { $1.type == type && $1.prior >= prior } != nil
  }
}
