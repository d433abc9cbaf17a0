import DatelineText

extension DocumentLinker {
  /// Adds the bodies that are named in small letters after their state (`Russia's defence ministry`), if a list knows them. They are no names, so nothing
  /// else is linked by them.
  ///
  /// - Complexity: O(mentions).
  mutating func addStateBodies() {
    var merged: [LinkedSpan] = []
    var drops: [Bool] = []
    merged.reserveCapacity(mentions.count)
    drops.reserveCapacity(mentions.count)
    // A reference names a mention by its index, which moves when others come before it.
    var places: [UInt32] = []
    places.reserveCapacity(mentions.count)
    for index in mentions.indices {
      places.append(UInt32(merged.count))
      merged.append(mentions[index])
      drops.append(dropped[index])
      guard !dropped[index], let body = stateBody(after: index) else { continue }
      merged.append(body)
      drops.append(false)
    }
    guard merged.count > mentions.count else { return }
    for index in merged.indices {
      if case .corpus(let naming, let country) = merged[index].reference {
        merged[index].reference = .corpus(naming: places[Int(naming)], country)
      }
    }
    mentions = merged
    dropped = drops
  }

  /// The body that the words after a state or its demonym name.
  private func stateBody(after index: Int) -> LinkedSpan? {
    let country = countryNamed(index)
    guard !country.isNone else { return nil }
    let owner = mentions[index].span
    var start = owner.tokens.upperBound
    if view.isPossessive(start) { start += 1 }
    let sentence = view.sentences[owner.sentence].tokens
    var limit = min(sentence.upperBound, view.tokens.count)
    if index + 1 < mentions.count { limit = min(limit, mentions[index + 1].span.tokens.lowerBound) }
    limit = min(limit, start + StateBodyTable.shared.longest)
    var end = start
    while end < limit, view.tokens[end].kind == .word, !view.tokens[end].isCapitalized { end += 1 }
    while end > start {
      if let entry = body(start..<end, of: country, owner: owner.tokens) {
        let span = TypedSpan(tokens: start..<end, sentence: owner.sentence, type: .organization, confidence: 0.8, rule: .stateBody)
        return LinkedSpan(span: span, key: view.key(start..<end), alias: -1, reference: .entry(entry), isSettled: true)
      }
      end -= 1
    }
    return nil
  }

  /// The one body of a country that a list knows by these words, alone or with the state or a nationality before them (`Ukrainian military`).
  private func body(_ tokens: Range<Int>, of country: CountryCode, owner: Range<Int>) -> UInt32? {
    let fronts = [NameKey(), view.key(owner), view.key(owner.lowerBound..<tokens.lowerBound)] + table.countryDemonyms[country.index]
    for form in StateBodyTable.shared.forms(of: view.key(tokens)) {
      for front in fronts {
        if let entry = onlyBody(front.joined(form), of: country) { return entry }
      }
    }
    return nil
  }

  /// The organization of a country that has this name; nil if there is none or more than one.
  private func onlyBody(_ key: NameKey, of country: CountryCode) -> UInt32? {
    var found: UInt32?
    var isOnly = true
    forEachAlias(Int32(table.firstAlias(key) ?? -1)) { alias, entry in
      guard entry.type == .organization, entry.country == country else { return }
      if let found, found != alias.entry { isOnly = false }
      found = alias.entry
    }
    return isOnly ? found : nil
  }
}
