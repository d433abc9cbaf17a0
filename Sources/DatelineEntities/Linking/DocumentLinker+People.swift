import DatelineText

extension DocumentLinker {
  /// Links a person: full names to the gazetteer or to themselves, parts of names to the latest full name that has them.
  mutating func settlePerson(_ index: Int) {
    guard !mentions[index].reference.isKnown else { return }
    mentions[index].isSettled = true
    if nameWordCount(index) > 1 {
      settleFullName(index)
    } else {
      settlePartOfName(index)
    }
  }

  private mutating func settleFullName(_ index: Int) {
    let tokens = mentions[index].span.tokens
    let short = withoutMiddle(tokens)
    if let entry = listedPerson(mentions[index].alias, index) {
      mentions[index].reference = .entry(entry)
    } else if let short, let first = table.firstAlias(short), let entry = listedPerson(Int32(first), index) {
      mentions[index].reference = .entry(entry)
    } else if let short, let known = named[PartKey(type: .person, key: short)] {
      mentions[index].reference = mentions[Int(known)].reference
    } else {
      settleByName(index)
      if let short, named[PartKey(type: .person, key: short)] == nil { named[PartKey(type: .person, key: short)] = UInt32(index) }
    }
    for part in namePartTokens(tokens) {
      people[view.keys[part], default: []].append(UInt32(index))
    }
  }

  /// First and last word of a name, suffixes left out.
  private func namePartTokens(_ tokens: Range<Int>) -> [Int] {
    let parts = tokens.filter { token in
      guard view.tokens[token].isWordlike, view.tokens[token].isCapitalized else { return false }
      return !view.classes(token, words).contains(.suffix)
    }
    guard let first = parts.first, let last = parts.last else { return [] }
    return first == last ? [first] : [last, first]
  }

  /// The key of a name of three or more words without what is between the first and the last; nil if there is nothing between them.
  private func withoutMiddle(_ tokens: Range<Int>) -> NameKey? {
    let parts = tokens.filter { view.tokens[$0].isWordlike && !view.classes($0, words).contains(.suffix) }
    guard parts.count > 2, let first = parts.first, let last = parts.last else { return nil }
    // Only initials and given names are left out: "Anne Marie Smith" is "Anne Smith", "Kim Jong Un" is not "Kim Un".
    for part in parts.dropFirst().dropLast() {
      let isInitial = view.keys[part].count == 1
      let isGiven = !view.classes(part, words).isDisjoint(with: .given)
      if !isInitial && !isGiven { return nil }
    }
    return view.keys[first].joined(view.keys[last])
  }

  /// The only person that a list knows by a name, or the only one of a country that the document speaks of.
  private func listedPerson(_ alias: Int32, _ index: Int) -> UInt32? {
    var candidates: [UInt32] = []
    forEachAlias(alias) { alias, entry in
      if entry.type == .person, fits(alias, index) { candidates.append(alias.entry) }
    }
    if candidates.contains(where: { table.entries[Int($0)].isUsers }) { candidates.removeAll { !table.entries[Int($0)].isUsers } }
    if candidates.count == 1 { return candidates[0] }
    let near = candidates.filter { evidence.count(table.entries[Int($0)].country) > 0 }
    return near.count == 1 ? near[0] : nil
  }

  private mutating func settlePartOfName(_ index: Int) {
    let parts = namePartTokens(mentions[index].span.tokens)
    let title = view.classes(mentions[index].span.tokens.lowerBound - 1, words)
    for part in parts {
      guard let full = people[view.keys[part]], let before = latest(full, before: UInt32(index), titled: title) else { continue }
      mentions[index].reference = mentions[Int(before)].reference
      return
    }
    if let entry = listedPerson(mentions[index].alias, index) ?? titledPerson(index, parts) {
      mentions[index].reference = .entry(entry)
      for part in parts { people[view.keys[part], default: []].append(UInt32(index)) }
    }
  }

  /// The only listed person with a surname among those of the countries spoken of, if a title stands before it (`President Yushchenko`).
  private func titledPerson(_ index: Int, _ parts: [Int]) -> UInt32? {
    let before = mentions[index].span.tokens.lowerBound - 1
    guard !parts.isEmpty, view.classes(before, words).contains(.honorific), view.tokens[before].span.count > 4 else { return nil }
    let candidates = table.people(surnamed: mentions[index].key).filter { evidence.count(table.entries[Int($0)].country) > 0 }
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// The last of ascending indices of mentions that is below a limit and may bear a title, the first of them if none is below: `Mrs. Okafor` is not `John Okafor`.
  private func latest(_ indices: [UInt32], before limit: UInt32, titled title: NameClass) -> UInt32? {
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < limit { low = middle + 1 } else { high = middle }
    }
    let unfit: NameClass = title.contains(.titleFemale) ? .givenMale : title.contains(.titleMale) ? .givenFemale : []
    if unfit.isEmpty { return low > 0 ? indices[low - 1] : indices.first }
    let near = indices[max(0, low - 8)..<low].reversed() + indices[low..<min(low + 8, indices.count)]
    return near.first { view.classes(mentions[Int($0)].span.tokens.lowerBound, words).intersection(.given) != unfit }
  }
}
